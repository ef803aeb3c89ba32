"""Feelings drawn: the vector face of a value, and the colour role that goes with it."""

from __future__ import annotations

from typing import Final

from journeyeditor.layout.display import Mark, Shape
from journeyeditor.layout.outline import Outline

FAIR: Final = 0.2
"""How far from the middle, of 1, a feeling is still neither good nor bad."""


def mood(share: float) -> str:
    """The colour role of a feeling, from -1 for the worst to 1 for the best."""
    if share > FAIR:
        return "good"
    return "bad" if share < -FAIR else "fair"


def circle(x: float, y: float, radius: float) -> Outline:
    """A circle about a centre."""
    outline = Outline()
    outline.move(x - radius, y)
    outline.arc((radius, radius), 0, (False, True), (x + radius, y))
    outline.arc((radius, radius), 0, (False, True), (x - radius, y))
    outline.close()
    return outline


def face(x: float, y: float, radius: float, share: float, unsure: bool = False) -> tuple[Mark, ...]:
    """A face about a centre whose mouth says `share`, -1..1; a dashed rim where unsure."""
    colour = mood(share)
    eyes = Outline()
    for side in (-1, 1):
        eye = 0.11 * radius
        eye_x, eye_y = x + side * 0.34 * radius, y - 0.26 * radius
        eyes.move(eye_x - eye, eye_y)
        eyes.arc((eye, eye), 0, (False, True), (eye_x + eye, eye_y))
        eyes.arc((eye, eye), 0, (False, True), (eye_x - eye, eye_y))
        eyes.close()
    bend = max(-1.0, min(1.0, share)) * 0.34 * radius
    corner = y + 0.34 * radius - bend / 2
    mouth = Outline()
    mouth.move(x - 0.44 * radius, corner)
    mouth.quadratic((x, corner + 2 * bend), (x + 0.44 * radius, corner))
    thick = 0.17 * radius
    return (
        Shape(
            circle(x, y, radius).segments,
            "page",
            colour,
            thick,
            (2.4, 2.2) if unsure else (),
        ),
        Shape(eyes.segments, colour),
        Shape(mouth.segments, "", colour, thick),
    )
