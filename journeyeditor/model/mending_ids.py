"""Ids are unique in the whole document: of two alike, the later one gets a fresh one.

A reference to an id that two records had means the first of them from then on.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeyeditor.base import limits
from journeyeditor.base.messages import msg
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.mending import (
    AnyNamed,
    Columns,
    Problem,
    Told,
    columns_of,
    remade,
    same_or_new,
)


def all_ids(journey: Journey, columns: dict[str, Columns] | None = None) -> list[str]:
    """Every id in a document, its own first, in the order in which they are claimed."""
    ids = list(_ids_of_parts(journey))
    for lane in (columns or columns_of(journey)).values():
        ids += lane.ids
        ids += [link.id for links in filter(None, lane.links) for link in links]
    return ids


class FreeIds:
    """Gives ids that nobody has. `taken` are those in the document."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._numbers: dict[str, int] = {}

    def like(self, wanted: str) -> str:
        """The wanted id, or the first of wanted-2, wanted-3 ... that is free; taken from now on.

        Numbers go on where they stopped, so that a file with one id a hundred thousand times
        takes no longer than another.
        """
        number = self._numbers.get(wanted, 1)
        free = wanted[: limits.ID]
        while number > 1 or free in self._taken:
            number += 1
            ending = f"-{number}"
            free = wanted[: limits.ID - len(ending)] + ending
            if free not in self._taken:
                break
        self._numbers[wanted] = number
        self._taken.add(free)
        return free


def mend_ids(journey: Journey, columns: dict[str, Columns], told: Told) -> Journey:
    """The document with an id of its own for each record."""
    ids = all_ids(journey, columns)
    everything = set(ids)
    if len(everything) == len(ids):
        return journey
    return _Claims(everything, told).settle(journey)


def _ids_of_parts(journey: Journey) -> Iterator[str]:
    yield journey.id
    for phase in journey.phases:
        yield phase.id
        yield from (step.id for step in phase.steps)
    for records in (journey.lanes, journey.segments, journey.personas):
        yield from (record.id for record in records)
    for source in journey.sources:
        yield source.id
        yield from (link.id for link in source.links)
    for curve in journey.curves:
        yield curve.id
        yield from (point.id for point in curve.points)
    for others in (journey.metrics, journey.links, journey.set_aside, journey.settings.views):
        yield from (record.id for record in others)


class _Claims:
    """Hands each record its id or, where that is claimed already, a fresh one."""

    def __init__(self, everything: set[str], told: Told) -> None:
        self.claimed: set[str] = set()
        self.free = FreeIds(everything)
        self.told = told

    def settle(self, journey: Journey) -> Journey:
        self.claimed.add(journey.id)
        phases = self.renamed(journey.phases)
        lanes = self.renamed(journey.lanes)
        segments = self.renamed(journey.segments)
        personas = self.renamed(journey.personas)
        sources = self.renamed(journey.sources)
        curves = self.renamed(journey.curves)
        metrics = self.renamed(journey.metrics)
        links = self.renamed(journey.links)
        set_aside = self.renamed(journey.set_aside)
        views = self.renamed(journey.settings.views)
        settings = journey.settings
        if views is not settings.views:
            settings = settings.changed(views=views)
        cards: dict[str, Cards] = {}
        for lane, old in journey.cards.items():
            items = self.renamed(old.items)
            cards[lane] = old if items is old.items else Cards(items)
        return journey.changed(
            phases=phases,
            lanes=lanes,
            segments=segments,
            personas=personas,
            sources=sources,
            curves=curves,
            metrics=metrics,
            links=links,
            set_aside=set_aside,
            settings=settings,
            cards=cards,
        )

    def renamed(self, records: tuple[AnyNamed, ...]) -> tuple[AnyNamed, ...]:
        return same_or_new(records, [self.inner(self.claim(record)) for record in records])

    def claim(self, record: AnyNamed) -> AnyNamed:
        if record.id not in self.claimed:
            self.claimed.add(record.id)
            return record
        fresh = self.free.like(record.id)
        self.claimed.add(fresh)
        text = msg(
            "Two things had the id {id}: the later one is now {fresh}.", id=record.id, fresh=fresh
        )
        self.told.append(Problem(text, fresh))
        return remade(record, id=fresh)

    def inner(self, record: AnyNamed) -> AnyNamed:
        """The record with the ids inside it settled."""
        for field in ("steps", "points", "links"):
            old = vars(record).get(field)
            if old:
                new = self.renamed(old)
                if new is not old:
                    record = remade(record, **{field: new})
        return record
