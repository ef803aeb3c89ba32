"""How long and how large a poster in tiles is, against the poster itself; planning and setting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import perf_counter

from journeyeditor.files.templates import new_from
from journeyeditor.layout.paper import Paper
from journeyeditor.layout.poster import Order, Poster, Posters
from journeyeditor.layout.tiles import TileChoice
from journeyeditor.model.journey import Journey
from journeyeditor.paint.pdf import pdf_bytes
from journeyeditor.paint.tiles import tiles_bytes
from tests.benchmarks.maps import made_map
from tests.benchmarks.rows import Measure, Row, in_ms, seconds

CARDS = 10_000
A0 = Order(Paper("A0"))
TILED = Order(Paper("A0"), tiles=TileChoice("A4", "portrait"))


def _whole(poster: Poster) -> bytes:
    return pdf_bytes(poster.page, poster.theme, poster.sheet)


def _tiled(posters: Posters, journey: Journey) -> tuple[Poster, bytes]:
    """Cut a page that is laid out already, and write it."""
    poster = posters.poster(journey, TILED)
    return poster, tiles_bytes(poster.page, poster.theme, poster.sheet, poster.leaves)


def tiles() -> Sequence[Row]:
    """A4 tiles of an A0, planning included, against the A0: each time a page of its own."""
    rows: list[Row] = []
    for name, journey, promised in (
        (f"{CARDS:,} cards", made_map(CARDS), True),
        ("the example", new_from("jane", "sv"), False),
    ):
        times, plain_times = [], []
        for _ in range(3):
            posters = Posters()
            whole = posters.poster(journey, A0)
            start = perf_counter()
            plain = len(_whole(whole))
            plain_times.append(perf_counter() - start)
            posters = Posters()
            posters.poster(journey, A0)
            start = perf_counter()
            poster, data = _tiled(posters, journey)
            times.append(perf_counter() - start)
        mine, theirs = sorted(times)[1], sorted(plain_times)[1]
        what = f"{poster.sheets} A4 tiles of an A0 of {name}"
        time_said, size_said = f"the A0 {in_ms(theirs)}", f"the A0 {plain / 1024:.0f} KiB"
        size = f"{len(data) / 1024:.0f} KiB"
        rows += [
            Row(f"{what}, time", in_ms(mine), time_said, mine / theirs, 1.5 if promised else None),
            Row(f"{what}, size", size, size_said, len(data) / plain, 1.2 if promised else None),
        ]
    return rows


def _laid_out(journey: Journey) -> None:
    assert Posters().poster(journey, A0).legibility.capital


def _cut_otherwise(posters: Posters, journey: Journey) -> None:
    order = Order(Paper("A0"), tiles=TileChoice("A4", "portrait", 12))
    assert posters.poster(journey, order).leaves


def choosing() -> Sequence[Row]:
    """What the poster dialog waits for: a map set anew, tiles changed, on a kept page."""
    rows = []
    for cards in (50, 300, 1_000):
        journey = made_map(cards)
        anew = Order(Paper("A1"), anew=True)
        start = perf_counter()
        posters = Posters()
        posters.poster(journey, anew)
        took = perf_counter() - start
        plain = seconds(partial(_laid_out, journey), 3)
        rows.append(
            Row(
                f"set {cards:,} cards anew for a paper",
                in_ms(took),
                f"laid out {in_ms(plain)}",
                took / plain,
                None,
            )
        )
        posters.poster(journey, TILED)

        again = seconds(partial(_cut_otherwise, posters, journey), 3)
        rows.append(
            Row(
                f"other tiles for {cards:,} cards",
                in_ms(again),
                f"laid out {in_ms(plain)}",
                again / plain,
                None,
            )
        )
    return rows


ROWS: list[Measure] = [tiles, choosing]
