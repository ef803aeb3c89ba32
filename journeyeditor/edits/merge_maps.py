"""One attempt at the three-way merge of whole maps, with what is to be kept in any case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.edits.head import set_scale
from journeyeditor.edits.merge_conflicts import Choices, Notes, Side, Subject
from journeyeditor.edits.merge_places import Spans, in_clear_order, merged_key
from journeyeditor.edits.merge_records import Group, Keep, RecordMerging, is_same
from journeyeditor.model.cards import Cards
from journeyeditor.model.compare import TABLES
from journeyeditor.model.journey import PARKING, Journey, Scale
from journeyeditor.model.mending_ids import all_ids
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, Phase

_APART: Final = frozenset({"phases", "cards", "pictures", "scale", *(one[0] for one in TABLES)})
_SCALE: Final = Group("scale", ("low", "high"), lambda low, high: low < high)
Versions = tuple[Journey, Journey, Journey]
"""Base, mine, theirs."""


class MapMerging(RecordMerging):
    """Merges three versions of a map. `forced` are fields where one side must stand."""

    def __init__(self, versions: Versions, choices: Choices, forced: Choices, keep: Keep) -> None:
        self.subject = Subject("map", versions[0].id)
        ids = [set(all_ids(one)) for one in versions]
        gone: dict[Side, set[str]] = {"mine": ids[0] - ids[1], "theirs": ids[0] - ids[2]}
        super().__init__(Notes(choices, forced), keep, gone)
        self.scale = self._merged_scale(*(one.scale for one in versions))
        base, mine, theirs = (_on_scale(one, self.scale) for one in versions)
        self.versions = base, mine, theirs
        self.spans = Spans(base, mine, theirs)
        self.without_phase: set[str] = set()
        """The phases that steps need and that are not there."""

    def journey(self) -> Journey:
        """The merged map; what refers to something may dangle."""
        fields: dict[str, Any] = {"scale": self.scale, "id": _merged_id(*self.versions)}
        for name, kind, is_ordered in TABLES:
            base, mine, theirs = (getattr(one, name) for one in self.versions)
            fields[name] = self.table(
                self.subject, name, kind, (base, mine, theirs), is_ordered=is_ordered
            )
        fields["phases"] = self._phases()
        fields["pictures"] = self._pictures()
        steps = (step for phase in fields["phases"] for step in phase.steps)
        fields["cards"] = self._cards({step.id: place for place, step in enumerate(steps)})
        _check_room(fields)
        bare = [one.model_copy(update=_EMPTY) for one in self.versions]
        return self.fields(self.subject, "", *bare).model_copy(update=fields)

    def merged(self, kind: str, record_id: str, base: Any, mine: Any, theirs: Any) -> Any:
        """A record that both sides have; a card with its place in its cell."""
        made = super().merged(kind, record_id, base, mine, theirs)
        if kind == "card" and mine.order != theirs.order:
            key = merged_key(base, mine, theirs, made)
            return made if key == made.order else made.model_copy(update={"order": key})
        return made

    def is_unchanged(self, base: Record, record: Record, side: Side) -> bool:
        """Whether a side left a record alone, but for what came of other changes."""
        if isinstance(base, Card) and isinstance(record, Card) and record.span != base.span:
            if not self.spans.is_unchanged(side, base, record):
                return False
            record = record.model_copy(update={"span": base.span})
        return super().is_unchanged(base, record, side)

    def _merged_scale(self, base: Scale, mine: Scale, theirs: Scale) -> Scale:
        fields = base.__dict__, mine.__dict__, theirs.__dict__
        ends = self.group(self.subject, "scale", _SCALE, fields)
        same = [one.model_copy(update=ends) for one in (base, mine, theirs)]
        return self.fields(self.subject, "scale.", *same)

    def _phases(self) -> tuple[Phase, ...]:
        """The phases with their steps, each step in one of them."""
        base, mine, theirs = (
            [phase.model_copy(update={"steps": ()}) for phase in one.phases]
            for one in self.versions
        )
        phases: tuple[Phase, ...] = self.table(
            self.subject, "phases", "phase", (base, mine, theirs)
        )
        tables = [{step.id: step for step in one.steps()} for one in self.versions]
        homes = [
            {step.id: phase.id for phase in one.phases for step in phase.steps}
            for one in self.versions
        ]
        steps = self.rows("step", *tables)
        members: dict[str, list[str]] = {phase.id: [] for phase in phases}
        for one in steps:
            home = self._home(one, *(table.get(one) for table in homes))
            if home in members:
                members[home].append(one)
            else:
                self.without_phase.add(home)
        order = tuple(list(table) for table in tables)
        made = []
        for phase in phases:
            subject = Subject("phase", phase.id)
            inside = self.order(subject, "steps", order, members[phase.id])
            made.append(phase.model_copy(update={"steps": tuple(steps[one] for one in inside)}))
        return tuple(made)

    def _home(self, step: str, base: str | None, mine: str | None, theirs: str | None) -> str:
        """The phase of a step."""
        if mine is None or theirs is None:
            return mine or theirs or ""
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        side = self.notes.settle(Subject("step", step), "phase", (base, mine, theirs))
        return mine if side == "mine" else theirs

    def _pictures(self) -> dict[str, Any]:
        tables = [one.pictures for one in self.versions]
        rows = self.rows("picture", *tables)
        ids = tuple(list(table) for table in tables)
        order = self.order(self.subject, "pictures", ids, rows, is_ordered=False)
        return {key: rows[key] for key in order}

    def _cards(self, places: Mapping[str, int]) -> dict[str, Cards]:
        """The cards by lane, each lane's in clear order; those of a side where they are all its.

        `places` are those of the merged steps.
        """
        base, mine, theirs = ({card.id: card for card in one.all_cards()} for one in self.versions)
        lanes: dict[str, list[Card]] = {}
        for one, card in self.rows("card", base, mine, theirs).items():
            was = base.get(one), mine.get(one), theirs.get(one)
            span = self.spans.merged(self.notes, was, card, places)
            placed = card if span == card.span else card.model_copy(update={"span": span})
            lanes.setdefault(card.lane or PARKING, []).append(placed)
        made = {}
        for lane, cards in lanes.items():
            ordered = Cards(in_clear_order(cards), is_sorted=True)
            sides = [one.cards[lane] for one in self.versions[1:] if lane in one.cards]
            made[lane] = next(
                (side for side in sides if is_same(ordered.items, side.items)), ordered
            )
        return made


def _on_scale(journey: Journey, scale: Scale) -> Journey:
    """A version with its feelings on the merged map's scale."""
    if (journey.scale.low, journey.scale.high) == (scale.low, scale.high):
        return journey
    return set_scale(journey, scale.low, scale.high)


def _merged_id(base: Journey, mine: Journey, theirs: Journey) -> str:
    """The document stays the one it is; nobody is asked for it."""
    return base.id if base.id in (mine.id, theirs.id) else min(mine.id, theirs.id)


_BLANK: Final = Journey(id="blank")
_EMPTY: Final = {name: getattr(_BLANK, name) for name in _APART}


def _check_room(fields: Mapping[str, Any]) -> None:
    """JourneyError where two maps together hold more than one can."""
    counts = (
        (len(fields["phases"]), limits.PHASES),
        (max((len(phase.steps) for phase in fields["phases"]), default=0), limits.STEPS),
        (len(fields["lanes"]), limits.LANES),
        (sum(map(len, fields["cards"].values())), limits.CARDS),
        (len(fields["curves"]), limits.CURVES),
        (max((len(curve.points) for curve in fields["curves"]), default=0), limits.POINTS),
        (len(fields["metrics"]), limits.CARDS),
        (len(fields["links"]), limits.LINKS),
        (max(len(fields["personas"]), len(fields["segments"])), limits.PEOPLE),
        (max(len(fields["sources"]), len(fields["set_aside"])), limits.SOURCES),
        (len(fields["pictures"]), limits.PICTURES),
    )
    if any(count > most for count, most in counts):
        raise JourneyError(
            msg(
                "The maps can't be merged, for together they hold more than one map can:"
                " delete something in one of them first."
            )
        )
