"""What a page can't show: characters that none of our faces has, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.layout.display import Page, Text
from journeyeditor.typeset.shaping import missing

_MOST_CHARACTERS: Final = 12
_MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Boxed:
    """Characters that are drawn as boxes, and the lines that hold them, in the page's order."""

    characters: tuple[str, ...]
    lines: tuple[str, ...]

    def said(self) -> Message:
        """Both as one message, the first of each where there are many."""
        return msg(
            "No typeface here has {characters}: boxes are drawn instead. They stand in: {lines}",
            characters=_first(self.characters, _MOST_CHARACTERS, " "),
            lines=_first(self.lines, _MOST_LINES, " · "),
        )


def boxed(page: Page) -> Boxed | None:
    """The characters of a page that are drawn as boxes; None where all can be shown."""
    texts = [
        mark.line.text
        for band in page.bands
        for block in band.blocks
        for mark in block.marks
        if isinstance(mark, Text)
    ]
    unknown = missing("".join(set().union(*texts)))
    if not unknown:
        return None
    lines = tuple(dict.fromkeys(text for text in texts if not unknown.isdisjoint(text)))
    characters = tuple(char for char in dict.fromkeys("".join(lines)) if char in unknown)
    return Boxed(characters, lines)


def _first(items: tuple[str, ...], most: int, between: str) -> str:
    return between.join(items[:most]) + (" …" if len(items) > most else "")
