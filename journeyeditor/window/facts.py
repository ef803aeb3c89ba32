"""What is so in a window, by the names that the commands' needs have; and counts, kept cheap."""

from __future__ import annotations

from typing import Final

from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.kinds import lane_kind
from journeyeditor.session.commands.columns import current_phase, current_step
from journeyeditor.session.commands.lanes import current_lanes
from journeyeditor.session.commands.links import can_follow
from journeyeditor.session.picked import Picked, picked
from journeyeditor.session.session import Session

_COPIED: Final = frozenset(("cards", "phases", "steps", "lanes", "points", "personas"))
_COLOURED: Final = frozenset(("cards", "phases", "lanes", "curves", "personas"))
_MOVED: Final = frozenset(("cards", "phases", "steps", "lanes", "personas"))


def facts(session: Session | None) -> frozenset[str]:
    """The needs that are met."""
    if session is None:
        return frozenset()
    chosen = picked(session)
    kinds = set(chosen.kinds)
    journey = session.journey
    met = {
        "map": True,
        "undo": session.undo_name is not None,
        "redo": session.redo_name is not None,
        "some": chosen.count > 0,
        "text": len(session.selection) == 1,
        "cards": "cards" in kinds,
        "cell": session.cell is not None,
        "copies": bool(kinds & _COPIED),
        "coloured": bool(kinds) and kinds <= _COLOURED,
        "moves": len(kinds) == 1 and kinds <= _MOVED,
        "phase": bool(current_phase(session)),
        "step": bool(current_step(session)),
        "lane": bool(current_lanes(session)),
        "hidden": any(not lane.visible for lane in journey.lanes),
        "points": "points" in kinds,
        "truths": bool(kinds) and kinds <= {"cards", "points"},
        "links": kinds == {"links"},
        "leads-on": can_follow(session),
        "link-ends": _can_link(chosen),
    }
    curves = {lane.id for lane in journey.lanes if lane_kind(lane.kind).look == "curve"}
    met["curve-lane"] = bool(curves)
    met["curve-cell"] = bool(curves & set(current_lanes(session))) and (
        session.cursor is not None or "points" in kinds
    )
    return frozenset(name for name, is_so in met.items() if is_so)


def _can_link(chosen: Picked) -> bool:
    ends = len(chosen.cards) + len(chosen.steps)
    return ends == chosen.count and ends in (1, 2)


class Counts:
    """Counts what the status line says, lane by lane, and only lanes that changed."""

    def __init__(self) -> None:
        self._pains: dict[str, tuple[Cards, str, int, int]] = {}

    def evidence(self, journey: Journey) -> float | None:
        """The share of pain points that are more than assumptions; None where there are none."""
        kept: dict[str, tuple[Cards, str, int, int]] = {}
        for lane in journey.lanes:
            cards = journey.lane_cards(lane.id)
            old = self._pains.get(lane.id)
            if old is None or old[0] is not cards or old[1] != lane.kind:
                pains = [card for card in cards if (card.kind or lane.kind) == "pains"]
                known = sum(card.evidence not in ("", "assumption") for card in pains)
                old = (cards, lane.kind, len(pains), known)
            kept[lane.id] = old
        self._pains = kept
        count = sum(one[2] for one in kept.values())
        return sum(one[3] for one in kept.values()) / count if count else None
