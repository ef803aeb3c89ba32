"""The marks of a display list as operators of a content stream, one method a kind."""

from __future__ import annotations

from journeyeditor.layout.display import Block, Box, Image, Shade, Shape, Sign, Text
from journeyeditor.layout.icons import GRID, STROKE_WIDTH, icon
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.fonts import PdfFace
from journeyeditor.paint.operators import Operators
from journeyeditor.paint.xobjects import Resources

MISSING_PICTURE = "hairline"
"""The colour of the frame where a picture can't be shown."""


class MarkPainter:
    """Paints blocks into a content stream, in units of the page."""

    def __init__(self, operators: Operators, resources: Resources, theme: Theme) -> None:
        self._out = operators
        self._resources = resources
        self._theme = theme
        self.faces: dict[str, PdfFace] = {}

    def block(self, block: Block, x: float, y: float) -> None:
        """Paint a block with its top left corner at x, y of the page."""
        self._out.move_origin(x, y)
        for mark in block.marks:
            match mark:
                case Text():
                    self._text(mark)
                case Box():
                    self._box(mark)
                case Shape():
                    self._shape(mark)
                case Sign():
                    self._sign(mark)
                case Shade():
                    self._shade(mark)
                case Image():
                    self._image(mark)

    def _text(self, mark: Text) -> None:
        self._out.line(mark.x, mark.y, self._theme.colour(mark.colour))
        pen = 0.0
        for run in mark.line.runs:
            face = self.faces.get(run.face)
            if face is None:
                face = self.faces[run.face] = PdfFace(run.face, len(self.faces))
            pieces, end = face.show(run, pen - run.x)
            pen = run.x + end
            self._out.show(pieces, run.size)

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
