"""Lines: never too wide, nothing lost, kerned, and the same for every painter."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeyeditor.typeset import paragraph as paragraphs
from journeyeditor.typeset.breaks import SPACES
from journeyeditor.typeset.characters import IGNORABLE, clean, graphemes, is_drawn
from journeyeditor.typeset.faces import FACE_KEYS, MISSING, Style, Weight, face
from journeyeditor.typeset.text import Line, Typesetter

TYPE = Typesetter("sv")
BODY = Style(Weight.REGULAR, 11.5)

PIECES = [
    "Kontaktpunktsbeskrivningsunderlag",
    "varumärkesexponeringsundersökning",
    "realisationsvinstbeskattning",
    "a",
    "AVATAR",
    "e-postbekräftelsemeddelande",
    "kontakt\u00adpunkts\u00adbeskrivning",
    "https://www.exempel.se/sida/utan/mellanslag?fråga=1",
    "x" * 60,
    "12345678901234567890",
    "👍🏽",
    "👩\u200d👩\u200d👧\u200d👦👩\u200d💻",
    "🇸🇪🇳🇴",
    "1\ufe0f\u20e3",
    "漢字かな交じり文、です。",
    "हिन्दी क्षत्रिय",
    "שלום עולם 12",
    "e\u0301\u0323x\u0302\u0323q\u0303",
    "\u0301",
    "\u200d\ufe0f\u2060",
    "\x07\t",
    "a\u200bb",
    "10\u00a0000\u202fkr",
    "och/eller",
    "–",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from([*PIECES, " ", "  ", "\n", " - "]), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(max_size=60),
)
unhurried = settings(deadline=None)  # reading hyphenation patterns takes its time, once
STYLES = st.builds(Style, st.sampled_from(Weight), st.sampled_from([6.0, 9.0, 11.5, 28.0]))
WIDTHS = st.one_of(st.floats(1, 400), st.sampled_from([0.0, 20.0, 60.0, 140.0, 1e6]))


@unhurried
@given(TEXTS, STYLES, WIDTHS)
@example("AB", Style(Weight.REGULAR, 11.5), TYPE.width("AB", BODY))
def test_no_line_is_wider_than_its_box(text: str, style: Style, width: float) -> None:
    for line in TYPE.wrap(text, style, width):
        assert line.width <= width or is_single(line)
        assert line.width == pytest.approx(extent(line), abs=1e-6)


@unhurried
@given(TEXTS, STYLES, WIDTHS)
def test_every_character_appears_in_order(text: str, style: Style, width: float) -> None:
    lines = TYPE.wrap(text, style, width)
    said = "".join(line.text[:-1] if line.hyphen else line.text for line in lines)
    assert bone(said) == bone(clean(text))
    assert all(line.text.endswith("-") for line in lines if line.hyphen)


@unhurried
@given(TEXTS, STYLES, WIDTHS)
def test_no_grapheme_is_cut(text: str, style: Style, width: float) -> None:
    for paragraph in clean(text).split("\n"):
        borders = {*graphemes(paragraph), *(space.end() for space in SPACES.finditer(paragraph))}
        lines = TYPE.wrap(paragraph, style, width)
        assert all(line.start in borders for line in lines)
        assert all(first.start < second.start for first, second in pairwise(lines))


@unhurried
@given(TEXTS, STYLES, WIDTHS, st.integers(0, 4))
def test_a_limit_of_lines_is_held(text: str, style: Style, width: float, most: int) -> None:
    whole = TYPE.wrap(text, style, width)
    lines = TYPE.wrap(text, style, width, most)
    assert len(lines) == min(most, len(whole))
    if len(whole) <= most:
        assert lines == whole
    elif lines:
        assert lines[:-1] == whole[: most - 1]
        assert lines[-1].text.endswith("…")
        assert lines[-1].width <= width or lines[-1].text == "…"


@unhurried
@given(TEXTS, STYLES, WIDTHS)
def test_fitting_cuts_one_line(text: str, style: Style, width: float) -> None:
    line = TYPE.fit(text, style, width)
    if line.text.endswith("…") and line.width != TYPE.line(text.strip(), style).width:
        assert line.width <= width or line.text == "…"
        stem = bone(line.text.removesuffix("…"))
        assert bone(clean(text)).startswith(stem)
    else:
        assert line.width <= width
        assert bone(line.text) == bone(clean(text))


def test_a_text_that_is_cut_short_is_not_hyphenated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns take longer to read than a frame may, and names over the map are cut short."""

    def fail(_word: str, _language: str) -> list[int]:
        raise AssertionError("hyphenated")

    monkeypatch.setattr(paragraphs, "hyphenations", fail)
    line = TYPE.fit("Kundtjänstmedarbetarnas uppföljningsrutin", BODY, 60)
    assert re.fullmatch("Kundt.+…", line.text)


@unhurried
@given(TEXTS, STYLES)
def test_a_wide_box_leaves_lines_as_they_are(text: str, style: Style) -> None:
    paragraphs = clean(text).split("\n") if clean(text) else []
    lines = TYPE.wrap(text, style, 1e7)
    assert len(lines) == len(paragraphs)
    for line, paragraph in zip(lines, paragraphs, strict=True):
        alone = TYPE.width(paragraph.rstrip(" "), style)
        assert line.width == pytest.approx(alone, abs=1e-6) or not bone(paragraph)


@unhurried
@given(TEXTS, STYLES, WIDTHS)
def test_runs_can_be_drawn_character_by_character(text: str, style: Style, width: float) -> None:
    for line in TYPE.wrap(text, style, width):
        assert sum(len(run.text) for run in line.runs) == len(line.text)
        for run in line.runs:
            used = face(run.face)
            assert len(run.glyphs) == len(run.xs) == len(run.clusters) == len(run.drawn)
            assert run.ys == () or len(run.ys) == len(run.glyphs)
            assert [used.glyph(char) for char in run.drawn] == list(run.glyphs)
            assert 0 not in run.glyphs
            assert not any(IGNORABLE.match(char) for char in run.drawn)
            order = run.clusters[::-1] if run.rtl else run.clusters
            assert list(order) == sorted(order)
            assert all(0 <= at < len(run.text) for at in run.clusters)


@pytest.mark.parametrize("weight", Weight)
def test_width_is_the_sum_of_its_parts(weight: Weight) -> None:
    style = Style(weight, 14)
    parts = ["Lämna", " ", "in", "  ", "deklarationen", " ", "👍", " ", "i tid"]
    assert TYPE.width("".join(parts), style) == pytest.approx(
        sum(TYPE.width(part, style) for part in parts)
    )
    assert TYPE.line("Ja ", style).width == pytest.approx(
        TYPE.line("Ja", style).width + TYPE.width(" ", style)
    )


@pytest.mark.parametrize("key", [key for key in FACE_KEYS if key.startswith("sans")])
def test_kerning_is_there(key: str) -> None:
    used = face(key)
    style = Style(Weight(key.removeprefix("sans-")), 10)
    nominal = sum(used.advance(char) for char in "AVATAR") / used.units_per_em * 10
    assert TYPE.width("AVATAR", style) < nominal * 0.98


def test_plain_text_is_one_glyph_a_character_without_ligatures() -> None:
    (run,) = TYPE.line("Effektiv fjäll affisch – ”ja”", BODY).runs
    assert run.drawn == run.text
    assert run.clusters == tuple(range(len(run.text)))
    assert run.face == "sans-regular"


def test_size_scales_widths_exactly() -> None:
    one, two = (TYPE.width("Förespråkande", Style(Weight.BOLD, size)) for size in (1, 64))
    assert two == pytest.approx(64 * one)


def test_blank_lines_are_kept() -> None:
    assert [line.text for line in TYPE.wrap("a\n\nb\n", BODY, 100)] == ["a", "", "b", ""]
    assert TYPE.wrap("", BODY, 100) == ()
    assert [line.text for line in TYPE.wrap("   ", BODY, 100)] == [""]
    (blank,) = TYPE.wrap("\x00 ", BODY, 100)
    assert (blank.width, blank.runs) == (0.0, ())


def test_spaces_at_a_break_have_no_width() -> None:
    width = TYPE.width("Lämna in", BODY)
    lines = TYPE.wrap("Lämna in   deklarationen", BODY, width)
    assert lines[0].text == "Lämna in"
    assert lines[0].width == pytest.approx(width)
    assert lines[1].text.startswith("dekl")


def test_leading_spaces_stay_where_there_is_room() -> None:
    assert TYPE.wrap("  ja", BODY, 100)[0].text == "  ja"
    assert TYPE.wrap("     ja", BODY, TYPE.width("ja", BODY))[0].text == "ja"


def test_soft_hyphens_win_and_are_invisible_elsewhere() -> None:
    text = "kontakt\u00adpunkts\u00adbeskrivning"
    assert TYPE.wrap(text, BODY, 500)[0].text == "kontaktpunktsbeskrivning"
    lines = TYPE.wrap(text, BODY, TYPE.width("kontaktpunkts-", BODY))
    assert [line.text for line in lines] == ["kontaktpunkts-", "beskrivning"]
    assert [line.hyphen for line in lines] == [True, False]


def test_words_are_hyphenated_only_when_wider_than_the_box() -> None:
    text = "och varumärkesexponering"
    wide = TYPE.width("varumärkesexponering", BODY)
    assert [line.text for line in TYPE.wrap(text, BODY, wide)] == ["och", "varumärkesexponering"]
    narrow = TYPE.wrap(text, BODY, wide - 1)
    assert narrow[0].text.startswith("och varu")
    assert narrow[0].hyphen


def test_addresses_break_without_a_hyphen() -> None:
    lines = TYPE.wrap("https://www.skatteverketsomheterduga.se/privat", BODY, 60)
    assert len(lines) > 2
    assert not any(line.hyphen for line in lines)


def test_a_word_without_any_break_is_cut_with_a_hyphen() -> None:
    lines = TYPE.wrap("x" * 40, BODY, 60)
    assert all(line.text == lines[0].text for line in lines[:-1])
    assert lines[0].text.endswith("x-")


def test_the_language_decides_hyphenation() -> None:
    width = TYPE.width("envir-", BODY)
    first = [Typesetter(code).wrap("environmental", BODY, width)[0].text for code in ("sv", "en")]
    assert first == ["envi-", "envir-"]


@pytest.mark.parametrize(
    "emoji", ["👍", "👍🏽", "👩\u200d💻", "🇸🇪", "1\ufe0f\u20e3", "❤\ufe0f", "⚠"]
)
def test_an_emoji_is_one_glyph_of_the_emoji_face(emoji: str) -> None:
    (run,) = TYPE.line(emoji, BODY).runs
    assert run.face == "emoji"
    assert len(run.glyphs) == 1
    assert run.size < BODY.size
    assert TYPE.missing(emoji) == frozenset()


def test_a_heart_without_selector_is_text() -> None:
    assert TYPE.line("❤", BODY).runs[0].face == "sans-regular"


def test_what_no_face_has_is_told_and_drawn_as_a_box() -> None:
    assert TYPE.missing("漢字 och \ue123\t\u200d😀") == frozenset("漢字\ue123")
    (run,) = TYPE.line("漢a", BODY).runs
    assert run.drawn == MISSING + "a"
    assert run.text == "漢a"


def test_invisible_characters_have_no_width() -> None:
    plain = TYPE.width("ab", BODY)
    for char in "\x00\x1b\u200d\u200c\ufe0f\u2060\ufeff\u00ad\u202e":
        assert TYPE.width(f"a{char}b", BODY) == pytest.approx(plain)
    assert TYPE.width("a\tb", BODY) == TYPE.width("a b", BODY)


def test_marks_stand_above_their_letter() -> None:
    (run,) = TYPE.line("x\u0323", BODY).runs
    assert run.xs[1] < TYPE.width("x", BODY)
    assert TYPE.width("x\u0323", BODY) == pytest.approx(TYPE.width("x", BODY))


def test_metrics_scale_with_size() -> None:
    style = Style(Weight.BOLD, 10)
    assert TYPE.ascent(style) == pytest.approx(10.24)
    assert TYPE.descent(style) == pytest.approx(4.0)
    assert TYPE.cap_height(style) == pytest.approx(6.6)
    assert TYPE.line_height(style) == pytest.approx(13.0)


def test_a_line_is_a_value_and_is_kept() -> None:
    first = TYPE.wrap("Testa två alternativ", BODY, 60)
    assert Typesetter("sv").wrap("Testa två alternativ", BODY, 60) is first
    other = TYPE.wrap("Testa två  alternativ", BODY, 61.0)
    assert other[-1] is not first[-1]
    assert {other[-1].text} == {first[-1].text}
    assert TYPE.line("ja", BODY) == Typesetter("en").line("ja", BODY)
    assert hash(TYPE.line("ja", BODY)) == hash(Typesetter("en").line("ja", BODY))
    assert TYPE.line("ja", BODY) != TYPE.line("ja", Style(Weight.BOLD, 11.5))


def test_a_huge_text_without_spaces_takes_time_in_proportion() -> None:
    lines = TYPE.wrap("字" * 20_000, BODY, 100)
    assert sum(len(line.text) for line in lines) == 20_000
    assert len(lines) < 20_000 / 5


def is_single(line: Line) -> bool:
    """Does the line hold no more than one visible grapheme, and so can't be narrower?"""
    text = line.text
    return sum(any(map(is_drawn, text[a:b])) for a, b in pairwise(graphemes(text))) <= 1


def bone(text: str) -> str:
    """The text without spaces and without what is invisible."""
    return re.sub(r"\s", "", re.sub("[\u00ad\u200b]", "", text))


def extent(line: Line) -> float:
    """Where the last run of a line ends."""
    return line.runs[-1].x + line.runs[-1].width if line.runs else 0.0
