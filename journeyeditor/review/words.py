"""What records and their fields are called, and their values in words.

Not in the catalogue under names of their own where the inspector has them already.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from journeyeditor.base.messages import Message, msg
from journeyeditor.model import kinds
from journeyeditor.model.kinds import Words

KINDS: Final = Words(
    {
        "map": msg("Map"),
        "phase": msg("Phase"),
        "step": msg("Step"),
        "lane": msg("Lane"),
        "card": msg("Card"),
        "curve": msg("Curve"),
        "point": msg("Point"),
        "metric": msg("Metric"),
        "link": msg("Link"),
        "persona": msg("Persona"),
        "segment": msg("Segment"),
        "source": msg("Source"),
        "view": msg("Saved view"),
        "web-link": msg("Web link"),
        "picture": msg("Picture"),
        "finding": msg("Finding set aside"),
    }
)
"""The kinds of records."""

_OF_KIND: Final = Words(
    {
        "card state": msg("Only in"),
        "step state": msg("Only in"),
        "link state": msg("Only in"),
        "link source": msg("From"),
        "link target": msg("To"),
        "lane target": msg("Target"),
        "persona goals": msg("Goals"),
        "map lanes": msg("Order of the lanes"),
        "map personas": msg("Order of the personas"),
        "curve points": msg("Order of the points"),
    }
)
_FIELDS: Final = Words(
    {
        "activities": msg("Key activities"),
        "age": msg("Age"),
        "alternative": msg("Picture in words"),
        "ambitions": msg("Ambitions"),
        "answers": msg("Solves pain point"),
        "cell": msg("Position"),
        "certainty": msg("Certainty"),
        "challenges": msg("Challenges"),
        "channel": msg("Channel"),
        "colour": msg("Colour"),
        "curves": msg("Order of the curves"),
        "date": msg("Date"),
        "description": msg("Description"),
        "due": msg("Due"),
        "effect": msg("Effect"),
        "effort": msg("Effort"),
        "evidence": msg("Evidence"),
        "folded": msg("Folded"),
        "goal": msg("Goal"),
        "headcount": msg("Head count"),
        "hidden_lanes": msg("Hidden lanes"),
        "high": msg("Highest"),
        "income": msg("Income"),
        "industry": msg("Industry"),
        "initials": msg("Initials"),
        "kind": msg("Kind"),
        "label": msg("Label"),
        "lane": msg("Lane"),
        "language": msg("Language of the map"),
        "links": msg("Web links"),
        "low": msg("Lowest"),
        "media": msg("Media"),
        "method": msg("Method"),
        "minutes": msg("Duration"),
        "moment_of_truth": msg("Moment of truth"),
        "motivations": msg("Motivations"),
        "n": msg("Number asked"),
        "name": msg("Name"),
        "note": msg("Note"),
        "notes": msg("Notes"),
        "obstacles": msg("Obstacles"),
        "occupation": msg("Occupation"),
        "order": msg("Position"),
        "owner": msg("Owner"),
        "persona": msg("Persona"),
        "personas": msg("Personas"),
        "phase": msg("Phase"),
        "phases": msg("Order of the phases"),
        "picture": msg("Picture"),
        "place": msg("Place"),
        "portrait": msg("Picture"),
        "quote": msg("Quote"),
        "reason": msg("Reason"),
        "removable": msg("Could be removed"),
        "review.last": msg("Last review"),
        "review.months": msg("Review, months"),
        "scale": msg("Scale"),
        "scale.high": msg("Highest feeling"),
        "scale.low": msg("Lowest feeling"),
        "scenario": msg("Scenario"),
        "segment": msg("Segment"),
        "settings.column_rule": msg("Column widths"),
        "settings.footer": msg("Footer"),
        "settings.logo": msg("Logo"),
        "settings.structure_locked": msg("Structure locked"),
        "severity": msg("Severity"),
        "sources": msg("Sources"),
        "span": msg("Covers steps"),
        "spread": msg("Spread"),
        "state": msg("State"),
        "status": msg("Status"),
        "step": msg("Step"),
        "steps": msg("Order of the steps"),
        "target": msg("Target"),
        "text": msg("Text"),
        "theme": msg("Theme"),
        "title": msg("Title"),
        "turnover": msg("Turnover"),
        "unit": msg("Unit"),
        "url": msg("Web link"),
        "value": msg("Value"),
        "visible": msg("Shown"),
        "votes": msg("Votes"),
        "way": msg("Where it leads"),
        "why_buy": msg("Why buy?"),
        "why_now": msg("Why now?"),
        "why_us": msg("Why us?"),
        "word": msg("Feeling"),
        "worries": msg("Worries"),
    }
)
_POSTER: Final = "settings.poster."
_OF_POSTER: Final = Words(
    {
        "bleed": msg("Bleed"),
        "distance": msg("Read from"),
        "evidence": msg("Evidence"),
        "footer": msg("Footer"),
        "hidden_lanes": msg("Hidden lanes"),
        "legend": msg("Legend"),
        "links": msg("Links"),
        "logo": msg("Logo"),
        "margin": msg("Margin"),
        "marks": msg("Crop marks"),
        "orientation": msg("Direction"),
        "overlap": msg("Overlap"),
        "paper": msg("Paper"),
        "percent": msg("Scale, per cent"),
        "personas": msg("Personas"),
        "scale": msg("Fit"),
        "theme": msg("Look"),
        "tiles": msg("Print as"),
        "votes": msg("Votes"),
    }
)
_LANGUAGES: Final = Words({"sv": msg("Swedish"), "en": msg("English")})
_CARD_KINDS: Final = Words({key: kind.card for key, kind in kinds.LANE_KINDS.items()})
_LANE_KINDS: Final = Words({key: kind.name for key, kind in kinds.LANE_KINDS.items()})
TABLES: Final = MappingProxyType(
    {
        "card kind": _CARD_KINDS,
        "lane kind": _LANE_KINDS,
        "link kind": kinds.LINKS,
        "source kind": kinds.SOURCES,
        "channel": kinds.CHANNELS,
        "media": kinds.MEDIA,
        "evidence": kinds.EVIDENCE,
        "severity": kinds.SEVERITIES,
        "status": kinds.STATUSES,
        "effect": kinds.LEVELS,
        "effort": kinds.LEVELS,
        "certainty": kinds.LEVELS,
        "state": kinds.STATES,
        "method": kinds.METHODS,
        "settings.column_rule": kinds.COLUMN_RULES,
        "language": _LANGUAGES,
    }
)
"""The words that a field chooses from; of one kind of record, or of all that have the field."""


def kind_name(kind: str) -> Message:
    """What a kind of record is called."""
    return kinds.word_name(KINDS, kind)


def field_name(kind: str, field: str) -> Message:
    """What a field is called; one that has no name in words is called as in the file."""
    if field.startswith(_POSTER):
        name = kinds.word_name(_OF_POSTER, field.removeprefix(_POSTER))
        return msg("Poster: {field}", field=name)
    return _OF_KIND.get(f"{kind} {field}") or kinds.word_name(_FIELDS, field)


def table_of(kind: str, field: str) -> Words | None:
    """The words that a field chooses from, or None where it holds something else."""
    return TABLES.get(f"{kind} {field}") or TABLES.get(field)
