"""Edits on findings of the check-up: setting them aside with a reason, and taking them back."""

from __future__ import annotations

from collections.abc import Collection

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits.found import gone
from journeyeditor.model.journey import Journey, SetAside
from journeyeditor.model.lookup import find

Key = tuple[str, str | None]
"""A finding: its rule, and the id it is about, or None for the whole map."""


def set_aside(
    journey: Journey, findings: Collection[Key], reason: str = "", *, ids: NewId = new_id
) -> Journey:
    """Set findings aside for a reason; those that are aside already get the new reason.

    JourneyError where what they are about is gone, the map can hold no more, or the reason is
    too long.
    """
    wanted = dict.fromkeys(findings)
    if any(subject is not None and find(journey, subject) is None for _, subject in wanted):
        raise gone()
    kept = [one for one in journey.set_aside if (one.rule, one.subject) not in wanted]
    if len(kept) + len(wanted) > limits.SOURCES:
        raise JourneyError(
            msg("No more than {most} findings can be set aside.", most=limits.SOURCES)
        )
    before = {(one.rule, one.subject): one for one in journey.set_aside}
    made = [
        (before.get((rule, subject)) or SetAside(id=ids(), rule=rule)).changed(
            subject=subject, reason=reason.strip()
        )
        for rule, subject in wanted
    ]
    if not made:
        return journey
    return journey.model_copy(update={"set_aside": (*kept, *made)})


def take_back(journey: Journey, asides: Collection[str]) -> Journey:
    """Take findings back that were set aside, by the ids of their records."""
    left = tuple(one for one in journey.set_aside if one.id not in asides)
    if len(left) == len(journey.set_aside):
        raise gone()
    return journey.model_copy(update={"set_aside": left})
