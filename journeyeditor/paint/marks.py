"""The marks of a display list as operators of a content stream, one method a kind.

Marks what is painted as content or as decoration, where it is told which part of the document
a block is. What comes again and again (grounds of cards, icons, dots) is painted as a form.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from journeyeditor.layout.display import (
    Block,
    Box,
    Image,
    Mark,
    Shade,
    Shape,
    Sign,
    Signs,
    Text,
    moved,
)
from journeyeditor.layout.icons import GRID, STROKE_WIDTH, icon
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.letters import Letters
from journeyeditor.paint.operators import Operators
from journeyeditor.paint.reading import Reading, Tag
from journeyeditor.paint.xobjects import Resources

MISSING_PICTURE = "hairline"
"""The colour of the frame where a picture can't be shown."""

ARTIFACT: Final = "/Artifact BMC"

OFTEN: Final = 8
"""How many times something is painted before it becomes a form, which takes 300 bytes.

Written out again it takes ten while it is near in the stream, and a hundred where it is not:
with 10 everyday maps are smallest, with 1 those of 10,000 cards.
"""

_SMALL: Final = 24.0
"""Boxes no larger than this, in units, are worth a form of their own: dots, bars."""


class MarkPainter:
    """Paints blocks into a content stream, in units of the page."""

    def __init__(
        self,
        operators: Operators,
        resources: Resources,
        theme: Theme,
        letters: Letters,
        reading: Reading | None = None,
    ) -> None:
        self._out = operators
        self._resources = resources
        self._theme = theme
        self._letters = letters
        self._reading = reading
        self._counts: dict[Hashable, int] = {}
        self._forms: dict[Hashable, str] = {}

    def block(self, block: Block, tag: Tag | None = None) -> None:
        """Paint a block about the origin, as the part of the document that its tag says."""
        ground = _ground_of(block)
        if self._reading is None:
            self._row(ground)
            self.paint(block.marks[len(ground) :])
        elif tag is None:
            self._out.mark(ARTIFACT)
            self.paint(block.marks)
        elif tag.whole:
            self._out.mark(self._reading.content(tag, tag.words))
            self.paint(block.marks)
        else:
            self._parts(block, tag, self._reading, ground)
        self._out.mark("")

    def _parts(self, block: Block, tag: Tag, reading: Reading, ground: Sequence[Box]) -> None:
        """Texts and signs as content, pictures as figures, all else as decoration.

        Icons of texts that say all come before the texts, so that these stay one content.
        """
        marks, out, is_open = block.marks, self._out, False
        if ground:
            out.mark(ARTIFACT)
            self._row(ground)
        signs = {sign.start: sign for sign in block.signs}
        icons = [sign.start for sign in block.signs if _only_repeats(marks, sign)]
        if icons:
            out.mark(ARTIFACT)
            self.paint([marks[at] for at in icons])
        at = len(ground)
        while at < len(marks):
            mark, sign = marks[at], signs.get(at)
            at += 1
            if sign and sign.start in icons:
                continue
            if isinstance(mark, Text) and not sign:
                if not is_open:
                    out.mark(reading.content(tag))
                    is_open = True
                self._text(mark, is_spaced=at < len(marks))
                continue
            is_open = False
            if sign:
                at = sign.stop
                out.mark(reading.content(tag, sign.words) if sign.words else ARTIFACT)
                self.paint(marks[sign.start : at])
                continue
            if isinstance(mark, Image) and mark.alt:
                out.mark(reading.picture(tag, block, mark))
            else:
                out.mark(ARTIFACT)
            self.paint((mark,))

    def paint(self, marks: Sequence[Mark]) -> None:
        """Paint marks about the origin; small boxes after each other, as dots are, at once."""
        row: list[Box] = []
        for mark in marks:
            if type(mark) is Box and mark.width <= _SMALL and mark.height <= _SMALL:
                row.append(mark)
                continue
            if row:
                self._row(row)
                row = []
            self._mark(mark)
        self._row(row)

    def _mark(self, mark: Mark) -> None:
        match mark:
            case Box():
                self._box(mark)
            case Text():
                self._text(mark)
            case Sign():
                self._sign(mark)
            case Shape():
                self._shape(mark)
            case Shade():
                self._shade(mark)
            case Image():
                self._image(mark)

    def _row(self, boxes: Sequence[Box]) -> None:
        """Boxes that follow each other: the grounds of most cards are alike, and all dots are."""
        if not boxes:
            return
        x, y = boxes[0].x, boxes[0].y
        look = tuple([_look(box, x, y) for box in boxes])
        if not self._stamped(look, x, y, boxes):
            for box in boxes:
                self._box(box)

    def _stamped(self, key: Hashable, x: float, y: float, marks: Sequence[Mark]) -> bool:
        """Paint the marks with this key as a form at x, y, if they have come often enough."""
        name = self._forms.get(key)
        if name is None:
            count = self._counts[key] = self._counts.get(key, 0) + 1
            if count <= OFTEN:
                return False
            name = self._forms[key] = self._made(moved(marks, -x, -y))
        self._out.form(name, x, y)
        return True

    def _made(self, marks: Sequence[Mark]) -> str:
        """A form of boxes and signs about the origin."""
        out = Operators(self._out.numerals.digits)
        MarkPainter(out, self._resources, self._theme, self._letters).paint(marks)
        return self._resources.form(out.stream(), _bounds(marks))

    def _text(self, mark: Text, is_spaced: bool = False) -> None:
        pieces = self._letters.shown(mark.line, is_spaced)
        if pieces:
            self._out.line(mark.x, mark.y, self._theme.colour(mark.colour))
            self._out.show(pieces)

    def _painted(self, path: str, fill: str, stroke: tuple[str, float, tuple[float, ...]]) -> None:
        colour, width, dash = stroke
        if fill:
            self._out.end_text()
            self._out.fill(self._theme.colour(fill))
        if colour:
            self._out.pen(self._theme.colour(colour), width, dash)
        if path and (fill or colour):
            self._out.paint(path, bool(fill), bool(colour))

    def _box(self, mark: Box) -> None:
        path = self._out.box(mark.x, mark.y, mark.width, mark.height, mark.radius)
        stroke = mark.stroke if mark.stroke_width > 0 else ""
        self._painted(path, mark.fill, (stroke, mark.stroke_width, ()))

    def _shape(self, mark: Shape) -> None:
        """A path; opacity goes back to full after it, so that nothing else needs to set it."""
        stroke = mark.stroke if mark.stroke_width > 0 else ""
        path = self._out.path(mark.segments)
        if mark.opacity < 1:
            self._out.write(f"/{self._resources.opacity(mark.opacity)} gs")
        self._painted(path, mark.fill, (stroke, mark.stroke_width, mark.dash))
        if mark.opacity < 1:
            self._out.write(f"/{self._resources.opacity(1.0)} gs")

    def _sign(self, mark: Sign) -> None:
        look = mark.icon, mark.size, mark.colour
        if self._stamped(look, mark.x, mark.y, (mark,)):
            return
        scale = mark.size / GRID
        for stroke in icon(mark.icon).strokes:
            path = self._out.path(stroke.segments, mark.x, mark.y, scale)
            if stroke.filled:
                self._painted(path, mark.colour, ("", 0, ()))
            else:
                self._painted(path, "", (mark.colour, STROKE_WIDTH * scale, ()))

    def _shade(self, mark: Shade) -> None:
        stops = tuple((place, self._theme.colour(colour)) for place, colour in mark.stops)
        out, name = self._out, self._resources.shade(stops)
        out.save()
        out.write(out.box(mark.x, mark.y, mark.width, mark.height, 0) + " W n")
        out.place((mark.width, 0, 0, mark.height, mark.x, -mark.y - mark.height))
        out.write(f"/{name} sh")
        out.restore()

    def _image(self, mark: Image) -> None:
        out, name = self._out, self._resources.image(mark.picture)
        path = out.box(mark.x, mark.y, mark.width, mark.height, mark.radius)
        if not name:
            self._painted(path, "", (MISSING_PICTURE, 1.0, ()))
            return
        out.save()
        out.write(f"{path} W n")
        out.place((mark.width, 0, 0, mark.height, mark.x, -mark.y - mark.height))
        out.write(f"/{name} Do")
        out.restore()


def _ground_of(block: Block) -> list[Box]:
    """The boxes that a block begins with, if they stand for no words."""
    boxes: list[Box] = []
    for mark in block.marks:
        if type(mark) is not Box:
            break
        boxes.append(mark)
    return [] if block.signs and block.signs[0].start < len(boxes) else boxes


def _look(box: Box, x: float, y: float) -> tuple[float | str, ...]:
    """All that makes a box look as it does, its place counted from x, y."""
    left, top = box.x - x, box.y - y
    # What is at the same place is so to the last bit, unless it was moved with what is before.
    return (
        round(left, 3) if left else 0.0,
        round(top, 3) if top else 0.0,
        box.width,
        box.height,
        box.radius,
        box.fill,
        box.stroke,
        box.stroke_width,
    )


def _only_repeats(marks: Sequence[Mark], sign: Signs) -> bool:
    """Whether a sign is an icon before a text that says all it stands for."""
    at = sign.start
    if sign.stop - at != 2 or not isinstance(marks[at], Sign):
        return False
    text = marks[at + 1]
    return isinstance(text, Text) and text.line.text == sign.words


def _bounds(marks: Sequence[Mark]) -> tuple[float, float, float, float]:
    """What boxes and signs reach, with their strokes: left, top, right, bottom."""
    areas = []
    for mark in marks:
        if isinstance(mark, Box | Sign):
            around = 1.0 + (mark.stroke_width if isinstance(mark, Box) else 0.0)
            width, height = (
                (mark.width, mark.height) if isinstance(mark, Box) else (mark.size, mark.size)
            )
            right, bottom = mark.x + width + around, mark.y + height + around
            areas.append((mark.x - around, mark.y - around, right, bottom))
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
