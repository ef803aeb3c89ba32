"""Where links of a PDF lead: to a web address, or to a place on a page. Nothing else, ever."""

from __future__ import annotations

import re
from typing import Final

from journeyeditor.paint.numerals import Numerals
from journeyeditor.paint.structure import FIRST_PAGE, pdf_text

_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_HOST: Final = re.compile(r"(https?://(?:[^/?#@]*@)?)([^/?#:@\[\]]+)", re.IGNORECASE)


def to_address(address: str) -> str:
    """The action that opens a web or mail address; "" for any other one."""
    if not _WEB.fullmatch(address):
        return ""
    return f"/A<</S/URI/URI{pdf_text(ascii_address(address))}>>"


def to_place(page: int, place: tuple[float, float]) -> str:
    """The destination at x, y points of a page, counted from 0."""
    numerals = Numerals(2)
    x, y = (numerals[part] for part in place)
    return f"/Dest[{FIRST_PAGE + page} 0 R/XYZ {x} {y} null]"


def ascii_address(address: str) -> str:
    """An address in ASCII: its host in the way of RFC 3490, all else percent-encoded."""
    found = _HOST.match(address)
    if found and not found[2].isascii():
        try:
            host = found[2].encode("idna").decode("ascii")
        except UnicodeError:
            host = found[2]
        address = found[1] + host + address[found.end() :]
    return _UNSAFE.sub(_encoded, address)


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
