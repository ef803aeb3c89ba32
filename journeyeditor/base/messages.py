"""Message texts in the reader's language: gettext catalogues behind one small class.

A text is written in English where it is used. `msg` makes a message to be said later (an
error, a name in a table); a `Translator` says it. Nothing here knows which language is
current: whoever speaks holds a translator of its own.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from journeyeditor.base.numbers import said_number
from journeyeditor.base.resources import resource_folder

LANGUAGES: Final = ("sv", "en")
"""Languages of the interface and of maps, as ISO 639-1 codes."""

DOMAIN: Final = "journeyeditor"

_NAME: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """A text to be said in the reader's language: its English form and what fills it."""

    key: str
    data: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return fill(self.key, self.data)


def msg(key: str, **data: object) -> Message:
    """Make a message of an English text with {names} for the data."""
    return Message(key, data)


def fill(text: str, data: Mapping[str, object]) -> str:
    """Put `data` into the {names} of `text`; only names, so that no text can reach further."""
    if not data:
        return text
    return _NAME.sub(lambda found: str(data.get(found[1], found[0])), text)


class Translator:
    """Says messages in one language. Call it with an English text or a `Message`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _catalogue(self.language)

    def __call__(self, text: str | Message, /, **data: object) -> str:
        if isinstance(text, Message):
            data = {**text.data, **data}
            text = text.key
        said = {name: self._said(value) for name, value in data.items()}
        return fill(self._catalogue.gettext(text) if text else "", said)

    def _said(self, value: object) -> object:
        """What fills a text: messages in the language, and decimals as it writes them."""
        if isinstance(value, Message):
            return self(value)
        return said_number(value, self.language) if isinstance(value, float) else value

    def plural(self, one: str, many: str, n: int, said: str = "", **data: object) -> str:
        """Say `one` or `many` as the language counts `n`; {n} is the number, or `said`."""
        return fill(self._catalogue.ngettext(one, many, n), {"n": said or n, **data})


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    # Opened by its name: to look for one, gettext would bring what is known of all locales.
    path = resource_folder("locale") / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
