"""How a PDF document becomes a file: its objects in packed streams, and a table of their places.

The structure of a large map is ten thousand objects and more. They come as text and are put
beside those that pikepdf keeps: for it to take them in and write them takes half as long as
painting the map. Sections are those of ISO 32000-1.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from typing import Final

from pikepdf import Dictionary, Name, Object, Page, Pdf, Stream

from journeyeditor.paint.structure import NO_STRUCTURE, Tree, structured

_LEVEL: Final = 6
_HEADER: Final = b"%PDF-1.7\n%\xe5\xe4\xf6\xe9\n"
"""The version, and what tells that the rest is no text (7.5.2)."""

_TOGETHER: Final = 100
"""Objects in one stream: with fewer or with more of them they take more room."""

_ROW: Final = struct.Struct(">BIB")
"""A row of the cross-reference stream: a kind, where an object is, and its place there."""

_FREE, _ALONE, _PACKED = range(3)

Written = tuple[int, bytes]
"""An object's number, and its text."""


def packed(pdf: Pdf, data: bytes) -> Stream:
    """A stream with its data packed."""
    made = Stream(pdf, zlib.compress(data, _LEVEL))
    made.Filter = Name.FlateDecode
    return made


def add_page(pdf: Pdf, content: bytes, resources: Object) -> None:
    """A new last page; its boxes are still to be given."""
    held = pdf.make_indirect(packed(pdf, content))
    page = Dictionary(Type=Name.Page, Contents=held, Resources=resources)
    pdf.pages.append(Page(page))


def saved(pdf: Pdf, tree: Tree | None = None) -> bytes:
    """The bytes of a document's file, the same for the same document. It is closed by this.

    With a tree it is tagged: its pages must have the contents that the tree says.
    """
    root, info = pdf.Root.objgen[0], pdf.docinfo.objgen[0]
    pages = [page.obj.objgen[0] for page in pdf.pages]
    objects = {obj.objgen[0]: obj for obj in pdf.objects}
    first = max(objects) + 1
    more = structured(tree, pages, first) if tree else NO_STRUCTURE
    added = {root: more.catalogue, **dict(zip(pages, more.pages, strict=False))}
    file = _File(first + len(more.objects))
    written: list[Written] = []
    for number, obj in objects.items():
        if isinstance(obj, Stream):
            file.add_stream(number, *_parts(obj))
        else:
            text = obj.unparse(resolved=True)
            written.append((number, _with(text, added.get(number, "").encode("latin-1"))))
    pdf.close()
    written += [(n, text.encode("latin-1")) for n, text in enumerate(more.objects, first)]
    for start in range(0, len(written), _TOGETHER):
        file.add_together(written[start : start + _TOGETHER])
    return file.ended(f"/Root {root} 0 R/Info {info} 0 R".encode("ascii"))


def _with(dictionary: bytes, entries: bytes) -> bytes:
    """The text of a dictionary with more entries in it."""
    return dictionary[: -len(b">>")] + entries + b">>" if entries else dictionary


def _parts(stream: Object) -> tuple[bytes, bytes]:
    """The dictionary of a stream without its length, and its data, packed.

    Metadata stay plain for programs that look for them without knowing PDF.
    """
    said, data = stream.stream_dict, stream.read_raw_bytes()
    if "/Length" in said:
        del said["/Length"]
    if "/Filter" not in said and said.get("/Type") != Name.Metadata:
        said.Filter, data = Name.FlateDecode, zlib.compress(data, _LEVEL)
    return said.unparse(), data


class _File:
    """A file as it grows; `size` is one more than the largest number of its objects so far."""

    def __init__(self, size: int) -> None:
        self._rows = [_ROW.pack(_FREE, 0, 0)] * size
        self._parts = [_HEADER]
        self._at = len(_HEADER)

    def add_stream(self, number: int, dictionary: bytes, data: bytes) -> None:
        """Write a stream under a number."""
        said = _with(dictionary, b"/Length %d" % len(data))
        part = b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, said, data)
        self._rows[number] = _ROW.pack(_ALONE, self._at, 0)
        self._parts.append(part)
        self._at += len(part)

    def add_together(self, objects: Sequence[Written]) -> None:
        """Write objects that are no streams into one stream (7.5.7)."""
        own, at = len(self._rows), 0
        places = []
        for place, (number, text) in enumerate(objects):
            self._rows[number] = _ROW.pack(_PACKED, own, place)
            places.append(b"%d %d" % (number, at))
            at += len(text) + 1
        heads = b" ".join(places) + b"\n"
        data = zlib.compress(heads + b"\n".join([text for _, text in objects]), _LEVEL)
        said = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode>>" % (len(objects), len(heads))
        self._rows.append(b"")
        self.add_stream(own, said, data)

    def ended(self, trailer: bytes) -> bytes:
        """The whole file, with where its objects are and these entries at the end (7.5.8)."""
        start = self._at
        own = len(self._rows)
        rows = _risen([*self._rows, _ROW.pack(_ALONE, start, 0)])
        digest = hashlib.md5(usedforsecurity=False)
        for part in self._parts:
            digest.update(part)
        name = b"<%b>" % digest.hexdigest().encode("ascii")
        said = (
            b"<</Type/XRef/Size %d/W[1 4 1]%b/ID[%b%b]/Filter/FlateDecode"
            b"/DecodeParms<</Predictor 12/Columns %d>>>>"
        ) % (own + 1, trailer, name, name, _ROW.size)
        self._rows.append(b"")
        self.add_stream(own, said, zlib.compress(rows, _LEVEL))
        return b"".join([*self._parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _risen(rows: Sequence[bytes]) -> bytes:
    """Rows as what each has more than the one before, which packs far better (7.4.4.4)."""
    flat = b"".join(rows)
    pairs = zip(flat, bytes(_ROW.size) + flat, strict=False)
    more = bytes([(now - before) & 255 for now, before in pairs])
    return b"".join([b"\2" + more[at : at + _ROW.size] for at in range(0, len(more), _ROW.size)])
