"""Map themes: what colour each role of the display list has.

A theme is a table in `resources/themes/KEY.json`. Beside the names in it, a role may be
"#rrggbb" itself, or made of another role: "tint:R" (R thinned with the page's colour),
"soft:R" (thinned further, for borders), "ink:R" (R darkened or lightened until it reads as
text on the page) and "on:R" (text upon R). Contrast is WCAG 2's: 4.5:1 for text.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from journeyeditor.base.resources import resource, resource_folder

TEXT_CONTRAST: Final = 4.5
TINT: Final = 0.09
SOFT: Final = 0.3

Rgb = tuple[float, float, float]


class Theme:
    """Resolves colour roles. Roles that are not in the table are an error in the program."""

    def __init__(self, key: str, colours: dict[str, str]) -> None:
        self.key = key
        self._colours = colours
        self._resolved: dict[str, str] = {}

    def colour(self, role: str) -> str:
        """The colour of a role as #rrggbb. KeyError for a role the theme does not have."""
        found = self._resolved.get(role)
        if found is None:
            found = self._resolved[role] = self._resolve(role)
        return found

    def _resolve(self, role: str) -> str:
        if role.startswith("#"):
            return role
        way, _, of = role.partition(":")
        if not of:
            return self._colours[role]
        colour, page = self.colour(of), self.colour("page")
        if way == "tint":
            return mixed(colour, page, TINT)
        if way == "soft":
            return mixed(colour, page, SOFT)
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
    path = resource("themes", f"{key}.json")
    if key not in theme_keys():
        path = resource("themes", "paper.json")
    return Theme(path.stem, json.loads(path.read_text("utf-8")))


@cache
def theme_keys() -> tuple[str, ...]:
    """The keys of all themes there are."""
    return tuple(sorted(path.stem for path in resource_folder("themes").glob("*.json")))


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
