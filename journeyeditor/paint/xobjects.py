"""What PDF pages refer to by name: pictures, shadings, transparencies, forms, each kept once.

They are gathered while pages are painted and made when the document is there.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # it has no types

from journeyeditor.layout.theme import rgb
from journeyeditor.paint.picture import JPEG, PictureHead, Pictures, header

_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}


Make = Callable[[Pdf], Object]


class Resources:
    """The resource dictionary of pages as it grows. Names are given in order of first use."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._images: dict[str, str] = {}
        self._by_content: dict[bytes, str] = {}
        self._shades: dict[tuple[tuple[float, str], ...], str] = {}
        self._opacities: dict[float, str] = {}
        self._kinds: dict[str, dict[str, Make]] = {}
        self._numbers: Counter[str] = Counter()

    def dictionary(self, pdf: Pdf, fonts: Mapping[str, Object]) -> Dictionary:
        """The /Resources of the pages (ISO 32000-1, 7.8.3), made in a document."""
        kinds = {
            kind: {name: pdf.make_indirect(make(pdf)) for name, make in makers.items()}
            for kind, makers in self._kinds.items()
        }
        kinds["Font"] = dict(fonts)
        return Dictionary(
            {
                f"/{kind}": Dictionary({f"/{name}": obj for name, obj in objects.items()})
                for kind, objects in kinds.items()
                if objects
            }
        )

    def _add(self, kind: str, letter: str, make: Make) -> str:
        name = f"{letter}{self._numbers[letter]}"
        self._numbers[letter] += 1
        self._kinds.setdefault(kind, {})[name] = make
        return name

    def form(self, content: bytes, bounds: tuple[float, float, float, float]) -> str:
        """The name of a new form with this content; bounds are left, top, right, bottom."""
        left, top, right, bottom = bounds
        box = [round(edge, 2) for edge in (left, -bottom, right, -top)]

        def make(pdf: Pdf) -> Stream:
            made = Stream(pdf, content)
            made.Type, made.Subtype = Name.XObject, Name.Form
            made.BBox, made.Resources = Array(box), Dictionary()
            return made

        return self._add("XObject", "X", make)

    def opacity(self, value: float) -> str:
        """The name of the graphics state with this opacity, 0..1."""
        value = round(min(max(value, 0), 1), 3)
        if value not in self._opacities:
            self._opacities[value] = self._add(
                "ExtGState", "G", lambda _: Dictionary(Type=Name.ExtGState, ca=value, CA=value)
            )
        return self._opacities[value]

    def shade(self, stops: tuple[tuple[float, str], ...]) -> str:
        """The name of a shading from top (1) to bottom (0) of a unit square; stops resolved."""
        if stops not in self._shades:
            self._shades[stops] = self._add(
                "Shading",
                "S",
                lambda _: Dictionary(
                    ShadingType=2,
                    ColorSpace=Name.DeviceRGB,
                    Coords=Array([0, 1, 0, 0]),
                    Function=_function(stops),
                    Extend=Array([True, True]),
                ),
            )
        return self._shades[stops]

    def image(self, key: str) -> str:
        """The name of a picture; "" if there is none or it can't be decoded."""
        if key not in self._images:
            picture = self._pictures.get(key)
            self._images[key] = self._image(picture.data) if picture else ""
        return self._images[key]

    def _image(self, data: bytes) -> str:
        if data in self._by_content:
            return self._by_content[data]
        said = header(data)
        made = None if said is None else _decoded(said, data)
        if made is None:
            return ""
        name = self._by_content[data] = self._add("XObject", "I", made)
        return name


def _decoded(said: PictureHead, data: bytes) -> Make | None:
    if said.mime == JPEG:
        return lambda pdf: _jpeg(pdf, data, said)
    try:
        reader = ImageReader(io.BytesIO(data))
        pixels = reader.getRGBData()
    except Exception:
        # Broken pictures raise whatever the decoder stumbles over.
        return None
    mask = reader._dataA  # noqa: SLF001 - the reader has no other way to its alpha channel
    alpha = None if mask is None else mask.getRGBData()

    def make(pdf: Pdf) -> Stream:
        made = _stream(pdf, pixels, said, _SPACES[len(pixels) // (said.width * said.height)])
        if alpha is not None:
            made.SMask = pdf.make_indirect(_stream(pdf, alpha, said, Name.DeviceGray))
        return made

    return make


def _jpeg(pdf: Pdf, data: bytes, said: PictureHead) -> Stream:
    made = _stream(pdf, data, said, _SPACES[said.channels])
    made.Filter = Name.DCTDecode
    # Four-channel files are written inverted, as Adobe's programs started it.
    if said.channels == 4:
        made.Decode = Array([1, 0] * 4)
    return made


def _stream(pdf: Pdf, data: bytes, said: PictureHead, space: Name) -> Stream:
    made = Stream(pdf, data)
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height = said.width, said.height
    made.ColorSpace, made.BitsPerComponent = space, 8
    return made


def _function(stops: tuple[tuple[float, str], ...]) -> Dictionary:
    """Stops as a stitching of straight pieces (ISO 32000-1, 7.10.4)."""
    if len(stops) == 1:
        stops = (stops[0], (1.0, stops[0][1]))
    pieces = [
        Dictionary(
            FunctionType=2,
            Domain=Array([0, 1]),
            C0=_parts(upper),
            C1=_parts(lower),
            N=1,
        )
        for (_, upper), (_, lower) in pairwise(stops)
    ]
    if len(pieces) == 1 and stops[0][0] <= 0 and stops[-1][0] >= 1:
        return pieces[0]
    return Dictionary(
        FunctionType=3,
        Domain=Array([stops[0][0], stops[-1][0]]),
        Functions=Array(pieces),
        Bounds=Array([place for place, _ in stops[1:-1]]),
        Encode=Array([0, 1] * len(pieces)),
    )


def _parts(colour: str) -> Array:
    return Array([round(part, 4) for part in rgb(colour)])
