"""Rules about what is easily left: channels, the time after the purchase, reviews, the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.review.findings import Facts, Finding
from journeyeditor.review.names import card_name
from journeyeditor.review.survey import Survey

_TOUCHPOINTS: Final = "touchpoints"
_RETENTION: Final = re.compile(
    r"\b(bibehåll|behåll|lojal|användning|återköp|förny|komma tillbaka|efter köp"
    r"|retention|retain|loyal|usage|use\b|repurchase|renew|come back|after (the )?purchase)",
    re.IGNORECASE,
)


def touchpoint_without_channel(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A touchpoint of which nobody knows where it happens."""
    for card in survey.seen[_TOUCHPOINTS]:
        if not card.channel:
            name = card_name(card, _TOUCHPOINTS)
            said = msg("The touchpoint “{card}” has no channel.", card=name)
            where = survey.phase_of(card)
            yield Finding("touchpoint-without-channel", "hint", (card.id,), said, where, name)


def retention_left_empty(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A phase after the purchase without any card, though all phases before it have some.

    Companies often neglect it, since the customer has been won already. It is known by its
    title, in Swedish or English whatever the map's language: Bibehållande, Lojalitet,
    Användning, Förnyelse, Återköp, Retention, Loyalty, Use, Renewal and words of theirs. While
    an earlier phase is empty too, the map is still being filled, and nothing is said.
    """
    is_passed = False
    for one in survey.stretches:
        is_filled = survey.is_filled(one)
        if _RETENTION.search(one.phase.title):
            if is_passed and not is_filled:
                said = msg(
                    "“{phase}” is empty: what comes after the purchase is easily forgotten.",
                    phase=one.name,
                )
                yield Finding("retention-left-empty", "gap", (one.phase.id,), said, one.name)
        elif not is_filled:
            return
        else:
            is_passed = True


def review_overdue(survey: Survey, facts: Facts) -> Iterator[Finding]:
    """The interval has passed since the last review. A map never reviewed is new, not overdue."""
    review = survey.journey.review
    due = review.due
    if due is None or facts.today is None or facts.today <= due:
        return
    said = msg(
        "The map was to be reviewed by {due}; the last time was {last}.",
        due=due.isoformat(),
        last=review.last.isoformat() if review.last else "–",
    )
    yield Finding("review-overdue", "hint", (), said)


def text_too_small(_survey: Survey, facts: Facts) -> Iterator[Finding]:
    """The poster's smallest text can't be read from its distance; `layout.legibility` knows."""
    reading = facts.reading
    if reading is None or reading.capital >= reading.needed:
        return
    said = msg(
        "The poster's smallest capitals are {capital} mm high; to be read from {distance} m they"
        " must be {needed} mm.",
        capital=round(reading.capital, 1),
        distance=reading.distance,
        needed=round(reading.needed, 1),
    )
    yield Finding("text-too-small", "hint", (), said)
