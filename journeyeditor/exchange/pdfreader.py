"""Reads the few objects of a PDF file that lead to what it carries, and unpacks that.

For files from anywhere: nothing is unpacked or parsed beyond a bound, no length that the file
gives is believed, and what is damaged is refused, not mended. Sections are ISO 32000-1's.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from journeyeditor.exchange.pdfvalues import (
    BLANK,
    SPACE,
    Budget,
    Packed,
    Parser,
    PdfLocked,
    PdfTooLarge,
    PdfTrouble,
    Reference,
)

MOST_UNPACKED: Final = 8 * 1024 * 1024
"""Bytes of an object stream or a cross-reference stream."""

_OBJECT_BYTES: Final = 1024 * 1024
_PIECE: Final = 65_536
_NESTED: Final = 8
"""How many references may lead to each other."""

_SECTIONS: Final = 200
_ROW: Final = 20
"""The bytes of a row of a cross-reference table."""

_OBJECT: Final = re.compile(rb"[%b]*(\d{1,10})[%b]+\d{1,5}[%b]+obj" % (SPACE, SPACE, SPACE))
_STREAM: Final = re.compile(rb"[%b]*stream\r?\n" % SPACE)
_END_OF_STREAM: Final = re.compile(rb"[%b]*endstream" % SPACE)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of where objects are: `count` of them from object `first` on.

    They are text of a table from `at` in the file, or fields of `widths` bytes of `packed`.
    """

    first: int
    count: int
    at: int
    widths: tuple[int, int, int]
    packed: bytes


class PdfFile:
    """A PDF file. All methods raise PdfTrouble for what can't be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._budget = Budget()
        self._rows: list[_Rows] = []
        self._unpacked: tuple[int, bytes] = (-1, b"")
        self._nested = 0
        self.trailer: dict[str, Any] = {}
        if data[:1024].find(b"%PDF-") < 0:
            raise PdfTrouble
        self._read_sections()
        if "Encrypt" in self.trailer:
            raise PdfLocked

    def _read_sections(self) -> None:
        """Follow the cross-reference sections from the newest to the oldest (7.5.4 to 7.5.8)."""
        last = self._data.rfind(b"startxref")
        if last < 0:
            raise PdfTrouble
        todo = [Parser(self._data[last + 9 : last + 64], 0, self._budget).value()]
        seen: set[int] = set()
        while todo:
            at = todo.pop(0)
            if type(at) is not int or at in seen or len(seen) >= _SECTIONS:
                raise PdfTrouble
            seen.add(at)
            blank = BLANK.match(self._data, at)
            is_table = blank is not None and self._data.startswith(b"xref", blank.end())
            said = self._table(at) if is_table else self._stream_section(at)
            self.trailer = {**said, **self.trailer}
            todo += [said[key] for key in ("XRefStm", "Prev") if key in said]

    def _table(self, at: int) -> dict[str, Any]:
        at = self._data.index(b"xref", at) + 4
        while True:
            parser = Parser(self._data[at : at + 64], 0, self._budget)
            try:
                first, count = parser.value(), parser.value()
            except PdfTrouble:
                break
            if type(first) is not int or type(count) is not int:
                break
            blank = BLANK.match(self._data, at + parser.at)
            at = blank.end() if blank else at
            self._rows.append(_Rows(first, count, at, (0, 0, 0), b""))
            at += count * _ROW
        start = self._data.find(b"trailer", max(0, at - _ROW), at + 128)
        if start < 0:
            raise PdfTrouble
        return self._dictionary(self._value_at(start + 7)[0])

    def _stream_section(self, at: int) -> dict[str, Any]:
        stream = self._object_at(at)
        if not isinstance(stream, Packed) or stream.said.get("Type") != "XRef":
            raise PdfTrouble
        said = stream.said
        widths = _whole_numbers(said.get("W"))
        if len(widths) != 3 or max(widths) > 8:
            raise PdfTrouble
        kind, where, place = widths
        packed = self.unpack(stream, MOST_UNPACKED)
        index = _whole_numbers(said.get("Index", [0, said.get("Size")]))
        start = 0
        for first, count in zip(index[::2], index[1::2], strict=False):
            self._rows.append(_Rows(first, count, start, (kind, where, place), packed))
            start += count * (kind + where + place)
        return said

    def resolved(self, value: Any) -> Any:
        """A value, or what it refers to; None for what is not there."""
        if not isinstance(value, Reference):
            return value
        if self._nested >= _NESTED:
            raise PdfTrouble
        self._nested += 1
        try:
            return self.resolved(self._object(value.number))
        finally:
            self._nested -= 1

    def _object(self, number: int) -> Any:
        kind, where, place = self._row(number)
        if kind == 1:
            return self._object_at(where, number)
        return self._in_object_stream(where, number, place) if kind == 2 else None

    def _row(self, number: int) -> tuple[int, int, int]:
        """Kind (1 in the file, 2 in an object stream), and where (7.5.8.3)."""
        for rows in self._rows:
            place = number - rows.first
            if not 0 <= place < rows.count:
                continue
            if not rows.packed:
                row = self._data[rows.at + place * _ROW :][:_ROW]
                if not re.match(rb"\d{10} \d{5} [nf]", row):
                    raise PdfTrouble
                return (1, int(row[:10]), 0) if row[17:18] == b"n" else (0, 0, 0)
            at, fields = rows.at + place * sum(rows.widths), []
            for width in rows.widths:
                fields.append(int.from_bytes(rows.packed[at : at + width], "big"))
                at += width
            return fields[0] if rows.widths[0] else 1, fields[1], fields[2]
        return 0, 0, 0

    def _object_at(self, at: int, number: int | None = None) -> Any:
        head = _OBJECT.match(self._data, at, at + 4096)
        if not head or (number is not None and int(head[1]) != number):
            raise PdfTrouble
        value, end = self._value_at(head.end())
        stream = _STREAM.match(self._data, end, end + 4096) if isinstance(value, dict) else None
        return Packed(value, stream.end()) if stream else value

    def _value_at(self, at: int) -> tuple[Any, int]:
        parser = Parser(self._data[at : at + _OBJECT_BYTES], 0, self._budget)
        return parser.value(), at + parser.at

    def _in_object_stream(self, number: int, wanted: int, place: int) -> Any:
        """An object of an object stream (7.5.7)."""
        if self._row(number)[0] != 1:
            raise PdfTrouble
        stream = self._object(number)
        if not isinstance(stream, Packed) or stream.said.get("Type") != "ObjStm":
            raise PdfTrouble
        if self._unpacked[0] != number:
            self._unpacked = number, self.unpack(stream, MOST_UNPACKED)
        data, first = self._unpacked[1], stream.said.get("First")
        if type(first) is not int or not 0 < first <= _OBJECT_BYTES:
            raise PdfTrouble
        numbers = data[:first].split()[2 * place : 2 * place + 2]
        if len(numbers) < 2 or not all(map(bytes.isdigit, numbers)) or int(numbers[0]) != wanted:
            raise PdfTrouble
        start = first + int(numbers[1])
        return Parser(data[start : start + _OBJECT_BYTES], 0, self._budget).value()

    def _dictionary(self, value: Any) -> dict[str, Any]:
        value = self.resolved(value)
        if not isinstance(value, dict):
            raise PdfTrouble
        return value

    def unpack(self, stream: Packed, most: int) -> bytes:
        """The bytes of a stream, unpacked. Raises PdfTooLarge where they are more than `most`."""
        filters = self.resolved(stream.said.get("Filter", []))
        filters = filters if isinstance(filters, list) else [filters]
        if not filters:
            return self._plain(stream, most)
        if filters != ["FlateDecode"]:
            raise PdfTrouble
        parameters = self.resolved(stream.said.get("DecodeParms"))
        if isinstance(parameters, list):
            parameters = self.resolved(parameters[0]) if parameters else None
        data = _inflated(memoryview(self._data)[stream.start :], most)
        return _unpredicted(data, parameters) if isinstance(parameters, dict) else data

    def _plain(self, stream: Packed, most: int) -> bytes:
        """The bytes of a stream that is not packed: as long as it says, if it ends there."""
        length = self.resolved(stream.said.get("Length"))
        end = stream.start + length if type(length) is int and length >= 0 else -1
        if end < 0 or not _END_OF_STREAM.match(self._data, end, end + 64):
            raise PdfTrouble
        if end - stream.start > most:
            raise PdfTooLarge
        return self._data[stream.start : end]

    def files(self) -> Iterator[dict[str, Any]]:
        """The descriptions of all files that are embedded in the document (7.11.4, 7.9.6)."""
        root = self._dictionary(self.trailer.get("Root"))
        names = self.resolved(root.get("Names"))
        todo = [names.get("EmbeddedFiles")] if isinstance(names, dict) else []
        seen: set[Reference] = set()
        while todo:
            found = todo.pop(0)
            if isinstance(found, Reference):
                if found in seen:
                    raise PdfTrouble
                seen.add(found)
            node = self.resolved(found)
            if not isinstance(node, dict):
                continue
            todo += self._list(node.get("Kids"))
            for value in self._list(node.get("Names"))[1::2]:
                file = self.resolved(value)
                if isinstance(file, dict):
                    yield file

    def _list(self, value: Any) -> list[Any]:
        value = self.resolved(value)
        return value if isinstance(value, list) else []


def _whole_numbers(value: Any) -> list[int]:
    """A list of at least two whole numbers from 0 on."""
    is_list = isinstance(value, list) and len(value) >= 2
    if not is_list or not all(type(number) is int and number >= 0 for number in value):
        raise PdfTrouble
    return list(value)


def _inflated(packed: memoryview, most: int) -> bytes:
    """What is packed at the beginning of some bytes, which go on after its end."""
    unpacker = zlib.decompressobj()
    parts, left = [], most
    try:
        for start in range(0, len(packed), _PIECE):
            piece: bytes | memoryview = packed[start : start + _PIECE]
            while piece and not unpacker.eof:
                part = unpacker.decompress(piece, left + 1)
                left -= len(part)
                if left < 0:
                    raise PdfTooLarge
                parts.append(part)
                piece = unpacker.unconsumed_tail
            if unpacker.eof:
                return b"".join(parts)
    except zlib.error as error:
        raise PdfTrouble from error
    raise PdfTrouble


def _unpredicted(data: bytes, parameters: dict[str, Any]) -> bytes:
    """Data whose rows are written as differences from the row above (7.4.4.4), or as it is."""
    predictor = parameters.get("Predictor", 1)
    if predictor == 1:
        return data
    columns = parameters.get("Columns", 1)
    is_plain = parameters.get("Colors", 1) == 1 and parameters.get("BitsPerComponent", 8) == 8
    if type(predictor) is not int or predictor < 10 or not is_plain:
        raise PdfTrouble
    if type(columns) is not int or not 0 < columns <= 64:
        raise PdfTrouble
    rows = []
    above = bytes(columns)
    for start in range(0, len(data), columns + 1):
        row = data[start + 1 : start + 1 + columns].ljust(columns, b"\0")
        if data[start] == 2:
            row = bytes([(a + b) & 255 for a, b in zip(row, above, strict=True)])
        elif data[start] != 0:
            raise PdfTrouble
        above = row
        rows.append(row)
    return b"".join(rows)
