"""`self-test`: whether an installed or frozen program has all its parts. Never Qt."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from typing import Final

from journeyeditor.base.messages import LANGUAGES, Message, Translator, msg
from journeyeditor.cli.command import BROKEN, OK, Command, no_arguments
from journeyeditor.cli.output import Output

ADVANCES: Final = (("sans-regular", "å", 504), ("sans-bold", "W", 813), ("emoji", "😀", 2600))
"""Face, character and its width in font units: a face of another origin has others."""

_TOLERANCE: Final = 0.1


def _fonts() -> Message:
    from journeyeditor.typeset.faces import FACE_KEYS, face

    for key, char, width in ADVANCES:
        _expect(face(key).advance(char) == width, f"{key} {char} {face(key).advance(char)}")
    return msg("{n} faces", n=len([face(key) for key in FACE_KEYS]))


def _icons() -> Message:
    from journeyeditor.layout.icons import icon, icon_keys

    _expect(all(icon(key).strokes for key in icon_keys()), "an icon without strokes")
    return msg("{n} icons", n=len(icon_keys()))


def _languages() -> Message:
    said = {language: Translator(language)("Goals") for language in LANGUAGES}
    _expect(len(set(said.values())) == len(LANGUAGES), str(said))
    return msg("{languages}", languages=", ".join(LANGUAGES))


def _templates() -> Message:
    from journeyeditor.files.templates import new_from, templates

    for template in templates():
        for language in LANGUAGES:
            new_from(template.key, language)
    return msg("{n} templates", n=len(templates()))


def _example() -> Message:
    from journeyeditor.exchange.maps import open_map
    from journeyeditor.files.templates import examples

    found = [open_map(one.file(language)) for one in examples() for language in LANGUAGES]
    _expect(not any(one.problems for one in found), "an example had to be mended")
    return msg("{n} cards", n=found[0].journey.card_count())


def _pdf() -> Message:
    import pikepdf

    from journeyeditor.exchange.drawing import Choices, draw
    from journeyeditor.exchange.maps import exporters
    from journeyeditor.files.templates import examples, new_from

    drawing = draw(new_from(examples()[0].key), Choices(paper="A1"))
    data = next(one for one in exporters() if one.ending == ".pdf").write(drawing)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _expect(len(pdf.pages) == 1, f"{len(pdf.pages)} pages")
        width, height = (float(side) for side in list(pdf.pages[0].mediabox)[2:])
    off = max(abs(width / 72 * 25.4 - 841), abs(height / 72 * 25.4 - 594))
    _expect(off < _TOLERANCE, f"{width} x {height}")
    return msg("{n} bytes", n=len(data))


_PARTS: Final[tuple[tuple[Message, Callable[[], Message]], ...]] = (
    (msg("Fonts"), _fonts),
    (msg("Icons"), _icons),
    (msg("Languages"), _languages),
    (msg("Templates"), _templates),
    (msg("Example"), _example),
    (msg("PDF"), _pdf),
)


def _self_test(_: argparse.Namespace, output: Output) -> int:
    status = OK
    for name, part in _PARTS:
        try:
            output.line(msg("{name}: in order ({found})", name=name, found=part()))
        except Exception as error:
            status = BROKEN
            reason = f"{type(error).__name__}: {error}"
            output.line(msg("{name}: FAILED ({reason})", name=name, reason=reason))
    return status


def _expect(holds: bool, found: str) -> None:
    if not holds:
        raise ValueError(found)


SELF_TEST: Final = Command(
    "self-test", msg("check that the program has all its parts"), no_arguments, _self_test
)
