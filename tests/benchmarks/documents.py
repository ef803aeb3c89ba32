"""How quickly 10,000 cards are opened, encoded, edited and laid out."""

from __future__ import annotations

import copy
import gc
import json
import random
from collections.abc import Sequence
from time import perf_counter

from journeyeditor.edits.cards import set_card_text
from journeyeditor.files.codec import decode, encode
from journeyeditor.layout.compose import Composer
from journeyeditor.review.checkup import checking, checkup
from tests.benchmarks.maps import WORDS, made_map
from tests.benchmarks.rows import Measure, Row, in_ms, nearly_worst, seconds

CARDS = 10_000


def opening_and_encoding() -> Sequence[Row]:
    """Against `json.loads` of the same bytes, taken by turns."""
    journey = made_map(CARDS)
    data = encode(journey)
    text = data.decode("utf-8")
    rounds = [
        (
            seconds(lambda: json.loads(text), 1),
            seconds(lambda: decode(data), 1),
            seconds(lambda: encode(journey), 1),
        )
        for _ in range(9)
    ]
    loads, opened, encoded = (sorted(column)[4] for column in zip(*rounds, strict=True))
    yardstick = f"json.loads {in_ms(loads)}"
    return (
        Row("open 10,000 cards, all checks", in_ms(opened), yardstick, opened / loads, 2.0),
        Row("encode 10,000 cards", in_ms(encoded), yardstick, encoded / loads, 1.1),
    )


def one_edit() -> Sequence[Row]:
    """The document only, against a deep copy of it."""
    journey = made_map(CARDS)
    cards = [card.id for card in journey.all_cards()]
    chance = random.Random(5)
    times = []
    for at in range(400):
        card = chance.choice(cards)
        start = perf_counter()
        journey = set_card_text(journey, card, f"ändrad {at}")
        times.append(perf_counter() - start)
    edit = sorted(times)[len(times) // 2]
    deep = seconds(lambda: copy.deepcopy(journey), 3)
    return (
        Row(
            "one edit, document only, 10,000 cards",
            f"{1e6 * edit:.0f} us",
            f"deepcopy {in_ms(deep)}",
            1000 * edit / deep,
            1.0,
            "/1000",
        ),
    )


def laying_out() -> Sequence[Row]:
    """A whole page, and the page after one card's text changed."""
    journey = made_map(CARDS)
    composer = Composer()
    start = perf_counter()
    composer.compose(journey)
    whole = perf_counter() - start
    cards = [card.id for card in journey.all_cards()]
    chance = random.Random(6)
    times, lanes, anew = [], 0, 0
    gc.collect()
    for _ in range(200):
        text = " ".join(chance.choices(WORDS, k=chance.randint(2, 9)))
        journey = set_card_text(journey, chance.choice(cards), text)
        start = perf_counter()
        composer.compose(journey)
        times.append(perf_counter() - start)
        lanes = max(lanes, composer.counts["lanes"])
        anew = max(anew, composer.counts["cards"])
    worst = nearly_worst(times)
    made = f"most made anew: {lanes} lane, {anew} card"
    return (
        Row("lay out one edit of 10,000 cards, p99", in_ms(worst), made, 1000 * worst, 16.6, "ms"),
        Row(
            "lay out one edit, median",
            in_ms(sorted(times)[100]),
            f"whole page {in_ms(whole)}",
            sorted(times)[100] / whole,
            0.05,
        ),
    )


def checking_up() -> Sequence[Row]:
    """All rules on a map of which they find much, and the longest portion it is taken in."""
    journey = made_map(CARDS)
    whole = seconds(lambda: checkup(journey), 9)
    found = f"{checkup(journey).count} things found"
    gc.collect()
    start, longest = perf_counter(), 0.0
    for _ in checking(journey):
        now = perf_counter()
        start, longest = now, max(longest, now - start)
    return (
        Row("check 10,000 cards up", in_ms(whole), found, 1000 * whole, 50.0, "ms"),
        Row("its longest portion", in_ms(longest), "", 1000 * longest, 10.0, "ms"),
    )


ROWS: list[Measure] = [opening_and_encoding, one_edit, laying_out, checking_up]
