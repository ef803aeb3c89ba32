"""Sets texts into marks, in the map's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journeyeditor.base.messages import Translator
from journeyeditor.layout.display import Text
from journeyeditor.typeset.faces import Style
from journeyeditor.typeset.text import Line, Typesetter

_QUOTES: Final = {"sv": ("”", "”"), "en": ("“", "”")}
_QUOTE_SIGNS: Final = "\"'”“„«»‘’"


@dataclass(frozen=True, slots=True)
class Set:
    """Set lines with their height."""

    marks: tuple[Text, ...]
    width: float
    height: float


class Setter:
    """A typesetter and a translator for one map language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tr = Translator(language)
        self.typesetter = Typesetter(self.tr.language)

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line."""
        return self.typesetter.width(text, style)

    def pitch(self, style: Style) -> float:
        """The height of one line."""
        return self.typesetter.line_height(style)

    def least_width(self, text: str, style: Style) -> float:
        """The width of the widest word: narrower than that, it would be broken."""
        return max((self.typesetter.width(word, style) for word in text.split()), default=0.0)

    def at(
        self, lines: tuple[Line, ...], style: Style, x: float, y: float, colour: str
    ) -> tuple[Text, ...]:
        """Place lines under each other, left at x, the first one's line box from y."""
        pitch, base = self.pitch(style), self.base(style)
        return tuple(
            Text(line, x, y + place * pitch + base, colour) for place, line in enumerate(lines)
        )

    def base(self, style: Style) -> float:
        """From the top of a line's box to its base line: the leading is split in halves."""
        ascent, descent = self.typesetter.ascent(style), self.typesetter.descent(style)
        return (self.pitch(style) - ascent - descent) / 2 + ascent

    def block(self, text: str, style: Style, width: float, x: float, y: float, colour: str) -> Set:
        """Break a text to a width and place it; an empty text takes no room."""
        if not text:
            return Set((), 0.0, 0.0)
        lines = self.typesetter.wrap(text, style, width)
        widest = max((line.width for line in lines), default=0.0)
        return Set(self.at(lines, style, x, y, colour), widest, len(lines) * self.pitch(style))

    def word(
        self, text: str, style: Style, x: float, middle: float, colour: str, anchor: float = 0.0
    ) -> Text:
        """One line whose capitals stand centred on the height `middle`.

        `anchor` is the part of its width that lies left of x: 0 starts there, 1 ends there.
        """
        line = self.typesetter.line(text, style)
        capital = self.typesetter.cap_height(style)
        return Text(line, x - anchor * line.width, middle + capital / 2, colour)

    def quoted(self, text: str) -> str:
        """The text in the language's quotation marks, unless it brings its own."""
        stripped = text.strip()
        if not stripped or (stripped[0] in _QUOTE_SIGNS and stripped[-1] in _QUOTE_SIGNS):
            return text
        opening, closing = _QUOTES.get(self.tr.language, _QUOTES["en"])
        return f"{opening}{stripped}{closing}"
