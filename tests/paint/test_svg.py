"""The SVG as XML: parts that make sense, text that stays text, positions that hold lines."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import pytest

from journeyeditor.layout.display import Image
from journeyeditor.layout.paper import sheet_for
from journeyeditor.layout.theme import theme
from journeyeditor.paint.picture import PNG, PictureData
from journeyeditor.paint.svg import svg_bytes
from journeyeditor.paint.svgmarks import stretches_of
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
    lines = ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    wanted = [words.replace("\u00ad", "") for words in CARDS]
    assert [line.replace("\u00ad", "") for line in lines[3:-1]] == wanted
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "defs", "g", "rect", "path", "text", "tspan"),
        *("linearGradient", "stop", "image", "clipPath", "use"),
    }


def test_groups_say_what_they_show() -> None:
    root = parsed(svg_bytes(every_mark(), PAPER))
    said = [(group.get("role"), group.get("aria-label")) for group in root.iter(f"{SVG}g")]
    assert ("group", "Smärtpunkter") in said
    assert ("img", CARDS[1]) in said
    assert all((role is None) == (label is None) for role, label in said)


def test_each_character_has_the_place_it_was_given() -> None:
    words = "Våga To. (Yta) slut"
    line = Typesetter("sv").line(words, BODY)
    root = parsed(svg_bytes(page_of(block(text(words, 20, 30))), PAPER))
    (element,) = root.iter(f"{SVG}text")
    spans = [span for span in element.iter(f"{SVG}tspan") if span.get("x")]
    assert [span.text for span in spans] == ["Våga ", "To. ", "(Yta) ", "slut"]
    places = [float(x) for span in spans for x in str(span.get("x")).split()]
    assert places == pytest.approx([20 + x for x in line.runs[0].xs], abs=0.001)
    assert element.get("y") == "30"


@pytest.mark.parametrize(
    ("words", "stretches"),
    [
        ("ja 😀 nej", [("ja ", 3), ("😀", 1), (" ", 1), ("nej", 3)]),
        ("👩\u200d👧!", [("👩\u200d👧", 1), ("!", 1)]),
        ("  a  b ", [("  ", 2), ("a  ", 3), ("b ", 2)]),
    ],
)
def test_what_counts_as_one_has_one_place(words: str, stretches: list[tuple[str, int]]) -> None:
    line = Typesetter("sv").line(words, BODY)
    found = [(said, len(places)) for run in line.runs for said, places in stretches_of(run)]
    assert "".join(said for said, _ in found) == words
    assert found == stretches


@pytest.mark.parametrize("weight", list(Weight))
def test_faces_are_asked_for_with_a_way_out(weight: Weight) -> None:
    words = text("Text 😀", 0, 10, Style(weight, 10))
    root = parsed(svg_bytes(page_of(block(words)), PAPER))
    families = {span.get("font-family") for span in root.iter(f"{SVG}tspan")} - {None}
    assert families == {
        "'Journey Sans', 'Source Sans 3', sans-serif",
        "'Journey Emoji', 'Noto Emoji', sans-serif",
    }
    first = next(root.iter(f"{SVG}tspan"))
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
