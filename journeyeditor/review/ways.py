"""Rules about links: loops that nobody leaves, and cards that no way leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.model.records import Link
from journeyeditor.review.findings import Facts, Finding
from journeyeditor.review.names import card_name, named
from journeyeditor.review.survey import Survey

FEWEST: Final = 3
"""A lane of fewer cards is not a linked one."""

_ON: Final = ("next", "branch")
"""Kinds of links that say how the journey goes on."""


def loop_without_way_out(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A loop in which the journey ends: nothing leads on from the columns that it runs over.

    Columns are time: where cards lie in a column after the loop, the journey goes on there.
    Else an exit, or a link to a column outside the loop, has to begin within it.
    """
    loops = [link for link in survey.links() if link.kind == "loop"]
    if not loops:
        return
    last = max((at for at, count in enumerate(survey.filled) if count), default=-1)
    out = _ways_out(survey)
    for link in loops:
        ends = [survey.places.get(one or "") for one in (link.source, link.target)]
        columns = sorted(end for end in ends if end is not None)
        if len(columns) != len(ends) or columns[-1] < last:
            continue
        first, past = columns[0], columns[-1] + 1
        reached = [out[at] for at in range(first, past) if at in out]
        if not any(low < first or high >= past for low, high in reached):
            where = survey.phases[past - 1]
            name = _loop_name(survey, link)
            said = msg("The loop “{link}” has no way out: nobody ever leaves it.", link=name)
            yield Finding("loop-without-way-out", "gap", (link.id,), said, where, name)


def _ways_out(survey: Survey) -> dict[int, tuple[int, int]]:
    """The columns farthest back and ahead that links lead to from each; an exit leads past all."""
    found: dict[int, tuple[int, int]] = {}
    for link in survey.links():
        source = survey.places.get(link.source)
        target = len(survey.columns)
        if link.target is not None:
            target = survey.places.get(link.target, -1)
        if source is not None and target >= 0:
            low, high = found.get(source, (source, source))
            found[source] = min(low, target), max(high, target)
    return found


def _loop_name(survey: Survey, link: Link) -> Message:
    """A loop by its label, else by what it leads from."""
    name = named(link.label)
    if name is None:
        card = survey.journey.card(link.source)
        name = card_name(card, card.kind) if card else None
    return name or msg("Loop")


def card_without_link(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A card that no link leads to or from, in a linked lane.

    A lane is linked where links say what comes next for more than half of its cards. Without
    that its cards are read from left to right, and jumps, loops and exits are exceptions. A
    link of a step is one of all cards in it.
    """
    ways = {end for link in survey.links() if link.kind in _ON for end in _ends(link)}
    if not ways:
        return
    ends = {end for link in survey.links() for end in _ends(link)}
    for lane, cards in survey.lanes:
        linked = sum(card.id in ways or card.step in ways for card in cards)
        if len(cards) < FEWEST or 2 * linked <= len(cards):
            continue
        for card in cards:
            if card.id in ends or card.step in ends:
                continue
            name = card_name(card, card.kind or lane.kind)
            said = msg("No link leads to or from “{card}”, as they do in its lane.", card=name)
            where = survey.phase_of(card)
            yield Finding("card-without-link", "hint", (card.id,), said, where, name)


def _ends(link: Link) -> tuple[str, ...]:
    return (link.source, link.target) if link.target else (link.source,)
