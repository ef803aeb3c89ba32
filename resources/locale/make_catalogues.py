"""Brings the message catalogues up to date: run by hand after a text was added or changed.

    python resources/locale/make_catalogues.py

Collects the texts from the program, merges them into each LANGUAGE/LC_MESSAGES/*.po, keeps
what is translated, and compiles the .mo files that the program reads. Needs Babel.
"""

from __future__ import annotations

import datetime
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent / "journeyeditor"
_PLACEHOLDER = re.compile(r"\{\w+\}")
_WRITTEN = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
KEYWORDS = {"tr": None, "_tr": None, "msg": None, "plural": (1, 2)}


def collected() -> Catalog:
    """Every text of the program that is said to a person."""
    catalog = Catalog(project="Journey Editor", fuzzy=False)
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, _context in sorted(found):
        if not _PLACEHOLDER.fullmatch(message if isinstance(message, str) else ""):
            catalog.add(message, locations=[(name, 0)])
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue of one language with all texts of the template and no others."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    catalog.creation_date = catalog.revision_date = _WRITTEN
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as text, the same for the same messages."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, no_location=True, omit_header=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Write all catalogues; say how many texts still lack a translation."""
    template, missing = collected(), 0
    for path in sorted(HERE.glob("*/LC_MESSAGES/*.po")):
        catalog = updated(path, template)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(catalog))
        lacking = [m for m in catalog if m.id and not _is_said(m.string)]
        missing += len(lacking)
        sys.stdout.write(f"{path.parts[-3]}: {len(catalog)} texts, {len(lacking)} not translated\n")
        for message in lacking:
            sys.stdout.write(f"  {message.id!r}\n")
    return 1 if missing else 0


def _is_said(string: str | tuple[str, ...]) -> bool:
    parts = (string,) if isinstance(string, str) else string
    return bool(parts) and all(parts)


if __name__ == "__main__":
    sys.exit(main())
