"""Lays posters out beside the interface: the newest wish is what counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from journeyeditor.base.errors import JourneyError
from journeyeditor.layout.better import Proposal, proposals
from journeyeditor.layout.poster import Order, Poster, Posters
from journeyeditor.model.journey import Journey
from journeyeditor.window.work import Job, Tell

MOST_PROPOSED: Final = 1_500
"""For maps of more cards no better proposals are worked out: that would take too long."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A poster as it was ordered, and what would read better."""

    order: Order
    poster: Poster
    proposals: tuple[Proposal, ...]


class Laying(QObject):
    """Works on one order at a time; of those that come meanwhile the last is next."""

    laid = Signal(object)
    """A `Laid`."""

    failed = Signal(object)
    """The JourneyError for which an order can't be carried out."""

    def __init__(self, journey: Journey, parent: QObject) -> None:
        super().__init__(parent)
        self._journey = journey
        self._posters = Posters()
        self._job: Job | None = None
        self._next: Order | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being laid out."""
        return self._job is not None

    def lay(self, order: Order) -> None:
        """Lay a poster out; tells by `laid` or `failed`."""
        self._next = order
        if self._job is None:
            self._begin()

    def _begin(self) -> None:
        order, self._next = self._next, None
        if order is None:
            return
        self._job = Job(lambda tell: self._work(order, tell), self)
        queued = Qt.ConnectionType.QueuedConnection
        self._job.done.connect(self._take, queued)
        self._job.failed.connect(self._refuse, queued)
        self._job.ended.connect(self._ended, queued)
        self._job.start()

    def _work(self, order: Order, _tell: Tell) -> Laid:
        poster = self._posters.poster(self._journey, order)
        better: tuple[Proposal, ...] = ()
        if self._journey.card_count() <= MOST_PROPOSED and self._next is None:
            better = proposals(self._posters, self._journey, order)
        return Laid(order, poster, better)

    def _take(self, laid: Laid) -> None:
        if self._next is None:
            self.laid.emit(laid)

    def _refuse(self, error: JourneyError) -> None:
        if self._next is None:
            self.failed.emit(error)

    def _ended(self) -> None:
        if self._job is not None:
            self._job.wait(1)
            self._job = None
        self._begin()

    def stop(self) -> None:
        """Nothing more is wanted; what is being worked on is waited for."""
        self._next = None
        if self._job is not None:
            self._job.give_up()
            self._job.wait(20)
