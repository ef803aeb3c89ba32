"""What the check-up found, as rows of the outline by rule, and what each row stands for.

No Qt here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.model.journey import Journey
from journeyeditor.review.checkup import RULES, Aside, Checkup, Group
from journeyeditor.review.findings import Finding
from journeyeditor.window.outline.rows import MOST, Row

CHECKUP: Final = " checkup"
ASIDE: Final = f"{CHECKUP} aside"
CLOSED: Final = frozenset({ASIDE, *(f"{CHECKUP} {rule.key}" for rule in RULES)})
"""The keys of rows that are closed until somebody wants to see what is in them."""

_NOTHING: Final = msg("Nothing to remark.")


@dataclass(slots=True)
class Listed:
    """A section of rows; what is found or set aside in each by its key, and rows by record."""

    section: Row
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    asides: dict[str, tuple[Aside, ...]] = field(default_factory=dict)
    by_record: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def listed(found: Checkup, journey: Journey, tr: Translator) -> Listed:
    """The rows of a check-up of a map."""
    made = Listed(Row(CHECKUP, "head", tr("Check-up")))
    rows = [_group(made, group, journey, tr) for group in found.groups]
    if not rows:
        rows.append(Row(f"{CHECKUP} empty", "note", tr(_NOTHING)))
    if found.aside:
        rows.append(_aside(made, found.aside, journey, tr))
    made.section = made.section._replace(rows=tuple(rows))
    return made


def _group(made: Listed, group: Group, journey: Journey, tr: Translator) -> Row:
    """What one rule found; a single thing has no row of its own."""
    key = f"{CHECKUP} {group.rule.key}"
    made.findings[key] = group.findings
    for finding in group.findings:
        for one in finding.ids:
            made.by_record[one].append(key)
    name, findings = group.name(tr), group.findings
    if len(findings) == 1:
        return Row(key, "rule", name, about=tr(findings[0].said))
    rows = []
    for finding in findings[:MOST]:
        own = f"{key} {finding.subject}"
        made.findings[own] = (finding,)
        rows.append(Row(own, "finding", _name(finding, journey, tr), about=tr(finding.said)))
    return Row(key, "rule", name, rows=(*rows, *_rest(key, len(findings), tr)))


def _aside(made: Listed, asides: tuple[Aside, ...], journey: Journey, tr: Translator) -> Row:
    made.asides[ASIDE] = asides
    rows = []
    for one in asides[:MOST]:
        own = f"{ASIDE} {one.record.id}"
        made.asides[own] = (one,)
        made.findings[own] = (one.finding,)
        name = _name(one.finding, journey, tr)
        rows.append(Row(own, "finding", name, about=one.told(tr)))
    name = tr.plural("{n} set aside", "{n} set aside", len(asides))
    return Row(ASIDE, "aside", name, rows=(*rows, *_rest(ASIDE, len(asides), tr)))


def _rest(key: str, count: int, tr: Translator) -> Iterator[Row]:
    if count > MOST:
        yield Row(f"{key} more", "note", tr("and {n} more", n=count - MOST))


def _name(finding: Finding, journey: Journey, tr: Translator) -> str:
    """A card by its text, for its phase is seen on the map; else by its place."""
    if finding.what is not None and finding.subject and journey.card(finding.subject):
        return tr(finding.what)
    return finding.place(tr) or tr(finding.said)
