"""The rows of phases, steps, lanes, curves, points, links and numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.model import kinds
from journeyeditor.model.kinds import Words
from journeyeditor.model.record import Record
from journeyeditor.model.records import Lane, Link
from journeyeditor.window.inspector.rows import MAIN, Bound, Editor, Row
from journeyeditor.window.inspector.rows_cards import COLOUR, EVIDENCE, SOURCES, STATE, TRUTH

_LANE_KINDS: Final = Words({key: kind.name for key, kind in kinds.LANE_KINDS.items()})


def _is_number_lane(record: Record) -> bool:
    return isinstance(record, Lane) and kinds.lane_kind(record.kind).look == "number"


def _number_lanes(bound: Bound) -> bool:
    return all(_is_number_lane(record) for record in bound.records)


def _has_target(bound: Bound) -> bool:
    return all(isinstance(record, Link) and record.target for record in bound.records)


PHASE: Final = (
    Row(*("title", msg("Title"), Editor.LINE, msg("Rename phase"))),
    Row(*("description", msg("Description"), Editor.TEXT, msg("Change description"))),
    Row(
        *("activities", msg("Key activities"), Editor.LINES, msg("Change activities")),
        hint=msg("One a line"),
    ),
    replace(COLOUR, group=MAIN),
)
STEP: Final = (
    Row(*("title", msg("Title"), Editor.LINE, msg("Rename step"))),
    Row(*("minutes", msg("Duration"), Editor.DURATION, msg("Change duration")), least=0),
    Row(*("removable", msg("Could be removed"), Editor.FLAG, msg("Change step"))),
    replace(STATE, group=MAIN),
)
LANE: Final = (
    Row(*("title", msg("Title"), Editor.LINE, msg("Rename lane")), offers="kind-name"),
    Row(
        *("kind", msg("Kind"), Editor.CHOICE, msg("Change lane's kind"), _LANE_KINDS),
        none=False,
    ),
    replace(COLOUR, group=MAIN),
    Row(*("visible", msg("Shown"), Editor.FLAG, msg("Show or hide lane"))),
    Row(*("folded", msg("Folded"), Editor.FLAG, msg("Fold or unfold lane"))),
    Row(
        *("unit", msg("Unit"), Editor.LINE, msg("Change unit")),
        half=True,
        hint=msg("%, days, points"),
        when=_number_lanes,
    ),
    Row(
        *("target", msg("Target"), Editor.NUMBER, msg("Change target")),
        half=True,
        when=_number_lanes,
    ),
)
CURVE: Final = (
    Row(
        *("persona", msg("Persona"), Editor.OFFER, msg("Change persona of curve")),
        offers="personas",
        hint=msg("Customer"),
    ),
    Row(
        *("state", msg("State"), Editor.CHOICE, msg("Change state of curve"), kinds.STATES),
        none=False,
    ),
    Row(*("title", msg("Title"), Editor.LINE, msg("Rename curve"))),
    replace(COLOUR, group=MAIN),
    Row(*("visible", msg("Shown"), Editor.FLAG, msg("Show or hide curve"))),
    Row(*("delete", msg("Delete curve"), Editor.BUTTON, msg("Delete curves"))),
)
POINT: Final = (
    Row(*("word", msg("Feeling"), Editor.LINE, msg("Name feeling")), hint=msg("A word or two")),
    Row(
        *("value", msg("Value"), Editor.NUMBER, msg("Change value")),
        offers="scale",
        hint=msg("No value: a gap"),
    ),
    Row(*("low", msg("Lowest"), Editor.NUMBER, msg("Change spread")), half=True, offers="scale"),
    Row(*("high", msg("Highest"), Editor.NUMBER, msg("Change spread")), half=True, offers="scale"),
    Row(*("certainty", msg("Certainty"), Editor.CHOICE, msg("Change certainty"), kinds.LEVELS)),
    replace(TRUTH, kinds=()),
    replace(EVIDENCE, kinds=()),
    replace(SOURCES, kinds=()),
)
LINK: Final = (
    Row(*("label", msg("Label"), Editor.LINE, msg("Label link"))),
    Row(
        *("kind", msg("Kind"), Editor.CHOICE, msg("Change kind of link"), kinds.LINKS),
        none=False,
    ),
    Row(*("source", msg("From"), Editor.END, MAIN)),
    Row(*("target", msg("To"), Editor.END, MAIN), when=_has_target),
    replace(STATE, group=MAIN),
)
METRIC: Final = (
    Row(*("value", msg("Value"), Editor.NUMBER, msg("Write number"))),
    replace(EVIDENCE, kinds=()),
    replace(SOURCES, kinds=()),
)
COMMON: Final = (
    replace(COLOUR, group=MAIN),
    replace(STATE, group=MAIN),
    replace(TRUTH, kinds=()),
    replace(EVIDENCE, kinds=()),
    replace(SOURCES, kinds=()),
)
"""What records of several kinds may have in common."""
