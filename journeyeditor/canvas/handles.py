"""Small handles over the page, of what is selected or under the pointer: ends, edges, spreads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF

from journeyeditor.canvas.grasp import Grasp, Handle
from journeyeditor.canvas.interactions.board import Board
from journeyeditor.canvas.sketch import Form, Stroke
from journeyeditor.layout import measures as m
from journeyeditor.layout.curves import Plot
from journeyeditor.layout.display import Block, Box, Shape
from journeyeditor.layout.hit import block_of, hit
from journeyeditor.model.lookup import point_of

Place = tuple[float, float]

REACH: Final = 12.0
"""Pixels round a handle's middle that take hold of it: a target of 24."""

DISC: Final = 6.0
"""Pixels round a handle's middle that it is drawn on."""

EDGE: Final = 10.0
"""Pixels inside a card's right edge that stretch it."""


def handles(board: Board, hovered: str, zoom: float) -> tuple[Handle, ...]:
    """The handles to show: of the one selected thing, and of the card under the pointer."""
    chosen = board.session.selection
    one = next(iter(chosen)) if len(chosen) == 1 else ""
    found: list[Handle] = []
    for owner in dict.fromkeys((one, hovered)):
        if owner:
            found.extend(_of(board, owner, zoom, selected=owner == one))
    return tuple(found)


def _of(board: Board, owner: str, zoom: float, *, selected: bool) -> Iterator[Handle]:
    role = board.role_of(owner)
    area = board.area_of(owner)
    if area.isEmpty():
        return
    if role == "card" or (role == "step" and selected):
        # In the gutter, not upon the next card; inside the card is the edge that stretches it.
        away = min(REACH / zoom, m.CELL_PAD)
        x, y = area.right() + away, area.center().y()
        yield Handle(Grasp.LINK, owner, x, y, REACH / zoom - away)
    elif role == "link" and selected:
        yield from link_ends(board, owner)
    elif role == "point" and selected:
        yield from _spread(board, owner, area)


def link_ends(board: Board, owner: str) -> Iterator[Handle]:
    """The two ends of a link's line, where it has a target; else its beginning."""
    found = block_of(board.page, owner)
    line = _line(found[1]) if found else None
    link = board.session.journey.link(owner)
    if found is None or line is None or link is None:
        return
    band, block = found
    left, top = band.x + block.x, band.y + block.y
    first, last = line.segments[0][1], line.segments[-1][1]
    yield Handle(Grasp.SOURCE, owner, left + first[0], top + first[1])
    yield Handle(Grasp.TARGET, owner, left + last[-2], top + last[-1])


def _line(block: Block) -> Shape | None:
    return next((mark for mark in block.marks if isinstance(mark, Shape) and mark.stroke), None)


def link_lines(board: Board, owner: str) -> list[tuple[Place, ...]]:
    """The corners of a link's line on the page, in two pieces where its label parts it."""
    found = block_of(board.page, owner)
    line = _line(found[1]) if found else None
    if found is None or line is None:
        return []
    band, block = found
    left, top = band.x + block.x, band.y + block.y
    corners = [(left + n[-2], top + n[-1]) for _, n in line.segments if n]
    label = next((mark for mark in block.marks if isinstance(mark, Box)), None)
    if label is None:
        return [tuple(corners)]
    area = QRectF(left + label.x, top + label.y, label.width, label.height)
    pieces = [[corners[0]]]
    for (x, y), corner in pairwise(corners):
        first, last = sorted((x, corner[0]))
        is_level = y == corner[1] and area.top() < y < area.bottom()
        if is_level and first < area.left() < area.right() < last:
            sides = (area.left(), y), (area.right(), y)
            near, far = sides if x < corner[0] else reversed(sides)
            pieces[-1].append(near)
            pieces.append([far])
        pieces[-1].append(corner)
    return [tuple(piece) for piece in pieces]


def _spread(board: Board, owner: str, area: QRectF) -> Iterator[Handle]:
    found = point_of(board.session.journey, owner)
    plot = plot_of(board, owner)
    if found is None or plot is None:
        return
    for grasp, value in ((Grasp.LOW, found[1].low), (Grasp.HIGH, found[1].high)):
        if value is not None:
            yield Handle(grasp, owner, area.center().x(), plot.y(value))


def plot_of(board: Board, point_id: str) -> Plot | None:
    """The plotting area that a point stands in, in scene units."""
    found = point_of(board.session.journey, point_id)
    band = board.page.band(found[0].lane or "") if found else None
    blocks = band.blocks if band else ()
    area = next((block for block in blocks if block.role == "curve-area"), None)
    if band is None or area is None:
        return None
    return Plot(band.y + area.y, area.height, board.session.journey.scale)


def handle_at(board: Board, x: float, y: float) -> Handle | None:
    """The handle nearest to a place, none farther than its reach; another card comes first."""
    best, least = None, REACH / board.zoom
    for handle in board.handles:
        far = max(abs(handle.x + handle.aside - x), abs(handle.y - y))
        if far <= least:
            best, least = handle, far
    if best is None or best.grasp is not Grasp.LINK:
        return best
    on_disc = max(abs(best.x - x), abs(best.y - y)) <= DISC / board.zoom
    under = hit(board.page, x, y)
    is_other = under is not None and under.block.owner not in ("", best.owner)
    return best if on_disc or not is_other else None


def strokes(shown: tuple[Handle, ...]) -> tuple[Stroke, ...]:
    """The handles as they are drawn."""
    return tuple(Stroke(Form.HANDLE, ((handle.x, handle.y),)) for handle in shown)
