"""The options that say how a map lies on paper, and the choices they make."""

from __future__ import annotations

import argparse
import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator, msg
from journeyeditor.cli.parser import Parser

if TYPE_CHECKING:
    from journeyeditor.exchange.drawing import Choices
    from journeyeditor.layout.shown import Shown
    from journeyeditor.layout.tiles import TileChoice
    from journeyeditor.model.journey import Journey

ORIENTATIONS: Final = ("auto", "landscape", "portrait")
MOST_MARGIN: Final = 1000
MOST_PERCENT: Final = 10_000
NONE: Final = "none"
PARTS: Final = ("personas", "legend", "evidence", "votes", "links", "logo", "footer")

_PERCENT: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*%?")


def layout_arguments(parser: Parser, tr: Translator) -> None:
    """Let a sub-command take what decides how large a map comes out on paper."""
    parser.epilog = tr(
        msg("What isn't given is as last chosen for the map's poster, else as in brackets.")
    )
    add = parser.choices.add_argument
    add(
        "--paper",
        metavar=tr(msg("PAPER")),
        help=tr(
            msg(
                "A0 to A5, Letter, Tabloid, a size in millimetres such as 900x600, or fit"
                " (else the map's own choice)"
            )
        ),
    )
    add(
        "--roll",
        metavar="MM",
        help=tr(msg("paper on a roll of this width, such as 914, as long as it takes")),
    )
    add("--orientation", choices=ORIENTATIONS, help=tr(msg("which way the paper lies (else auto)")))
    add("--margin", metavar="MM", help=tr(msg("the least margin in millimetres (else 10)")))
    add(
        "--scale",
        metavar="fit|reset|N%",
        help=tr(
            msg(
                "as large as the paper lets it, set anew for the paper so that its text gets"
                " larger, or a fixed scale (else fit)"
            )
        ),
    )
    add(
        "--hide",
        metavar=tr(msg("WHAT")),
        action="append",
        default=[],
        help=tr(
            msg(
                "leave out {parts} or a lane; several with commas (none: all that was left out"
                " before is shown)",
                parts=", ".join(PARTS),
            )
        ),
    )


def paint_arguments(parser: Parser, tr: Translator) -> None:
    """Let a sub-command take what a page looks like and how it is cut."""
    add = parser.choices.add_argument
    add(
        "--theme",
        metavar=tr(msg("NAME")),
        help=tr(msg("the colours: paper, print, ink, grey or contrast (else the map's own)")),
    )
    add("--bleed", metavar="MM", help=tr(msg("colour beyond the edge, for a print shop (else 0)")))
    add("--marks", action="store_true", help=tr(msg("crop marks outside the page")))
    add(
        "--tiles",
        metavar=tr(msg("PAPER")),
        help=tr(
            msg("cut the poster into sheets of this paper, such as A4 or A3 (none: one sheet)")
        ),
    )
    add("--overlap", metavar="MM", help=tr(msg("how much neighbouring tiles share (else 10)")))
    add(
        "--tile-margin",
        metavar="MM",
        help=tr(msg("the edge that the printer leaves white on a tile (else 5)")),
    )


def laid_choices(arguments: argparse.Namespace, journey: Journey) -> Choices:
    """The map's own choices with those of `layout_arguments`. Raises JourneyError."""
    from journeyeditor.exchange.drawing import poster_choices

    choices = poster_choices(journey)
    if arguments.paper is not None and arguments.roll is not None:
        raise JourneyError(msg("Give --paper or --roll, not both."))
    if arguments.paper is not None:
        choices = replace(choices, paper=arguments.paper)
    if arguments.roll is not None:
        width = number(arguments.roll, "--roll", 10, 5_000)
        choices = replace(choices, paper=f"roll-{width:g}")
    if arguments.orientation:
        choices = replace(choices, orientation=arguments.orientation)
    if arguments.margin is not None:
        margin = number(arguments.margin, "--margin", 0, MOST_MARGIN)
        choices = replace(choices, margin=margin)
    if arguments.scale is not None:
        scale, anew = _scale(arguments.scale)
        choices = replace(choices, scale=scale, anew=anew)
    return replace(choices, shown=_shown(choices.shown, arguments.hide, journey))


def painted_choices(arguments: argparse.Namespace, choices: Choices) -> Choices:
    """Choices with those of `paint_arguments`. Raises JourneyError."""
    if arguments.theme is not None:
        choices = replace(choices, theme=_theme(arguments.theme))
    if arguments.bleed is not None:
        choices = replace(choices, bleed=number(arguments.bleed, "--bleed", 0, 100))
    return replace(
        choices, marks=choices.marks or arguments.marks, tiles=_tiles(arguments, choices.tiles)
    )


def number(text: str, name: str, least: float, most: float) -> float:
    """A number of an option, with a decimal point or comma."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        found = math.nan
    if not least <= found <= most:
        raise JourneyError(
            msg(
                "{name} takes a number from {least} to {most}, not {text}.",
                name=name,
                least=least,
                most=most,
                text=text,
            )
        )
    return found


def _scale(text: str) -> tuple[float | None, bool]:
    """A fixed scale or None, and whether the map is set anew."""
    if text in ("fit", "reset"):
        return None, text == "reset"
    found = _PERCENT.fullmatch(text.strip())
    percent = float(found[1].replace(",", ".")) if found else 0.0
    if not 1 <= percent <= MOST_PERCENT:
        raise JourneyError(
            msg("--scale takes fit, reset or a percentage such as 120%, not {text}.", text=text)
        )
    return percent / 100, False


def _theme(key: str) -> str:
    from journeyeditor.layout.theme import theme_keys

    if key not in theme_keys():
        raise JourneyError(
            msg(
                "There is no theme {name}: use one of {themes}.",
                name=key,
                themes=", ".join(theme_keys()),
            )
        )
    return key


def _tiles(arguments: argparse.Namespace, chosen: TileChoice | None) -> TileChoice | None:
    from journeyeditor.layout.tiles import TileChoice

    tiles = chosen
    if arguments.tiles is not None:
        is_cut = arguments.tiles.lower() != NONE
        tiles = replace(chosen or TileChoice(), sheet=arguments.tiles) if is_cut else None
    for value, name in ((arguments.overlap, "--overlap"), (arguments.tile_margin, "--tile-margin")):
        if value is not None and tiles is None:
            raise JourneyError(msg("{name} is for tiles: give --tiles too.", name=name))
    if tiles and arguments.overlap is not None:
        tiles = replace(tiles, overlap=number(arguments.overlap, "--overlap", 0, 100))
    if tiles and arguments.tile_margin is not None:
        tiles = replace(tiles, margin=number(arguments.tile_margin, "--tile-margin", 0, 100))
    return tiles


def _shown(shown: Shown | None, hide: list[str], journey: Journey) -> Shown | None:
    from journeyeditor.layout.shown import ALL_SHOWN

    if not hide:
        return shown
    lanes = _lanes_by_name(journey)
    found = shown or ALL_SHOWN
    for text in hide:
        # A lane's own title may hold a comma.
        names = [text] if _plain(text) in lanes else text.split(",")
        for name in filter(None, map(_plain, names)):
            if name in PARTS:
                hidden: dict[str, Any] = {name: False}
                found = replace(found, **hidden)
            elif name in lanes:
                found = replace(found, hidden_lanes=found.hidden_lanes | lanes[name])
            elif name == NONE:
                found = ALL_SHOWN
            else:
                raise JourneyError(
                    msg(
                        "There is nothing called {name} to hide: use {parts}, or the title of a"
                        " lane.",
                        name=name,
                        parts=", ".join(PARTS),
                    )
                )
    return found


def _lanes_by_name(journey: Journey) -> dict[str, frozenset[str]]:
    """The ids of lanes by what they are called on the page, by their kind, and by their id."""
    from journeyeditor.layout.lanes import lane_title
    from journeyeditor.layout.setter import Setter

    setter = Setter(journey.language)
    found: dict[str, frozenset[str]] = {}
    for lane in journey.lanes:
        for name in {_plain(lane_title(setter, lane)), _plain(lane.kind), _plain(lane.id)}:
            found[name] = found.get(name, frozenset()) | {lane.id}
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
