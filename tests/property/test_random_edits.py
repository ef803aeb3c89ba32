"""Whatever is edited: the map stays valid, saves and loads as itself, and lays out soundly."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from journeyeditor.files.codec import decode, encode
from journeyeditor.layout.compose import Composer, compose
from journeyeditor.layout.display import Page, Text
from journeyeditor.model.invariants import problems
from tests.property.journeys import EditedMap


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
        check_page(self.composer.compose(self.journey))


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
            assert -0.01 <= band.x + block.x, block
            assert right <= page.width + 0.01, block
            assert band.y + block.y + block.height <= page.height + 0.01, block
            if block.role == "card":
                assert block.y + block.height <= band.height, block
                for mark in block.marks:
                    if isinstance(mark, Text):
                        assert mark.x >= 0, mark
                        assert mark.x + mark.line.width <= block.width + 0.01, mark
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
