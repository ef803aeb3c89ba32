"""The SVG as XML: parts that make sense, text that stays text, lengths that hold lines."""

from __future__ import annotations

import base64
import re
from typing import Any
from xml.etree import ElementTree

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]  # it publishes no types

from journeyeditor.layout.display import Image
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint.picture import PNG, PictureData
from journeyeditor.paint.svg import svg_bytes
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter
from tests.paint.samples import BODY, CARDS, PICTURES, TITLE, block, every_mark, page_of, text

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
PAPER = theme("paper")


def parsed(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def test_size_and_language_and_title() -> None:
    page = every_mark()
    root = parsed(svg_bytes(page, PAPER, sheet=sheet_for((page.width, page.height), "A1")))
    assert (root.get("width"), root.get("height")) == ("841mm", "594mm")
    assert root.get("viewBox") == "0 0 2383.937 1683.78"
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == TITLE
    assert root[0] is title
    bare = parsed(svg_bytes(page, PAPER))
    assert (bare.get("width"), bare.get("height")) == ("800", "300")


def test_every_text_is_there_as_text() -> None:
    root = parsed(svg_bytes(every_mark(), PAPER, pictures=PICTURES))
    said = "".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    assert "".join(CARDS).replace("\u00ad", "") in said.replace("\u00ad", "")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "style", "defs", "g", "rect", "path", "text"),
        *("linearGradient", "stop", "image", "clipPath", "use"),
    }


def test_groups_say_what_they_show() -> None:
    root = parsed(svg_bytes(every_mark(), PAPER))
    said = [(group.get("role"), group.get("aria-label")) for group in root.iter(f"{SVG}g")]
    assert ("group", "Smärtpunkter") in said
    assert ("img", CARDS[1]) in said
    assert all((role is None) == (label is None) for role, label in said)


def test_each_line_has_one_place_and_says_its_length() -> None:
    """A list of places would make words of a wider face overlap where only the first is read."""
    words = "Våga To. (Yta) slut"
    line = Typesetter("sv").line(words, BODY)
    root = parsed(svg_bytes(page_of(block(text(words, 20, 30))), PAPER))
    (element,) = root.iter(f"{SVG}text")
    assert element.text == words
    assert (element.get("x"), element.get("y")) == ("20", "30")
    assert float(element.get("textLength", "")) == pytest.approx(line.width, abs=0.001)
    assert element.get("lengthAdjust") == "spacingAndGlyphs"
    assert not list(element)


def test_runs_of_other_faces_stand_for_themselves() -> None:
    line = Typesetter("sv").line("ja 😀 nej", BODY)
    root = parsed(svg_bytes(page_of(block(text("ja 😀 nej", 20, 30))), PAPER))
    found = [
        (element.text, float(element.get("x", "")), float(element.get("textLength", "")))
        for element in root.iter(f"{SVG}text")
    ]
    wanted: list[Any] = [
        (run.text, pytest.approx(20 + run.x, abs=1e-3), pytest.approx(run.width, abs=1e-3))
        for run in line.runs
    ]
    assert found == wanted
    assert [said for said, *_ in found] == ["ja ", "😀", " nej"]


def test_what_runs_leftwards_ends_at_its_place() -> None:
    root = parsed(svg_bytes(page_of(block(text("שלום (1)", 20, 30))), PAPER))
    leftwards = [element for element in root.iter(f"{SVG}text") if element.get("direction")]
    assert leftwards
    assert {element.get("text-anchor") for element in leftwards} == {"end"}


@pytest.mark.parametrize("weight", list(Weight))
def test_faces_are_asked_for_with_a_way_out(weight: Weight) -> None:
    words = text("Text 😀", 0, 10, Style(weight, 10))
    root = parsed(svg_bytes(page_of(block(words)), PAPER))
    (usual,) = {group.get("font-family") for group in root.iter(f"{SVG}g")} - {None}
    first, second = root.iter(f"{SVG}text")
    assert str(usual).startswith("'Journey Sans', 'Source Sans 3', ")
    assert str(usual).endswith(", sans-serif")
    assert first.get("font-family") is None
    assert str(second.get("font-family")).startswith("'Journey Emoji', 'Noto Emoji', ")
    look = first.get("font-weight"), first.get("font-style")
    assert (
        look
        == {
            Weight.REGULAR: (None, None),
            Weight.SEMIBOLD: ("600", None),
            Weight.BOLD: ("700", None),
            Weight.ITALIC: (None, "italic"),
        }[weight]
    )


RULE = re.compile(
    r'@font-face{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);'
    r'src:url\("data:font/ttf;base64,([^"]+)"\)}\n'
)


def test_the_faces_are_inside_with_the_letters_that_are_used() -> None:
    root = parsed(svg_bytes(every_mark(), PAPER, pictures=PICTURES))
    (style,) = root.iter(f"{SVG}style")
    rules = RULE.findall(style.text or "")
    assert RULE.sub("", style.text or "") == ""
    assert {rule[:3] for rule in rules} == {
        ("Journey Sans", "400", "normal"),
        ("Journey Sans", "700", "normal"),
        ("Journey Emoji", "400", "normal"),
    }
    for family, weight, _, data in rules:
        font = hb.Font(hb.Face(base64.b64decode(data)))
        for element in root.iter(f"{SVG}text"):
            own = (element.get("font-family") or "'Journey Sans'").split("'")[1]
            if (own, element.get("font-weight", "400")) == (family, weight):
                # Words are kerned by themselves, so that a line's spaces may differ a little.
                assert shaped_width(font, element) == pytest.approx(
                    float(element.get("textLength", "")), rel=2e-3
                )


def shaped_width(font: Any, element: ElementTree.Element) -> float:
    """How wide a program that shapes with a font sets the text of an element."""
    buffer = hb.Buffer()
    buffer.add_str(str(element.text))
    buffer.guess_segment_properties()
    hb.shape(font, buffer, {"liga": False})
    width = sum(position.x_advance for position in buffer.glyph_positions)
    return float(width / font.face.upem * float(element.get("font-size", "")))


def test_what_xml_cannot_hold_is_replaced() -> None:
    page = page_of(block(text("a", 0, 10), alt='x\x00y\ud800z\uffff <&">'))
    root = parsed(svg_bytes(page, PAPER))
    labels = [group.get("aria-label") for group in root.iter(f"{SVG}g")]
    assert 'x\ufffdy\ufffdz\ufffd <&">' in labels


def test_pictures_are_inside_and_stored_once() -> None:
    page = page_of(block(Image("red", 0, 0, 9, 9), Image("red", 20, 0, 9, 9, 2)))
    root = parsed(svg_bytes(page, PAPER, pictures=PICTURES))
    (image,) = root.iter(f"{SVG}image")
    kind, data = str(image.get(LINK)).split(",")
    assert kind == "data:image/png;base64"
    assert base64.b64decode(data) == PICTURES["red"].data
    assert len(list(root.iter(f"{SVG}use"))) == 2


def test_a_picture_that_is_none_is_not_written() -> None:
    lie = PictureData(PNG, 9, 9, b"<svg onload='alert(1)'/>")
    page = page_of(block(Image("lie", 0, 0, 9, 9)))
    data = svg_bytes(page, PAPER, pictures={"lie": lie})
    assert b"data:" not in data
    assert b"onload" not in data


def test_nothing_points_outside() -> None:
    root = parsed(svg_bytes(every_mark(), PAPER, pictures=PICTURES))
    names = {element.get("id") for element in root.iter()}
    (style,) = root.iter(f"{SVG}style")
    assert re.findall(r"url|@import|http", RULE.sub("", style.text or "")) == []
    for element in root.iter():
        for key, value in element.attrib.items():
            assert not key.startswith("on")
            if key == LINK:
                assert value.startswith("data:image/") or value.removeprefix("#") in names
            if "url(" in value and key != "aria-label":
                assert value.removeprefix("url(#").removesuffix(")") in names


def test_the_same_input_gives_the_same_bytes() -> None:
    assert svg_bytes(every_mark(), PAPER, pictures=PICTURES) == svg_bytes(
        every_mark(), PAPER, pictures=PICTURES
    )
