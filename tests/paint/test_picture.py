"""Pictures are looked at before they are decoded."""

from __future__ import annotations

import io
import struct

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Picture

from journeyeditor.layout.display import Image
from journeyeditor.layout.theme import theme
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.picture import JPEG, PNG, PictureData, PictureHead, header
from tests.paint.samples import block, page_of, png_picture, sheet_of


def jpeg(mode: str, **options: bool) -> bytes:
    out = io.BytesIO()
    Picture.new(mode, (30, 20)).save(out, "JPEG", **options)
    return out.getvalue()


def test_headers_of_both_kinds() -> None:
    assert header(png_picture(5, 7, (1, 2, 3)).data) == PictureHead(PNG, 5, 7)
    assert header(jpeg("RGB")) == PictureHead(JPEG, 30, 20, 3)
    assert header(jpeg("L", progressive=True)) == PictureHead(JPEG, 30, 20, 1)
    assert header(jpeg("CMYK")) == PictureHead(JPEG, 30, 20, 4)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe0\0\2", b"<svg/>"])
def test_other_files_are_no_pictures(data: bytes) -> None:
    assert header(data) is None


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    data = png_picture(1, 1, (1, 2, 3)).data
    bomb = data[:16] + struct.pack(">II", 100_000, 100_000) + data[24:]
    assert header(bomb) is None
    page = page_of(block(Image("bomb", 0, 0, 10, 10)))
    made = pdf_bytes(
        page, theme("paper"), sheet_of(page), pictures={"bomb": PictureData(PNG, 1, 1, bomb)}
    )
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert "/XObject" not in pdf.pages[0].obj.Resources


@settings(deadline=None)
@given(
    st.sampled_from([png_picture(9, 9, (1, 2, 3, 4)).data, jpeg("RGB"), jpeg("L")]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 800),
)
def test_damaged_pictures_end_in_a_pdf_all_the_same(
    data: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    broken = bytearray(data)
    for place, value in changes:
        broken[place % len(broken)] = value
    picture = PictureData(PNG, 9, 9, bytes(broken[:length]))
    page = page_of(block(Image("x", 0, 0, 10, 10)))
    made = pdf_bytes(page, theme("paper"), sheet_of(page), pictures={"x": picture})
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
