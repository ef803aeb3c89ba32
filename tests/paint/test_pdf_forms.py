"""What is painted again and again becomes a form, and looks as it did."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pikepdf
from PIL import Image

from journeyeditor.layout.display import Block, Box, Mark, Page, Sign, Signs
from journeyeditor.layout.theme import theme
from journeyeditor.paint.marks import OFTEN
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.png import png_bytes
from tests.paint.samples import page_of, sheet_of, text

PAPER = theme("paper")
STEP = 60
COUNT = OFTEN + 3

LOOK: tuple[Mark, ...] = (
    Box(0, 0, 50, 40, 4, fill="tint:lane.pains", stroke="frame", stroke_width=1.5),
    Box(0, 0, 3, 40, 1.5, fill="lane.pains"),
    text("Kort", 8, 14),
    Box(8, 24, 6.5, 6.5, 3.25, fill="vote"),
    Box(20, 24, 6.5, 6.5, 3.25, stroke="bad", stroke_width=1),
    Sign("mark-star", 30, 22, 12, "star"),
)


def rows(*looks: tuple[Mark, ...]) -> Page:
    """Blocks under each other, `STEP` apart."""
    blocks = (
        Block("c", "card", 10, STEP * at, 50, 40, look, signs=()) for at, look in enumerate(looks)
    )
    return page_of(*blocks, size=(100, STEP * len(looks) + 40))


def forms(page: Page) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf_bytes(page, PAPER, sheet_of(page)))) as pdf:
        return list(dict(pdf.pages[0].obj.Resources.get("/XObject", {})))


def pixels(page: Page) -> npt.NDArray[np.uint8]:
    data = png_bytes(pdf_bytes(page, PAPER, sheet_of(page)), 144)
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def test_a_form_looks_like_what_it_stands_for() -> None:
    found = pixels(rows(*[LOOK] * COUNT))
    strips = [found[2 * (20 + STEP * at) :][: 2 * 50] for at in range(COUNT)]
    assert strips[0].min() < 100
    for strip in strips[1:]:
        assert np.abs(strip.astype(int) - strips[0]).max() <= 2


def test_what_comes_seldom_is_no_form() -> None:
    assert forms(rows(*[LOOK] * OFTEN)) == []
    assert sorted(forms(rows(*[LOOK] * COUNT))) == ["/X0", "/X1", "/X2", "/X3"]


def test_dots_in_a_row_are_one_form() -> None:
    dots = [Box(8 + 8.5 * at, 24, 6.5, 6.5, 3.25, fill="vote") for at in range(3)]
    more = *LOOK[:3], *dots, *(replace(dot, y=34, x=dot.x + 0.1) for dot in dots)
    block = Block("c", "card", 10, 0, 50, 40, more, signs=(Signs(3, 6, "3"), Signs(6, 9, "3")))
    page = page_of(*[replace(block, y=STEP * at) for at in range(COUNT)], size=(100, 900))
    assert sorted(forms(page)) == ["/X0", "/X1"]
    found = pixels(page)
    strips = [found[2 * (20 + STEP * at) :][: 2 * 50] for at in range(COUNT)]
    for strip in strips[1:]:
        assert np.abs(strip.astype(int) - strips[0]).max() <= 2


def test_forms_leave_the_colours_of_what_follows_alone() -> None:
    plain = (
        Box(0, 0, 50, 40, fill="good"),
        text("Kort", 8, 14),
        Box(8, 20, 40, 10, 0, "", "bad", 2),
    )
    mixed = pixels(rows(*[LOOK] * COUNT, plain, LOOK, plain))
    alone = pixels(rows(plain, plain, plain))
    for place in (COUNT, COUNT + 2):
        strip = mixed[2 * (20 + STEP * place) :][: 2 * 45]
        assert np.abs(strip.astype(int) - alone[40:][: 2 * 45]).max() <= 2


def test_a_look_that_differs_in_anything_is_another() -> None:
    other = (Box(0, 0, 50, 40, 4, fill="tint:lane.goals"), *LOOK[1:])
    found = pixels(rows(*[LOOK, other] * COUNT))
    first, second = found[60, 140], found[60 + 2 * STEP, 140]
    assert (first != second).any()
    for at in range(COUNT):
        assert (found[60 + 4 * STEP * at, 140] == first).all()
        assert (found[60 + 2 * STEP * (2 * at + 1), 140] == second).all()
