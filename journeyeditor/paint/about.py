"""What a PDF document says about itself, and what it carries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from journeyeditor.layout.display import Page
from journeyeditor.paint.characters import storable
from journeyeditor.paint.file import packed

PROGRAM: Final = "Journey Editor"

SOURCE_NAME: Final = "map.journey"
"""The name under which a poster carries its map."""

_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_PACKET: Final = "W5M0MpCehiHzreSzNTczkc9d"
"""What every XMP packet begins with (XMP specification, part 1, 7.3.2)."""


@dataclass(frozen=True, slots=True)
class About:
    """By whom a document is, of what, from when, and what it carries.

    Without `created` it bears no date; one without a zone is taken as UTC. `source` are the
    bytes of the map's own file. `name` is what the file is called, for those who trim it.
    """

    author: str = ""
    subject: str = ""
    created: datetime | None = None
    source: bytes | None = None
    name: str = ""


NOTHING_SAID: Final = About()


def describe(pdf: Pdf, about: About, page: Page) -> None:
    """Write all that into a document, with the title and the language of its first page."""
    created = about.created
    if created is not None and created.tzinfo is None:
        created = created.replace(tzinfo=UTC)
    root, info = pdf.Root, pdf.docinfo
    if page.language:
        root.Lang = String(page.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    said = {"Title": page.title, "Author": about.author, "Subject": about.subject}
    for key, text in said.items():
        if text:
            info[f"/{key}"] = String(storable(text))
    info.Creator = info.Producer = String(PROGRAM)
    if created is not None:
        info.CreationDate = info.ModDate = String(_date(created))
    packet = Stream(pdf, _xmp(about, page, created).encode("utf-8"))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(packet)
    if about.source is not None:
        _attach(pdf, about.source, created)


def _attach(pdf: Pdf, source: bytes, created: datetime | None) -> None:
    """Let the document carry a map as the source of what it shows (ISO 32000-2, 7.11.4, 14.13)."""
    stream = packed(pdf, source)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    digest = hashlib.md5(source, usedforsecurity=False).digest()
    stream.Params = Dictionary(Size=len(source), CheckSum=String(digest))
    if created is not None:
        stream.Params.CreationDate = stream.Params.ModDate = String(_date(created))
    held = pdf.make_indirect(stream)
    file: Object = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(SOURCE_NAME),
            UF=String(SOURCE_NAME),
            AFRelationship=Name.Source,
            EF=Dictionary(F=held, UF=held),
        )
    )
    names = Array([String(SOURCE_NAME), file])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
    pdf.Root.AF = Array([file])


def _date(moment: datetime) -> str:
    """A moment as ISO 32000-1, 7.9.4 writes it."""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    sign = "-" if minutes < 0 else "+"
    return f"D:{moment:%Y%m%d%H%M%S}{sign}{abs(minutes) // 60:02d}'{abs(minutes) % 60:02d}'"


def _xmp(about: About, page: Page, created: datetime | None) -> str:
    """The XMP packet (ISO 16684-1): what the document information says, and the language."""
    parts = [_alternative("dc:title", page.title)]
    if about.author:
        parts.append(_listed("dc:creator", "Seq", about.author))
    parts.append(_alternative("dc:description", about.subject))
    if page.language:
        parts.append(_listed("dc:language", "Bag", page.language))
    parts.append("<dc:format>application/pdf</dc:format>")
    if created is not None:
        moment = created.replace(microsecond=0).isoformat()
        for name in ("CreateDate", "ModifyDate", "MetadataDate"):
            parts.append(f"<xmp:{name}>{moment}</xmp:{name}>")
    parts.append(f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>")
    parts.append(f"<pdf:Producer>{PROGRAM}</pdf:Producer>")
    spaces = " ".join(f"xmlns:{key}={quoteattr(name)}" for key, name in _NAMESPACES.items())
    inside = "\n".join(filter(None, parts))
    return (
        f'<?xpacket begin="\ufeff" id="{_PACKET}"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n{inside}\n'
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    item = f'<rdf:li xml:lang="x-default">{escape(storable(text))}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _listed(name: str, kind: str, text: str) -> str:
    item = f"<rdf:li>{escape(storable(text))}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>"
