"""Turns blocks into what they are painted with: strokes for many marks of one look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journeyeditor.canvas.boxes import Boxes, Fields
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.outlines import path_of
from journeyeditor.canvas.shapes import Outlines
from journeyeditor.canvas.sight import Stroke
from journeyeditor.canvas.strokes import Glyphs, Lines, Pictures, Shades, Signs
from journeyeditor.layout.display import Block, Box, Image, Shade, Shape, Sign, Text


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
    size, y = mark.line.size, at[1] + mark.y
    for stretch in mark.line.stretches:
        first = stretch.segments[0]
        key = (*layer, first.face, size, mark.colour)
        glyphs = layers.get(key)
        if not isinstance(glyphs, Glyphs):
            glyphs = layers[key] = Glyphs(ink, first.face, size * first.scale, mark.colour)
        x = at[0] + mark.x + stretch.x * size
        glyphs.add((x, y, stretch.width * size), stretch.segments)


_RANKS: Final = {Shade: 0, Box: 1, Image: 2, Shape: 3, Sign: 4, Text: 5}


def fields_of(ink: Ink, blocks: Iterable[Block], strength: float = 1.0) -> list[Fields]:
    """Blocks as plain fields of colour, for seeing many of them from far away.

    Nearer by they stand for cards with less `strength`, so that the text does not come as a
    flash.
    """
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
                ink.mix(over, under, strength * (0.75 if first.stroke else 0.32))
            )
        group.add(block.x + first.x, block.y + first.y, first.width, first.height)
    return list(fields.values())
