"""Pictures from outside: made fit for a map, or refused before they are decoded."""

from __future__ import annotations

import base64
import io
from time import perf_counter

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage, QImageReader

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.model.records import Picture
from journeyeditor.session.pictures import MOST_BYTES, picture_of


def encoded(size: tuple[int, int], kind: str = "JPEG", noise: bool = False) -> bytes:
    picture = Image.effect_noise(size, 60).convert("RGB") if noise else Image.new("RGB", size)
    out = io.BytesIO()
    picture.save(out, kind, quality=90)
    return out.getvalue()


def read(picture: Picture) -> Image.Image:
    data = base64.b64decode(picture.data)
    assert len(data) <= limits.PICTURE_BYTES
    return Image.open(io.BytesIO(data))


def test_twenty_megapixels_are_scaled_down() -> None:
    source = encoded((5000, 4000), noise=True)
    start = perf_counter()
    key, picture = picture_of(source)
    assert perf_counter() - start < 20
    image = read(picture)
    assert image.size == (picture.width, picture.height)
    assert max(image.size) <= 2000
    assert image.width / image.height == pytest.approx(1.25, abs=0.01)
    assert len(key) == 64


def test_a_small_picture_stays_as_it_is() -> None:
    source = encoded((40, 30), "PNG")
    _, picture = picture_of(source)
    assert base64.b64decode(picture.data) == source
    assert (picture.width, picture.height) == (40, 30)


def test_a_turned_photograph_is_set_upright() -> None:
    image = Image.new("RGB", (60, 20), "red")
    turned = Image.Exif()
    turned[0x0112] = 6  # to be turned by a quarter, clockwise
    out = io.BytesIO()
    image.save(out, "JPEG", exif=turned)
    _, picture = picture_of(out.getvalue())
    assert (picture.width, picture.height) == (20, 60)


def test_a_bomb_is_refused_by_its_head(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_self: QImageReader) -> QImage:
        raise AssertionError("decoded")

    source = encoded((9000, 9000), "PNG")
    assert len(source) < 1_000_000
    monkeypatch.setattr(QImageReader, "read", never)
    with pytest.raises(JourneyError, match="megapixels"):
        picture_of(source)


@pytest.mark.parametrize(
    "source",
    [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40), b"<svg xmlns='x'/>", b"GIF89a"],
)
def test_what_is_no_picture_is_refused_in_a_sentence(source: bytes) -> None:
    with pytest.raises(JourneyError, match=r"no picture that can be read"):
        picture_of(source)


def test_too_many_bytes_are_not_looked_at() -> None:
    with pytest.raises(JourneyError, match="larger than 20 MB"):
        picture_of(bytes(MOST_BYTES + 1))


def test_a_picture_of_the_clipboard_is_taken() -> None:
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 200, 30, 128))
    _, picture = picture_of(image)
    assert read(picture).size == (300, 200)
    assert picture.mime == "image/png"
