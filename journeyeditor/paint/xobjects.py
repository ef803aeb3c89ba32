"""What a PDF page refers to by name: pictures, shadings and transparencies, each kept once."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # it has no types

from journeyeditor.layout.theme import rgb
from journeyeditor.paint.picture import JPEG, PictureHead, Pictures, header

_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
_INVERTED = Array([1, 0] * 4)


class Resources:
    """The resource dictionary of a page as it grows. Names are given in order of first use."""

    def __init__(self, pdf: Pdf, pictures: Pictures) -> None:
        self._pdf = pdf
        self._pictures = pictures
        self._images: dict[str, str] = {}
        self._by_content: dict[bytes, str] = {}
        self._shades: dict[tuple[tuple[float, str], ...], str] = {}
        self._opacities: dict[float, str] = {}
        self._objects: dict[str, dict[str, Object]] = {}

    def dictionary(self, fonts: Mapping[str, Object]) -> Dictionary:
        """The /Resources of the page (ISO 32000-1, 7.8.3)."""
        kinds = {**self._objects, "Font": dict(fonts)}
        return Dictionary(
            {
                f"/{kind}": Dictionary({f"/{name}": obj for name, obj in objects.items()})
                for kind, objects in kinds.items()
                if objects
            }
        )

    def _add(self, kind: str, name: str, made: Object) -> str:
        self._objects.setdefault(kind, {})[name] = self._pdf.make_indirect(made)
        return name

    def opacity(self, value: float) -> str:
        """The name of the graphics state with this opacity, 0..1."""
        value = round(min(max(value, 0), 1), 3)
        if value not in self._opacities:
            name = f"G{len(self._opacities)}"
            made = Dictionary(Type=Name.ExtGState, ca=value, CA=value)
            self._opacities[value] = self._add("ExtGState", name, made)
        return self._opacities[value]

    def shade(self, stops: tuple[tuple[float, str], ...]) -> str:
        """The name of a shading from top (1) to bottom (0) of a unit square; stops resolved."""
        if stops not in self._shades:
            made = Dictionary(
                ShadingType=2,
                ColorSpace=Name.DeviceRGB,
                Coords=Array([0, 1, 0, 0]),
                Function=_function(stops),
                Extend=Array([True, True]),
            )
            self._shades[stops] = self._add("Shading", f"S{len(self._shades)}", made)
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
        made = None if said is None else self._decoded(said, data)
        if made is None:
            return ""
        name = self._add("XObject", f"I{len(self._by_content)}", made)
        self._by_content[data] = name
        return name

    def _decoded(self, said: PictureHead, data: bytes) -> Stream | None:
        if said.mime == JPEG:
            made = self._stream(data, said, _SPACES[said.channels])
            made.Filter = Name.DCTDecode
            # Four-channel files are written inverted, as Adobe's programs started it.
            if said.channels == 4:
                made.Decode = _INVERTED
            return made
        try:
            reader = ImageReader(io.BytesIO(data))
            pixels = reader.getRGBData()
        except Exception:
            # Broken pictures raise whatever the decoder stumbles over.
            return None
        made = self._stream(pixels, said, _SPACES[len(pixels) // (said.width * said.height)])
        mask = reader._dataA  # noqa: SLF001 - the reader has no other way to its alpha channel
        if mask is not None:
            alpha = self._stream(mask.getRGBData(), said, Name.DeviceGray)
            made.SMask = self._pdf.make_indirect(alpha)
        return made

    def _stream(self, data: bytes, said: PictureHead, space: Name) -> Stream:
        made = Stream(self._pdf, data)
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
