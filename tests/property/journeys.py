"""Random edits on a map, as a state machine that other machines build on."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, curves, head, lanes, links, phases
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey

WORDS = st.text(
    st.sampled_from("abcdeåäö ÅÄÖ-/\n.,:1 2\u00ad\u00a0日本😀👩‍👧éßx"), max_size=60
) | st.sampled_from(
    ["", "Kunden söker hjälp", "skattedeklarationslösningarna", "x" * 90, "<b>fet</b> & co"]
)
INDEX = st.integers(0, 30)
LEVEL = st.sampled_from([None, -2.0, -1.5, 0.0, 0.5, 2.0])


def picked(items: list[str], index: int) -> str:
    """One of the items, or an id that is nowhere."""
    return items[index % len(items)] if items and index < 28 else "nowhere"


class EditedMap(RuleBasedStateMachine):
    """A map under random edits; an edit that can't be done must leave the map as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.ids = counting_ids("n")
        self.journey = Journey(id="map")
        self.refused = 0

    @initialize()
    def begin(self) -> None:
        journey = self.journey
        for _ in range(3):
            journey = phases.add_phase(journey, "Fas", ids=self.ids)
        for kind in ("touchpoints", "emotions", "pains"):
            journey = lanes.add_lane(journey, kind, ids=self.ids)
        self.journey = curves.add_curve(journey, journey.lanes[1].id, ids=self.ids)

    def edit(self, change: Callable[..., Journey], *args: object, **fields: object) -> None:
        """Do one edit, or find it refused."""
        try:
            self.journey = change(self.journey, *args, **fields)
        except JourneyError:
            self.refused += 1

    def lanes(self) -> list[str]:
        return [lane.id for lane in self.journey.lanes]

    def steps(self) -> list[str]:
        return [step.id for step in self.journey.steps()]

    def cards(self) -> list[str]:
        return [card.id for card in self.journey.all_cards()]

    def phases(self) -> list[str]:
        return [phase.id for phase in self.journey.phases]

    @rule(lane=INDEX, step=INDEX, texts=st.lists(WORDS, min_size=1, max_size=3), place=INDEX)
    def add_cards(self, lane: int, step: int, texts: list[str], place: int) -> None:
        where = picked(self.lanes(), lane), picked(self.steps(), step)
        self.edit(cards.add_cards, *where, texts, place, ids=self.ids)

    @rule(text=WORDS)
    def park_card(self, text: str) -> None:
        self.edit(cards.add_cards, None, None, [text], ids=self.ids)

    @rule(card=INDEX, text=WORDS)
    def write(self, card: int, text: str) -> None:
        self.edit(cards.set_card_text, picked(self.cards(), card), text)

    @rule(
        card=INDEX,
        fields=st.fixed_dictionaries(
            {},
            optional={
                "span": st.integers(1, 4),
                "votes": st.integers(0, 9),
                "evidence": st.sampled_from(["", *kinds.EVIDENCE]),
                "channel": st.sampled_from(["", *kinds.CHANNELS]),
                "moment_of_truth": st.booleans(),
                "owner": WORDS,
                "kind": st.sampled_from(["", "quotes", "touchpoints", "unheard-of"]),
                "colour": st.sampled_from(["", "#336699"]),
            },
        ),
    )
    def change_card(self, card: int, fields: dict[str, object]) -> None:
        self.edit(cards.change_card, picked(self.cards(), card), **fields)

    @rule(card=INDEX, other=INDEX, lane=INDEX, step=INDEX, place=INDEX)
    def move_cards(self, card: int, other: int, lane: int, step: int, place: int) -> None:
        moving = [picked(self.cards(), card), picked(self.cards(), other)]
        where = picked(self.lanes(), lane), picked(self.steps(), step)
        self.edit(cards.move_cards, moving, *where, place)

    @rule(card=INDEX)
    def park(self, card: int) -> None:
        self.edit(cards.move_cards, [picked(self.cards(), card)], None, None)

    @rule(card=INDEX)
    def duplicate(self, card: int) -> None:
        self.edit(cards.duplicate_cards, [picked(self.cards(), card)], ids=self.ids)

    @rule(card=INDEX)
    def delete_card(self, card: int) -> None:
        self.edit(cards.delete_cards, [picked(self.cards(), card)])

    @rule(card=INDEX, pain=INDEX)
    def answer(self, card: int, pain: int) -> None:
        if self.cards():
            pain_id = self.cards()[pain % len(self.cards())]
            self.edit(cards.change_card, picked(self.cards(), card), answers=(pain_id,))

    @rule(title=WORDS, place=INDEX)
    def add_phase(self, title: str, place: int) -> None:
        self.edit(phases.add_phase, title, place, ids=self.ids)

    @rule(phase=INDEX, title=WORDS, about=WORDS)
    def change_phase(self, phase: int, title: str, about: str) -> None:
        self.edit(phases.change_phase, picked(self.phases(), phase), title=title, description=about)

    @rule(phase=INDEX, place=INDEX)
    def move_phase(self, phase: int, place: int) -> None:
        self.edit(phases.move_phase, picked(self.phases(), phase), place)

    @rule(phase=INDEX)
    def delete_phase(self, phase: int) -> None:
        self.edit(phases.delete_phase, picked(self.phases(), phase))

    @rule(phase=INDEX, place=INDEX, title=WORDS)
    def add_step(self, phase: int, place: int, title: str) -> None:
        self.edit(phases.add_step, picked(self.phases(), phase), place, ids=self.ids, title=title)

    @rule(step=INDEX, minutes=st.sampled_from([None, 1.0, 90.0, 1440.0]), gone=st.booleans())
    def change_step(self, step: int, minutes: float | None, gone: bool) -> None:
        where = picked(self.steps(), step)
        self.edit(phases.change_step, where, minutes=minutes, removable=gone)

    @rule(step=INDEX)
    def delete_step(self, step: int) -> None:
        self.edit(phases.delete_step, picked(self.steps(), step))

    @rule(step=INDEX)
    def join_steps(self, step: int) -> None:
        self.edit(phases.join_steps, picked(self.steps(), step))

    @rule(kind=st.sampled_from([*kinds.LANE_KINDS, "unheard-of"]), place=INDEX)
    def add_lane(self, kind: str, place: int) -> None:
        self.edit(lanes.add_lane, kind, place, ids=self.ids)

    @rule(lane=INDEX, title=WORDS, visible=st.booleans(), folded=st.booleans())
    def change_lane(self, lane: int, title: str, visible: bool, folded: bool) -> None:
        fields = {"title": title, "visible": visible, "folded": folded}
        self.edit(lanes.change_lane, picked(self.lanes(), lane), **fields)

    @rule(lane=INDEX, place=INDEX)
    def move_lane(self, lane: int, place: int) -> None:
        self.edit(lanes.move_lane, picked(self.lanes(), lane), place)

    @rule(lane=INDEX)
    def delete_lane(self, lane: int) -> None:
        self.edit(lanes.delete_lane, picked(self.lanes(), lane))

    @rule(lane=INDEX, step=INDEX, value=LEVEL)
    def set_metric(self, lane: int, step: int, value: float | None) -> None:
        where = picked(self.lanes(), lane), picked(self.steps(), step)
        self.edit(lanes.set_metric, *where, value, ids=self.ids)

    @rule(curve=INDEX, step=INDEX, value=LEVEL, word=WORDS, place=INDEX)
    def add_point(self, curve: int, step: int, value: float | None, word: str, place: int) -> None:
        which = picked([curve.id for curve in self.journey.curves], curve)
        where = picked(self.steps(), step)
        self.edit(curves.add_point, which, where, value, place, ids=self.ids, word=word)

    @rule(curve=INDEX, point=INDEX, value=LEVEL)
    def change_point(self, curve: int, point: int, value: float | None) -> None:
        ids = [(c.id, p.id) for c in self.journey.curves for p in c.points]
        if ids:
            self.edit(curves.change_point, *ids[point % len(ids)], value=value)

    @rule(curve=INDEX, point=INDEX)
    def delete_point(self, curve: int, point: int) -> None:
        ids = [(c.id, p.id) for c in self.journey.curves for p in c.points]
        if ids:
            self.edit(curves.delete_point, *ids[point % len(ids)])

    @rule(lane=INDEX, persona=INDEX, state=st.sampled_from(["current", "future"]))
    def add_curve(self, lane: int, persona: int, state: str) -> None:
        people = [persona.id for persona in self.journey.personas]
        who = picked(people, persona) if people else None
        self.edit(curves.add_curve, picked(self.lanes(), lane), who, state, ids=self.ids)

    @rule(
        source=INDEX,
        goal=INDEX,
        kind=st.sampled_from([*kinds.LINKS]),
        label=WORDS,
        between_steps=st.booleans(),
    )
    def add_link(self, source: int, goal: int, kind: str, label: str, between_steps: bool) -> None:
        ends = self.steps() if between_steps else self.cards()
        end = None if kind == "exit" else picked(ends, goal)
        self.edit(links.add_link, picked(ends, source), end, kind, label, ids=self.ids)

    @rule(link=INDEX)
    def delete_link(self, link: int) -> None:
        ids = [link.id for link in self.journey.links]
        self.edit(links.delete_link, picked(ids, link))

    @rule(name=WORDS, place=INDEX)
    def add_persona(self, name: str, place: int) -> None:
        self.edit(head.add_persona, name, place, ids=self.ids)

    @rule(persona=INDEX)
    def delete_persona(self, persona: int) -> None:
        ids = [persona.id for persona in self.journey.personas]
        self.edit(head.delete_persona, picked(ids, persona))

    @rule(title=WORDS, scenario=WORDS, state=st.sampled_from(["current", "future"]))
    def change_head(self, title: str, scenario: str, state: str) -> None:
        self.edit(head.change_head, title=title, scenario=scenario, state=state)

    @rule(low=st.sampled_from([-5, -2, 1]), high=st.sampled_from([2, 5, 10]))
    def set_scale(self, low: float, high: float) -> None:
        self.edit(head.set_scale, low, high)
