"""Makes the shipped faces from their published files; run by hand, not part of the program.

    python make_fonts.py FOLDER

FOLDER holds the unpacked npm packages named in README.md. Needs fonttools. The same input
gives the same bytes, so that the checksums in README.md can be checked again.
"""

from __future__ import annotations

import hashlib
import math
import shutil
import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent

SOURCE, NOTO, EMOJI = "source-sans-3", "noto-sans", "noto-emoji"

# Kerning and marks move glyphs; composition and language forms choose them. Ligatures and
# stylistic sets are left out, as the program never turns them on.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
DEVANAGARI = [
    *("abvm", "abvs", "akhn", "blwf", "blwm", "blws", "cjct"),
    *("dist", "half", "nukt", "pres", "psts", "rkrf", "rphf"),
]

# Latin, Greek, Cyrillic, punctuation, currency, arrows, mathematics, geometric shapes.
SOURCE_RANGES = [
    *((0x20, 0x250), (0x2B0, 0x530), (0x1E00, 0x2000), (0x2000, 0x2800)),
    *((0x2C60, 0x2C80), (0x2E00, 0x2E80), (0xA720, 0xA780), (0xFB00, 0xFB10)),
]
# What Source Sans lacks, with the letters that its marks may stand on; not the phonetic
# extensions, which nobody writes on a journey map.
NOTO_LETTERS = [(0x20, 0x7F), (0xA0, 0x100), (0x300, 0x370), (0x391, 0x3CA), (0x410, 0x450)]
NOTO_LEFT_OUT = [(0x1AB0, 0x1B00), (0x1D00, 0x1E00), (0xA700, 0xA800), (0xAB30, 0xAB70)]

PRIVATE_START = 0xE000
MISSING = 0xF8FF

DIAMOND, HOLLOW_DIAMOND, STAR, HOLLOW_STAR = 0x25C6, 0x25C7, 0x2605, 0x2606
STROKE = 46


@dataclass(frozen=True)
class Recipe:
    """One shipped face: where it comes from and what it is called."""

    file: str
    package: str
    weight: str
    family: str
    style: str


RECIPES = [
    Recipe("JourneySans-Regular.ttf", SOURCE, "400Regular", "Journey Sans", "Regular"),
    Recipe("JourneySans-SemiBold.ttf", SOURCE, "600SemiBold", "Journey Sans", "SemiBold"),
    Recipe("JourneySans-Bold.ttf", SOURCE, "700Bold", "Journey Sans", "Bold"),
    Recipe("JourneySans-Italic.ttf", SOURCE, "400Regular_Italic", "Journey Sans", "Italic"),
    Recipe(
        "JourneySansFallback-Regular.ttf", NOTO, "400Regular", "Journey Sans Fallback", "Regular"
    ),
    Recipe("JourneySansFallback-Bold.ttf", NOTO, "700Bold", "Journey Sans Fallback", "Bold"),
    Recipe("JourneyEmoji-Regular.ttf", EMOJI, "400Regular", "Journey Emoji", "Regular"),
]


def within(code: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= code < end for start, end in ranges)


def open_source(folder: Path, package: str, weight: str) -> TTFont:
    """The published face, whatever the unpacked folder of its package is called."""
    (path,) = folder.glob(f"*{package}*/**/{weight}/*.ttf")
    return TTFont(path, recalcTimestamp=False)


def wanted(package: str, has: set[int], source_has: set[int]) -> set[int]:
    """The characters to keep of a face that has the characters `has`."""
    if package == SOURCE:
        return {code for code in has if within(code, SOURCE_RANGES)}
    if package == NOTO:
        lacking = {c for c in has - source_has if c < 0x10000 and not within(c, NOTO_LEFT_OUT)}
        return lacking | {code for code in has if within(code, NOTO_LETTERS)}
    # The private codes of old telephones are second names of glyphs that have another.
    return {code for code in has if code >= 0x20 and not 0xFE000 <= code < 0xFF000}


def shrink(font: TTFont, codes: set[int], package: str) -> None:
    """Cut a face down to `codes` and the features the program uses, without hinting."""
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 7, 13, 14]
    options.layout_features = FEATURES + (DEVANAGARI if package == NOTO else [])
    options.drop_tables += ["STAT", "BASE", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def give_codes(font: TTFont) -> None:
    """Give every glyph without a character one of the private use area.

    A PDF writer that draws characters can then draw each glyph that shaping chooses: a
    family of emoji, a joined pair of Devanagari letters, a lower accent over a capital.
    """
    named = set(font.getBestCmap().values())
    code = PRIVATE_START
    for glyph in font.getGlyphOrder()[1:]:
        if glyph in named:
            continue
        if code >= MISSING:
            raise SystemExit("the private use area is too small")
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = glyph
        code += 1


def show_missing(font: TTFont) -> None:
    """Give the box for a missing character a code of its own, so that it can be drawn.

    A PDF writer drops a character that the face does not have without a word.
    """
    box = "missing"
    font["glyf"][box] = deepcopy(font["glyf"][".notdef"])
    font["hmtx"][box] = font["hmtx"][".notdef"]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[MISSING] = box


def draw_signs(font: TTFont) -> None:
    """Draw three signs that journey maps use and Source Sans lacks, as large as its diamond."""
    diamond = font["cmap"].getBestCmap()[DIAMOND]
    box = font["glyf"][diamond]
    advance, _ = font["hmtx"][diamond]
    x, y = (box.xMin + box.xMax) / 2, (box.yMin + box.yMax) / 2
    reach = (box.yMax - box.yMin) / 2
    square = [(x, y + reach), (x + reach, y), (x, y - reach), (x - reach, y)]
    star = star_around(x, y, reach * 1.12)
    for code, contours in (
        (HOLLOW_DIAMOND, [square, shrunk(square, x, y, 1 - STROKE * math.sqrt(2) / reach)]),
        (STAR, [star]),
        (HOLLOW_STAR, [star, shrunk(star, x, y, 0.62)]),
    ):
        pen = TTGlyphPen(None)
        for contour in contours:
            points = [(round(px), round(py)) for px, py in contour]
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        name = f"sign{code:04X}"
        font["glyf"][name] = glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def star_around(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """A five-pointed star, clockwise from its top; inner corners where its lines cross."""
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    corners = []
    for step in range(10):
        reach = inner if step % 2 else radius
        turn = math.radians(36 * step)
        corners.append((x + reach * math.sin(turn), y + reach * math.cos(turn)))
    return corners


def shrunk(
    contour: list[tuple[float, float]], x: float, y: float, factor: float
) -> list[tuple[float, float]]:
    """The hole in a hollow sign: the same shape, smaller and the other way round."""
    return [(x + (px - x) * factor, y + (py - y) * factor) for px, py in reversed(contour)]


def rename(font: TTFont, recipe: Recipe) -> None:
    """Call the face by our name wherever a program could read another one."""
    plain = recipe.style in ("Regular", "Bold", "Italic")
    full = f"{recipe.family} {recipe.style}"
    post_script = f"{recipe.family.replace(' ', '')}-{recipe.style}"
    names = {
        1: recipe.family if plain else full,
        2: recipe.style if plain else "Regular",
        3: f"{post_script};made for Journey Editor",
        4: full,
        5: f"Version {font['head'].fontRevision:.3f}",
        6: post_script,
    }
    if not plain:
        names |= {16: recipe.family, 17: recipe.style}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def make(folder: Path, recipe: Recipe, source_has: set[int]) -> Path:
    font = open_source(folder, recipe.package, recipe.weight)
    shrink(font, wanted(recipe.package, set(font.getBestCmap()), source_has), recipe.package)
    give_codes(font)
    show_missing(font)
    if recipe.package == SOURCE:
        draw_signs(font)
    rename(font, recipe)
    path = HERE / recipe.file
    font.save(path)
    return path


def main() -> None:
    folder = Path(sys.argv[1])
    source = set(open_source(folder, SOURCE, "400Regular").getBestCmap())
    source_has = {code for code in source if within(code, SOURCE_RANGES)}
    for recipe in RECIPES:
        path = make(folder, recipe, source_has)
        data = path.read_bytes()
        line = f"| {path.name} | {len(data)} | `{hashlib.sha256(data).hexdigest()}` |\n"
        sys.stdout.write(line)
    for package in (SOURCE, NOTO, EMOJI):
        (licence,) = folder.glob(f"*{package}*/**/LICENSE_FONT")
        shutil.copyfile(licence, HERE / f"OFL-{package}.txt")


if __name__ == "__main__":
    main()
