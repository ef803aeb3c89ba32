"""Sets texts into marks, in the map's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from journeyeditor.base.messages import Translator
from journeyeditor.layout.display import Text
from journeyeditor.typeset.faces import Style
from journeyeditor.typeset.text import Line, Typesetter

_QUOTES: Final = {"sv": ("”", "”"), "en": ("“", "”")}
_KEPT: Final = 512
_QUOTE_SIGNS: Final = "\"'”“„«»‘’"


@dataclass(frozen=True, slots=True)
class Set:
    """Set lines with their height."""

    marks: tuple[Text, ...]
    width: float
    height: float


class Setter:
    """A typesetter and a translator for one map language; no text is under `least_type`."""

    def __init__(self, language: str, least_type: float = 0.0) -> None:
        self.language = language
        self.tr = Translator(language)
        self._typesetter = Typesetter(self.tr.language)
        self._least_type = least_type
        self._grown: dict[Style, Style] = {}
        self._bases = lru_cache(_KEPT)(self._bases_of)

    def _sized(self, style: Style) -> Style:
        if style.size >= self._least_type:
            return style
        grown = self._grown.get(style)
        if grown is None:
            grown = self._grown[style] = replace(style, size=self._least_type)
        return grown

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line."""
        return self._typesetter.width(text, self._sized(style))

    def pitch(self, style: Style) -> float:
        """The height of one line."""
        return self._typesetter.line_height(self._sized(style))

    def capital(self, style: Style) -> float:
        """The height of capital letters."""
        return self._typesetter.cap_height(self._sized(style))

    def least_width(self, text: str, style: Style) -> float:
        """The width of the widest word: narrower than that, it would be broken."""
        style = self._sized(style)
        return max((self._typesetter.width(word, style) for word in text.split()), default=0.0)

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """The text broken to a width; an empty one has no line."""
        return self._typesetter.wrap(text, self._sized(style), width)

    def fit(self, text: str, style: Style, width: float) -> Line:
        """The text on one line, cut with an ellipsis where it would be wider."""
        return self._typesetter.fit(text, self._sized(style), width)

    def at(
        self, lines: tuple[Line, ...], style: Style, x: float, y: float, colour: str
    ) -> tuple[Text, ...]:
        """Place lines under each other, left at x, the first one's line box from y."""
        bases = self._bases(style, y, len(lines))
        return tuple([Text(line, x, base, colour) for line, base in zip(lines, bases, strict=True)])

    def _bases_of(self, style: Style, y: float, count: int) -> tuple[float, ...]:
        """The base lines of lines under each other, from y: many cards share their numbers."""
        pitch, base = self.pitch(style), self.base(style)
        return tuple([y + place * pitch + base for place in range(count)])

    def base(self, style: Style) -> float:
        """From the top of a line's box to its base line: the leading is split in halves."""
        sized = self._sized(style)
        ascent, descent = self._typesetter.ascent(sized), self._typesetter.descent(sized)
        return (self.pitch(style) - ascent - descent) / 2 + ascent

    def block(self, text: str, style: Style, width: float, x: float, y: float, colour: str) -> Set:
        """Break a text to a width and place it; an empty text takes no room."""
        if not text:
            return Set((), 0.0, 0.0)
        lines = self.lines(text, style, width)
        widest = max((line.width for line in lines), default=0.0)
        return Set(self.at(lines, style, x, y, colour), widest, len(lines) * self.pitch(style))

    def word(
        self, text: str, style: Style, x: float, middle: float, colour: str, anchor: float = 0.0
    ) -> Text:
        """One line whose capitals stand centred on the height `middle`.

        `anchor` is the part of its width that lies left of x: 0 starts there, 1 ends there.
        """
        line = self._typesetter.line(text, self._sized(style))
        return Text(line, x - anchor * line.width, middle + self.capital(style) / 2, colour)

    def quoted(self, text: str) -> str:
        """The text in the language's quotation marks, unless it brings its own."""
        stripped = text.strip()
        if not stripped or (stripped[0] in _QUOTE_SIGNS and stripped[-1] in _QUOTE_SIGNS):
            return text
        opening, closing = _QUOTES.get(self.tr.language, _QUOTES["en"])
        return f"{opening}{stripped}{closing}"
