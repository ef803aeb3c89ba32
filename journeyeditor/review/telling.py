"""Differences and single values of a map in words, in the reader's language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.base.numbers import said_number
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.people import WebLink
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, Curve, CurvePoint, Lane, Link, Metric, Step
from journeyeditor.review.checkup import rule_name
from journeyeditor.review.differences import Difference, Differences
from journeyeditor.review.words import field_name, kind_name, table_of

MOST: Final = 80
"""Characters of a text that are told."""

AROUND: Final = 20
"""Characters that are told before the first in which two long texts differ."""

NOTHING: Final = "–"


def told(found: Differences, tr: Translator) -> list[str]:
    """A line for each difference."""
    words = Words((found.after, found.before), tr)
    return [words.difference(one) for one in found]


class Words:
    """Names and values of some states of one map. What the first has not is asked of the next."""

    def __init__(self, states: tuple[Journey, ...], tr: Translator) -> None:
        self._states = states
        self._tr = tr
        self._names: dict[str, str] | None = None

    def difference(self, one: Difference) -> str:
        """A line that says what differs."""
        what = self.record(one.kind, one.id)
        if one.change == "moved":
            return self._moved(one, what)
        if one.change != "changed":
            return self._came_or_went(one, what)
        before, after = self.values(one.kind, one.field, one.before, one.after)
        return self._changed(one.kind, one.field, what, (before, after))

    def _changed(self, kind: str, field: str, what: str, values: tuple[str, str]) -> str:
        return f"{what}: {self.field(kind, field)}: {values[0]} → {values[1]}"

    def _came_or_went(self, one: Difference, what: str) -> str:
        tr, is_new = self._tr, one.change == "added"
        record = one.after if is_new else one.before
        match record:
            case CurvePoint() | Metric():
                value = self.value(one.kind, "value", record.value)
                values = (NOTHING, value) if is_new else (value, NOTHING)
                return self._changed(one.kind, "value", what, values)
            case Card():
                place = self.place(record.lane, record.step)
                if is_new:
                    return tr("{what}: added in {place}", what=what, place=place)
                return tr("{what}: removed from {place}", what=what, place=place)
        return tr("{what}: added", what=what) if is_new else tr("{what}: removed", what=what)

    def _moved(self, one: Difference, what: str) -> str:
        tr = self._tr
        if one.field == "order" and not isinstance(one.before, int):
            if one.kind == "map":
                return tr("{what}: the order of records in the file", what=what)
            return tr("{what}: another place in its cell", what=what)
        before, after = self.values(one.kind, one.field, one.before, one.after)
        if one.field == "order":
            return tr(
                "{what}: moved from place {before} to {after}",
                what=what,
                before=before,
                after=after,
            )
        return tr("{what}: moved from {before} to {after}", what=what, before=before, after=after)

    def record(self, kind: str, record_id: str) -> str:
        """A record by its kind and name."""
        name = _short(self.name(record_id))
        said = self._tr(kind_name(kind))
        return f"{said} {_quoted(name, self._tr)}" if name else said

    def field(self, kind: str, field: str) -> str:
        """What a field is called."""
        return self._tr(field_name(kind, field))

    def name(self, record_id: str) -> str:
        """The name of the record with this id, in one line; "" where it has none."""
        if self._names is None:
            self._names = {}
            for state in reversed(self._states):
                self._names.update(self._all_names(state))
            for one in (one for state in reversed(self._states) for one in state.set_aside):
                about = self._names.get(one.subject or "")
                self._names[one.id] = about or rule_name(one.rule, self._tr)
        return self._names.get(record_id, "")

    def _all_names(self, state: Journey) -> Iterator[tuple[str, str]]:
        yield state.id, _line(state.title)
        tables: tuple[Any, ...] = (
            *(state.segments, state.personas, state.sources, state.lanes, state.phases),
            *(state.all_cards(), state.settings.views, state.pictures.items()),
        )
        for table in tables:
            for one in table:
                if isinstance(one, tuple):
                    yield one[0], _line(one[1].alternative)
                else:
                    yield one.id, self._name(one)
                    for link in getattr(one, "links", ()):
                        yield link.id, _line(link.title or link.url)
        yield from self._names_of_steps(state)
        yield from self._names_by_others(state)

    def _names_of_steps(self, state: Journey) -> Iterator[tuple[str, str]]:
        for number, phase in enumerate(state.phases, 1):
            for place, step in enumerate(phase.steps, 1):
                at = str(number) if len(phase.steps) == 1 else f"{number}.{place}"
                title = step.title or (phase.title if len(phase.steps) == 1 else "")
                yield step.id, _line(title) or at

    def _names_by_others(self, state: Journey) -> Iterator[tuple[str, str]]:
        """What has no name of its own goes by the names of others."""
        names = {one.id: self._name(one) for one in state.lanes}
        names |= {one.id: self._name(one) for one in state.personas}
        names |= self._names_of_steps(state)
        for curve in state.curves:
            whose = names.get(curve.persona or "", "")
            mood = kinds.word_name(kinds.STATES, curve.state)
            own = _line(curve.title) or ", ".join(filter(None, (whose, self._tr(mood))))
            yield curve.id, own
            for point in curve.points:
                yield point.id, ", ".join((own, names.get(point.step, "")))
        for metric in state.metrics:
            yield metric.id, ", ".join(names.get(one, one) for one in (metric.lane, metric.step))
        ends = {link.source for link in state.links} | {link.target for link in state.links}
        for end in ends:
            card = state.card(end) if end else None
            if card is not None:
                names[card.id] = self._name(card)
        for link in state.links:
            way = f"{names.get(link.source, '')} → {names.get(link.target or '', '')}"
            yield link.id, _line(link.label) or way.strip()

    def _name(self, record: Any) -> str:
        match record:
            case Card():
                return _line(record.text) or self._tr(msg("(no text)"))
            case Lane():
                return _line(record.title) or self._tr(kinds.lane_kind(record.kind).name)
        return _line(getattr(record, "title", "") or getattr(record, "name", ""))

    def values(self, kind: str, field: str, before: Any, after: Any) -> tuple[str, str]:
        """Two values of a field; of long texts the part in which they differ."""
        if isinstance(before, str) and isinstance(after, str) and _is_written(kind, field):
            one, other = _around(_line(before), _line(after))
            return _quoted(one, self._tr), _quoted(other, self._tr)
        return self.value(kind, field, before), self.value(kind, field, after)

    def value(self, kind: str, field: str, value: Any) -> str:
        """A value of a field in one line."""
        if value is None or value in ("", ()):
            return NOTHING
        match value:
            case bool():
                said = self._tr("yes") if value else self._tr("no")
            case int() | float():
                said = said_number(value, self._tr.language)
            case str():
                said = self._told_text(kind, field, value)
            case tuple():
                said = self._told_tuple(kind, field, value)
            case Record():
                said = self._told_record(value)
            case datetime.date():
                said = value.isoformat()
            case _:
                said = _short(_line(str(value)))
        return said

    def _told_text(self, kind: str, field: str, value: str) -> str:
        table = table_of(kind, field)
        if table is not None:
            return self._tr(kinds.word_name(table, value))
        if field in _REFERENCES or (kind, field) in _REFERENCES_OF_KIND:
            return self.name(value) or value
        return _quoted(_short(_line(value)), self._tr)

    def _told_tuple(self, kind: str, field: str, value: tuple[Any, ...]) -> str:
        if field == "cell":
            return self.place(*value)
        if field.rpartition(".")[2] in _LISTS:
            return _short(", ".join(self.name(one) or str(one) for one in value))
        parts = _TOGETHER.get(field)
        if parts:
            told = (self.value(kind, part, one) for part, one in zip(parts, value, strict=True))
            return " … ".join(told) if field != "way" else ", ".join(told)
        return _short("; ".join(_line(self._web_or_text(one)) for one in value))

    def _web_or_text(self, value: Any) -> str:
        return value.url if isinstance(value, WebLink) else str(value)

    def place(self, lane: str | None, step: str | None) -> str:
        """A cell by its lane and step."""
        if lane is None or step is None:
            return self._tr(msg("Parking lot"))
        return f"{self.name(lane) or lane} / {self.name(step) or step}"

    def _told_record(self, record: Record) -> str:
        """A whole record by what it says."""
        match record:
            case CurvePoint() | Metric():
                return self.value("point", "value", record.value)
            case Link():
                return self.value("link", "way", (record.kind, record.target))
            case Curve() | Step():
                return self.name(record.id)
        return _quoted(_short(self._name(record)), self._tr)


_REFERENCES: Final = frozenset({"lane", "step", "phase", "persona", "segment", "subject"})
_REFERENCES_OF_KIND: Final = frozenset({("link", "source"), ("link", "target")})
_LISTS: Final = frozenset(
    {"personas", "answers", "sources", "hidden_lanes", "phases", "steps", "lanes", "curves"}
)
_TOGETHER: Final = {"spread": ("low", "high"), "scale": ("low", "high"), "way": ("kind", "target")}


def _is_written(kind: str, field: str) -> bool:
    """Whether a field is text that a person wrote."""
    is_reference = field in _REFERENCES or (kind, field) in _REFERENCES_OF_KIND
    return not is_reference and table_of(kind, field) is None


def _line(text: str) -> str:
    """A text in one line; its line ends are told."""
    return " ⏎ ".join(" ".join(line.split()) for line in text.strip().split("\n"))


def _short(text: str, most: int = MOST) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _around(before: str, after: str) -> tuple[str, str]:
    """Two texts, of long ones from shortly before the first character that differs."""
    if max(len(before), len(after)) <= MOST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    first = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, first - AROUND)
    lead = "…" if start else ""
    return _short(lead + before[start:]), _short(lead + after[start:])


def _quoted(text: str, tr: Translator) -> str:
    return tr("“{text}”", text=text) if text else NOTHING
