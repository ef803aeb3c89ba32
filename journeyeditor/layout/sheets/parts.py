"""What sheets are built of: paragraphs, headings, lists, facts, pills, portraits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journeyeditor.layout.display import Box, Image, Mark, Sign, Signs, moved
from journeyeditor.layout.setter import Setter
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Column, Node, Piece, Side
from journeyeditor.layout.signs import initials
from journeyeditor.model.people import Persona
from journeyeditor.model.records import Picture
from journeyeditor.typeset.faces import Style

_BULLET: Final = 3.0
_INDENT: Final = 10.0
_ICON: Final = 12.0


@dataclass(frozen=True, slots=True)
class Pill:
    """A short text after an icon, and what the icon says."""

    icon: str
    text: str
    colour: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Sets texts of a column of some width into pieces."""

    setter: Setter
    width: float

    def paragraph(
        self,
        text: str,
        style: Style = s.BODY,
        colour: str = "text",
        *,
        x: float = 0.0,
        space: float = 0.0,
        role: str = "paragraph",
    ) -> list[Piece]:
        """A text in lines, a piece each; neither its first nor its last line stands alone."""
        lines = self.setter.lines(text.strip(), style, self.width - x) if text.strip() else ()
        last = len(lines) - 1
        return [
            Piece(
                self.setter.at((line,), style, x, 0, colour),
                x + line.width,
                self.setter.pitch(style),
                space=0.0 if place else space,
                holds=place < last and place in (0, last - 1),
                continues=place > 0,
                role=role,
            )
            for place, line in enumerate(lines)
        ]

    def heading(
        self,
        text: str,
        style: Style = s.HEAD,
        colour: str = "text",
        *,
        icon: str = "",
        space: float = 0.0,
        level: int = 2,
    ) -> list[Piece]:
        """A heading, maybe after an icon, that never ends a page."""
        left = _ICON + 5 if icon else 0.0
        role = f"heading-{level}"
        pieces = self.paragraph(text, style, colour, x=left, space=space, role=role)
        if icon and pieces:
            y = (pieces[0].height - _ICON) / 2
            pieces = marked(pieces, (Sign(icon, 0, y, _ICON, colour),))
        return held(pieces)

    def bullets(self, texts: Iterable[str], style: Style, colour: str) -> list[Piece]:
        """A list, each text after a dot in a colour."""
        pieces: list[Piece] = []
        for text in texts:
            item = self.paragraph(text, style, x=_INDENT, role="item", space=2.5)
            middle = self.setter.base(style) - self.setter.capital(style) / 2
            dot = Box(0.5, middle - _BULLET / 2, _BULLET, _BULLET, _BULLET / 2, colour)
            pieces += marked(item, (dot,))
        return pieces

    def blanks(self, count: int, pitch: float = 21.0) -> list[Piece]:
        """Lines to write on by hand."""
        line = Box(0, pitch - 0.6, self.width, 0.6, 0, "frame")
        return [Piece((line,), self.width, pitch, role="ground") for _ in range(count)]

    def fact(self, label: str, value: str, space: float = 7.0) -> list[Piece]:
        """A label with its value under it; nothing where there is no value."""
        said = self.paragraph(value)
        if not said:
            return []
        return [*held(self.paragraph(label, s.SMALL, "text.soft", space=space)), *said]

    def pills(self, items: Sequence[Pill], style: Style) -> list[Piece]:
        """Pills in rows; one that is wider than a row is broken in lines of its own."""
        icon, gap = style.size + 1.5, 9.0
        pitch = self.setter.pitch(style) + 2.0
        pieces: list[Piece] = []
        row: list[Mark] = []
        said: list[Signs] = []
        x = 0.0

        def end_row() -> None:
            nonlocal x
            if row:
                signs = tuple(said)
                pieces.append(Piece(tuple(row), x - gap, pitch, role="item", signs=signs))
            row.clear()
            said.clear()
            x = 0.0

        for item in items:
            text = " ".join(item.text.split()) or "–"
            sign = Sign(item.icon, 0, (pitch - icon) / 2, icon, item.colour)
            wide = icon + 4 + self.setter.width(text, style)
            if x + wide > self.width:
                end_row()
            if wide > self.width:
                lines = self.paragraph(text, style, x=icon + 4, role="item", space=1.5)
                pieces += marked(lines, (sign,), item.words)
                continue
            word = self.setter.word(text, style, icon + 4, pitch / 2, "text")
            said.append(Signs(len(row), len(row) + 1, item.words))
            row += moved((sign, word), x, 0)
            x += wide + gap
        end_row()
        return pieces


def marked(pieces: Sequence[Piece], marks: Sequence[Mark], words: str = "") -> list[Piece]:
    """Lines of a text with marks before the first, which say some words."""
    if not pieces:
        return []
    first = pieces[0]
    signs = (Signs(0, len(marks), words),) if words else ()
    return [replace(first, marks=(*marks, *first.marks), signs=signs), *pieces[1:]]


def held(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces that stay on the page of what follows them."""
    return [replace(piece, holds=True) for piece in pieces]


def persona_colour(persona: Persona, place: int) -> str:
    """The colour role of a persona: its own, or the one its place in the map gives it."""
    return persona.colour or f"curve.{place % 5}"


def portrait(
    setter: Setter, persona: Persona, colour: str, size: float, pictures: Mapping[str, Picture]
) -> tuple[Mark, ...]:
    """A round portrait, or the initials on a disc, filling a square."""
    if persona.portrait and persona.portrait in pictures:
        alt = pictures[persona.portrait].alternative or persona.name
        return (Image(persona.portrait, 0, 0, size, size, size / 2, alt),)
    letters = (persona.initials or initials(persona.name))[:3] or "?"
    style = replace(s.INITIALS, size=size * 0.36)
    return (
        Box(0, 0, size, size, size / 2, colour),
        setter.word(letters, style, size / 2, size / 2, f"on:{colour}", 0.5),
    )


def in_columns(cells: Sequence[Sequence[Node]], width: float, count: int) -> list[Node]:
    """Cells in rows of `count` equal columns."""
    room = column_width(width, count)
    return [
        Side(
            tuple(
                Column(place * (room + s.GUTTER), room, tuple(cell))
                for place, cell in enumerate(cells[start : start + count])
            ),
            space=16,
        )
        for start in range(0, len(cells), count)
    ]


def column_width(width: float, count: int) -> float:
    """How wide each of `in_columns` is."""
    return (width - (count - 1) * s.GUTTER) / count
