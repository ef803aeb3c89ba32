"""Random work in a session, as a state machine that other machines build on.

What is selected is drawn at random, then a command works on it, as menus and keys do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QMimeData

from journeyeditor.base.errors import JourneyError
from journeyeditor.edits import curves as curve_edits
from journeyeditor.edits import head, lanes, phases
from journeyeditor.files.codec import decode, encode
from journeyeditor.model import kinds
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from journeyeditor.session.commands import cards as card_commands
from journeyeditor.session.commands import clipboard, columns, curves, links, things
from journeyeditor.session.commands import lanes as lane_commands
from journeyeditor.session.history import Cell
from journeyeditor.session.present import is_cell, present_ids
from journeyeditor.session.session import Session
from tests.property.journeys import WORDS

INDEX = st.integers(0, 40)
WAYS = st.sampled_from(["up", "down", "left", "right"])
STEPS = st.sampled_from([-1.0, -0.5, 0.5, 1.0])


def begun() -> Journey:
    """Two phases, lanes of every look, a persona with a curve."""
    journey = Journey(id="map")
    for title in ("Före", "Efter"):
        journey = phases.add_phase(journey, title)
    for kind in ("touchpoints", "emotions", "pains", "metrics", "interaction-line"):
        journey = lanes.add_lane(journey, kind)
    journey = head.add_persona(journey, "Jane")
    return curve_edits.add_curve(journey, journey.lanes[1].id, journey.personas[0].id)


class WorkedSession(RuleBasedStateMachine):
    """A session under random commands; what can't be done leaves the document as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(Journey(id="map"))
        self.clip: QMimeData | None = None
        self.refused = 0

    @initialize()
    def begin(self) -> None:
        self.session = self.opened(begun())

    def opened(self, journey: Journey) -> Session:
        """A session on a document; machines that build on this one show it here."""
        return Session(journey)

    def do(self, command: Callable[..., Any], *args: Any, **fields: Any) -> None:
        """Do one command, or find it refused."""
        before, index = self.session.journey, self.session.index
        try:
            command(*args, **fields)
        except JourneyError:
            self.refused += 1
            assert self.session.journey is before
            assert self.session.index == index

    def records(self) -> list[str]:
        """Every id that can be selected."""
        journey = self.session.journey
        points = [point.id for curve in journey.curves for point in curve.points]
        tables: Sequence[Sequence[Any]] = (
            *(journey.phases, list(journey.steps()), journey.lanes, journey.curves),
            *(journey.personas, journey.links),
        )
        cards = [card.id for card in journey.all_cards()]
        return [*cards, *cards, *points, *(one.id for table in tables for one in table)]

    def cell(self, lane: int, step: int) -> Cell | None:
        """One of the cells, or None where there is none."""
        journey = self.session.journey
        steps = list(journey.steps())
        if not steps or not journey.lanes:
            return None
        lanes_here = journey.lanes
        return Cell(lanes_here[lane % len(lanes_here)].id, steps[step % len(steps)].id)

    # What is selected

    @rule(chosen=st.lists(INDEX, max_size=3))
    def select(self, chosen: list[int]) -> None:
        records = self.records()
        self.session.select([records[one % len(records)] for one in chosen if records])

    @rule(lane=INDEX, step=INDEX)
    def stand(self, lane: int, step: int) -> None:
        self.session.select_cell(self.cell(lane, step))

    @rule()
    def select_more(self) -> None:
        card_commands.select_more(self.session)

    @rule()
    def follow(self) -> None:
        links.follow_link(self.session)

    # Cards and whatever is selected

    @rule(lane=INDEX, step=INDEX, text=WORDS)
    def add_card(self, lane: int, step: int, text: str) -> None:
        self.do(card_commands.add_card, self.session, text, self.cell(lane, step))

    @rule(text=WORDS)
    def add_after(self, text: str) -> None:
        self.do(card_commands.add_card, self.session, text)

    @rule(text=WORDS)
    def write(self, text: str) -> None:
        self.do(things.write_text, self.session, self.session.current, text)

    @rule(way=WAYS)
    def shift(self, way: card_commands.Way) -> None:
        self.do(things.shift_selected, self.session, way)

    @rule(lane=INDEX, step=INDEX, place=st.none() | st.integers(0, 3), copy=st.booleans())
    def carry(self, lane: int, step: int, place: int | None, copy: bool) -> None:
        cell = self.cell(lane, step)
        ids = [one for one in self.session.selection if self.session.journey.card(one)]
        if cell is not None and ids:
            move = card_commands.copy_cards_to if copy else card_commands.move_cards_to
            self.do(move, self.session, ids, cell, place)

    @rule(by=st.sampled_from([-1, 1, 2]))
    def stretch(self, by: int) -> None:
        self.do(card_commands.grow_span, self.session, by)

    @rule(
        fields=st.sampled_from(
            [{"votes": 3}, {"channel": "phone"}, {"kind": "pains"}, {"moment_of_truth": True}]
        )
    )
    def change(self, fields: dict[str, Any]) -> None:
        self.do(card_commands.change_cards, self.session, **fields)

    @rule()
    def delete(self) -> None:
        self.do(things.delete_selected, self.session)

    @rule()
    def duplicate(self) -> None:
        self.do(things.duplicate_selected, self.session)

    @rule(colour=st.sampled_from(["", "#2f6f6a", "#c04000"]))
    def colour(self, colour: str) -> None:
        self.do(things.colour_selected, self.session, colour)

    # Columns and lanes

    @rule(which=st.integers(0, 5), title=WORDS)
    def change_columns(self, which: int, title: str) -> None:
        commands: tuple[Callable[..., Any], ...] = (
            *(columns.add_step, columns.split_phase, columns.join_steps, columns.join_phases),
            *(columns.add_phase, columns.add_step),
        )
        command = commands[which]
        more = (title,) if command is columns.add_phase else ()
        self.do(command, self.session, *more)

    @rule(step=INDEX, phase=INDEX, place=st.integers(0, 4))
    def move_step(self, step: int, phase: int, place: int) -> None:
        steps = list(self.session.journey.steps())
        if steps:
            found = self.session.journey.phases
            target = found[phase % len(found)].id
            name = steps[step % len(steps)].id
            self.do(columns.move_step_to, self.session, name, target, place)

    @rule(rule_=st.sampled_from(["content", "equal", "duration"]))
    def change_widths(self, rule_: str) -> None:
        self.do(columns.set_column_rule, self.session, rule_)

    @rule(kind=st.sampled_from([*kinds.LANE_KINDS, "unheard-of"]))
    def add_lane(self, kind: str) -> None:
        self.do(lane_commands.add_lane, self.session, kind)

    @rule(lane=INDEX, kind=st.sampled_from([*kinds.LANE_KINDS]))
    def change_kind(self, lane: int, kind: str) -> None:
        found = self.session.journey.lanes
        if found:
            one = found[lane % len(found)].id
            self.do(lane_commands.change_kind, self.session, one, kind)

    @rule(which=st.integers(0, 2))
    def fold_or_hide(self, which: int) -> None:
        commands = (
            lane_commands.fold_lanes,
            lane_commands.hide_lanes,
            lane_commands.show_all_lanes,
        )
        self.do(commands[which], self.session)

    # Curves, numbers and links

    @rule(step=INDEX, value=st.sampled_from([None, -2.0, 0.5, 2.0, 7.0]))
    def add_point(self, step: int, value: float | None) -> None:
        journey = self.session.journey
        steps = list(journey.steps())
        lane = next((lane.id for lane in journey.lanes if lane.kind == "emotions"), None)
        if steps and lane:
            name = steps[step % len(steps)].id
            self.do(curves.add_point, self.session, lane, name, value)

    @rule(by=STEPS)
    def nudge(self, by: float) -> None:
        self.do(curves.nudge_points, self.session, by)

    @rule(step=INDEX, value=st.none() | st.integers(-3, 3))
    def write_number(self, step: int, value: int | None) -> None:
        journey = self.session.journey
        steps = list(journey.steps())
        lane = next((lane.id for lane in journey.lanes if lane.kind == "metrics"), None)
        if steps and lane:
            name = steps[step % len(steps)].id
            self.do(curves.write_number, self.session, lane, name, value)

    @rule()
    def link(self) -> None:
        self.do(links.link_selected, self.session)

    @rule(source=INDEX, exits=st.booleans())
    def link_from(self, source: int, exits: bool) -> None:
        cards = [card.id for card in self.session.journey.all_cards()]
        if cards:
            end = None if exits else cards[-1]
            self.do(links.add_link, self.session, cards[source % len(cards)], end)

    @rule()
    def turn(self) -> None:
        self.do(links.turn_link, self.session)

    # Clipboard

    @rule(cut=st.booleans())
    def copy(self, cut: bool) -> None:
        self.clip = (clipboard.cut if cut else clipboard.copy)(self.session) or self.clip

    @rule(text=WORDS | st.lists(WORDS, max_size=5).map("\t".join), grow=st.booleans())
    def paste_text(self, text: str, grow: bool) -> None:
        data = QMimeData()
        data.setText(text)
        self.do(self.paste_here, data, grow)

    @rule(grow=st.booleans())
    def paste(self, grow: bool) -> None:
        if self.clip is not None:
            self.do(self.paste_here, self.clip, grow)

    def paste_here(self, data: QMimeData, grow: bool) -> None:
        """Paste where something new would go, as a window does after its question."""
        planned = clipboard.plan_paste(self.session, data)
        clipboard.paste(self.session, data, planned, grow=grow)

    # The way back, and the file

    @rule(count=st.integers(1, 6))
    def undo_and_redo(self, count: int) -> None:
        before = self.session.journey, self.session.index
        count = min(count, self.session.index)
        passed = [before[0]]
        for _ in range(count):
            self.session.undo()
            passed.append(self.session.journey)
        for journey in reversed(passed[:-1]):
            self.session.redo()
            assert self.session.journey is journey
        assert (self.session.journey, self.session.index) == before

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule(index=INDEX)
    def go_to(self, index: int) -> None:
        self.session.go_to(index)
        assert self.session.index == min(index, len(self.session.history()))

    @rule()
    def save(self) -> None:
        self.session.mark_saved()
        assert self.session.saved

    @rule()
    def save_and_open_again(self) -> None:
        opened = decode(encode(self.session.journey))
        self.session = self.opened(opened.journey)
        assert self.session.saved

    # What always holds

    @invariant()
    def is_valid(self) -> None:
        assert problems(self.session.journey) == ()

    @invariant()
    def spans_end_on_the_map(self) -> None:
        steps = {step.id: at for at, step in enumerate(self.session.journey.steps())}
        for card in self.session.journey.all_cards():
            assert card.step is None or steps[card.step] + card.span <= len(steps)

    @invariant()
    def loads_as_saved(self) -> None:
        opened = decode(encode(self.session.journey))
        assert opened.problems == ()
        assert opened.journey == self.session.journey

    @invariant()
    def only_what_is_there_is_selected(self) -> None:
        session = self.session
        assert present_ids(session.journey, session.selection) == session.selection
        assert (session.current in session.selection) == bool(session.selection)
        assert session.cursor is None or is_cell(session.journey, session.cursor)
        assert session.cursor is None or not session.selection
