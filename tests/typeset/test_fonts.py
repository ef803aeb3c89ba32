"""The shipped font files: unaltered, under our names, with the characters we promise."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.base.resources import resource_folder
from journeyeditor.typeset.faces import CHAINS, FACE_FILES, FACE_KEYS, MISSING, Weight, chain, face

FONTS = resource_folder("fonts")
ROW = re.compile(r"^\| (Journey\S+\.ttf) \| (\d+) \| `([0-9a-f]{64})` \|$", re.MULTILINE)
FAMILY_NAMES = (1, 3, 4, 6, 16, 21, 25)


def files() -> list[Path]:
    return sorted(FONTS.glob("*.ttf"))


def test_every_shipped_file_has_its_checksum_in_the_readme() -> None:
    told = {name: (int(size), digest) for name, size, digest in ROW.findall(readme())}
    found = {
        path.name: (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files()
    }
    assert found == told
    assert {known.file for known in FACE_FILES.values()} == set(found)


def test_the_readme_names_licence_files_that_are_there() -> None:
    named = set(re.findall(r"OFL-[a-z0-9-]+\.txt", readme()))
    assert named == {path.name for path in FONTS.glob("*.txt")}
    assert len(named) == 3
    for name in named:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / name).read_text("utf-8")


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_no_reserved_or_system_name_is_left(path: Path) -> None:
    opened = hb.Face(hb.Blob.from_file_path(str(path)))
    names = [(entry.name_id, opened.get_name(entry.name_id)) for entry in opened.list_names()]
    ours = [text for number, text in names if number in FAMILY_NAMES]
    assert len(ours) >= 4
    for text in ours:
        assert text.startswith("Journey")
        assert not re.search("source|noto", text, re.IGNORECASE)


@pytest.mark.parametrize("key", FACE_KEYS)
def test_a_face_says_the_names_that_are_in_its_file(key: str) -> None:
    loaded = face(key)
    opened = hb.Face(hb.Blob.from_file_path(str(loaded.path)))
    family = opened.get_name(16) or opened.get_name(1)
    style = opened.get_name(17) or opened.get_name(2)
    assert (loaded.family, loaded.style) == (family, style)
    assert loaded.post_script == opened.get_name(6)


@pytest.mark.parametrize("key", FACE_KEYS)
def test_faces_are_truetype_outlines(key: str) -> None:
    opened = hb.Face(hb.Blob.from_file_path(str(face(key).path)))
    assert "glyf" in opened.table_tags
    assert "CFF " not in opened.table_tags


@pytest.mark.parametrize("key", FACE_KEYS)
def test_every_glyph_can_be_drawn_by_a_character(key: str) -> None:
    loaded = face(key)
    count = hb.Face(hb.Blob.from_file_path(str(loaded.path))).glyph_count
    assert set(range(1, count)) <= set(loaded.characters)
    for glyph, char in loaded.characters.items():
        assert loaded.glyph(char) == glyph


@pytest.mark.parametrize("weight", Weight)
def test_promised_characters_are_in_the_text_face(weight: Weight) -> None:
    first = chain(weight)[0]
    promised = "åäöÅÄÖéüßæøÆØłŁşğñçő”’»–—…€£§°%‰→←↑↓×÷−≤≥≈±½◆◇●○■□★☆✓ΑλφωЖяїў\u2010\u00a0"
    assert [char for char in promised if not first.has(char)] == []


@pytest.mark.parametrize("weight", Weight)
def test_emoji_and_devanagari_are_in_the_chain(weight: Weight) -> None:
    for char in "😀👍📞⭐⚠🇸हिक":
        assert any(known.has(char) for known in chain(weight))


def test_metrics_are_those_of_the_typographic_table() -> None:
    regular = face("sans-regular")
    assert (regular.units_per_em, regular.ascent, regular.descent) == (1000, 1024, 400)
    assert regular.cap_height == 660
    assert face("emoji").units_per_em == 2048


def test_private_codes_are_not_characters() -> None:
    for key in FACE_KEYS:
        assert MISSING in face(key).glyphs
        assert not face(key).has(MISSING)
        assert not face(key).has("\ue000")


def test_each_weight_begins_with_its_own_face_and_ends_with_emoji() -> None:
    assert set(CHAINS) == set(Weight)
    for weight, keys in CHAINS.items():
        assert keys[0] == f"sans-{weight.value}"
        assert keys[-1] == "emoji"


def readme() -> str:
    return (FONTS / "README.md").read_text("utf-8")
