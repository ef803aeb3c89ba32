"""The one place that measures and breaks text. Layout asks here; painters draw the answer."""

from __future__ import annotations

from journeyeditor.typeset.characters import clean
from journeyeditor.typeset.faces import Style, Weight, chain
from journeyeditor.typeset.line import Content, Line, Run
from journeyeditor.typeset.paragraph import Paragraphs, paragraphs
from journeyeditor.typeset.shaping import missing
from journeyeditor.typeset.wrap import Filler, lines_of

__all__ = ["Line", "Run", "Typesetter"]


class Typesetter:
    """Sets text in one language, which decides hyphenation and local forms of letters.

    Cheap to make; what it has measured is shared with all others of its language. Sizes and
    widths are points. Any text is accepted: what can't be drawn is left out (control
    characters), drawn as nothing (joiners, selectors) or as a box (see `missing`).
    """

    def __init__(self, language: str = "sv") -> None:
        self.language = language
        self._stores: dict[Weight, Paragraphs] = {}

    def line(self, text: str, style: Style) -> Line:
        """The text on one line, however wide, with all its spaces; a line break is a space."""
        whole = self._store(style).joined(text)
        content = Content(whole, (), 0, len(whole.pieces), True, whole.tail)
        return Line(content, style.size, whole.width * style.size)

    def width(self, text: str, style: Style) -> float:
        """The width of `line(text, style)`."""
        return self._store(style).joined(text).width * style.size

    def wrap(
        self, text: str, style: Style, width: float, max_lines: int | None = None
    ) -> tuple[Line, ...]:
        """The text in lines no wider than `width`, unless a single grapheme is.

        Line breaks in the text are kept, and empty lines; an empty text has no line. With
        `max_lines`, the last line ends in an ellipsis when there is more.
        """
        pieces = self._store(style).of(text)
        if max_lines is None:
            if len(pieces) == 1:
                return lines_of(pieces[0], style.size, width)
            return tuple([line for piece in pieces for line in lines_of(piece, style.size, width)])
        lines: list[Line] = []
        last: Filler | None = None
        for piece in pieces:
            filler = Filler(piece, style.size, width)
            for line in filler.lines():
                if len(lines) >= max_lines:
                    return _shortened(lines, last)
                lines.append(line)
                last = filler
        return tuple(lines)

    def fit(self, text: str, style: Style, width: float) -> Line:
        """The text on one line, cut with an ellipsis where it would be wider than `width`."""
        line = self.line(text.strip(), style)
        if line.width <= width:
            return line
        whole = self._store(style).joined(text.strip())
        return Filler(whole, style.size, width).cut_short(0)

    def missing(self, text: str) -> frozenset[str]:
        """The characters of a text that no bundled face has; they are drawn as boxes."""
        return missing(clean(text))

    def ascent(self, style: Style) -> float:
        """From the baseline up to the top of the text face."""
        first = chain(style.weight)[0]
        return first.ascent / first.units_per_em * style.size

    def descent(self, style: Style) -> float:
        """From the baseline down to the bottom of the text face, as a positive length."""
        first = chain(style.weight)[0]
        return first.descent / first.units_per_em * style.size

    def cap_height(self, style: Style) -> float:
        """The height of capital letters."""
        first = chain(style.weight)[0]
        return first.cap_height / first.units_per_em * style.size

    def line_height(self, style: Style) -> float:
        """From one baseline to the next."""
        return style.size * style.leading

    def _store(self, style: Style) -> Paragraphs:
        store = self._stores.get(style.weight)
        if store is None:
            store = self._stores[style.weight] = paragraphs(style.weight, self.language)
        return store


def _shortened(lines: list[Line], last: Filler | None) -> tuple[Line, ...]:
    """The lines with the last one ending in an ellipsis; none when none was allowed."""
    return () if last is None else (*lines[:-1], last.cut_short(lines[-1].start))
