"""Blocks of a band gathered into chunks that are painted, or passed over, as a whole.

Cards and cells do not overlap their like, so those near each other are painted together:
all boxes of one look, then all text of one face. Everything else is painted block by block,
in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from time import perf_counter
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from journeyeditor.canvas.boxes import Fields
from journeyeditor.canvas.gathering import fields_of, strokes_of
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.shapes import hairs_of
from journeyeditor.canvas.sight import Sight, Stroke
from journeyeditor.layout.display import Block
from journeyeditor.layout.inked import reach

GATHERED: Final = frozenset(("card", "cell"))
"""Roles whose blocks do not overlap each other, so that they can be painted together.

Their marks lie within their rectangles.
"""

TILE: Final = 800.0
"""Side of the squares, in scene units, that cards are gathered by."""

FIELD: Final = 4_800.0
"""Width, in scene units, of what is gathered for seeing it from far away."""

FAR: Final = 3.0
"""Device pixels an em has at least before a card is painted as more than a field."""

_CARD_EM: Final = 11.5
_LISTED: Final = 24
_MARGIN: Final = 8.0
_MOST_FRESH: Final = 8
_STANDS_FOR: Final = 0.25
_FROM_AFAR: Final = -1

Part = tuple[QRectF, float, Sequence[Stroke]]
"""Where strokes paint, the scale below which none of them is seen, and the strokes."""

Parts = Sequence[Part]


class Way(Enum):
    """How a chunk's blocks are painted."""

    EACH = auto()
    TOGETHER = auto()
    FIELDS = auto()


def block_area(block: Block) -> QRectF:
    """Where a block's marks are, and a little more; in its band's coordinates."""
    if block.role not in GATHERED:
        left, top, right, bottom = reach(block)
        area = QRectF(left, top, right - left, bottom - top)
    else:
        area = QRectF(block.x, block.y, block.width, block.height)
    return area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


def _area_of(blocks: Sequence[Block]) -> QRectF:
    """What gathered blocks cover together; by numbers, for it is asked for with every edit."""
    if not blocks:
        return QRectF()
    left = min([block.x for block in blocks])
    top = min([block.y for block in blocks])
    right = max([block.x + block.width for block in blocks])
    bottom = max([block.y + block.height for block in blocks])
    area = QRectF(left, top, right - left, bottom - top)
    return area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


class Chunk:
    """Some blocks of a band, and the strokes they are painted with once these are needed.

    `key` says which of the band's chunks it is; `before` is the one in whose place it comes.
    As long as this one is not built, what that one has made is painted, but for the few
    blocks that are others now.
    """

    def __init__(
        self,
        ink: Ink,
        blocks: Sequence[Block],
        way: Way,
        key: tuple[int, ...],
        before: Chunk | None = None,
    ) -> None:
        self.blocks = tuple(blocks)
        self.way = way
        self.key = key
        self.area = _area_of(self.blocks)
        if way is Way.EACH:
            for block in self.blocks:
                self.area = self.area.united(block_area(block))
        self._ink = ink
        self._parts: Parts | None = None
        self._patch: _Patch | None = None
        if before is not None and way is Way.TOGETHER:
            self._patch = before.patch_for(self.blocks)
        self._stand_in: Sequence[Fields] | None = None

    @property
    def owed(self) -> bool:
        """Whether plain fields stood for it, since there was no time to build it."""
        return self._stand_in is not None

    def patch_for(self, blocks: Sequence[Block]) -> _Patch | None:
        """What of this chunk can be painted for other blocks in its place."""
        if self._parts is None:
            return self._patch.made_for(blocks) if self._patch else None
        return _Patch(self._ink, (self.blocks, self._parts)).made_for(blocks)

    def with_blocks(self, others: Mapping[int, Block]) -> Chunk:
        """The chunk with other blocks for some of its own, given by `id`; itself for none."""
        if others.keys().isdisjoint(map(id, self.blocks)):
            return self
        blocks = [others.get(id(block), block) for block in self.blocks]
        key = (id(blocks[0]),) if self.way is Way.EACH else self.key
        return Chunk(self._ink, blocks, self.way, key, self)

    def same(self, blocks: Sequence[Block], way: Way) -> bool:
        """Whether these are the very blocks this chunk was made of, to be painted that way."""
        return (
            way is self.way
            and len(blocks) == len(self.blocks)
            and all(one is other for one, other in zip(blocks, self.blocks, strict=True))
        )

    @property
    def is_built(self) -> bool:
        """Whether the strokes are made."""
        return self._parts is not None

    def build(self) -> bool:
        """Make the strokes; False where they were made before."""
        if self._parts is not None:
            return False
        self._stand_in = self._patch = None
        ink, area = self._ink, self.area
        match self.way:
            case Way.FIELDS:
                fields = fields_of(ink, self.blocks)
                for field in fields:
                    field.join()
                self._parts = [_part(area, fields)]
            case Way.TOGETHER:
                self._parts = [_part(area, strokes_of(ink, self.blocks))]
            case Way.EACH:
                each = [(block_area(block), strokes_of(ink, (block,))) for block in self.blocks]
                hairs = hairs_of(stroke for _, strokes in each for stroke in strokes)
                self._parts = [_part(*one) for one in each]
                self._parts.append(_part(area, hairs))
        return True

    def is_seen(self, sight: Sight) -> bool:
        """Whether this way of painting is the one for a scale."""
        if self.way is Way.EACH:
            return True
        return (sight.scale * _CARD_EM < FAR) is (self.way is Way.FIELDS)

    def paint(self, painter: QPainter, sight: Sight, exposed: QRectF) -> None:
        """Paint what of the chunk is exposed.

        Where building it would take too long plain fields stand for it, until idle time has
        built it.
        """
        if self._parts is None:
            if self._patch is not None:
                self._patch.paint(painter, sight, exposed)
                return
            if self.way is Way.TOGETHER and (self.owed or perf_counter() > sight.until):
                if self._stand_in is None:
                    self._stand_in = fields_of(self._ink, self.blocks, _STANDS_FOR)
                for field in self._stand_in:
                    field.paint(painter, sight)
                return
            self.build()
        _paint(self._parts or (), painter, sight, exposed)


class _Patch:
    """What a chunk has made, painted without the blocks that are gone and with fresh ones."""

    def __init__(
        self,
        ink: Ink,
        made: tuple[Sequence[Block], Parts],
        gone: Sequence[Block] = (),
        fresh: Sequence[Block] = (),
    ) -> None:
        self._ink = ink
        self._blocks, self._parts = made
        self._gone = gone
        self._fresh = [_part(block_area(block), strokes_of(ink, (block,))) for block in fresh]

    def made_for(self, blocks: Sequence[Block]) -> _Patch | None:
        """The patch for these blocks; None where too many are others to be worth it."""
        had, wanted = set(map(id, self._blocks)), set(map(id, blocks))
        fresh = [block for block in blocks if id(block) not in had]
        if len(fresh) > _MOST_FRESH:
            return None
        gone = [block for block in self._blocks if id(block) not in wanted]
        return _Patch(self._ink, (self._blocks, self._parts), gone, fresh)

    def paint(self, painter: QPainter, sight: Sight, exposed: QRectF) -> None:
        """Paint what is exposed; blocks that are gone are clipped away."""
        kept = QRegion(painter.window())
        for block in self._gone:
            area = QRectF(block.x, block.y, block.width, block.height)
            kept -= QRegion(sight.transform.mapRect(area).toAlignedRect())
        painter.save()
        painter.resetTransform()
        painter.setClipRegion(kept, Qt.ClipOperation.IntersectClip)
        painter.setTransform(sight.transform)
        sight.forget()
        _paint(self._parts, painter, sight, exposed)
        painter.restore()
        sight.forget()
        _paint(self._fresh, painter, sight, exposed)


def _part(area: QRectF, strokes: Sequence[Stroke]) -> Part:
    return area, min((stroke.least_scale for stroke in strokes), default=0.0), strokes


def _paint(parts: Parts, painter: QPainter, sight: Sight, exposed: QRectF) -> None:
    scale = sight.scale
    for area, least, strokes in parts:
        if scale >= least and area.intersects(exposed):
            for stroke in strokes:
                if scale >= stroke.least_scale:
                    stroke.paint(painter, sight)


Changed = Sequence[tuple[Block, Block]]
"""Blocks that came in the place of others: the old one and the new."""


def changed(was: Sequence[Block], now: Sequence[Block]) -> Changed | None:
    """The blocks of a band that are others now; None where blocks came or went."""
    if len(was) != len(now):
        return None
    return [pair for pair in zip(was, now, strict=True) if pair[0] is not pair[1]]


def renewed(
    ink: Ink, others: Changed | None, now: Sequence[Block], old: Sequence[Chunk]
) -> list[Chunk]:
    """The chunks of a band's blocks `now`, from those of before, and what changed since."""
    if others is None or any(_seat(one) != _seat(other) for one, other in others):
        return chunks_of(ink, now, old)
    seats = {key for one, _ in others for key in _seat(one)}
    fresh = {id(one): other for one, other in others}
    return [
        chunk.with_blocks(fresh) if chunk.way is Way.EACH or chunk.key in seats else chunk
        for chunk in old
    ]


def _seat(block: Block) -> tuple[tuple[int, ...], ...]:
    """The keys of the chunks a block goes to; none where they follow from its place alone."""
    if block.role not in GATHERED:
        return ()
    rank = 0 if block.role == "cell" else 1
    x, y = int(block.x // TILE), int(block.y // TILE)
    return (rank, x, y), (_FROM_AFAR, int(block.x // FIELD))


def chunks_of(ink: Ink, blocks: Sequence[Block], old: Iterable[Chunk] = ()) -> list[Chunk]:
    """The chunks of a band's blocks, in the order to paint them.

    Chunks of `old` that hold the very same blocks are taken over with what they have made.
    """
    kept = {chunk.key: chunk for chunk in old}
    tiles: dict[tuple[int, ...], list[Block]] = {}
    fields: dict[tuple[int, ...], list[Block]] = {}
    below: list[Block] = []
    above: list[Block] = []
    for block in blocks:
        seat = _seat(block)
        if seat:
            tiles.setdefault(seat[0], []).append(block)
            fields.setdefault(seat[1], []).append(block)
        else:
            (above if tiles else below).append(block)
    groups: list[tuple[tuple[int, ...], list[Block], Way]]
    groups = [((id(part[0]),), part, Way.EACH) for part in _parts(below)]
    groups += [(key, tiles[key], Way.TOGETHER) for key in sorted(tiles)]
    groups += [(key, fields[key], Way.FIELDS) for key in sorted(fields)]
    groups += [((id(part[0]),), part, Way.EACH) for part in _parts(above)]
    chunks: list[Chunk] = []
    for key, part, way in groups:
        known = kept.get(key)
        if known is None or not known.same(part, way):
            known = Chunk(ink, part, way, key, known)
        chunks.append(known)
    return chunks


def _parts(blocks: list[Block]) -> list[list[Block]]:
    return [blocks[at : at + _LISTED] for at in range(0, len(blocks), _LISTED)]
