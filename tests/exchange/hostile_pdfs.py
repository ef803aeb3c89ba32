"""PDF files written by hand, that are not what they seem."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cache

MIB = 1024 * 1024


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1, the first of them its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows)
    said = b"<</Size %d/Root 1 0 R%b>>" % (size, trailer)
    return out + table + b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (said, len(out))


def stream(data: bytes, said: bytes = b"/Filter/FlateDecode", length: int | None = None) -> bytes:
    """A stream of bytes that are packed already."""
    number = len(data) if length is None else length
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (number, said, data)


def carrying(held: bytes, name: bytes = b"map.journey") -> bytes:
    """A file that carries one embedded file, given as its stream object."""
    return file_of(
        [
            b"<</Type/Catalog/Names<</EmbeddedFiles<</Names[(%b) 2 0 R]>>>>>>" % name,
            b"<</Type/Filespec/F(%b)/UF(%b)/EF<</F 3 0 R>>>>" % (name, name),
            held,
        ]
    )


@cache
def zeros(size: int) -> bytes:
    """Packed zeros, made without having them all."""
    packer = zlib.compressobj(9)
    piece = bytes(MIB)
    parts = [packer.compress(piece) for _ in range(size // MIB)]
    return b"".join((*parts, packer.flush()))


def in_sections(said: bytes, packed: bytes) -> bytes:
    """A file whose cross-reference section is a packed stream with this beside."""
    head = b"%PDF-1.7\n"
    body = b"1 0 obj\n<</Type/XRef/Root 2 0 R%b/Length %d>>\nstream\n" % (said, len(packed))
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)
    return head + body + packed + end


def in_object_stream(packed: bytes, said: bytes = b"/N 1/First 4") -> bytes:
    """A file whose catalogue lies in an object stream."""
    held = b"<</Type/ObjStm%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (
        said,
        len(packed),
        packed,
    )
    out = b"%%PDF-1.7\n1 0 obj\n%b\nendobj\n" % held
    rows = b"\0\0\0\0" + b"\1\0\x09\0" + b"\2\0\1\0"
    section = stream(rows, b"/Type/XRef/Root 2 0 R/Size 3/W[1 2 1]")
    return out + b"3 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (section, len(out))


def _nested(size: int) -> bytes:
    inner = b"[" + b"0 " * 9_000 + b"]"
    return b"[" + inner * (size // len(inner)) + b"]"


BOMBS: dict[str, Callable[[], bytes]] = {
    "what it carries": lambda: carrying(stream(zeros(400 * MIB))),
    "what it carries, told to be short": lambda: carrying(
        stream(zeros(400 * MIB), b"/Filter/FlateDecode/Params<</Size 5>>", 5)
    ),
    "what it carries, packed twice": lambda: carrying(
        stream(zlib.compress(zeros(400 * MIB)), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "sections": lambda: in_sections(b"/Filter/FlateDecode/W[1 2 1]/Size 9", zeros(400 * MIB)),
    "objects": lambda: in_object_stream(zeros(400 * MIB)),
    "a catalogue of lists": lambda: file_of([_nested(30 * MIB)]),
    "lists in lists": lambda: file_of([b"[" * 30_000_000]),
    "a name without end": lambda: file_of([b"/" + b"x" * (30 * MIB)]),
    "a text without end": lambda: file_of([b"(" * (30 * MIB)]),
    "blanks": lambda: file_of([b" " * (30 * MIB)]),
    "remarks": lambda: file_of([b"%\n" * (15 * MIB)]),
    "many files": lambda: file_of(
        [b"<</Names<</EmbeddedFiles<</Names[" + b"(x)<</F(x)>>" * 60_000 + b"]>>>>>>"]
    ),
    "rows without end": lambda: (
        b"%PDF-1.7\nxref\n" + b"0 0\n" * (5 * MIB) + b"startxref\n9\n%%EOF\n"
    ),
}
"""Files that would eat memory or time, by what is large in them."""
