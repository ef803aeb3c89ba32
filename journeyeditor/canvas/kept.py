"""Which heads of phases, steps and lanes are out of sight, and where at the view's edges they
are kept instead: by the page's geometry and how it is seen, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF

from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Band, Block, Page, Shape, Sign, Text

PAD: Final = 9.0
"""Pixels beside a name, and before a lane's icon."""

ICON: Final = 15
"""The side of a lane's icon, in pixels."""

_NOWHERE: Final = QRect()
_SIDE: Final = 11.5
_STEP_PAD: Final = 6.0
_NAMED: Final = 4.5


class Seen(NamedTuple):
    """How the page is seen: pixels to the unit, where its corner is, and the viewport's size."""

    zoom: float
    left: float
    top: float
    width: int
    height: int

    def x(self, x: float) -> float:
        """A place of the page in pixels of the viewport."""
        return self.left + x * self.zoom

    def y(self, y: float) -> float:
        """A height of the page in pixels of the viewport."""
        return self.top + y * self.zoom


@dataclass(frozen=True, slots=True)
class Head:
    """A kept head: what it stands for, what it looks like, and where it is.

    `area` is all that it is the head of, in pixels of the viewport and beyond it; `row` the
    part of it that is seen and has its name. `place` is a place of the page that its own head is
    at. Colours are roles; a lane has an icon, a phase a `fill` with an `edge`.
    """

    owner: str
    role: str
    name: str
    area: QRectF
    row: QRectF
    place: QPointF
    ink: str
    fill: str = ""
    edge: str = ""
    icon: str = ""
    icon_ink: str = ""


class Kept:
    """The two panes over the view's edges, empty where nothing is out of sight.

    `top` holds a row of phases, and of steps where there are any; `side` the lanes, or
    (not `is_whole`) only the one at the top of the view, whose head has gone up. `em` is the
    size of letters in pixels. What is being `written` is not covered.
    """

    def __init__(
        self,
        page: Page,
        seen: Seen,
        em: int,
        title_of: Callable[[str], str],
        written: QRect = _NOWHERE,
    ) -> None:
        self._seen = seen
        self._title_of = title_of
        self._em = em
        self._lanes = [band for band in page.bands if band.role == "lane"]
        self._rows: list[tuple[Band, QRectF]] = []
        self._page = page
        self.is_whole = False
        self.top = self._lay_top()
        if self.top.intersects(written):
            self.top, self._rows = _NOWHERE, []
        self.side = self._lay_side()
        if self.side.intersects(written):
            self.side, self.is_whole = _NOWHERE, False

    @property
    def row(self) -> int:
        """The height of a row, in pixels."""
        return 2 * self._em

    @property
    def hair(self) -> float:
        """The width of the page's hairlines, in pixels."""
        return max(m.HAIRLINE * self._seen.zoom, 1.0)

    def _lay_top(self) -> QRect:
        page, seen = self._page, self._seen
        phases, steps = page.band("phases"), page.band("steps")
        if phases is None or not self._lanes or seen.y(phases.y + m.CHEVRON_PAD) >= 0:
            return QRect()
        self._rows.append((phases, QRectF(0, 0, seen.width, self.row)))
        height = self.row
        if steps is not None and seen.y(steps.y + _STEP_PAD) < height and self._has_room(page):
            high = self.row - 4
            self._rows.append((steps, QRectF(0, height, seen.width, high)))
            height += high
        last = self._lanes[-1]
        if seen.y(last.y + last.height) < height + self.row:
            self._rows = []
            return QRect()
        left, right = max(0, int(seen.x(0))), min(seen.width, int(seen.x(page.width)) + 1)
        return QRect(left, 0, right - left, height + 1)

    def _has_room(self, page: Page) -> bool:
        """Whether even the narrowest step has room for some letters."""
        narrowest = min(column.width for column in page.grid.columns)
        return narrowest * self._seen.zoom >= _NAMED * self._em

    def _lay_side(self) -> QRect:
        seen, top = self._seen, self.top.height()
        head = head_of(self._lanes[0]) if self._lanes else None
        if head is None:
            return QRect()
        if seen.x(head.x) >= 0:
            return self._lay_one(head, top)
        first, last = self._lanes[0], self._lanes[-1]
        high = max(top, int(seen.y(first.y)))
        low = min(seen.height, int(seen.y(last.y + last.height)) + 1)
        width = min(round(_SIDE * self._em), seen.width // 3)
        if low - high < self._em or seen.x(self._page.grid.right) < width + self.row:
            return QRect()
        self.is_whole = True
        return QRect(0, high, width, low - high)

    def _lay_one(self, head: Block, top: int) -> QRect:
        """The head of the lane at the top of the view, where it has gone up."""
        seen = self._seen
        lane = next((one for one in self._lanes if seen.y(one.y + one.height) > top), None)
        own = head_of(lane) if lane else None
        if lane is None or own is None or seen.y(lane.y + own.y + m.CELL_PAD) >= top:
            return QRect()
        left = max(0, round(seen.x(head.x) - PAD))
        right = min(seen.width, int(seen.x(self._page.grid.left)))
        low = min(top + self.row, int(seen.y(lane.y + lane.height)))
        if right - left < ICON + 2 * PAD or low - top < self._em / 2:
            return QRect()
        self._lanes = [lane]
        return QRect(left, top, right - left, low - top)

    # What is in the panes

    def look_above(self) -> tuple[object, ...]:
        """All that decides how the pane at the top looks."""
        blocks = [band.blocks for band, _ in self._rows]
        return blocks, self._seen.zoom, self._seen.left, self.clear().left(), self.top

    def look_beside(self) -> tuple[object, ...]:
        """All that decides how the pane at the side looks."""
        lanes = [(lane.key, lane.y, lane.height, head_of(lane)) for lane in self._lanes]
        return lanes, self._seen.zoom, self._seen.top, self.side, self.is_whole

    def clear(self) -> QRect:
        """What of the viewport no pane lies over, but for the head of a single lane."""
        left = self.side.width() if self.is_whole else 0
        return QRect(0, 0, self._seen.width, self._seen.height).adjusted(
            left, self.top.height(), 0, 0
        )

    def covers(self, at: QPoint) -> bool:
        """Whether a pane lies over a place of the viewport."""
        return self.top.contains(at) or self.side.contains(at)

    def heads_above(self) -> Iterator[Head]:
        """The heads in the pane at the top, as far as they are seen."""
        left, right = max(self.clear().left(), self.top.left()), self.top.right()
        for band, row in self._rows:
            clear = QRectF(left, row.y(), right + 1 - left, row.height())
            for block in self._blocks(band, left, right):
                x, width = self._seen.x(block.x), block.width * self._seen.zoom
                area = QRectF(x, row.y(), width, row.height())
                if area.intersects(clear):
                    yield self._above(band, block, area, area.intersected(clear))

    def _blocks(self, band: Band, left: int, right: int) -> Sequence[Block]:
        """The blocks of a row that may be seen: steps have one in each column."""
        if band.role != "steps":
            return band.blocks
        zoom, start = self._seen.zoom, self._seen.left
        first, last = self._page.grid.between((left - start) / zoom, (right - start) / zoom)
        return band.blocks[first:last]

    def _above(self, band: Band, block: Block, area: QRectF, row: QRectF) -> Head:
        grounds = [mark.fill for mark in block.marks if isinstance(mark, Shape)]
        text = next((mark.colour for mark in block.marks if isinstance(mark, Text)), "text")
        place = self._seen_at(area.center().x()), band.y + block.y + min(1.0, block.height / 2)
        name = self._title_of(block.owner) if block.role == "phase" else block.alt
        fill, edge = (grounds[-1], grounds[0]) if grounds else ("", "")
        return Head(*(block.owner, block.role, name, area, row, QPointF(*place), text, fill, edge))

    def _seen_at(self, x: float) -> float:
        return (x - self._seen.left) / self._seen.zoom

    def heads_beside(self) -> Iterator[Head]:
        """The heads in the pane at the side, as far as they are seen."""
        seen, pane = self._seen, self.side
        for lane in self._lanes if not pane.isEmpty() else ():
            block = head_of(lane)
            top, height = seen.y(lane.y), lane.height * seen.zoom
            if block is None or top + height <= pane.top() or top > pane.bottom():
                continue
            start = max(top, float(pane.top()))
            high = min(float(self.row), top + height - start, pane.bottom() + 1 - start)
            text = next((mark.colour for mark in block.marks if isinstance(mark, Text)), "text")
            sign = next((mark for mark in block.marks if isinstance(mark, Sign)), None)
            yield Head(
                lane.key,
                block.role,
                lane.alt,
                QRectF(pane.left(), top, pane.width(), height),
                QRectF(pane.left(), start, pane.width(), high),
                QPointF(block.x + block.width / 2, lane.y + block.y + block.height / 2),
                text,
                icon=sign.icon if sign else "",
                icon_ink=sign.colour if sign else "",
            )

    def head_at(self, at: QPoint) -> Head | None:
        """The head at a place of the viewport, None where there is none."""
        point = QPointF(at)
        if self.top.contains(at):
            found = self.heads_above() if at.x() >= self.clear().left() else iter(())
        elif self.side.contains(at):
            found = self.heads_beside()
        else:
            return None
        return next((head for head in found if _holds(head.area, point)), None)

    def place_of(self, head: Head, at: QPoint) -> QPointF:
        """The place on the page, on a head itself, that a place on its stand-in is."""
        if head.role == "lane-head":
            return head.place
        return QPointF(self._seen_at(at.x() + 0.5), head.place.y())


def _holds(area: QRectF, at: QPointF) -> bool:
    return area.left() <= at.x() < area.right() and area.top() <= at.y() < area.bottom()


def owners_of_heads(page: Page) -> frozenset[str]:
    """The ids of the phases, steps and lanes of a page."""
    lanes = [band.key for band in page.bands if band.role == "lane"]
    above = [band.blocks for band in page.bands if band.role in ("phases", "steps")]
    return frozenset(lanes).union(*([block.owner for block in blocks] for blocks in above))


def head_of(lane: Band) -> Block | None:
    """The head of a lane's band."""
    return next((block for block in lane.blocks if block.role == "lane-head"), None)
