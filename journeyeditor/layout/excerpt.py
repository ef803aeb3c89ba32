"""A part of a page as a page of its own: whole bands of it, or the blocks of single things.

Nothing is laid out anew: what is taken keeps the form it has on the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from journeyeditor.layout import measures as m
from journeyeditor.layout.display import Band, Block, Page

AROUND: Final = 8.0
"""What is left free about a part, in scene units."""

_IN_FIGURES: Final = frozenset(("point", "gap", "curve"))
_EDGE: Final = 6.5
"""How far the rectangle of a link's block reaches beyond the link."""


def bands_of(page: Page, ids: AbstractSet[str]) -> tuple[str, ...]:
    """The keys of lanes among ids, and of those whose curves or points are among them."""
    return tuple(
        band.key
        for band in page.bands
        if band.role == "lane"
        and (
            band.key in ids
            or any(block.role in _IN_FIGURES and block.owner in ids for block in band.blocks)
        )
    )


def part_of_bands(page: Page, keys: Collection[str]) -> Page:
    """The bands with these keys under each other, and the links that touch no others."""
    shifts: dict[str, float] = {}
    taken: list[Band] = []
    bands = [band for band in page.bands if band.role != "links"]
    left, bottom, shift, is_after = m.MARGIN - AROUND, AROUND, 0.0, False
    for band in bands:
        if band.key not in keys:
            is_after = False
            continue
        # Bands that follow each other stay as far apart as they are: links may run there.
        shift = shift if is_after else bottom - band.y
        shifts[band.key] = shift
        taken.append(replace(band, x=band.x - left, y=band.y + shift))
        bottom, is_after = band.y + shift + band.height, True
    links = page.band("links")
    if links is not None and taken:
        blocks = tuple(
            replace(block, y=block.y + moved)
            for block in links.blocks
            if (moved := _shift_of(links.y + block.y, block.height, bands, shifts)) is not None
        )
        taken.append(replace(links, x=links.x - left, blocks=blocks))
    width = max((band.x + band.width for band in taken), default=0.0) + AROUND
    return replace(page, width=width, height=bottom + AROUND, bands=tuple(taken))


def _shift_of(
    top: float, height: float, bands: Iterable[Band], shifts: dict[str, float]
) -> float | None:
    """How far a link moves with the bands it touches; None where they don't move alike."""
    start, stop = top + _EDGE, top + height - _EDGE
    found = {
        shifts.get(band.key) for band in bands if band.y < stop and start < band.y + band.height
    }
    return found.pop() if len(found) == 1 else None


def part_of_blocks(page: Page, ids: AbstractSet[str]) -> Page | None:
    """The blocks of some things where they stand, without what lies round them; None for none."""
    bands = [
        (band, tuple(block for block in band.blocks if block.owner in ids)) for band in page.bands
    ]
    taken = [(band.x + block.x, band.y + block.y, block) for band, kept in bands for block in kept]
    if not taken:
        return None
    left = min(x for x, _, _ in taken) - AROUND
    top = min(y for _, y, _ in taken) - AROUND
    width = max(x + block.width for x, _, block in taken) + AROUND - left
    height = max(y + block.height for _, y, block in taken) + AROUND - top
    parts = tuple(_moved(band, blocks, left, top) for band, blocks in bands if blocks)
    return replace(page, width=width, height=height, bands=parts)


def _moved(band: Band, blocks: tuple[Block, ...], left: float, top: float) -> Band:
    return replace(band, x=band.x - left, y=band.y - top, blocks=blocks)
