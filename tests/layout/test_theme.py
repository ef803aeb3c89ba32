"""Themes have every role, and text in them can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.base.messages import LANGUAGES
from journeyeditor.files.templates import examples, new_from, templates
from journeyeditor.layout.curves import COLOURS as CURVES
from journeyeditor.layout.lanes import lane_colour
from journeyeditor.layout.phases import COLOURS as PHASES
from journeyeditor.layout.theme import PLAIN, contrast, grey_of, rgb, theme, theme_keys
from journeyeditor.model.kinds import LANE_KINDS
from journeyeditor.model.records import Lane

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TEXT = 4.5
REST = 3.0
TEXT_ON_PAGE = ("text", "text.soft", "text.faint", "good", "bad", "fair", "link")
SIGNS = ("star", "vote", "accent", "link", "good", "bad", "fair", "text.soft")
PHASE_ROLES = [f"phase.{n}" for n in range(PHASES)]
CURVE_ROLES = [f"curve.{n}" for n in range(CURVES + 1)]
LANE_ROLES = [f"lane.{kind}" for kind in LANE_KINDS]
APART = 1.5
"""The least contrast between neighbours that are to be told apart by lightness."""


@pytest.mark.parametrize("key", theme_keys())
class TestEveryTheme:
    def test_has_a_name_in_every_language(self, key: str) -> None:
        names = {theme(key).name(language) for language in LANGUAGES}
        assert len(names) == len(LANGUAGES)
        assert key not in names

    def test_has_the_roles_of_the_plain_one(self, key: str) -> None:
        for role in ("page", "hairline", "frame", "middle", "grid", *TEXT_ON_PAGE, *SIGNS):
            assert theme(key).colour(role).startswith("#")

    def test_has_a_colour_for_every_lane(self, key: str) -> None:
        for kind in (*LANE_KINDS, "from-the-future"):
            assert theme(key).colour(lane_colour(Lane(id="a", kind=kind))).startswith("#")

    def test_text_reads_on_the_page(self, key: str) -> None:
        page = theme(key).colour("page")
        for role in TEXT_ON_PAGE:
            assert contrast(theme(key).colour(role), page) >= TEXT, role

    def test_text_reads_on_phases_and_curves(self, key: str) -> None:
        for role in (*PHASE_ROLES, *CURVE_ROLES):
            for ground in (role, f"ground:{role}"):
                text = theme(key).colour(f"on:{ground}")
                assert contrast(text, theme(key).colour(ground)) >= TEXT, ground

    def test_text_reads_on_cards(self, key: str) -> None:
        for role in LANE_ROLES:
            tint = theme(key).colour(f"tint:{role}")
            for text in ("text", "text.soft"):
                assert contrast(theme(key).colour(text), tint) >= TEXT, role

    def test_moods_read_on_their_shades(self, key: str) -> None:
        for mood in ("good", "bad"):
            ground = theme(key).colour(f"{mood}.shade")
            for role in (mood, "fair", "text.faint"):
                least = TEXT if role == mood else REST
                assert contrast(theme(key).colour(role), ground) >= least, (mood, role)

    def test_what_is_not_text_stands_out(self, key: str) -> None:
        """Bars, icons, curves, links, faces, signs, and the edges of phases and portraits."""
        page = theme(key).colour("page")
        for role in (*LANE_ROLES, *PHASE_ROLES, *CURVE_ROLES, *SIGNS):
            assert contrast(theme(key).colour(role), page) >= REST, role

    def test_curves_stand_out_on_the_shades(self, key: str) -> None:
        for role in CURVE_ROLES:
            for ground in ("good.shade", "bad.shade"):
                colours = theme(key).colour(role), theme(key).colour(ground)
                assert contrast(*colours) >= REST, (role, ground)


def is_grey(colour: str) -> bool:
    return len(set(rgb(colour))) == 1


def apart(one: str, other: str) -> float:
    return contrast(theme("grey").colour(one), theme("grey").colour(other))


class TestGreyscale:
    def test_there_is_no_hue_in_it(self) -> None:
        roles = ("page", "text", "link", "star", "vote", "good", "bad", "good.shade", "bad.shade")
        made = [f"{way}:{role}" for way in ("tint", "soft", "ink", "on") for role in LANE_ROLES]
        for role in (*roles, *PHASE_ROLES, *CURVE_ROLES, *LANE_ROLES, *made):
            assert is_grey(theme("grey").colour(role)), role

    def test_neighbouring_phases_differ_in_lightness(self) -> None:
        for one, other in pairwise((*PHASE_ROLES, PHASE_ROLES[0])):
            assert apart(one, other) >= APART, one

    def test_neighbouring_curves_differ_in_lightness(self) -> None:
        for one, other in pairwise(CURVE_ROLES):
            assert apart(one, other) >= 1.3, one

    def test_neighbouring_lanes_differ_in_lightness(self) -> None:
        """In the order of the kinds, and in every template and example."""
        rows = [list(LANE_KINDS)]
        for choice in (*templates(), *examples()):
            rows.append([lane.kind for lane in new_from(choice.key, "sv").lanes])
        for row in rows:
            for one, other in pairwise(row):
                if one != other:
                    assert apart(f"lane.{one}", f"lane.{other}") >= APART, (one, other)

    def test_good_and_bad_differ_in_lightness(self) -> None:
        assert apart("good", "bad") >= APART
        assert apart("good.shade", "bad.shade") >= 1.15

    @given(HEX)
    def test_own_colours_become_the_grey_that_is_as_light(self, colour: str) -> None:
        grey = theme("grey").colour(colour)
        assert is_grey(grey)
        assert contrast(grey, colour) < 1.02
        assert grey_of(grey) == grey


def test_saving_ink_leaves_grounds_white() -> None:
    ink = theme("ink")
    for role in ("tint:lane.pains", "ground:phase.0", "good.shade", "bad.shade", "tint:#aa0000"):
        assert ink.colour(role) == ink.colour("page")
    assert ink.colour("phase.0") != ink.colour("page")


def test_print_takes_less_ink_than_the_screen() -> None:
    def darkness(key: str, role: str) -> float:
        return sum(1 - part for part in rgb(theme(key).colour(role)))

    for role in ("ground:phase.0", "ground:phase.3", "tint:lane.goals", "bad.shade"):
        assert darkness("ink", role) < darkness("print", role) < darkness("paper", role)


def test_high_contrast_is_higher() -> None:
    for role in (*LANE_ROLES, *CURVE_ROLES, *PHASE_ROLES, "good", "bad", "fair", "link"):
        assert contrast(theme("contrast").colour(role), "#ffffff") >= 7
    for role in ("hairline", "frame", "grid", "middle"):
        assert contrast(theme("contrast").colour(role), "#ffffff") >= REST


def test_the_plain_theme_comes_first() -> None:
    assert theme_keys()[0] == PLAIN
    assert set(theme_keys()) == {"paper", "print", "ink", "grey", "contrast"}


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
