"""Themes have every role, and text in them can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.layout.lanes import lane_colour
from journeyeditor.layout.theme import contrast, theme, theme_keys
from journeyeditor.model.kinds import LANE_KINDS
from journeyeditor.model.records import Lane

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TEXT_ON_PAGE = ("text", "text.soft", "text.faint", "good", "bad", "fair", "link")


@pytest.mark.parametrize("key", theme_keys())
class TestEveryTheme:
    def test_has_a_colour_for_every_lane(self, key: str) -> None:
        for kind in (*LANE_KINDS, "from-the-future"):
            assert theme(key).colour(lane_colour(Lane(id="a", kind=kind))).startswith("#")

    def test_text_reads_on_the_page(self, key: str) -> None:
        page = theme(key).colour("page")
        for role in TEXT_ON_PAGE:
            assert contrast(theme(key).colour(role), page) >= 4.5, role

    def test_text_reads_on_phases_and_curves(self, key: str) -> None:
        roles = [f"phase.{n}" for n in range(7)] + [f"curve.{n}" for n in range(5)]
        for role in roles:
            ground = theme(key).colour(role)
            assert contrast(theme(key).colour(f"on:{role}"), ground) >= 4.5, role

    def test_text_reads_on_cards(self, key: str) -> None:
        for kind in LANE_KINDS:
            tint = theme(key).colour(f"tint:lane.{kind}")
            assert contrast(theme(key).colour("text"), tint) >= 4.5, kind
            assert contrast(theme(key).colour("text.soft"), tint) >= 4.5, kind

    def test_moods_read_on_their_shades(self, key: str) -> None:
        for mood in ("good", "bad"):
            ground = theme(key).colour(f"{mood}.shade")
            assert contrast(theme(key).colour(mood), ground) >= 4.5, mood

    def test_bars_stand_out(self, key: str) -> None:
        for kind in LANE_KINDS:
            assert contrast(theme(key).colour(f"lane.{kind}"), theme(key).colour("page")) >= 3


@given(HEX)
def test_any_colour_of_a_users_choice_can_carry_and_be_text(colour: str) -> None:
    paper = theme("paper")
    assert contrast(paper.colour(f"on:{colour}"), colour) >= 4.5
    assert contrast(paper.colour(f"ink:{colour}"), paper.colour("page")) >= 4.5


def test_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        theme("paper").colour("no-such-role")


def test_unknown_theme_is_the_plain_one() -> None:
    assert theme("no-such-theme").key == "paper"


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
