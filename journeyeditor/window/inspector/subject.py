"""What the inspector is about: the kind, the ids and the heading of what is selected."""

from __future__ import annotations

from typing import Final, NamedTuple

from journeyeditor.base.messages import Translator, msg
from journeyeditor.edits.properties import card_kind
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.session.picked import picked
from journeyeditor.session.session import Session
from journeyeditor.window.inspector.rows import Row
from journeyeditor.window.inspector.rows_map import common_rows, rows_of

ONE: Final = {
    "map": msg("Map"),
    "card": msg("Card"),
    "phase": msg("Phase"),
    "step": msg("Step"),
    "lane": msg("Lane"),
    "curve": msg("Curve"),
    "point": msg("Point of the curve"),
    "link": msg("Link"),
    "persona": msg("Persona"),
    "segment": msg("Segment"),
    "source": msg("Source"),
    "metric": msg("Number"),
}
MANY: Final = {
    "card": ("{n} card", "{n} cards"),
    "phase": ("{n} phase", "{n} phases"),
    "step": ("{n} step", "{n} steps"),
    "lane": ("{n} lane", "{n} lanes"),
    "curve": ("{n} curve", "{n} curves"),
    "point": ("{n} point", "{n} points"),
    "link": ("{n} link", "{n} links"),
    "persona": ("{n} persona", "{n} personas"),
}


class Subject(NamedTuple):
    """Records of a kind; `kind` is "" for several kinds together, told in `kinds`.

    `form` names the form they are shown in.
    """

    kind: str
    ids: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    form: str = ""

    def rows(self) -> tuple[Row, ...]:
        """The rows of its form."""
        if not self.kind:
            return common_rows(self.kinds)
        return rows_of(self.kind, self.form.partition(" ")[2])


def subject_of(session: Session) -> Subject:
    """What is selected; a number's cell where the cursor is in one; else the map."""
    journey = session.journey
    chosen = picked(session)
    kinds = tuple(name[:-1] for name in chosen.kinds)
    if len(kinds) > 1:
        ids = tuple(one for name in chosen.kinds for one in getattr(chosen, name))
        return Subject("", ids, kinds, " ".join(("", *kinds)))
    if kinds:
        ids = getattr(chosen, chosen.kinds[0])
        return Subject(kinds[0], ids, kinds, _form(journey, kinds[0], ids))
    cell = session.cursor
    lane = journey.lane(cell.lane) if cell else None
    if cell is not None and lane is not None and lane_kind(lane.kind).look == "number":
        return Subject("metric", (" ".join(cell),), ("metric",), "metric")
    return Subject("map", (journey.id,), ("map",), "map")


def _form(journey: Journey, kind: str, ids: tuple[str, ...]) -> str:
    """Cards of one kind have a form of that kind."""
    if kind != "card":
        return kind
    found: set[str] = set()
    for one in ids:
        card = journey.card(one)
        if card is not None:
            found.add(card_kind(journey, card))
        if len(found) > 1:
            return "card"
    return f"card {found.pop()}" if found else "card"


def heading(subject: Subject, journey: Journey, tr: Translator) -> str:
    """What the panel is headed by: "Card", "3 cards", or "2 cards and 1 phase"."""
    if subject.kind and len(subject.ids) == 1:
        return tr(ONE[subject.kind])
    if subject.kind:
        return tr.plural(*MANY[subject.kind], len(subject.ids))
    chosen = {kind: 0 for kind in subject.kinds}
    from journeyeditor.model.lookup import kind_of

    for one in subject.ids:
        chosen[kind_of(journey, one)] += 1
    told = [tr.plural(*MANY[kind], n) for kind, n in chosen.items()]
    return tr("{first} and {last}", first=", ".join(told[:-1]), last=told[-1])
