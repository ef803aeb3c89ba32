"""What is packed comes out byte for byte, and a damaged parcel is never taken for a whole one."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyeditor.files.codec import encode
from journeyeditor.files.form import parts_of
from journeyeditor.files.parcels import LEAST, Apart, Packed, Packer, apart_of, split, unpack
from journeyeditor.files.store import fingerprint
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Picture
from tests.benchmarks.maps import made_map
from tests.files.rich import rich_map
from tests.property.any_map import any_maps

nothing: Callable[[str], bytes] = dict[str, bytes]().__getitem__
few = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def packed(data: bytes) -> tuple[Packed, dict[str, bytes]]:
    packer, pictures = Packer(), {}
    for piece in split(data):
        if isinstance(piece, Apart):
            packer.add_apart(piece)
            pictures[piece.name] = piece.data
        else:
            packer.add(piece)
    return packer.finish(), pictures


def put_together(journey: Journey) -> bytes:
    parts = parts_of(journey)
    return b"".join(part if isinstance(part, bytes) else part.data.encode() for part in parts)


def picture(data: bytes) -> str:
    return f'"data": "{base64.b64encode(data).decode()}"'


LARGE = bytes(range(256)) * 20
TEXTS = st.sampled_from(
    [
        picture(LARGE),
        picture(LARGE[1:]),
        picture(b"small"),
        '"data": "',
        '"data": "' + "A" * LEAST,
        '"data": "' + "=" * LEAST + '"',
        '"data": "' + "A" * (LEAST + 1) + '"',
        '"data": "' + "A" * LEAST + 'QR=="',
        "å" * 3,
        '"',
    ]
)


@few
@given(st.lists(TEXTS, max_size=6).map("".join) | st.text(max_size=30))
def test_any_bytes_come_out_as_they_went_in(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    parcel, pictures = packed(data)
    assert unpack(parcel.body, pictures.__getitem__) == data
    assert parcel.fingerprint == fingerprint(data)
    assert parcel.size == len(data)
    assert set(parcel.pictures) == set(pictures)
    for name, picture_data in pictures.items():
        assert fingerprint(picture_data) == name


def test_a_picture_is_put_apart_once() -> None:
    data = f"[{picture(LARGE)}, {picture(LARGE)}, {picture(LARGE[::-1])}]".encode()
    parcel, pictures = packed(data)
    assert sorted(pictures.values()) == sorted([LARGE, LARGE[::-1]])
    assert len(parcel.body) < 300
    assert unpack(parcel.body, pictures.__getitem__) == data


def test_base64_that_is_not_as_it_would_be_written_stays() -> None:
    assert apart_of(b"QQ==") is not None
    assert apart_of(b"QR==") is None
    assert apart_of(b"QQ") is None


@few
@given(any_maps())
def test_the_parts_of_a_map_are_its_file(journey: Journey) -> None:
    assert put_together(journey) == encode(journey)


@pytest.mark.parametrize("cards", [0, 299, 300, 301, 900])
def test_the_parts_of_larger_maps_are_their_files(cards: int) -> None:
    journey = made_map(cards)
    assert put_together(journey) == encode(journey)


def test_the_parts_of_a_map_with_pictures_are_its_file() -> None:
    rich = rich_map()
    tricky = Picture(mime='x", "data": "', width=1, height=1, data="AA==", alternative='"data": ""')
    pictures = {**rich.pictures, "0" * 64: tricky, "1" * 64: tricky.changed(data="")}
    journey = rich.changed(pictures=pictures)
    assert put_together(journey) == encode(journey)
    assert [part for part in parts_of(journey) if isinstance(part, Picture)] == [*pictures.values()]


def test_a_damaged_parcel_is_told_from_a_whole_one() -> None:
    data = encode(rich_map()) * 3
    body = packed(data)[0].body
    chance = random.Random(3)
    for _ in range(500):
        damaged = bytearray(body)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(body))] = chance.randrange(256)
        damaged_bytes = bytes(damaged[: chance.choice((len(body), chance.randrange(len(body))))])
        if damaged_bytes == body:
            continue
        try:
            got = unpack(damaged_bytes, nothing)
        except ValueError:
            continue
        assert got == data  # a bit that does not matter


def test_a_parcel_that_would_swell_without_end_is_refused() -> None:
    packer = Packer()
    for _ in range(70):
        packer.add(bytes(1 << 20))
    body = packer.finish().body
    assert len(body) < 1 << 20
    with pytest.raises(ValueError, match="end is missing"):
        unpack(body, nothing)
