"""The content stream of a PDF page: operators written short, and nothing said twice.

Owns the graphics state as far as it is known, so that a colour, width or font is only written
when it changes. Coordinates come in with y downwards and are written upwards. Operators are
those of ISO 32000-1, annex A.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from journeyeditor.layout.outline import Segment
from journeyeditor.layout.theme import rgb
from journeyeditor.paint.letters import Shown
from journeyeditor.paint.numerals import Numerals

ARC: Final = 0.5522847498
"""Where the handles of a quarter circle lie, as a share of its radius: 4/3 (sqrt 2 - 1)."""

_PAINT: Final = {(True, True): "B", (True, False): "f", (False, True): "S"}
_DRIFT: Final = 1e-6


class Operators:
    """Writes one content stream. Lengths are scene units, written with `digits` decimals."""

    def __init__(self, digits: int) -> None:
        self.numerals = Numerals(digits)
        self._fine = Numerals(4)
        self._parts: list[str] = []
        self._origin = (0.0, 0.0)
        self._fill = ""
        self._pen: tuple[str, ...] = ("", "", "")
        self._font = ("", 0.0)
        self._rise = 0.0
        self._leading = 0.0
        self._saved: list[tuple[Any, ...]] = []
        self._content = ""
        self._colours: dict[str, str] = {}
        self._boxes: dict[tuple[float, ...], str] = {}
        self._paths: dict[tuple[tuple[Segment, ...], float, float, float], str] = {}
        self._starts: dict[tuple[float, float], str] = {}
        self._text_at: tuple[float, float] | None = None

    def stream(self) -> bytes:
        """All that was written, one byte a character."""
        self.end_text()
        return "\n".join(self._parts).encode("latin-1")

    def write(self, operators: str) -> None:
        """Write operators as they are; text that is under way ends first."""
        self.end_text()
        self._parts.append(operators)

    def place(self, matrix: Iterable[float]) -> None:
        """Multiply the transformation with a matrix."""
        self.write(" ".join(self._fine[part] for part in matrix) + " cm")

    def move_origin(self, x: float, y: float) -> None:
        """Put the origin of what follows at x, y from the last saved one (y downwards).

        Written as a step from where it was, so that no states need saving; like blocks then
        have like operators, which compress.
        """
        digits = self.numerals.digits
        goal = round(x, digits), round(y, digits)
        step_x, step_y = goal[0] - self._origin[0], self._origin[1] - goal[1]
        if step_x or step_y:
            self._origin = goal
            self.write(f"1 0 0 1 {self._point(step_x, step_y)} cm")

    def save(self) -> None:
        """Save the state (q) up to `restore`; the origin counts from where it is now."""
        self.write("q")
        text = self._font, self._rise, self._leading
        self._saved.append((self._origin, self._fill, self._pen, *text))
        self._origin = (0.0, 0.0)

    def restore(self) -> None:
        """Go back to the saved state (Q)."""
        self.write("Q")
        self._origin, self._fill, self._pen, *text = self._saved.pop()
        self._font, self._rise, self._leading = text

    def fill(self, colour: str) -> None:
        """Fill with #rrggbb from here on."""
        if colour != self._fill:
            self._fill = colour
            self._parts.append(self._colour(colour, "rg", "g"))

    def _colour(self, colour: str, three: str, one: str) -> str:
        found = self._colours.get(colour + three)
        if found is None:
            red, green, blue = (f"{part:.3f}".rstrip("0").rstrip(".") for part in rgb(colour))
            same = red == green == blue
            found = f"{red} {one}" if same else f"{red} {green} {blue} {three}"
            self._colours[colour + three] = found
        return found

    def pen(self, colour: str, width: float, dash: tuple[float, ...] = ()) -> None:
        """Stroke with #rrggbb, a width and a dash (on, off ... in units) from here on."""
        self.end_text()
        wanted = (
            self._colour(colour, "RG", "G"),
            f"{self.numerals[width]} w",
            f"[{' '.join(self.numerals[part] for part in dash)}]0 d",
        )
        if wanted != self._pen:
            pairs = zip(wanted, self._pen, strict=True)
            self._parts += [operator for operator, before in pairs if operator != before]
            self._pen = wanted

    def paint(self, path: str, fill: bool, stroke: bool) -> None:
        """Paint a path with the colours that are set."""
        self.write(f"{path} {_PAINT[fill, stroke]}")

    def _point(self, x: float, y: float) -> str:
        return f"{self.numerals[x]} {self.numerals[y]}"

    def box(self, x: float, y: float, width: float, height: float, radius: float) -> str:
        """The path of a rectangle with rounded corners, its top left at x, y."""
        key = x, y, width, height, radius
        found = self._boxes.get(key)
        if found is None:
            found = self._boxes[key] = self._box(*key)
        return found

    def _box(self, x: float, y: float, width: float, height: float, radius: float) -> str:
        radius = min(radius, width / 2, height / 2)
        top, bottom, right = -y, -y - height, x + width
        if radius <= 0:
            return f"{self._point(x, bottom)} {self._point(width, height)} re"
        point, handle = self._point, radius * (1 - ARC)
        return (
            f"{point(x + radius, top)} m {point(right - radius, top)} l "
            f"{point(right - handle, top)} {point(right, top - handle)} "
            f"{point(right, top - radius)} c {point(right, bottom + radius)} l "
            f"{point(right, bottom + handle)} {point(right - handle, bottom)} "
            f"{point(right - radius, bottom)} c {point(x + radius, bottom)} l "
            f"{point(x + handle, bottom)} {point(x, bottom + handle)} "
            f"{point(x, bottom + radius)} c {point(x, top - radius)} l "
            f"{point(x, top - handle)} {point(x + handle, top)} "
            f"{point(x + radius, top)} c h"
        )

    def path(
        self, segments: Iterable[Segment], x: float = 0.0, y: float = 0.0, scale: float = 1.0
    ) -> str:
        """A path of segments, scaled and then moved to x, y."""
        segments = tuple(segments)
        key = segments, x, y, scale
        found = self._paths.get(key)
        if found is None:
            found = self._paths[key] = self._path(*key)
        return found

    def _path(self, segments: tuple[Segment, ...], x: float, y: float, scale: float) -> str:
        parts = []
        for kind, numbers in segments:
            points = (
                self._point(x + scale * numbers[at], -y - scale * numbers[at + 1])
                for at in range(0, len(numbers), 2)
            )
            parts.append(" ".join((*points, kind.lower() if kind != "Z" else "h")))
        return " ".join(parts)

    def form(self, name: str, x: float, y: float) -> None:
        """Paint a form with its origin at x, y."""
        if x or y:
            self.write(f"q 1 0 0 1 {self._point(x, -y)} cm/{name} Do Q")
        else:
            self.write(f"/{name} Do")

    def line(self, x: float, y: float, colour: str) -> None:
        """Begin a line of text at x, y in a colour; consecutive lines share a text object.

        Lines at even distances are written as T*, which needs no numbers.
        """
        self.fill(colour)
        before, self._text_at = self._text_at, (x, y)
        if before is None:
            start = self._starts.get((x, y))
            if start is None:
                start = self._starts[x, y] = f"BT {self._point(x, -y)} Td"
            self._parts.append(start)
            return
        step_x, step_y = x - before[0], y - before[1]
        if step_x:
            self._parts.append(f"{self._fine[step_x]} {self._fine[-step_y]} Td")
        elif abs(step_y - self._leading) < _DRIFT:
            self._parts.append("T*")
        else:
            self._leading = step_y
            self._parts.append(f"0 {self._fine[-step_y]} TD")

    def show(self, pieces: Iterable[Shown]) -> None:
        """Show the pieces of a line after each other, in the line that was begun."""
        for font, size, operand, rise in pieces:
            if (font, size) != self._font:
                self._font = font, size
                self._parts.append(f"/{font} {self._fine[size]} Tf")
            if rise != self._rise:
                self._rise = rise
                self._parts.append(f"{self._fine[rise]} Ts")
            self._parts.append(operand)

    def end_text(self) -> None:
        """End the text object if one is open."""
        if self._text_at is not None:
            self._parts.append("ET")
            self._text_at = None

    def mark(self, content: str) -> None:
        """Mark what follows as content that begins with this operator; "" for none.

        Nothing is written while the same goes on (ISO 32000-1, 14.6).
        """
        if content != self._content:
            self.end_text()
            if self._content:
                self._parts.append("EMC")
            if content:
                self._parts.append(content)
            self._content = content
