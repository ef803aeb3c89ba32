"""Screen is paper: canvas and PDF of one display list give the same picture."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from journeyeditor.base.ids import counting_ids
from journeyeditor.edits import cards, lanes, phases
from journeyeditor.files.templates import new_from
from journeyeditor.layout.compose import compose
from journeyeditor.model.journey import Journey
from tests.parity.pictures import Pixels, blurred, on_canvas, on_paper

SCALE = 2.0
SQUARE = 6
PATCH = 8


def crowded() -> Journey:
    """Long words, emoji, combining marks, spans, numbers: what differs between painters."""
    ids = counting_ids()
    journey = Journey(id="m", title="Ärtsoppa & <b>pannkakor</b> – varje torsdag 😀")
    for _ in range(3):
        journey = phases.add_phase(journey, "Försäkringsärende", ids=ids, description="Å Ä Ö é ñ")
    for kind in ("goals", "touchpoints", "thoughts", "metrics"):
        journey = lanes.add_lane(journey, kind, ids=ids)
    texts = ["sjukvårdsförsäkringsadministration", "AVATAR To Ty", "e\u0301a\u030a", "👍 ja", "<i>"]
    for lane in journey.lanes[:3]:
        for step in journey.steps():
            journey = cards.add_cards(journey, lane.id, step.id, texts, ids=ids, span=2, votes=3)
    for value, step in zip((10, -4.5, None), journey.steps(), strict=True):
        journey = lanes.set_metric(journey, journey.lanes[3].id, step.id, value, ids=ids)
    return journey


MAPS: dict[str, Callable[[], Journey]] = {
    "example": lambda: new_from("jane", "sv"),
    "example in English": lambda: new_from("jane", "en"),
    "service blueprint": lambda: new_from("service-blueprint", "sv"),
    "business": lambda: new_from("b2b", "sv"),
    "crowded": crowded,
    "empty": lambda: Journey(id="m"),
}


def differences(screen: Pixels, paper: Pixels) -> tuple[float, float, float]:
    """How far the pictures are apart, 0..255: in the mean, the share of squares that are
    plainly different, and the mean of the worst patch, which is as large as a short word."""
    far = np.abs(blurred(screen, SQUARE) - blurred(paper, SQUARE)).max(axis=2)
    rows, columns = far.shape[0] // PATCH, far.shape[1] // PATCH
    patches = far[: rows * PATCH, : columns * PATCH].reshape(rows, PATCH, columns, PATCH)
    return far.mean(), (far > 24).mean(), patches.mean(axis=(1, 3)).max()


@pytest.mark.parametrize("name", MAPS)
def test_canvas_and_pdf_show_the_same(name: str, qapp: object) -> None:
    page = compose(MAPS[name]())
    screen, paper = on_canvas(page, SCALE), on_paper(page, SCALE)
    assert screen.shape == paper.shape
    mean, odd, worst = differences(screen, paper)
    # The canvas puts hairlines and dashes on whole pixels, PDFium where they are.
    assert mean < 0.8
    assert odd < 0.004
    assert worst < 10


def test_the_comparison_sees_a_missing_word(qapp: object) -> None:
    journey = new_from("jane", "sv")
    card = next(journey.all_cards())
    screen = on_canvas(compose(journey), SCALE)
    paper = on_paper(compose(cards.set_card_text(journey, card.id, "")), SCALE)
    _, _, worst = differences(screen, paper)
    assert worst > 15


def test_the_comparison_sees_a_shift_of_half_a_point(qapp: object) -> None:
    page = compose(new_from("jane", "sv"))
    screen, paper = on_canvas(page, SCALE), on_paper(page, SCALE)
    shifted = np.roll(paper, 1, axis=1)
    near = np.abs(blurred(screen, 2) - blurred(paper, 2)).mean()
    far = np.abs(blurred(screen, 2) - blurred(shifted, 2)).mean()
    assert far > 1.5 * near
