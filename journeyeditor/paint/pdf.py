"""A display list as a PDF of one page: the document round the content stream.

The page is exactly the sheet, faces are embedded, the outline leads to phases and lanes. The
same input gives the same bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Page, Pdf, String

from journeyeditor.layout.display import Block, Text
from journeyeditor.layout.display import Page as MapPage
from journeyeditor.layout.paper import Sheet, check_size
from journeyeditor.layout.theme import Theme
from journeyeditor.paint.characters import storable
from journeyeditor.paint.marks import MarkPainter
from journeyeditor.paint.operators import Operators
from journeyeditor.paint.picture import NO_PICTURES, Pictures
from journeyeditor.paint.xobjects import Resources

PROGRAM = "Journey Editor"
_WHITE = "#ffffff"


def pdf_bytes(
    page: MapPage,
    theme: Theme,
    sheet: Sheet,
    *,
    pictures: Pictures = NO_PICTURES,
    author: str = "",
    subject: str = "",
    created: datetime | None = None,
) -> bytes:
    """A PDF file with the page laid on the sheet; one page, sizes in points.

    `pictures` holds what `Image` marks name; a picture that is missing or can't be decoded
    leaves an empty frame. Without `created` the file bears no date.
    Raises JourneyError for a sheet longer than a PDF page can be.
    """
    check_size(sheet.width, sheet.height)
    pdf = Pdf.new()
    pdf_page = pdf.add_blank_page(page_size=(sheet.width, sheet.height))
    pdf_page.mediabox = Array([0, 0, _exact(sheet.width), _exact(sheet.height)])
    _paint(pdf, pdf_page, (page, theme, sheet), pictures)
    _add_outline(pdf, pdf_page, page, sheet)
    _describe(pdf, page, {"Author": author, "Subject": subject}, created)
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        compress_streams=True,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
    )
    pdf.close()
    return out.getvalue()


def _paint(
    pdf: Pdf, pdf_page: Page, what: tuple[MapPage, Theme, Sheet], pictures: Pictures
) -> None:
    page, theme, sheet = what
    out = Operators(digits_for(sheet.scale))
    resources = Resources(pdf, pictures)
    painter = MarkPainter(out, resources, theme)
    ground = theme.colour("page")
    if ground != _WHITE:
        out.fill(ground)
        out.write(f"0 0 {_exact(sheet.width)} {_exact(sheet.height)} re f")
    out.write("1 J 1 j")
    out.place((sheet.scale, 0, 0, sheet.scale, sheet.x, sheet.height - sheet.y))
    for block, x, y in blocks(page):
        painter.block(block, x, y)
    fonts = {
        subset.name: face.embed(pdf, subset)
        for face in painter.faces.values()
        for subset in face.subsets
    }
    pdf_page.obj.Resources = resources.dictionary(fonts)
    pdf_page.obj.Contents = pdf.make_stream(out.stream())


def blocks(page: MapPage) -> Iterator[tuple[Block, float, float]]:
    """All blocks in reading order, each with its place on the page."""
    for band in page.bands:
        for block in band.blocks:
            yield block, band.x + block.x, band.y + block.y


def digits_for(scale: float) -> int:
    """How many decimals of a scene unit make a hundredth of a point at this scale."""
    return max(1, 2 + math.ceil(math.log10(scale) - 0.05))


def _exact(value: float) -> float:
    return round(value, 4)


def _add_outline(pdf: Pdf, pdf_page: Page, page: MapPage, sheet: Sheet) -> None:
    places = [(_title(block), x, y) for block, x, y in blocks(page) if block.role == "phase"] + [
        (band.alt, band.x, band.y) for band in page.bands if band.role == "lane"
    ]
    with pdf.open_outline() as outline:
        for title, x, y in places:
            left = round(sheet.x + sheet.scale * x, 2)
            top = round(sheet.height - sheet.y - sheet.scale * y, 2)
            goal = Array([pdf_page.obj, Name.XYZ, left, top, None])
            outline.root.append(OutlineItem(storable(title) or "–", goal))


def _title(block: Block) -> str:
    """What a phase is called: its first lines, as far as they are set alike."""
    lines = [mark.line for mark in block.marks if isinstance(mark, Text) and mark.line.runs]
    looks = [(line.runs[0].face, line.runs[0].size) for line in lines]
    title = ""
    for line, look in zip(lines, looks, strict=True):
        if look != looks[0]:
            break
        title += line.text[:-1] if line.hyphen else line.text + " "
    return title.strip() or block.alt


def _describe(pdf: Pdf, page: MapPage, said: dict[str, str], created: datetime | None) -> None:
    """Title, language and the rest of what the document says about itself."""
    root, info = pdf.Root, pdf.docinfo
    root.Lang = String(page.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for key, text in {"Title": page.title, **said}.items():
        if text:
            info[f"/{key}"] = String(storable(text))
    info.Creator = info.Producer = String(PROGRAM)
    if created is not None:
        info.CreationDate = info.ModDate = String(_date(created))


def _date(moment: datetime) -> str:
    """A moment as ISO 32000-1, 7.9.4 writes it; without a zone if it has none."""
    offset = moment.utcoffset()
    text = f"D:{moment:%Y%m%d%H%M%S}"
    if offset is None:
        return text
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "-" if offset < timedelta() else "+"
    return f"{text}{sign}{minutes // 60:02d}'{minutes % 60:02d}'"
