"""Numbers as people write and read them: with a decimal comma in Swedish, and a true minus."""

from __future__ import annotations

import re
from typing import Final

_WRITTEN: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
MINUS: Final = "\N{MINUS SIGN}"


def said_number(number: float, language: str, *, sign: bool = False, thousands: str = "") -> str:
    """A number as a language writes it, with up to ten figures and no needless decimals.

    `sign` marks numbers over zero too; `thousands` parts thousands.
    """
    text = f"{abs(number):,.10g}"
    whole, point, part = text.partition(".")
    comma = "," if language == "sv" else "."
    text = whole.replace(",", thousands) + (comma if point else "") + part
    if number < 0:
        return MINUS + text
    return f"+{text}" if sign and number > 0 else text


def read_number(text: str) -> float | None:
    """The number that a person wrote, with comma or point; None where it is none."""
    plain = "".join(text.split()).replace(MINUS, "-").replace(",", ".")
    return float(plain) if _WRITTEN.fullmatch(plain) else None
