"""What a text becomes inside a file: characters XML and PDF strings cannot hold replaced."""

from __future__ import annotations

import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the Char production of XML 1.0, section 2.2."""


def storable(text: str) -> str:
    """`text` with U+FFFD for controls and lone surrogates, which no file format holds."""
    return _NOT_IN_XML.sub("\ufffd", text)
