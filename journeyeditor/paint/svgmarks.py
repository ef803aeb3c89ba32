"""The marks of a display list as SVG elements, and the definitions they refer to."""

from __future__ import annotations

import base64
from xml.sax.saxutils import escape, quoteattr

from journeyeditor.layout.display import Box, Image, Mark, Shade, Shape, Sign, Text
from journeyeditor.layout.icons import GRID, STROKE_WIDTH, icon
from journeyeditor.layout.outline import Segment
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.characters import storable
from journeyeditor.paint.marks import MISSING_PICTURE
from journeyeditor.paint.numerals import Numerals
from journeyeditor.paint.picture import Pictures, header
from journeyeditor.typeset.faces import face
from journeyeditor.typeset.line import Run
from journeyeditor.typeset.subset import face_subset

_SANS = (
    "'Source Sans 3', 'Source Sans Pro', Calibri, Carlito, 'Arial Narrow',"
    " 'Liberation Sans Narrow', 'Nimbus Sans Narrow', 'DejaVu Sans Condensed', sans-serif"
)
_FAMILIES = {
    "Journey Sans": f"'Journey Sans', {_SANS}",
    "Journey Sans Fallback": f"'Journey Sans Fallback', 'Noto Sans', {_SANS}",
    "Journey Emoji": f"'Journey Emoji', 'Noto Emoji', {_SANS}",
}
"""Our faces, those they are made of, then such as are no wider: a program that has none of
ours and doesn't know `textLength` still keeps the lines where they belong."""

USUAL = _FAMILIES["Journey Sans"]
"""The families that hold where an element names none."""

_WEIGHTS = {"SemiBold": "600", "Bold": "700"}


def escaped(text: str) -> str:
    """User text as XML character data: markup stays text."""
    return escape(storable(text))


class SvgMarks:
    """Writes marks; gradients, clips and pictures gather in `definitions`, each once.

    `characters` are those of each face that were written.
    """

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        self.definitions: list[str] = []
        self.characters: dict[str, set[str]] = {}
        self._theme = theme
        self._pictures = pictures
        self._numerals = Numerals(3)
        self._names: dict[object, str] = {}

    def mark(self, mark: Mark) -> str:
        """The elements of a mark, in the coordinates of its block."""
        match mark:
            case Text():
                return self._text(mark)
            case Box():
                painted = self._paint(mark.fill, mark.stroke, mark.stroke_width)
                return f"<rect{self._rectangle(mark, mark.radius)}{painted}/>"
            case Shape():
                return self._shape(mark)
            case Sign():
                return self._sign(mark)
            case Shade():
                return f'<rect{self._rectangle(mark)} fill="url(#{self._gradient(mark)})"/>'
            case Image():
                return self._image(mark)

    def _named(self, kind: str, key: object, definition: str) -> str:
        """The id of a definition with "ID" in it, which is added when it is new."""
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"{kind}{len(self._names)}"
            self.definitions.append(definition.replace("ID", name, 1))
        return name

    def _attribute(self, name: str, value: float, otherwise: float = 0.0) -> str:
        return "" if value == otherwise else f' {name}="{self._numerals[value]}"'

    def _rectangle(self, mark: Box | Shade | Image, radius: float = 0.0) -> str:
        names = ("x", mark.x), ("y", mark.y), ("width", mark.width), ("height", mark.height)
        radius = min(radius, mark.width / 2, mark.height / 2)
        return "".join(self._attribute(*pair) for pair in (*names, ("rx", radius)))

    def _paint(self, fill: str, stroke: str, width: float) -> str:
        colour = self._theme.colour(fill) if fill else "none"
        painted = f' fill="{colour}"'
        if stroke and width > 0:
            painted += f' stroke="{self._theme.colour(stroke)}"'
            painted += self._attribute("stroke-width", width, 1)
        return painted

    def _path(self, segments: tuple[Segment, ...]) -> str:
        written = self._numerals
        return "".join(
            kind + " ".join(written[number] for number in numbers) for kind, numbers in segments
        )

    def _shape(self, mark: Shape) -> str:
        painted = self._paint(mark.fill, mark.stroke, mark.stroke_width)
        if mark.dash:
            dash = " ".join(self._numerals[part] for part in mark.dash)
            painted += f' stroke-dasharray="{dash}"'
        painted += self._attribute("opacity", mark.opacity, 1)
        return f'<path d="{self._path(mark.segments)}"{painted}/>'

    def _sign(self, mark: Sign) -> str:
        paths = "".join(
            f'<path d="{self._path(stroke.segments)}"'
            + (
                self._paint(mark.colour, "", 0)
                if stroke.filled
                else self._paint("", mark.colour, STROKE_WIDTH)
            )
            + "/>"
            for stroke in icon(mark.icon).strokes
        )
        x, y = self._numerals[mark.x], self._numerals[mark.y]
        scale = Numerals(5)[mark.size / GRID]
        return f'<g transform="translate({x} {y}) scale({scale})">{paths}</g>'

    def _gradient(self, mark: Shade) -> str:
        stops = "".join(
            f'<stop offset="{self._numerals[place]}" stop-color="{self._theme.colour(colour)}"/>'
            for place, colour in mark.stops
        )
        ways = 'x1="0" y1="0" x2="0" y2="1"'
        return self._named(
            "shade", mark.stops, f'<linearGradient id="ID" {ways}>{stops}</linearGradient>'
        )

    def _image(self, mark: Image) -> str:
        picture = self._pictures.get(mark.picture)
        said = header(picture.data) if picture else None
        if picture is None or said is None:
            frame = self._paint("", MISSING_PICTURE, 1)
            return f"<rect{self._rectangle(mark, mark.radius)}{frame}/>"
        data = base64.b64encode(picture.data).decode("ascii")
        name = self._named(
            "picture",
            ("picture", mark.picture),
            '<image id="ID" width="1" height="1" preserveAspectRatio="none"'
            f' xlink:href="data:{said.mime};base64,{data}"/>',
        )
        numbers = (mark.width, mark.height, mark.x, mark.y)
        width, height, x, y = (self._numerals[number] for number in numbers)
        placed = f'transform="translate({x} {y}) scale({width} {height})"'
        use = f'<use xlink:href="#{name}" {placed}/>'
        if mark.radius <= 0:
            return use
        rectangle = self._rectangle(mark, mark.radius)
        clip = self._named("clip", rectangle, f'<clipPath id="ID"><rect{rectangle}/></clipPath>')
        return f'<g clip-path="url(#{clip})">{use}</g>'

    def _text(self, mark: Text) -> str:
        """A text element for each run of the line: mostly one.

        The element says how long its text is, so that another face is narrowed or widened to
        the same length. It has one position: where a program reads no more, a list of them
        would make words of a wider face overlap.
        """
        return "".join(self._run(run, mark) for run in mark.line.runs)

    def _run(self, run: Run, mark: Text) -> str:
        known = face(run.face)
        self.characters.setdefault(run.face, set()).update(run.text)
        place = self._attribute("x", mark.x + run.x) + self._attribute("y", mark.y)
        if run.rtl:
            place += ' direction="rtl" unicode-bidi="embed" text-anchor="end"'
        family = _FAMILIES[known.family]
        look = "" if family == USUAL else f" font-family={quoteattr(family)}"
        look += self._attribute("font-size", run.size)
        if known.style in _WEIGHTS:
            look += f' font-weight="{_WEIGHTS[known.style]}"'
        if known.style == "Italic":
            look += ' font-style="italic"'
        if self._numerals[run.width] != "0":
            look += f' textLength="{self._numerals[run.width]}" lengthAdjust="spacingAndGlyphs"'
        colour = self._theme.colour(mark.colour)
        return f'<text{place}{look} fill="{colour}">{escaped(run.text)}</text>'

    def faces(self) -> str:
        """A style sheet with the faces that were written in, cut down to their characters."""
        return "".join(
            _face_rule(key, characters) for key, characters in sorted(self.characters.items())
        )


def _face_rule(key: str, characters: set[str]) -> str:
    known = face(key)
    data = base64.b64encode(face_subset(key, characters)).decode("ascii")
    weight = _WEIGHTS.get(known.style, "400")
    style = "italic" if known.style == "Italic" else "normal"
    return (
        f'@font-face{{font-family:"{known.family}";font-weight:{weight};font-style:{style};'
        f'src:url("data:font/ttf;base64,{data}")}}\n'
    )
