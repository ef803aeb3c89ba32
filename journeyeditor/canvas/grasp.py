"""What the small handles over the page are for."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Grasp(Enum):
    """What a handle is for."""

    LINK = auto()
    EDGE = auto()
    SOURCE = auto()
    TARGET = auto()
    LOW = auto()
    HIGH = auto()


class Handle(NamedTuple):
    """A handle: what it does, to which record, and where it is in scene units.

    It is taken hold of round a place `aside` to the right of where it is drawn.
    """

    grasp: Grasp
    owner: str
    x: float
    y: float
    aside: float = 0.0
