"""The grips by the role of what is taken hold of."""

from __future__ import annotations

from typing import Final

from journeyeditor.canvas.grips.cards import CardGrip
from journeyeditor.canvas.grips.grip import Grip
from journeyeditor.canvas.grips.heads import HeadGrip
from journeyeditor.canvas.grips.points import PointGrip
from journeyeditor.canvas.interactions.drag_heads import DragLane, DragPhase, DragStep

GRIPS: Final[dict[str, Grip]] = {
    "card": CardGrip(),
    "point": PointGrip(),
    "gap": PointGrip(),
    "phase": HeadGrip(DragPhase),
    "step": HeadGrip(DragStep),
    "lane-head": HeadGrip(DragLane),
    "title": HeadGrip(),
    "persona": HeadGrip(),
    "link": HeadGrip(),
}
