"""Where records of the map stand on the page, looked up without going through all blocks."""

from __future__ import annotations

from typing import Final

from journeyeditor.layout.display import Band, Block, Page

_SECOND: Final = frozenset(("facts", "curve"))
"""Roles whose blocks share their owner with the block that stands for it."""


class Places:
    """An index of each band's blocks by owner, kept while the band keeps its blocks."""

    def __init__(self) -> None:
        self._indexes: dict[str, tuple[tuple[Block, ...], dict[str, Block]]] = {}

    def find(self, page: Page, owner: str) -> tuple[Band, Block] | None:
        """The band and block of a record, or None where it is not shown."""
        for band in page.bands:
            block = self._index(band).get(owner)
            if block is not None:
                return band, block
        return None

    def _index(self, band: Band) -> dict[str, Block]:
        kept = self._indexes.get(band.key)
        if kept is None or kept[0] is not band.blocks:
            index: dict[str, Block] = {}
            for block in band.blocks:
                if block.owner and block.role not in _SECOND:
                    index.setdefault(block.owner, block)
            kept = self._indexes[band.key] = band.blocks, index
        return kept[1]
