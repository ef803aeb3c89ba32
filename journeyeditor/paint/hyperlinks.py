"""Where links of a PDF lead outside of it: to a web or mail address. Nowhere else, ever."""

from __future__ import annotations

import re
from typing import Final

from journeyeditor.paint.structure import pdf_text

_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_HOST: Final = re.compile(r"(https?://(?:[^/?#@]*@)?)([^/?#:@\[\]]+)", re.IGNORECASE)


def to_address(address: str) -> str:
    """The action that opens a web or mail address; "" for any other one."""
    if not _WEB.fullmatch(address):
        return ""
    return f"/A<</S/URI/URI{pdf_text(ascii_address(address))}>>"


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
