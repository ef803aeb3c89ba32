"""Blocks of a band gathered into chunks that are painted, or passed over, as a whole.

Cards and cells do not overlap their like, so those near each other are painted together:
all boxes of one look, then all text of one face. Everything else is painted block by block,
in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from time import perf_counter
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeyeditor.canvas.boxes import Boxes, Fields
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.outlines import path_of
from journeyeditor.canvas.sight import Sight, Stroke
from journeyeditor.canvas.strokes import Glyphs, Lines, Outlines, Pictures, Shades, Signs
from journeyeditor.layout.display import Block, Box, Image, Shade, Shape, Sign, Text

GATHERED: Final = frozenset(("card", "cell"))
"""Roles whose blocks do not overlap each other, so that they can be painted together."""

TILE: Final = 800.0
"""Side of the squares, in scene units, that cards are gathered by."""

FIELD: Final = 4_800.0
"""Width, in scene units, of what is gathered for seeing it from far away."""

FAR: Final = 3.0
"""Device pixels an em has at least before a card is painted as more than a field."""

_CARD_EM: Final = 11.5
_LISTED: Final = 24
_MARGIN: Final = 8.0


class Way(Enum):
    """How a chunk's blocks are painted."""

    EACH = auto()
    TOGETHER = auto()
    FIELDS = auto()


def block_area(block: Block) -> QRectF:
    """Where a block's marks may be: its rectangle and a little more."""
    area = QRectF(block.x, block.y, block.width, block.height)
    return area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


class Chunk:
    """Some blocks of a band, and the strokes they are painted with once these are needed."""

    def __init__(self, ink: Ink, blocks: Sequence[Block], way: Way) -> None:
        self.blocks = tuple(blocks)
        self.way = way
        self.area = QRectF()
        for block in blocks:
            self.area = self.area.united(block_area(block))
        self._ink = ink
        self._parts: list[tuple[QRectF, Sequence[Stroke]]] | None = None
        self.owed = False
        """Whether plain fields stood for it, since there was no time to build it."""

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
        self.owed = False
        ink, area = self._ink, self.area
        match self.way:
            case Way.FIELDS:
                self._parts = [(area, fields_of(ink, self.blocks))]
            case Way.TOGETHER:
                self._parts = [(area, strokes_of(ink, self.blocks))]
            case Way.EACH:
                self._parts = [
                    (block_area(block), strokes_of(ink, (block,))) for block in self.blocks
                ]
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
            if self.way is Way.TOGETHER and (self.owed or perf_counter() > sight.until):
                self.owed = True
                for field in fields_of(self._ink, self.blocks):
                    field.paint(painter, sight)
                return
            self.build()
        for area, strokes in self._parts or ():
            if area.intersects(exposed):
                for stroke in strokes:
                    stroke.paint(painter, sight)


def chunks_of(ink: Ink, blocks: Sequence[Block], old: Iterable[Chunk] = ()) -> list[Chunk]:
    """The chunks of a band's blocks, in the order to paint them.

    Chunks of `old` that hold the very same blocks are taken over with what they have made.
    """
    kept = {(id(chunk.blocks[0]), chunk.way): chunk for chunk in old}
    tiles: dict[tuple[int, int, int], list[Block]] = {}
    fields: dict[int, list[Block]] = {}
    below: list[Block] = []
    above: list[Block] = []
    for block in blocks:
        if block.role in GATHERED:
            rank = 0 if block.role == "cell" else 1
            tiles.setdefault((rank, int(block.x // TILE), int(block.y // TILE)), []).append(block)
            fields.setdefault(int(block.x // FIELD), []).append(block)
        else:
            (above if tiles else below).append(block)
    groups = [(part, Way.EACH) for part in _parts(below)]
    groups += [(tiles[key], Way.TOGETHER) for key in sorted(tiles)]
    groups += [(fields[key], Way.FIELDS) for key in sorted(fields)]
    groups += [(part, Way.EACH) for part in _parts(above)]
    chunks: list[Chunk] = []
    for part, way in groups:
        known = kept.get((id(part[0]), way))
        chunks.append(known if known and known.same(part, way) else Chunk(ink, part, way))
    return chunks


def _parts(blocks: list[Block]) -> list[list[Block]]:
    return [blocks[at : at + _LISTED] for at in range(0, len(blocks), _LISTED)]


def strokes_of(ink: Ink, blocks: Iterable[Block]) -> list[Stroke]:
    """What blocks that do not overlap each other are painted with, in the order of painting.

    Marks of a block keep their order where they may overlap: a mark that would have to go
    under an earlier one starts another layer.
    """
    layers: dict[tuple[object, ...], Stroke] = {}
    for block in blocks:
        _gather(ink, block, layers)
    for stroke in layers.values():
        if isinstance(stroke, Glyphs):
            stroke.build()
    return [layers[key] for key in sorted(layers, key=_layer)]


def _layer(key: tuple[object, ...]) -> tuple[int, int]:
    layer, rank = key[0], key[1]
    assert isinstance(layer, int)
    assert isinstance(rank, int)
    return layer, rank


def _gather(ink: Ink, block: Block, layers: dict[tuple[object, ...], Stroke]) -> None:
    layer, last_rank = 0, -1
    last_look: object = None
    for mark in block.marks:
        rank = _RANKS[type(mark)]
        look = (mark.radius, mark.fill, mark.stroke) if isinstance(mark, Box) else None
        if rank < last_rank or (rank == last_rank and look != last_look):
            layer += 1
        last_rank, last_look = rank, look
        x, y = block.x, block.y
        match mark:
            case Text():
                _gather_text(ink, mark, (x, y), layers, (layer, rank))
            case Box():
                box_look = (mark.fill, mark.stroke, mark.stroke_width)
                key = (layer, rank, mark.radius, *box_look)
                boxes = layers.get(key)
                if not isinstance(boxes, Boxes):
                    boxes = layers[key] = Boxes(ink, mark.radius, box_look)
                boxes.add(x + mark.x, y + mark.y, mark.width, mark.height)
            case Sign():
                sign_key = (layer, rank, mark.colour, mark.size)
                signs = layers.get(sign_key)
                if not isinstance(signs, Signs):
                    signs = layers[sign_key] = Signs(ink, mark.colour, mark.size)
                signs.add(mark.icon, x + mark.x, y + mark.y)
            case Shape() if line_of(mark) is not None:
                line_key = (layer, rank, mark.stroke, mark.stroke_width, mark.dash)
                lines = layers.get(line_key)
                if not isinstance(lines, Lines):
                    lines = layers[line_key] = Lines(ink, mark)
                x1, y1, x2, y2 = line_of(mark) or (0, 0, 0, 0)
                lines.add((x + x1, y + y1, x + x2, y + y2))
            case Shape():
                path = path_of(mark.segments).translated(x, y)
                layers[(layer, rank, id(block), len(layers))] = Outlines(ink, mark, path)
            case Shade():
                shade = Shades(ink, mark, x + mark.x, y + mark.y)
                layers[(layer, rank, id(block), len(layers))] = shade
            case Image():
                image = Pictures(ink, mark, x + mark.x, y + mark.y)
                layers[(layer, rank, id(block), len(layers))] = image


def line_of(mark: Shape) -> tuple[float, float, float, float] | None:
    """The ends of a shape that is one level or upright line, or None."""
    if len(mark.segments) != 2 or mark.fill or mark.opacity < 1:
        return None
    (first, start), (second, end) = mark.segments
    if (first, second) != ("M", "L") or (start[0] != end[0] and start[1] != end[1]):
        return None
    return start[0], start[1], end[0], end[1]


def _gather_text(
    ink: Ink,
    mark: Text,
    at: tuple[float, float],
    layers: dict[tuple[object, ...], Stroke],
    layer: tuple[int, int],
) -> None:
    for run in mark.line.runs:
        key = (*layer, run.face, run.size, mark.colour)
        glyphs = layers.get(key)
        if not isinstance(glyphs, Glyphs):
            glyphs = layers[key] = Glyphs(ink, run.face, run.size, mark.colour)
        place = (at[0] + mark.x + run.x, at[1] + mark.y, run.width)
        glyphs.add(place, run.glyphs, run.xs, run.ys)


_RANKS: Final = {Shade: 0, Box: 1, Image: 2, Shape: 3, Sign: 4, Text: 5}


def fields_of(ink: Ink, blocks: Iterable[Block]) -> list[Fields]:
    """Blocks as plain fields of colour, for seeing many of them from far away."""
    fields: dict[tuple[str, str], Fields] = {}
    for block in blocks:
        boxes = [mark for mark in block.marks[:2] if isinstance(mark, Box)]
        if not boxes or block.role != "card":
            continue
        first = boxes[0]
        under = first.fill or "page"
        over = boxes[1].fill if len(boxes) > 1 and boxes[1].fill else first.stroke or "frame"
        group = fields.get((over, under))
        if group is None:
            group = fields[over, under] = Fields(
                ink.mix(over, under, 0.75 if first.stroke else 0.32)
            )
        group.rects.append(QRectF(block.x + first.x, block.y + first.y, first.width, first.height))
    return list(fields.values())
