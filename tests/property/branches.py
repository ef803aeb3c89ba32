"""Two people at work on one map, at random, each on a side of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from journeyeditor.base.ids import NewId
from journeyeditor.edits import cards, columns, curves, head, knowledge, lanes, links, phases
from journeyeditor.edits.properties import set_poster, set_property
from journeyeditor.files.codec import encode
from journeyeditor.model.journey import Journey, SavedView
from tests.property.journeys import INDEX, WORDS, EditedMap, picked

LINES = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=8).map("\n".join)


def begun(ids: NewId) -> Journey:
    """A small map with something of each kind in it."""
    journey = Journey(id="map")
    for title in ("Före", "Under", "Efter"):
        journey = phases.add_phase(journey, title, ids=ids)
        journey = phases.add_step(journey, journey.phases[-1].id, ids=ids)
    for kind in ("touchpoints", "emotions", "pains", "metrics"):
        journey = lanes.add_lane(journey, kind, ids=ids)
    touch, feelings, pains, numbers = (lane.id for lane in journey.lanes)
    steps = [step.id for step in journey.steps()]
    for name in ("Jane", "Max"):
        journey = head.add_persona(journey, name, ids=ids)
    journey = knowledge.add_source(journey, "Intervjuer", ids=ids)
    journey = knowledge.add_segment(journey, "Nya", ids=ids)
    journey = curves.add_curve(journey, feelings, journey.personas[0].id, ids=ids)
    for place, step in enumerate(steps[:4]):
        journey = cards.add_cards(journey, touch, step, [f"Möte {place}", "Brev"], ids=ids)
        journey = cards.add_cards(journey, pains, step, ["Köar"], ids=ids)
        journey = curves.add_point(journey, journey.curves[0].id, step, 1.0 - place, ids=ids)
    journey = lanes.set_metric(journey, numbers, steps[1], 4, ids=ids)
    made = [card.id for card in journey.all_cards()]
    journey = cards.set_span(journey, made[0], 3)
    journey = cards.change_card(
        journey,
        made[1],
        answers=(made[-1],),
        sources=(journey.sources[0].id,),
        personas=(journey.personas[0].id,),
        note="a\nb\nc\nd",
    )
    journey = links.add_link(journey, made[0], made[3], "jump", ids=ids)
    return links.add_link(journey, steps[0], steps[2], "loop", ids=ids)


class TwoBranches(EditedMap):
    """Edits on a map; after the first few, each is done on one of two sides of it."""

    @initialize(before=st.integers(0, 6), sides=st.lists(st.booleans(), min_size=2, max_size=9))
    def begin(self, before: int, sides: list[bool]) -> None:
        self.base = self.other = self.journey = begun(self.ids)
        self.before, self.sides = before, sides
        self.count = 0

    def edit(self, change: Callable[..., Journey], *args: object, **fields: object) -> None:
        super().edit(change, *args, **fields)
        self.count += 1
        if self.count <= self.before:
            self.base = self.other = self.journey
        elif self.sides[self.count % len(self.sides)]:
            self.journey, self.other = self.other, self.journey

    def versions(self) -> tuple[Journey, Journey, Journey]:
        """Base, mine and theirs."""
        return self.base, self.journey, self.other

    # What the simpler machine leaves out

    @rule(step=INDEX, phase=INDEX, place=INDEX)
    def move_step(self, step: int, phase: int, place: int) -> None:
        where = picked(self.steps(), step), picked(self.phases(), phase)
        self.edit(columns.move_step, *where, place % 4)

    @rule(step=INDEX)
    def split_phase(self, step: int) -> None:
        self.edit(columns.split_phase, picked(self.steps(), step), ids=self.ids)

    @rule(phase=INDEX)
    def join_phases(self, phase: int) -> None:
        self.edit(columns.join_phases, picked(self.phases(), phase))

    @rule(lane=INDEX, kind=st.sampled_from(["touchpoints", "emotions", "metrics", "pains"]))
    def change_kind(self, lane: int, kind: str) -> None:
        self.edit(lanes.change_lane_kind, picked(self.lanes(), lane), kind)

    @rule(curve=INDEX, persona=INDEX, state=st.sampled_from(["", "current", "future", "actual"]))
    def move_curve(self, curve: int, persona: int, state: str) -> None:
        which = picked([curve.id for curve in self.journey.curves], curve)
        if state:
            self.edit(set_property, "curve", (which,), "state", state)
        else:
            people = [None, *(one.id for one in self.journey.personas)]
            who = people[persona % len(people)]
            self.edit(set_property, "curve", (which,), "persona", who)

    @rule(title=WORDS)
    def add_source(self, title: str) -> None:
        self.edit(knowledge.add_source, title, ids=self.ids)

    @rule(name=WORDS)
    def add_segment(self, name: str) -> None:
        self.edit(knowledge.add_segment, name, ids=self.ids)

    @rule(which=INDEX, segment=st.booleans())
    def delete_knowledge(self, which: int, segment: bool) -> None:
        records: Any = self.journey.segments if segment else self.journey.sources
        delete = knowledge.delete_segment if segment else knowledge.delete_source
        self.edit(delete, picked([one.id for one in records], which))

    @rule(persona=INDEX, segment=INDEX)
    def join_segment(self, persona: int, segment: int) -> None:
        segments = [one.id for one in self.journey.segments]
        if segments:
            who = picked([one.id for one in self.journey.personas], persona)
            one = segments[segment % len(segments)]
            self.edit(head.change_persona, who, segment=one)

    @rule(persona=INDEX, goals=st.lists(WORDS, max_size=3))
    def write_goals(self, persona: int, goals: list[str]) -> None:
        who = picked([one.id for one in self.journey.personas], persona)
        self.edit(head.change_persona, who, goals=tuple(goals))

    @rule(card=INDEX, which=INDEX, name=st.sampled_from(["sources", "personas", "answers"]))
    def refer(self, card: int, which: int, name: str) -> None:
        ids = self.cards() if name == "answers" else [one.id for one in getattr(self.journey, name)]
        found = self.journey.card(picked(self.cards(), card))
        if ids and found is not None:
            members = dict.fromkeys((*getattr(found, name), ids[which % len(ids)]))
            self.edit(set_property, "card", (found.id,), name, tuple(members))

    @rule(lane=INDEX, title=WORDS)
    def save_view(self, lane: int, title: str) -> None:
        if self.lanes():
            hidden = self.lanes()[lane % len(self.lanes())]
            view = SavedView(id=self.ids(), title=title, hidden_lanes=(hidden,))
            settings = self.journey.settings
            settings = settings.changed(views=(*settings.views, view))
            self.edit(lambda journey: journey.model_copy(update={"settings": settings}))

    @rule(lanes=st.lists(INDEX, max_size=3))
    def leave_out_lanes(self, lanes: list[int]) -> None:
        if self.lanes():
            hidden = dict.fromkeys(picked(self.lanes(), one) for one in lanes)
            poster = self.journey.settings.poster.changed(hidden_lanes=tuple(hidden))
            self.edit(set_poster, poster)

    @rule(notes=LINES)
    def write_notes(self, notes: str) -> None:
        self.edit(head.change_head, notes=notes)

    @rule(number=st.integers(0, 2), value=st.sampled_from([0, 1, True, 0.0, "x", [1], {"a": 1}]))
    def know_more(self, number: int, value: object) -> None:
        """What a newer program might write."""

        def written(journey: Journey) -> Journey:
            made = journey.model_copy()
            assert made.model_extra is not None
            made.model_extra[f"x_{number}"] = value
            return made

        self.edit(written)


Facts = dict[tuple[str, str], dict[str, Any]]
"""The fields of each record of a map's file, by its table and id."""


_PARTS = ("settings", "review", "scale", "poster")
"""Records that are not there where all in them is as it begins."""


def facts(journey: Journey) -> Facts:
    """What stands in a map's file, record by record; each has the field of what it lies in."""
    found: Facts = {(name, ""): {"(in)": ""} for name in _PARTS}

    def walk(table: str, record: dict[str, Any], inside: str) -> None:
        fields = found.setdefault((table, record.get("id", "")), {"(in)": inside})
        for name, value in record.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                for one in value:
                    walk(name, one, record.get("id", ""))
            elif isinstance(value, dict) and name in _PARTS:
                walk(name, value, "")
            else:
                fields[name] = value

    walk("map", json.loads(encode(journey)), "")
    return found
