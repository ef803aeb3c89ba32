"""What is not to be shown is not there, and everything else stays."""

from __future__ import annotations

import base64
import datetime
from dataclasses import replace
from itertools import pairwise

import pytest

from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import Composer, compose
from journeyeditor.layout.display import Block, Box, Image, Page, Sign, Text
from journeyeditor.layout.head import LOGO_HEIGHT, LOGO_WIDTH
from journeyeditor.layout.shown import ALL_SHOWN, Shown
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Picture

KEY = "a" * 64


@pytest.fixture(scope="module")
def jane() -> Journey:
    journey = new_from("jane", "sv")
    picture = Picture(width=600, height=150, data=base64.b64encode(b"x").decode())
    return journey.changed(
        pictures={KEY: picture}, settings=journey.settings.changed(logo=KEY, footer="Internt")
    )


def blocks(page: Page, *roles: str) -> list[Block]:
    return [block for band in page.bands for block in band.blocks if block.role in roles]


def said(page: Page) -> str:
    return "\n".join(
        mark.line.text
        for band in page.bands
        for block in band.blocks
        for mark in block.marks
        if isinstance(mark, Text)
    )


def signs(page: Page, *icons: str) -> int:
    return sum(
        isinstance(mark, Sign) and mark.icon in icons
        for block in blocks(page, "card", "legend")
        for mark in block.marks
    )


def dots(page: Page) -> int:
    return sum(
        isinstance(mark, Box) and mark.fill == "vote"
        for block in blocks(page, "card", "legend")
        for mark in block.marks
    )


def test_all_is_shown_by_default(jane: Journey) -> None:
    page = compose(jane)
    assert len(blocks(page, "persona")) == 2
    assert blocks(page, "link")
    assert dots(page) > 5
    assert signs(page, "mark-evidence", "mark-assumption") > 5
    assert len(blocks(page, "legend", "footer", "logo")) == 3


def test_personas(jane: Journey) -> None:
    page = compose(jane, Shown(personas=False))
    assert not blocks(page, "persona")
    # Their curves stay, with their names in the legend.
    assert len(blocks(page, "curve")) == 2
    assert "Revisor Anna" in said(page)


def test_legend(jane: Journey) -> None:
    page = compose(jane, Shown(legend=False))
    assert not blocks(page, "legend")
    assert blocks(page, "footer")
    assert page.height < compose(jane).height


def test_evidence(jane: Journey) -> None:
    page = compose(jane, Shown(evidence=False))
    assert signs(page, "mark-evidence", "mark-assumption") == 0
    assert "antagande" not in said(page)
    assert dots(page) == dots(compose(jane))


def test_votes(jane: Journey) -> None:
    page = compose(jane, Shown(votes=False))
    assert dots(page) == 0
    evidence = ("mark-evidence", "mark-assumption")
    assert signs(page, *evidence) == signs(compose(jane), *evidence)


def test_links_and_the_room_for_them(jane: Journey) -> None:
    page = compose(jane, Shown(links=False))
    assert not blocks(page, "link")
    assert page.height < compose(jane).height


def test_logo(jane: Journey) -> None:
    (logo,) = blocks(compose(jane), "logo")
    (image,) = logo.marks
    assert isinstance(image, Image)
    assert (image.width, image.height) == pytest.approx((4 * image.height, image.height))
    assert image.width <= LOGO_WIDTH
    assert image.height <= LOGO_HEIGHT
    head = blocks(compose(jane), "title", "facts", "persona")
    assert all(block.x + block.width < logo.x for block in head)
    assert not blocks(compose(jane, Shown(logo=False)), "logo")


def test_footer_and_stamp(jane: Journey) -> None:
    day = datetime.date(2026, 10, 5)
    shown = Shown(date=day, version="3f2a9c", page="2 (3)")
    (footer,) = blocks(compose(jane, shown), "footer")
    texts = [mark for mark in footer.marks if isinstance(mark, Text)]
    assert [mark.line.text for mark in texts] == [
        "Internt",
        "2026-10-05  ·  version 3f2a9c  ·  2 (3)",
    ]
    right = texts[1].x + texts[1].line.width
    assert right == pytest.approx(footer.width)
    assert not blocks(compose(jane, replace(shown, footer=False)), "footer")


def test_a_stamp_alone_costs_no_height(jane: Journey) -> None:
    plain = jane.changed(settings=jane.settings.changed(footer=""))
    stamped = compose(plain, Shown(version="3f2a9c"))
    (footer,), (legend,) = blocks(stamped, "footer"), blocks(stamped, "legend")
    assert stamped.height == compose(plain).height
    texts = [mark for mark in (*footer.marks, *legend.marks) if isinstance(mark, Text)]
    bases = {round(mark.y + (footer.y if mark in footer.marks else 0), 3) for mark in texts}
    assert len(bases) == 1
    ends = sorted((mark.x, mark.x + mark.line.width) for mark in texts)
    assert all(right < left for (_, right), (left, _) in pairwise(ends))
    # Where there is no legend it has a row of its own.
    assert blocks(compose(plain, Shown(legend=False, version="3f2a9c")), "footer")


def test_lanes(jane: Journey) -> None:
    hidden = frozenset(lane.id for lane in jane.lanes if lane.kind in ("touchpoints", "emotions"))
    page = compose(jane, Shown(hidden_lanes=hidden))
    assert not hidden & {band.key for band in page.bands}
    assert not blocks(page, "curve", "link")
    # No curve is shown, so none is explained.
    assert "Revisor Anna" in said(page)
    assert said(page).count("Revisor Anna") == 1
    assert "sanningens ögonblick" not in said(page)


def test_a_composer_stays_by_what_it_shows(jane: Journey) -> None:
    shown = Shown(votes=False, links=False, evidence=False)
    composer = Composer(shown)
    composer.compose(jane)
    edited = jane.changed(title="En annan titel")
    assert composer.compose(edited) == compose(edited, shown)
    assert Composer().compose(jane) == compose(jane, ALL_SHOWN)
