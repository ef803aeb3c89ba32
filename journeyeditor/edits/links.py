"""Edits on links between cards and steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import gone, present, replaced
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Link


def _is_end(journey: Journey, end_id: str) -> bool:
    return journey.card(end_id) is not None or any(step.id == end_id for step in journey.steps())


def add_link(
    journey: Journey,
    source_id: str,
    target_id: str | None,
    kind: str = "next",
    label: str = "",
    *,
    ids: NewId = new_id,
) -> Journey:
    """Link a card or step to another; an exit has no target, all other kinds need one."""
    if not _is_end(journey, source_id) or (target_id and not _is_end(journey, target_id)):
        raise gone()
    if len(journey.links) >= limits.LINKS:
        raise JourneyError(msg("A map can hold {most} links.", most=limits.LINKS))
    link = Link(id=ids(), source=source_id).changed(target=target_id, kind=kind, label=label)
    return journey.model_copy(update={"links": (*journey.links, _sound(link))})


def change_link(journey: Journey, link_id: str, **fields: Any) -> Journey:
    """Change kind, label, state or ends of a link."""
    link = _sound(present(journey.link(link_id)).changed(**fields))
    if not _is_end(journey, link.source) or (link.target and not _is_end(journey, link.target)):
        raise gone()
    return journey.model_copy(update={"links": replaced(journey.links, link)})


def change_links(journey: Journey, link_ids: Iterable[str], **fields: Any) -> Journey:
    """Change the same fields of many links."""
    for link_id in link_ids:
        journey = change_link(journey, link_id, **fields)
    return journey


def turn_link(journey: Journey, link_id: str) -> Journey:
    """Let a link lead the other way."""
    link = present(journey.link(link_id))
    if link.target is None:
        raise JourneyError(msg("An exit leads nowhere: there is no other way round."))
    return change_link(journey, link_id, source=link.target, target=link.source)


def delete_link(journey: Journey, link_id: str) -> Journey:
    """Delete a link; what it joined stays."""
    present(journey.link(link_id))
    left = tuple(link for link in journey.links if link.id != link_id)
    return journey.model_copy(update={"links": left})


def _sound(link: Link) -> Link:
    if link.target is None and link.kind != "exit":
        raise JourneyError(msg("Only an exit leads nowhere: choose where this link goes."))
    if link.target == link.source:
        raise JourneyError(msg("A link goes from one thing to another."))
    return link
