"""Commands on lanes."""

from __future__ import annotations

from typing import Final

from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits import lanes as edits
from journeyeditor.model.journey import Journey
from journeyeditor.session.history import added
from journeyeditor.session.picked import picked
from journeyeditor.session.session import Session

FOLD: Final = msg("Fold lanes")
UNFOLD: Final = msg("Unfold lanes")
HIDE: Final = msg("Hide lanes")
SHOW: Final = msg("Show lanes")


def current_lanes(session: Session) -> tuple[str, ...]:
    """The lanes that are meant: those selected, or that of the current cell or point."""
    lanes = picked(session).lanes
    if lanes:
        return lanes
    for curve in session.journey.curves:
        if curve.lane and any(point.id == session.current for point in curve.points):
            return (curve.lane,)
    return (session.cell.lane,) if session.cell else ()


def add_lane(session: Session, kind: str, place: int | None = None) -> str:
    """Add a lane of a kind below the current one, or at `place`, and select it."""
    made = new_id()
    below = current_lanes(session)
    if place is None and below:
        ids = [lane.id for lane in session.journey.lanes]
        place = ids.index(below[-1]) + 1
    session.apply(
        *(msg("Add lane"), edits.add_lane, kind, place),
        merge=added(made),
        choose=lambda _before, _after: (made,),
        ids=lambda: made,
    )
    return made


def change_kind(session: Session, lane_id: str, kind: str) -> None:
    """Change what a lane is about."""
    session.apply(msg("Change lane's kind"), edits.change_lane_kind, lane_id, kind)


def fold_lanes(session: Session) -> None:
    """Fold the current lanes, or unfold them where all are folded."""
    ids = current_lanes(session)
    lanes = [lane for lane in session.journey.lanes if lane.id in ids]
    fold = not all(lane.folded for lane in lanes)
    session.apply(
        *(FOLD if fold else UNFOLD, _each, ids),
        choose=lambda _before, _after: ids,
        folded=fold,
    )


def fold_lane(session: Session, lane_id: str, folded: bool) -> None:
    """Fold or unfold one lane; what is selected stays."""
    session.apply(FOLD if folded else UNFOLD, _each, (lane_id,), folded=folded)


def hide_lanes(session: Session) -> None:
    """Hide the current lanes; their cards stay in the map."""
    ids = current_lanes(session)
    session.apply(HIDE, _each, ids, choose=lambda _before, _after: None, visible=False)


def show_lane(session: Session, lane_id: str) -> None:
    """Show a hidden lane again, and select it."""
    ids = (lane_id,)
    session.apply(SHOW, _each, ids, choose=lambda _before, _after: ids, visible=True)


def show_all_lanes(session: Session) -> None:
    """Show all hidden lanes again."""
    ids = tuple(lane.id for lane in session.journey.lanes if not lane.visible)
    session.apply(SHOW, _each, ids, visible=True)


def move_lane_to(session: Session, lane_id: str, place: int) -> None:
    """Move a lane to a place among the others."""
    ids = [lane.id for lane in session.journey.lanes]
    if lane_id in ids and ids.index(lane_id) != place:
        session.apply(msg("Move lane"), edits.move_lane, lane_id, place)


def _each(journey: Journey, ids: tuple[str, ...], **fields: bool) -> Journey:
    for one in ids:
        lane = journey.lane(one)
        if lane is not None and any(getattr(lane, name) != fields[name] for name in fields):
            journey = edits.change_lane(journey, one, **fields)
    return journey
