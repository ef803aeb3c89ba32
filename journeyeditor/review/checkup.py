"""The check-up of a map: all its rules, what they find, and what was set aside.

It takes time linear in the size of the map, and can be taken in portions.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Final

from journeyeditor.base.messages import Translator
from journeyeditor.model.journey import Journey, SetAside
from journeyeditor.review import feelings, insights, upkeep, ways
from journeyeditor.review.findings import NO_FACTS, Facts, Finding, Rule
from journeyeditor.review.names import shortened
from journeyeditor.review.survey import Survey


def plural(one: str, many: str) -> tuple[str, str]:
    """A rule's name for one finding and for many, marked to be translated."""
    return one, many


RULES: Final = (
    Rule(
        "phase-without-feeling",
        feelings.phase_without_feeling,
        *plural("{n} phase without a feeling", "{n} phases without a feeling"),
    ),
    Rule(
        "dip-without-pain",
        feelings.dip_without_pain,
        *plural("{n} dip without a pain point", "{n} dips without a pain point"),
    ),
    Rule(
        "pain-without-answer",
        insights.pain_without_answer,
        *plural("{n} pain point without an opportunity", "{n} pain points without an opportunity"),
    ),
    Rule(
        "opportunity-without-owner",
        insights.opportunity_without_owner,
        *plural("{n} opportunity without an owner", "{n} opportunities without an owner"),
    ),
    Rule(
        "pain-without-evidence",
        insights.pain_without_evidence,
        *plural(
            "{n} of {all} pain points is an assumption", "{n} of {all} pain points are assumptions"
        ),
        among=insights.PAINS,
    ),
    Rule(
        "touchpoint-without-channel",
        upkeep.touchpoint_without_channel,
        *plural("{n} touchpoint without a channel", "{n} touchpoints without a channel"),
    ),
    Rule(
        "retention-left-empty",
        upkeep.retention_left_empty,
        *plural("{n} phase after the purchase empty", "{n} phases after the purchase empty"),
    ),
    Rule(
        "loop-without-way-out",
        ways.loop_without_way_out,
        *plural("{n} loop without a way out", "{n} loops without a way out"),
    ),
    Rule(
        "card-without-link",
        ways.card_without_link,
        *plural("{n} card without a link", "{n} cards without a link"),
    ),
    Rule(
        "only-happy-peaks",
        feelings.only_happy_peaks,
        *plural("Only happy peaks", "Only happy peaks"),
    ),
    Rule(
        "review-overdue",
        upkeep.review_overdue,
        *plural("Review overdue", "Reviews overdue"),
    ),
    Rule(
        "text-too-small",
        upkeep.text_too_small,
        *plural("Text too small on the poster", "Texts too small on the poster"),
    ),
)

REASON: Final = 400
"""Characters of a reason that are told."""

_PORTION: Final = 200
"""So many findings are made at a time."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one rule found, as the map is read; `among` cards of the kind it asks about."""

    rule: Rule
    findings: tuple[Finding, ...]
    among: int = 0

    def name(self, tr: Translator) -> str:
        """What was found, and how often."""
        return self.rule.name(tr, len(self.findings), self.among)


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that was set aside, with the map's record of it."""

    finding: Finding
    record: SetAside

    def told(self, tr: Translator) -> str:
        """What was found, and why it is set aside where a reason was given."""
        said, reason = tr(self.finding.said), shortened(self.record.reason, REASON)
        return f"{said} ({reason})" if reason else said


@dataclass(frozen=True, slots=True)
class Checkup:
    """What the rules found, a group for each that found anything; and what was set aside."""

    groups: tuple[Group, ...] = ()
    aside: tuple[Aside, ...] = ()

    @property
    def count(self) -> int:
        """How many findings there are that were not set aside."""
        return sum(len(group.findings) for group in self.groups)

    def findings(self) -> list[Finding]:
        """All findings that were not set aside, rule by rule."""
        return [finding for group in self.groups for finding in group.findings]


def rule_name(key: str, tr: Translator) -> str:
    """What one finding of a rule is called; the key itself where there is no such rule."""
    return next((rule.name(tr, 1, 1) for rule in RULES if rule.key == key), key)


def checkup(journey: Journey, facts: Facts = NO_FACTS) -> Checkup:
    """Ask all rules about a map."""
    portions = checking(journey, facts)
    while True:
        try:
            next(portions)
        except StopIteration as ended:
            found: Checkup = ended.value
            return found


def checking(journey: Journey, facts: Facts = NO_FACTS) -> Generator[None, None, Checkup]:
    """The same in portions: it yields between them, and gives the check-up at its end."""
    survey = Survey(journey)
    for lane in journey.lanes:
        survey.gather(lane)
        yield
    records = {(one.rule, one.subject): one for one in journey.set_aside}
    groups: list[Group] = []
    aside: list[Aside] = []
    for rule in RULES:
        kept: list[Finding] = []
        for number, finding in enumerate(rule.find(survey, facts), 1):
            if number % _PORTION == 0:
                yield
            record = records.get((rule.key, finding.subject)) if records else None
            if record is None:
                kept.append(finding)
            else:
                aside.append(Aside(finding, record))
        if kept:
            groups.append(Group(rule, tuple(kept), len(survey.seen[rule.among])))
        yield
    return Checkup(tuple(groups), tuple(aside))
