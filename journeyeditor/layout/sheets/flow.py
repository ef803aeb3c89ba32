"""Fills pages with pieces: under each other, side by side and in tables, as many as it takes.

Owns where a page ends; knows nothing of what the pieces show. Lengths are scene units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from journeyeditor.layout.display import Block, Box, Lead, Mark, Signs, moved

MOST_EMPTY: Final = 0.4
"""Of a page, what may stay empty so that something is not cut."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never cut: marks about their top left corner.

    `space` is the room over it, left out at the top of a page. A piece that `holds` stays on
    the page of what follows it; one that `continues` is in one block with what is before it.
    """

    marks: tuple[Mark, ...]
    width: float
    height: float
    space: float = 0.0
    holds: bool = False
    continues: bool = False
    role: str = "paragraph"
    owner: str = ""
    alt: str = ""
    leads: tuple[Lead, ...] = ()
    signs: tuple[Signs, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Blocks that were laid out elsewhere, about their top left corner; never cut."""

    blocks: tuple[Block, ...]
    height: float
    space: float = 0.0
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under a column: a colour with rounded corners, maybe with a bar at the left."""

    fill: str = ""
    bar: str = ""
    radius: float = 4.0


@dataclass(frozen=True, slots=True)
class Column:
    """Nodes under each other, `x` from the left of what the column is in.

    `pad` is the room over and under them; the ground is `width` wide.
    """

    x: float
    width: float
    nodes: tuple[Node, ...]
    ground: Ground | None = None
    pad: float = 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """Columns side by side. Grounds are as high as the highest column.

    A `whole` one goes to the next page rather than being cut, unless it is so high that much
    of the page would stay empty; `rule` is the colour of a hairline over it.
    """

    columns: tuple[Column, ...]
    space: float = 0.0
    whole: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that is said again on each page."""

    head: Node
    rows: tuple[Node, ...]
    space: float = 0.0


Node: TypeAlias = Piece | Placed | Side | Table


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is filled."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class _Filled:
    blocks: list[Block]
    y: float
    rest: tuple[Node, ...] = ()


def flowed(nodes: Sequence[Node], frame: Frame) -> list[tuple[Block, ...]]:
    """The blocks of each page, in coordinates of the page.

    A piece higher than a page stands alone on one and reaches over its frame.
    """
    pages: list[tuple[Block, ...]] = []
    rest = tuple(nodes)
    bottom = frame.y + frame.height
    while rest:
        filled = _fill(rest, (frame.x, frame.y), bottom, frame.height, fresh=True)
        pages.append(tuple(filled.blocks))
        rest = filled.rest
    return pages


def height_of(nodes: Sequence[Node]) -> float:
    """The height of nodes under each other on an endless page, without the first one's space."""
    total = 0.0
    for place, node in enumerate(nodes):
        total += (node.space if place else 0.0) + _height(node)
    return total


def _height(node: Node) -> float:
    match node:
        case Piece() | Placed():
            return node.height
        case Side():
            return max(
                (height_of(column.nodes) + 2 * column.pad for column in node.columns), default=0.0
            )
        case Table():
            return height_of((node.head, *node.rows))


def _least(nodes: Sequence[Node], at: int = 0) -> float:
    """The room without which the node at a place can't begin, with what it holds."""
    total = 0.0
    for place in range(at, len(nodes)):
        node = nodes[place]
        total += node.space if place > at else 0.0
        match node:
            case Piece() | Placed():
                total += node.height
                if node.holds:
                    continue
            case Side():
                total += max(
                    (_least(column.nodes) + 2 * column.pad for column in node.columns), default=0.0
                )
            case Table():
                total += _height(node.head) + _least(node.rows)
        break
    return total


def _fill(
    nodes: Sequence[Node], at: tuple[float, float], bottom: float, full: float, *, fresh: bool
) -> _Filled:
    """Place nodes from a place down to `bottom`; on a `fresh` page the first one anyhow."""
    x, y = at
    filled = _Filled([], y)
    for place, node in enumerate(nodes):
        space = node.space if place else 0.0
        needed = _least(nodes, place)
        if isinstance(node, Side) and node.whole and _height(node) <= MOST_EMPTY * full:
            needed = max(needed, _height(node))
        if filled.y + space + needed > bottom + 1e-6 and not (fresh and place == 0):
            filled.rest = tuple(nodes[place:])
            return filled
        start = x, filled.y + space
        is_first = fresh and place == 0
        match node:
            case Piece():
                _put(filled, node, start, place > 0)
                continue
            case Placed():
                dx, dy = start
                filled.blocks += (
                    replace(block, x=block.x + dx, y=block.y + dy) for block in node.blocks
                )
                filled.y = dy + node.height
                continue
            case Side():
                part = _fill_side(node, start, bottom, full, is_first)
            case Table():
                part = _fill_table(node, start, bottom, full, is_first)
        filled.blocks += part.blocks
        filled.y = part.y
        if part.rest:
            filled.rest = (*part.rest, *nodes[place + 1 :])
            return filled
    return filled


def _put(filled: _Filled, piece: Piece, at: tuple[float, float], follows: bool) -> None:
    x, y = at
    filled.y = y + piece.height
    if piece.continues and follows and filled.blocks:
        last = filled.blocks[-1]
        before = len(last.marks)
        filled.blocks[-1] = replace(
            last,
            marks=(*last.marks, *moved(piece.marks, x - last.x, y - last.y)),
            width=max(last.width, piece.width),
            height=filled.y - last.y,
            signs=(*last.signs, *(_later(sign, before) for sign in piece.signs)),
        )
        return
    filled.blocks.append(
        Block(
            *(piece.owner, piece.role, x, y, piece.width, piece.height, piece.marks, piece.alt),
            leads=piece.leads,
            signs=piece.signs,
        )
    )


def _later(sign: Signs, count: int) -> Signs:
    return replace(sign, start=sign.start + count, stop=sign.stop + count)


def _fill_side(
    side: Side, at: tuple[float, float], bottom: float, full: float, fresh: bool
) -> _Filled:
    x, y = at
    parts = [
        _fill(column.nodes, (x + column.x, y + column.pad), bottom - column.pad, full, fresh=fresh)
        for column in side.columns
    ]
    filled = _Filled([], y)
    for column, part in zip(side.columns, parts, strict=True):
        filled.y = max(filled.y, part.y + column.pad if column.nodes else y)
    height = filled.y - y
    if side.rule:
        right = max(column.x + column.width for column in side.columns)
        line = Box(0, 0, right, 0.6, 0, side.rule)
        filled.blocks.append(Block("", "rule", x, y, right, 0.6, (line,)))
    for column in side.columns:
        if column.ground and column.nodes:
            filled.blocks.append(_ground(column, column.ground, (x, y), height))
    for part in parts:
        filled.blocks += part.blocks
    if any(part.rest for part in parts):
        rests = tuple(
            replace(column, nodes=part.rest)
            for column, part in zip(side.columns, parts, strict=True)
        )
        filled.rest = (replace(side, columns=rests),)
    return filled


def _ground(column: Column, ground: Ground, at: tuple[float, float], height: float) -> Block:
    marks: list[Mark] = []
    if ground.fill:
        marks.append(Box(0, 0, column.width, height, ground.radius, ground.fill))
    if ground.bar:
        marks.append(Box(0, 0, 3, height, 1.5, ground.bar))
    return Block("", "ground", at[0] + column.x, at[1], column.width, height, tuple(marks))


def _fill_table(
    table: Table, at: tuple[float, float], bottom: float, full: float, fresh: bool
) -> _Filled:
    x, y = at
    head = _fill((table.head,), at, bottom, full, fresh=True)
    height = head.y - y
    rows = _fill(table.rows, (x, head.y), bottom, full - height, fresh=fresh)
    filled = _Filled([*head.blocks, *rows.blocks], rows.y)
    if rows.rest:
        filled.rest = (replace(table, rows=rows.rest),)
    return filled
