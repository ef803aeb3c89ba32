"""The scene: it is given a page and makes its few items match it, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QGraphicsScene

from journeyeditor.canvas.chunks import Chunk, Way
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.items import BandItem, PageItem, Report
from journeyeditor.layout.display import Page

DESK: float = 240.0
"""Free desk around the page, in scene units."""


class MapScene(QGraphicsScene):
    """Mirrors a `Page`: an item a band, kept by the band's key, taken out when it is gone.

    `is_rough` asks the items to spare fine detail while the picture is in motion; after
    `until`, by `perf_counter`, painting should not build what can wait.
    """

    def __init__(self, ink: Ink, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._ink = ink
        self._report = report
        self._page_item = PageItem(ink)
        self.addItem(self._page_item)
        self._bands: dict[str, BandItem] = {}
        self.page: Page | None = None
        self.is_rough = False
        self.until = math.inf

    def show_page(self, page: Page) -> None:
        """Show a page: what is the same stays, what only moved is moved."""
        if self.page is page:
            return
        if self.page is None or (page.width, page.height) != (self.page.width, self.page.height):
            self._page_item.show_page(page.width, page.height)
            self.setSceneRect(QRectF(-DESK, -DESK, page.width + 2 * DESK, page.height + 2 * DESK))
        keys = {band.key for band in page.bands}
        for key in [key for key in self._bands if key not in keys]:
            self.removeItem(self._bands.pop(key))
        for place, band in enumerate(page.bands):
            item = self._bands.get(band.key)
            if item is None:
                item = self._bands[band.key] = BandItem(self._ink, self._report)
                self.addItem(item)
            item.show_band(band)
            if item.zValue() != place:
                item.setZValue(place)
        self.page = page

    def band_items(self) -> dict[str, BandItem]:
        """The items of the bands by the bands' keys."""
        return dict(self._bands)

    def use(self, ink: Ink) -> None:
        """Take another theme's ink; the next page is mirrored anew."""
        self._ink = ink
        for item in (*self._bands.values(), self._page_item):
            self.removeItem(item)
        self._bands = {}
        self._page_item = PageItem(ink)
        self.addItem(self._page_item)
        self.page = None

    def chunks(self) -> Iterator[Chunk]:
        """All chunks, so that they can be built before they are needed."""
        for item in list(self._bands.values()):
            yield from item.chunks

    def build_until(self, end: float, seen: QRectF) -> bool:
        """Build what is not built yet, until a time by `perf_counter`; True when all is.

        First what something else stands for, then what is cheap, then what lies near `seen`.
        """
        waiting = [
            (_rank(item, chunk, seen), place, item, chunk)
            for item in self._bands.values()
            for place, chunk in enumerate(item.chunks)
            if not chunk.is_built
        ]
        waiting.sort(key=lambda one: one[:2])
        for _, _, item, chunk in waiting:
            item.build(chunk)
            if perf_counter() > end:
                break
        return not waiting

    def page_area(self) -> QRectF:
        """The page in scene units."""
        return QRectF(0, 0, self.page.width, self.page.height) if self.page else QRectF()


def _rank(item: BandItem, chunk: Chunk, seen: QRectF) -> int:
    if chunk.owed:
        return 0
    if chunk.way is not Way.TOGETHER:
        return 1
    return 2 if chunk.area.translated(item.pos()).intersects(seen) else 3
