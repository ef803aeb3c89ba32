"""Commands on links between cards and steps."""

from __future__ import annotations

from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import Message, msg
from journeyeditor.edits import links as edits
from journeyeditor.model.journey import Journey
from journeyeditor.session.picked import picked
from journeyeditor.session.present import cell_of
from journeyeditor.session.session import Session

CHANGE_LINKS: Final = msg("Change links")


def add_link(session: Session, source: str, target: str | None, kind: str = "") -> str:
    """Link two things and select the link.

    Without a kind it is an exit where it has no target, a loop where it leads back to an
    earlier step, else what comes next.
    """
    made = new_id()
    kind = kind or _kind(session.journey, source, target)
    session.apply(
        *(msg("Add link"), edits.add_link, source, target, kind),
        choose=lambda _before, _after: (made,),
        ids=lambda: made,
    )
    return made


def _kind(journey: Journey, source: str, target: str | None) -> str:
    if target is None:
        return "exit"
    return "loop" if _column(journey, target) < _column(journey, source) else "next"


def _column(journey: Journey, end: str) -> int:
    cell = cell_of(journey, end)
    step = cell.step if cell else end
    return next((at for at, one in enumerate(journey.steps()) if one.id == step), 0)


def link_selected(session: Session) -> str:
    """Link the two selected cards or steps, from the left to the right."""
    chosen = picked(session)
    ends = (*chosen.cards, *chosen.steps)
    if len(ends) != 2:
        raise JourneyError(msg("Choose two cards to link them."))
    source, target = sorted(ends, key=lambda end: _column(session.journey, end))
    return add_link(session, source, target)


def change_links(session: Session, name: Message = CHANGE_LINKS, **fields: Any) -> None:
    """Change fields of all selected links."""
    session.apply(name, edits.change_links, picked(session).links, **fields)


def turn_link(session: Session) -> None:
    """Let the selected link lead the other way."""
    links = picked(session).links
    if links:
        session.apply(msg("Turn link"), edits.turn_link, links[0])


def can_follow(session: Session) -> bool:
    """Whether a link leads on from what is selected."""
    return bool(_next_end(session))


def follow_link(session: Session) -> None:
    """Select where the selected link leads, or the first link from the selected thing."""
    end = _next_end(session)
    if end:
        session.select((end,))


def _next_end(session: Session) -> str:
    journey, current = session.journey, session.current
    link = journey.link(current)
    if link is not None:
        return link.target or ""
    ways = [link.id for link in journey.links if current and link.source == current]
    return ways[0] if ways else ""
