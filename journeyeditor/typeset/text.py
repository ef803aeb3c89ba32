"""The one place that measures and breaks text. Layout asks here; painters draw the answer."""

from __future__ import annotations

from journeyeditor.typeset.characters import clean
from journeyeditor.typeset.faces import Style, chain
from journeyeditor.typeset.line import Line, Run
from journeyeditor.typeset.paragraph import Paragraph, paragraph
from journeyeditor.typeset.shaping import missing
from journeyeditor.typeset.wrap import Filler

__all__ = ["Line", "Run", "Typesetter"]


class Typesetter:
    """Sets text in one language, which decides hyphenation and local forms of letters.

    Cheap to make; what it has measured is shared with all others of its language. Sizes and
    widths are points. Any text is accepted: what can't be drawn is left out (control
    characters), drawn as nothing (joiners, selectors) or as a box (see `missing`).
    """

    def __init__(self, language: str = "sv") -> None:
        self.language = language

    def line(self, text: str, style: Style) -> Line:
        """The text on one line, however wide, with all its spaces; a line break is a space."""
        whole = self._paragraph(_on_one_line(text), style)
        parts = [part for token in whole.tokens for part in (*token.gap, *token.parts)]
        shown = (*parts, *whole.tail)
        said = "".join([word.text for word, _ in shown])
        return Line(said, whole.width * style.size, False, whole.rtl, shown, style.size)

    def width(self, text: str, style: Style) -> float:
        """The width of `line(text, style)`."""
        return self._paragraph(_on_one_line(text), style).width * style.size

    def wrap(
        self, text: str, style: Style, width: float, max_lines: int | None = None
    ) -> tuple[Line, ...]:
        """The text in lines no wider than `width`, unless a single grapheme is.

        Line breaks in the text are kept, and empty lines; an empty text has no line. With
        `max_lines`, the last line ends in an ellipsis when there is more.
        """
        text = clean(text)
        if not text:
            return ()
        most = max_lines if max_lines is not None else len(text) + 1
        lines: list[Line] = []
        last: tuple[Filler, int] | None = None
        for piece in text.split("\n"):
            filler = Filler(self._paragraph(piece, style), style.size, width)
            for start, line in filler.lines():
                if len(lines) == most:
                    return _shortened(lines, last)
                lines.append(line)
                last = filler, start
        return tuple(lines)

    def fit(self, text: str, style: Style, width: float) -> Line:
        """The text on one line, cut with an ellipsis where it would be wider than `width`."""
        whole = _on_one_line(text).strip(" ")
        line = self.line(whole, style)
        if line.width <= width:
            return line
        return Filler(self._paragraph(whole, style), style.size, width).cut_short(0)

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

    def _paragraph(self, text: str, style: Style) -> Paragraph:
        return paragraph(text, style.weight, self.language)


def _on_one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _shortened(lines: list[Line], last: tuple[Filler, int] | None) -> tuple[Line, ...]:
    """The lines with the last one ending in an ellipsis; none when none was allowed."""
    if last is None:
        return ()
    filler, start = last
    return (*lines[:-1], filler.cut_short(start))
