"""Finding by what is typed in the filter: letters alike in Swedish are alike, case is nothing."""

from __future__ import annotations

from functools import cache
from typing import Final
from unicodedata import combining, normalize

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import NO_CARDS, PARKING, Journey
from journeyeditor.model.records import Card

_LETTERS_OF_THEIR_OWN: Final = frozenset("åäö")


class _Plain(dict[int, str]):
    """What each character is without its accents, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = char
        if char not in _LETTERS_OF_THEIR_OWN:
            plain = "".join(part for part in normalize("NFD", char) if not combining(part))
        self[code] = plain
        return plain


@cache
def _plain() -> _Plain:
    return _Plain()


def folded(text: str) -> str:
    """A text as it is compared: small letters without accents; å, ä and ö are letters."""
    small = text.casefold()
    return small if small.isascii() else normalize("NFC", small).translate(_plain())


class Finder:
    """Finds texts that have all the wanted words in them. Remembers what it has looked at."""

    def __init__(self) -> None:
        self._words: tuple[str, ...] = ()
        self._folded: dict[str, str] = {}
        self._cards: dict[str, tuple[Cards, tuple[Card, ...]]] = {}

    def look_for(self, wanted: str) -> None:
        """Look for these words from now on; "" forgets all that is remembered."""
        words = tuple(folded(wanted).split())
        if words != self._words:
            self._words = words
            self._cards.clear()
            if not words:
                self._folded.clear()

    @property
    def is_looking(self) -> bool:
        """Whether anything is wanted."""
        return bool(self._words)

    def finds(self, text: str) -> bool:
        """Whether all wanted words are in a text."""
        known = self._folded.get(text)
        if known is None:
            known = self._folded[text] = folded(text)
        return all(word in known for word in self._words)

    def cards(self, journey: Journey, most: int) -> tuple[list[Card], int]:
        """The cards found, in the map's order, at most so many; and how many there are."""
        order = [*(lane.id for lane in journey.lanes), PARKING]
        found: dict[str, tuple[Cards, tuple[Card, ...]]] = {}
        for key in order:
            cards = journey.cards.get(key, NO_CARDS)
            kept = self._cards.get(key)
            if kept is None or kept[0] is not cards:
                kept = cards, tuple(card for card in cards if self.finds(card.text))
            found[key] = kept
        self._cards = found
        places = {step.id: place for place, step in enumerate(journey.steps())}
        first: list[Card] = []
        for key in order:
            if len(first) < most:
                first += sorted(
                    found[key][1], key=lambda card: (places.get(card.step or "", 0), card.order)
                )
        return first[:most], sum(len(cards) for _, cards in found.values())
