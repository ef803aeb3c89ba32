"""Rules about what hurts and what is done about it: pain points and opportunities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.review.findings import Facts, Finding
from journeyeditor.review.names import card_name
from journeyeditor.review.survey import DROPPED, Survey

PAINS: Final = "pains"
_OPPORTUNITIES: Final = "opportunities"
_OWNERLESS: Final = (DROPPED, "done")
"""Opportunities in these states are nobody's to do any more."""

_GUESSED: Final = ("", "assumption")


def pain_without_answer(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A pain point that no opportunity answers.

    An opportunity answers the pain points that it names, wherever and in whatever state it is;
    one that names none answers those of its own columns. A dropped one answers nothing.
    """
    answered = {
        one
        for cards in survey.journey.cards.values()
        if cards.answered
        for card in cards.items
        if card.status != DROPPED
        for one in card.answers
    }
    columns = {
        column
        for card in survey.known[_OPPORTUNITIES]
        if not card.answers and card.status != DROPPED
        for column in survey.covered(card)
    }
    for card in survey.seen[PAINS]:
        if card.id not in answered and columns.isdisjoint(survey.covered(card)):
            name = card_name(card, PAINS)
            said = msg("No opportunity answers the pain point “{card}”.", card=name)
            where = survey.phase_of(card)
            yield Finding("pain-without-answer", "gap", (card.id,), said, where, name)


def opportunity_without_owner(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """An opportunity that is to be taken, but by nobody."""
    for card in survey.seen[_OPPORTUNITIES]:
        if not card.owner.strip() and card.status not in _OWNERLESS:
            name = card_name(card, _OPPORTUNITIES)
            said = msg("Nobody owns the opportunity “{card}”.", card=name)
            where = survey.phase_of(card)
            yield Finding("opportunity-without-owner", "gap", (card.id,), said, where, name)


def pain_without_evidence(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A pain point that is an assumption; one that says nothing of it counts as one."""
    for card in survey.seen[PAINS]:
        if card.evidence in _GUESSED:
            name = card_name(card, PAINS)
            said = msg("The pain point “{card}” is an assumption: nothing backs it.", card=name)
            where = survey.phase_of(card)
            yield Finding("pain-without-evidence", "hint", (card.id,), said, where, name)
