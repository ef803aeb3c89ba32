"""The outline of a PDF document: phases with their steps where there are several, then lanes.

Pages that are no map have their headings in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from pikepdf import Array, Name, OutlineItem, Pdf

from journeyeditor.layout.display import Band, Block, Page, Text
from journeyeditor.layout.paper import Sheet
from journeyeditor.paint.characters import storable

_UNTITLED = "–"

Goal = Callable[[float, float], Array]
"""The destination at x, y of the map's page."""


def add_bookmarks(pdf: Pdf, leaves: Sequence[tuple[Page, Sheet]]) -> None:
    """Give a document the outline of its pages."""
    with pdf.open_outline() as outline:
        for target, (page, sheet) in zip(pdf.pages, leaves, strict=True):

            def goal(x: float, y: float, target: object = target.obj, at: Sheet = sheet) -> Array:
                left = at.around + at.x + at.scale * x
                top = at.around + at.height - at.y - at.scale * y
                return Array([target, Name.XYZ, round(left, 2), round(top, 2), None])

            outline.root.extend(_items(page, goal))


def _items(page: Page, goal: Goal) -> Iterator[OutlineItem]:
    steps = _steps(page)
    for band in page.bands:
        for block in band.blocks:
            if block.role == "phase":
                item = _item(title_of(block), goal(band.x + block.x, band.y + block.y))
                inner = steps.get(block.owner, ())
                if len(inner) > 1:
                    item.children.extend(
                        _item(step.alt, goal(row.x + step.x, row.y + step.y)) for row, step in inner
                    )
                yield item
            elif block.role == "heading-1":
                yield _item(title_of(block), goal(band.x + block.x, band.y + block.y))
    for band in page.bands:
        if band.role == "lane":
            yield _item(band.alt, goal(band.x, band.y))


def _steps(page: Page) -> dict[str, list[tuple[Band, Block]]]:
    """The steps that have a head, with its band, by the id of their phase."""
    phases = {column.step: column.phase for column in page.grid.columns}
    found: dict[str, list[tuple[Band, Block]]] = {}
    for band in page.bands:
        for block in band.blocks:
            if block.role == "step" and block.owner in phases:
                found.setdefault(phases[block.owner], []).append((band, block))
    return found


def _item(title: str, goal: Array) -> OutlineItem:
    return OutlineItem(storable(" ".join(title.split())) or _UNTITLED, goal)


def title_of(block: Block) -> str:
    """What a block is called: its first lines, as far as they are set alike."""
    lines = [mark.line for mark in block.marks if isinstance(mark, Text) and mark.line.runs]
    looks = [(line.runs[0].face, line.runs[0].size) for line in lines]
    alike = takewhile(lambda look: look == looks[0], looks)
    title = "".join(
        line.text[:-1] if line.hyphen else line.text + " "
        for line, _ in zip(lines, alike, strict=False)
    )
    return title.strip() or block.alt
