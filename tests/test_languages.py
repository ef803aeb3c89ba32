"""Every text of the program is said in both languages, with the same data in it."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from journeyeditor.base.messages import LANGUAGES, Translator, fill, msg

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
PO = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("maker", LOCALE / "make_catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_is_a_catalogue_for_every_language_but_the_first() -> None:
    assert {path.parts[-3] for path in PO} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", PO, ids=lambda path: path.parts[-3])
class TestCatalogue:
    def test_no_text_is_missing_and_none_is_left_over(self, path: Path, maker: ModuleType) -> None:
        with path.open("rb") as file:
            said = {message.id for message in read_po(file) if message.id}
        wanted = {message.id for message in maker.collected() if message.id}
        assert said == wanted, "run python resources/locale/make_catalogues.py"

    def test_every_text_is_translated_and_none_is_doubtful(self, path: Path) -> None:
        with path.open("rb") as file:
            for message in read_po(file):
                if not message.id:
                    continue
                said = message.string
                parts = (said,) if isinstance(said, str) else tuple(said or ())
                assert parts, message.id
                assert all(parts), message.id
                assert not message.fuzzy, message.id

    def test_translations_keep_the_data(self, path: Path) -> None:
        names = re.compile(r"\{\w+\}")
        with path.open("rb") as file:
            for message in read_po(file):
                if not message.id:
                    continue
                ids = [message.id] if isinstance(message.id, str) else [*message.id]
                said = message.string
                strings = [said] if isinstance(said, str) else [*(said or ())]
                wanted = {name for text in ids for name in names.findall(text)}
                for string in strings:
                    assert set(names.findall(string)) <= wanted, message.id
                assert {name for text in strings for name in names.findall(text)} == wanted

    def test_the_compiled_catalogue_is_that_of_the_text(
        self, path: Path, maker: ModuleType
    ) -> None:
        catalog = maker.updated(path, maker.collected())
        assert path.read_bytes() == maker.as_po(catalog)
        assert path.with_suffix(".mo").read_bytes() == maker.as_mo(catalog)


def test_a_message_is_said_in_either_language() -> None:
    message = msg("A map can hold {most} lanes.", most=500)
    assert Translator("en")(message) == "A map can hold 500 lanes."
    assert Translator("sv")(message) == "En karta rymmer 500 banor."
    assert str(message) == "A map can hold 500 lanes."


def test_a_message_within_a_message_is_said_too() -> None:
    message = msg("The map can't be read: {reason}", reason=msg("the disk is full"))
    assert Translator("sv")(message) == "Kartan kan inte läsas: disken är full"


def test_numbers_are_counted_as_the_language_does() -> None:
    assert Translator("sv").plural("{n} card", "{n} cards", 1) == "1 kort"
    assert Translator("en").plural("{n} card", "{n} cards", 2) == "2 cards"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert Translator("xx")("Phases") == "Phases"


def test_data_reach_nothing_but_their_names() -> None:
    said = fill("{a} {0} {a.__class__} {b}", {"a": "{b}", "b": 1})
    assert said == "{b} {0} {a.__class__} 1"


def test_no_text_of_the_window_escapes_the_catalogue(maker: ModuleType) -> None:
    """Every call that says a text is found, however the translator is held."""
    package = LOCALE.parent.parent / "journeyeditor"
    wanted = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            named = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            named = node.func.id if isinstance(node.func, ast.Name) else named
            first = node.args[0]
            is_said = named in ("tr", "_tr", "msg")
            if is_said and isinstance(first, ast.Constant) and isinstance(first.value, str):
                wanted.add(first.value)
    collected = {message.id for message in maker.collected() if isinstance(message.id, str)}
    plurals = {message.id[0] for message in maker.collected() if isinstance(message.id, tuple)}
    missing = wanted - collected - plurals
    assert not {text for text in missing if not re.fullmatch(r"\{\w+\}|", text)}
