"""The icon set keeps its rules, and its outlines are those of the SVG files."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from journeyeditor.base.resources import icon_folder
from journeyeditor.layout.icons import (
    GRID,
    STROKE_WIDTH,
    Icon,
    Stroke,
    icon,
    icon_keys,
    read_icon,
)
from journeyeditor.layout.outline import Outline, Point, Segment, read_path

KEYS = icon_keys()
FIRST = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none"\n'
    '     stroke="currentColor" stroke-width="1.4" stroke-linecap="round"'
    ' stroke-linejoin="round">\n'
)
SIDE = 64


def samples(segments: tuple[Segment, ...], count: int = 24) -> Iterator[Point]:
    """Points along an outline, ends of segments among them."""
    x, y = 0.0, 0.0
    for letter, v in segments:
        if letter == "C":
            for place in range(1, count + 1):
                t = place / count
                u = 1 - t
                weights = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                yield (
                    sum(w * p for w, p in zip(weights, (x, v[0], v[2], v[4]), strict=True)),
                    sum(w * p for w, p in zip(weights, (y, v[1], v[3], v[5]), strict=True)),
                )
        elif letter != "Z":
            yield v[0], v[1]
        if v:
            x, y = v[-2:]


def svg(body: str) -> tuple[Stroke, ...]:
    return read_icon(f"{FIRST}{body}</svg>")


def ink(key: str) -> Stroke:
    return icon(key).strokes[0]


# The set


@pytest.mark.parametrize("key", KEYS)
def test_an_icon_is_made_of_a_few_absolute_strokes(key: str) -> None:
    found = icon(key)
    assert found.key == key
    assert 1 <= len(found.strokes) <= 2
    assert len({stroke.filled for stroke in found.strokes}) == len(found.strokes)
    lengths = {"M": 2, "L": 2, "C": 6, "Z": 0}
    for stroke in found.strokes:
        assert stroke.segments[0][0] == "M"
        assert all(len(numbers) == lengths[letter] for letter, numbers in stroke.segments)


@pytest.mark.parametrize("key", KEYS)
def test_the_ink_stays_in_the_square(key: str) -> None:
    for stroke in icon(key).strokes:
        margin = 0.0 if stroke.filled else STROKE_WIDTH / 2
        for place in (place for point in samples(stroke.segments) for place in point):
            assert margin <= place <= GRID - margin
            assert 1.2 - 1e-9 <= place <= 14.8 + 1e-9


@pytest.mark.parametrize("key", KEYS)
def test_solid_parts_do_not_overlap(key: str) -> None:
    assert painted(icon(key), Qt.FillRule.WindingFill) == painted(icon(key))


@pytest.mark.parametrize("key", KEYS)
def test_a_file_begins_like_all_others(key: str) -> None:
    assert (icon_folder() / f"{key}.svg").read_text(encoding="utf-8").startswith(FIRST)


def test_no_two_icons_are_alike() -> None:
    pictures = {key: painted(icon(key)) for key in KEYS}
    alike = [
        (one, other)
        for one, other in combinations(KEYS, 2)
        if difference(pictures[one], pictures[other]) < 0.01
    ]
    assert alike == []


def test_an_icon_is_read_once() -> None:
    assert icon("lane-goals") is icon("lane-goals")


@pytest.mark.parametrize("key", ["", "app", "document", "lane-nothing", "../icons/lane-goals"])
def test_there_is_no_other_icon(key: str) -> None:
    with pytest.raises(KeyError) as caught:
        icon(key)
    assert caught.value.args == (key,)


def test_the_program_has_its_pictures() -> None:
    for size in (16, 32, 48, 128, 256, 512):
        picture = QImage(str(icon_folder() / f"app-{size}.png"))
        assert (picture.width(), picture.height()) == (size, size)
    for name in ("app.ico", "app.icns"):
        assert (icon_folder() / name).stat().st_size > 10_000
    for name in ("app.svg", "app-small.svg", "document.svg"):
        assert QSvgRenderer(str(icon_folder() / name)).isValid()


# Reading


def blank() -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def painted(drawn: Icon, rule: Qt.FillRule = Qt.FillRule.OddEvenFill) -> bytes:
    """The cover of each pixel when an icon's outlines are painted, 0 to 255."""
    image = blank()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SIDE / GRID, SIDE / GRID)
    round_ends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    pen = QPen(QColor("black"), STROKE_WIDTH, Qt.PenStyle.SolidLine, *round_ends)
    for stroke in drawn.strokes:
        path = QPainterPath()
        path.setFillRule(rule)
        draw: dict[str, Callable[..., None]]
        draw = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo, "Z": path.closeSubpath}
        for letter, numbers in stroke.segments:
            draw[letter](*numbers)
        if stroke.filled:
            painter.fillPath(path, QColor("black"))
        else:
            painter.strokePath(path, pen)
    painter.end()
    return cover(image)


def painted_by_qt(file: Path) -> bytes:
    """The same of what Qt's own reader of SVG makes of a file."""
    text = file.read_text(encoding="utf-8").replace("currentColor", "black")
    renderer = QSvgRenderer(QByteArray(text.encode()))
    image = blank()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return cover(image)


def cover(image: QImage) -> bytes:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)  # its bits live as long as it
    return bytes(alpha.constBits())


def difference(one: bytes, other: bytes) -> float:
    """Mean difference of two pictures; 1.0 is black against white everywhere."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one) / 255


@pytest.mark.parametrize("key", KEYS)
def test_outlines_are_what_another_reader_draws(key: str) -> None:
    assert difference(painted(icon(key)), painted_by_qt(icon_folder() / f"{key}.svg")) < 0.002


@pytest.mark.parametrize("radius", [0.65, 2.75, 6.5])
def test_a_circle_is_round(radius: float) -> None:
    (stroke,) = svg(f'<circle cx="8" cy="7" r="{radius}"/>')
    points = list(samples(stroke.segments))
    for x, y in points:
        assert math.hypot(x - 8, y - 7) == pytest.approx(radius, rel=0.005)
    quarters = {(x > 8, y > 7) for x, y in points}
    assert len(quarters) == 4


def test_a_circle_of_the_set_is_round() -> None:
    assert ink("mark-clock").segments[:6] == svg('<circle cx="8" cy="8" r="6.5"/>')[0].segments
    for x, y in samples(ink("mark-clock").segments[:6]):
        assert math.hypot(x - 8, y - 8) == pytest.approx(6.5, rel=0.005)


@pytest.mark.parametrize(
    ("flags", "way", "centre"),
    [
        # From the left end to the top of a circle of 4: the way it takes, and round what.
        ("0 1", (5.171573, 5.171573), (8, 8)),
        ("1 1", (1.171573, 1.171573), (4, 4)),
        ("0 0", (6.828427, 6.828427), (4, 4)),
        ("1 0", (10.828427, 10.828427), (8, 8)),
    ],
)
def test_an_arc_goes_its_way_and_ends_where_it_should(
    flags: str, way: Point, centre: Point
) -> None:
    segments = read_path(f"M4 8A4 4 0 {flags} 8 4")
    assert segments[-1][1][-2:] == (8, 4)
    points = list(samples(segments))
    for x, y in points:
        assert math.dist((x, y), centre) == pytest.approx(4, rel=0.005)
    assert min(math.dist(point, way) for point in points) < 0.01


def test_a_turned_ellipse() -> None:
    turned = math.radians(30)
    end = (8 + 3 * math.cos(turned), 8 + 3 * math.sin(turned))
    start = (8 - 3 * math.cos(turned), 8 - 3 * math.sin(turned))
    outline = Outline()
    outline.move(*start)
    outline.arc((3, 2), 30, (False, True), end)
    assert outline.point == end
    for x, y in samples(outline.segments):
        along = (x - 8) * math.cos(turned) + (y - 8) * math.sin(turned)
        across = (y - 8) * math.cos(turned) - (x - 8) * math.sin(turned)
        assert math.hypot(along / 3, across / 2) == pytest.approx(1, rel=0.005)


def test_radii_too_small_for_an_arc_grow() -> None:
    for x, y in samples(read_path("M2 8A1 1 0 0 1 14 8")):
        assert math.dist((x, y), (8, 8)) == pytest.approx(6, rel=0.005)


def test_an_arc_without_radius_is_straight_and_one_without_length_is_nothing() -> None:
    assert read_path("M2 8A0 1 0 0 1 14 8")[1:] == (("C", (2, 8, 14, 8, 14, 8)),)
    assert read_path("M2 8A1 1 0 0 1 2 8") == (("M", (2, 8)),)


@pytest.mark.parametrize(
    ("data", "same"),
    [
        ("m1 2l3 4", "M1 2L4 6"),
        ("M1 2 3 4 5 6", "M1 2L3 4L5 6"),
        ("m1 2 3 4 5 6", "M1 2L4 6L9 12"),
        ("M1,2h3v4H5V6", "M1 2L4 2L4 6L5 6L5 6"),
        ("M1 2h1 2", "M1 2L2 2L4 2"),
        ("M1 2c1 0 2 1 2 2", "M1 2C2 2 3 3 3 4"),
        ("M1 2C1 3 2 4 3 4s2-1 2 1", "M1 2C1 3 2 4 3 4C4 4 5 3 5 5"),
        ("M1 2S2 3 4 4", "M1 2C1 2 2 3 4 4"),
        ("M1 2C1 3 2 4 3 4L4 4S5 5 6 6", "M1 2C1 3 2 4 3 4L4 4C4 4 5 5 6 6"),
        ("M0 0Q3 3 6 0", "M0 0C2 2 4 2 6 0"),
        ("M1 1q3 3 6 0", "M1 1Q4 4 7 1"),
        ("M8 4a4 4 0 012 4", "M8 4A4 4 0 0 1 10 8"),
        ("M.5.5l-.5-.5", "M0.5 0.5L0 0"),
        ("M1 1h4v4zl2 2", "M1 1L5 1L5 5ZM1 1L3 3"),
        ("M1 1h4v4zm2 2h1", "M1 1L5 1L5 5ZM3 3L4 3"),
        ("M1e1 2E-1", "M10 .2"),
    ],
)
def test_path_data(data: str, same: str) -> None:
    read, expected = read_path(data), read_path(same)
    assert [letter for letter, _ in read] == [letter for letter, _ in expected]
    for (_, numbers), (_, others) in zip(read, expected, strict=True):
        assert numbers == pytest.approx(others)


@pytest.mark.parametrize("data", ["1 2", "L1 2", "M1", "M1 2T3 4", "M1 2L3", "M0 0A1 1 0 2 0 3 3"])
def test_broken_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path"):
        read_path(data)


def test_rounded_rectangle() -> None:
    (stroke,) = svg('<rect x="2" y="3" width="10" height="6" rx="2"/>')
    points = list(samples(stroke.segments))
    assert (min(x for x, _ in points), max(x for x, _ in points)) == pytest.approx((2, 12))
    assert (min(y for _, y in points), max(y for _, y in points)) == pytest.approx((3, 9))
    corner = 2 + 2 - math.sqrt(2), 3 + 2 - math.sqrt(2)
    assert min(math.dist(point, corner) for point in points) < 0.01
    assert stroke.segments[-1] == ("Z", ())


def test_plain_and_round_rectangles() -> None:
    (plain,) = svg('<rect x="2" y="3" width="10" height="6"/>')
    assert [letter for letter, _ in plain.segments] == ["M", "L", "L", "L", "L", "Z"]
    (pill,) = svg('<rect x="2" y="3" width="4" height="9" rx="5"/>')
    assert [letter for letter, _ in pill.segments] == ["M", "C", "L", "C", "C", "L", "C", "Z"]


def test_lines_and_solid_parts_are_gathered() -> None:
    strokes = svg(
        '<line x1="1" y1="2" x2="3" y2="4"/>'
        '<circle cx="8" cy="8" r="1" fill="currentColor" stroke="none"/>'
        '<polyline points="5,6 7 8 9,9"/>'
    )
    assert [stroke.filled for stroke in strokes] == [False, True]
    assert strokes[0].segments == (
        ("M", (1, 2)),
        ("L", (3, 4)),
        ("M", (5, 6)),
        ("L", (7, 8)),
        ("L", (9, 9)),
    )


@pytest.mark.parametrize(
    "body",
    [
        '<ellipse cx="8" cy="8" rx="2" ry="1"/>',
        '<circle cx="8" cy="8" r="2" fill="currentColor"/>',
        '<circle cx="8" cy="8" r="2" stroke="none"/>',
        '<circle cx="8" cy="8" r="2" fill="red" stroke="none"/>',
        '<path d="M1 1h4" transform="scale(2)"/>',
        '<g><path d="M1 1h4"/></g>',
    ],
)
def test_what_the_set_does_not_use_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="icon"):
        svg(body)
