"""Whatever is edited: the map stays valid, saves and loads as itself, and lays out soundly."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from journeyeditor.files.codec import decode, encode
from journeyeditor.layout.compose import Composer, compose
from journeyeditor.layout.display import Page, Shape, Text
from journeyeditor.layout.labels import Area
from journeyeditor.model.invariants import problems
from tests.property.journeys import EditedMap

HOLDING = ("card", "phase", "step", "title", "facts", "persona")
"""Blocks that hold all their words within themselves."""


class SoundMap(EditedMap):
    """After each edit the document is whole, and the page kept up to date is the page."""

    def __init__(self) -> None:
        super().__init__()
        self.composer = Composer()

    @invariant()
    def is_valid(self) -> None:
        assert problems(self.journey) == ()

    @invariant()
    def loads_as_saved(self) -> None:
        data = encode(self.journey)
        opened = decode(data)
        assert opened.problems == ()
        assert opened.journey == self.journey
        assert encode(opened.journey) == data

    @invariant()
    def page_is_up_to_date(self) -> None:
        assert difference(self.composer.compose(self.journey), compose(self.journey)) is None

    @invariant()
    def everything_is_on_the_page(self) -> None:
        page = self.composer.compose(self.journey)
        check_page(page)
        check_links(page)


def difference(kept: Page, anew: Page) -> tuple[object, object] | None:
    """The first things in which two pages differ, or None."""
    if kept == anew:
        return None
    for one, other in zip(kept.bands, anew.bands, strict=True):
        for block, same in zip(one.blocks, other.blocks, strict=True):
            if block != same:
                return block, same
        if one != other:
            return (one.y, one.height), (other.y, other.height)
    return kept.grid, anew.grid


def check_page(page: Page) -> None:
    """No line is wider than its block's room; nothing lies outside the page; no card overlaps."""
    bottom = 0.0
    for band in page.bands:
        assert band.height >= 0
        if band.role == "lane":
            assert band.y >= bottom - 0.01
            bottom = band.y + band.height
        for block in band.blocks:
            right = band.x + block.x + block.width
            assert band.x + block.x >= -0.01, block
            assert right <= page.width + 0.01, block
            assert band.y + block.y + block.height <= page.height + 0.01, block
            if block.role == "card":
                assert block.y + block.height <= band.height, block
            if block.role in HOLDING:
                for mark in block.marks:
                    if isinstance(mark, Text):
                        assert mark.x >= 0, mark
                        assert mark.x + mark.line.width <= block.width + 0.01, mark
                        assert mark.y <= block.height + 0.01, mark
        cards = sorted((b for b in band.blocks if b.role == "card"), key=lambda b: b.y)
        for at, one in enumerate(cards):
            for other in cards[at + 1 :]:
                beside = one.x + one.width <= other.x or other.x + other.width <= one.x
                assert beside or one.y + one.height <= other.y + 0.01, (one.alt, other.alt)


SoundMap.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestRandomEdits = SoundMap.TestCase


def check_links(page: Page) -> None:
    """No link runs through a card, and none of their labels lies over one."""
    areas = [
        Area(band.x + block.x, band.y + block.y, block.width, block.height)
        for band in page.bands
        for block in band.blocks
        if block.role == "card"
    ]
    links = page.band("links")
    assert links is not None
    for block in links.blocks:
        for mark in block.marks:
            if isinstance(mark, Shape) and mark.stroke:
                for x, y in along(mark):
                    dot = Area(block.x + x - 0.3, block.y + y - 0.3, 0.6, 0.6)
                    assert not any(dot.meets(area, -0.4) for area in areas), block.alt
            elif isinstance(mark, Text):
                y = block.y + mark.y - 6
                label = Area(block.x + mark.x, y, mark.line.width, 6)
                assert not any(label.meets(area) for area in areas), block.alt


def along(shape: Shape) -> Iterator[tuple[float, float]]:
    """Points along a path of straight pieces and small bends."""
    at = (0.0, 0.0)
    for letter, numbers in shape.segments:
        end = (numbers[-2], numbers[-1])
        if letter == "L":
            for part in range(1, 24):
                share = part / 24
                yield at[0] + (end[0] - at[0]) * share, at[1] + (end[1] - at[1]) * share
        at = end
