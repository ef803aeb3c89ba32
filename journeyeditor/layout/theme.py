"""Map themes: what colour each role of the display list has.

A theme is a table in `resources/themes/KEY.json`: its names, its colours by role (those
it has in common with another theme are in the one it is "like"), and how thick it lays its
paint. Beside the roles in it, a role may be "#rrggbb" itself, or made of
another role: "tint:R" (R thinned with the page's colour), "soft:R" (thinned less, for
borders), "ground:R" (the ground of a phase or a portrait, which may be thinned to save ink),
"ink:R" (R darkened or lightened until it reads as text on the page) and "on:R" (text upon R).
Contrast is WCAG 2's: 4.5:1 for text, 3:1 for the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from journeyeditor.base.resources import resource, resource_folder

TEXT_CONTRAST: Final = 4.5
PLAIN: Final = "paper"

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """How much of a colour is left, 0..1, where it is laid on thin; `grey` takes out its hue."""

    tint: float = 0.09
    soft: float = 0.3
    ground: float = 1.0
    grey: bool = False


PLAIN_PAINT: Final = Paint()


class Theme:
    """Resolves colour roles. Roles that are not in the table are an error in the program."""

    def __init__(
        self,
        key: str,
        colours: Mapping[str, str],
        paint: Paint = PLAIN_PAINT,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.key = key
        self._colours = colours
        self._paint = paint
        self._names = names
        self._resolved: dict[str, str] = {}

    def name(self, language: str) -> str:
        """What the theme is called in a language, or in English."""
        return self._names.get(language) or self._names.get("en") or self.key

    def colour(self, role: str) -> str:
        """The colour of a role as #rrggbb. KeyError for a role the theme does not have."""
        found = self._resolved.get(role)
        if found is None:
            found = self._resolved[role] = self._resolve(role)
        return found

    def _resolve(self, role: str) -> str:
        if role.startswith("#"):
            return grey_of(role) if self._paint.grey else role
        way, _, of = role.partition(":")
        if not of:
            return self._colours[role]
        colour, page = self.colour(of), self.colour("page")
        if way in ("tint", "soft", "ground"):
            share: float = getattr(self._paint, way)
            return mixed(colour, page, share)
        if way == "on":
            light, dark = self.colour("paper.light"), self.colour("paper.dark")
            better = contrast(light, colour) >= min(TEXT_CONTRAST, contrast(dark, colour))
            return light if better else dark
        if way == "ink":
            return readable(colour, page)
        raise KeyError(role)


@cache
def theme(key: str) -> Theme:
    """The theme with this key; the plain one for a key there is no theme for."""
    known = key if key in theme_keys() else PLAIN
    table = _table(known)
    colours = {**(_table(table["like"])["colours"] if "like" in table else {}), **table["colours"]}
    return Theme(known, colours, Paint(**table["paint"]), table["names"])


def _table(key: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(resource("themes", f"{key}.json").read_text("utf-8"))
    return table


@cache
def theme_keys() -> tuple[str, ...]:
    """The keys of all themes there are, the plain one first."""
    keys = sorted(path.stem for path in resource_folder("themes").glob("*.json"))
    return (PLAIN, *(key for key in keys if key != PLAIN))


def rgb(colour: str) -> Rgb:
    """The parts of #rrggbb, each 0..1."""
    return (
        int(colour[1:3], 16) / 255,
        int(colour[3:5], 16) / 255,
        int(colour[5:7], 16) / 255,
    )


def _hex(parts: Rgb) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` (0..1) of a colour on a ground, as paint thinned with the ground."""
    over, under = rgb(colour), rgb(ground)
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(over, under, strict=True))
    return _hex((red, green, blue))


def _luminance(colour: str) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def grey_of(colour: str) -> str:
    """The grey that is as light as a colour."""
    light = _luminance(colour)
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return _hex((part, part, part))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1..21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str) -> str:
    """The colour, moved towards black or white until it reads as text on the ground."""
    goal = "#000000" if _luminance(ground) > 0.18 else "#ffffff"
    for step in range(21):
        tried = mixed(goal, colour, step / 20)
        if contrast(tried, ground) >= TEXT_CONTRAST:
            return tried
    return goal
