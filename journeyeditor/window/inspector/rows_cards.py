"""The rows of cards: those that matter for the kind first, the others under "More"."""

from __future__ import annotations

from typing import Final

from journeyeditor.base import limits
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import takes_cards
from journeyeditor.edits.properties import picture_of
from journeyeditor.model import kinds
from journeyeditor.model.kinds import Words
from journeyeditor.window.inspector.rows import MORE, Bound, Editor, Row

_CARD_KINDS: Final = Words(
    {key: kind.card for key, kind in kinds.LANE_KINDS.items() if takes_cards(key)}
)
_HINDERING: Final = ("pains", "objections", "obstacles")
_BEHIND: Final = ("onstage", "backstage", "support")
_KNOWN: Final = (
    *("goals", "needs", "expectations", "actions", "thoughts", "quotes", "opportunities"),
    *("touchpoints", *_HINDERING, "evidence"),
)


def has_picture(bound: Bound) -> bool:
    """Whether all records have a picture."""
    return all(picture_of(record) in bound.journey.pictures for record in bound.records)


EVIDENCE: Final = Row(
    *("evidence", msg("Evidence"), Editor.CHOICE, msg("Change evidence"), kinds.EVIDENCE),
    kinds=_KNOWN,
)
SOURCES: Final = Row(
    *("sources", msg("Sources"), Editor.MEMBERS, msg("Change sources")),
    kinds=_KNOWN,
    offers="sources",
)
STATE: Final = Row(
    *("state", msg("Only in"), Editor.CHOICE, msg("Change state"), kinds.STATES),
    group=MORE,
    hint=msg("All states"),
)
COLOUR: Final = Row(
    *("colour", msg("Colour"), Editor.COLOUR, msg("Change colour")),
    group=MORE,
)
TRUTH: Final = Row(
    *("moment_of_truth", msg("Moment of truth"), Editor.FLAG, msg("Change moment of truth")),
    kinds=("touchpoints",),
)
CARD: Final = (
    Row(*("text", msg("Text"), Editor.TEXT, msg("Edit text"))),
    Row(*("kind", msg("Kind"), Editor.CHOICE, msg("Change kind"), _CARD_KINDS), none=False),
    Row(
        *("picture", msg("Picture"), Editor.PICTURE, msg("Change picture")),
        kinds=("images",),
    ),
    Row(
        *("alternative", msg("Picture in words"), Editor.LINE, msg("Describe picture")),
        kinds=("images",),
        hint=msg("For those who can't see it"),
        when=has_picture,
    ),
    Row(
        *("channel", msg("Channel"), Editor.CHOICE, msg("Change channel"), kinds.CHANNELS),
        kinds=("touchpoints", "opportunities"),
    ),
    Row(
        *("media", msg("Media"), Editor.CHOICE, msg("Change media"), kinds.MEDIA),
        kinds=("touchpoints",),
    ),
    TRUTH,
    Row(
        *("severity", msg("Severity"), Editor.CHOICE, msg("Change severity"), kinds.SEVERITIES),
        kinds=_HINDERING,
    ),
    Row(
        *("owner", msg("Owner"), Editor.LINE, msg("Change owner")),
        kinds=("opportunities", "owners", *_BEHIND),
        hint=msg("Department or person"),
    ),
    Row(
        *("effect", msg("Effect"), Editor.CHOICE, msg("Change effect"), kinds.LEVELS),
        kinds=("opportunities",),
        half=True,
    ),
    Row(
        *("effort", msg("Effort"), Editor.CHOICE, msg("Change effort"), kinds.LEVELS),
        kinds=("opportunities",),
        half=True,
    ),
    Row(
        *("status", msg("Status"), Editor.CHOICE, msg("Change status"), kinds.STATUSES),
        kinds=("opportunities",),
        half=True,
    ),
    Row(
        *("due", msg("Due"), Editor.DATE, msg("Change due date")),
        kinds=("opportunities",),
        half=True,
    ),
    Row(
        *("answers", msg("Solves pain point"), Editor.MEMBERS, msg("Change pain points solved")),
        kinds=("opportunities",),
        offers="pains",
    ),
    Row(
        *("votes", msg("Votes"), Editor.NUMBER, msg("Change votes")),
        kinds=("opportunities", *_HINDERING),
        whole=True,
        least=0,
        most=limits.VOTES,
        needed=True,
    ),
    EVIDENCE,
    SOURCES,
    Row(
        *("span", msg("Covers steps"), Editor.NUMBER, msg("Stretch card")),
        kinds=("-",),
        whole=True,
        least=1,
        most=limits.SPAN,
        needed=True,
    ),
    COLOUR,
    STATE,
    Row(
        *("personas", msg("Personas"), Editor.MEMBERS, msg("Change personas of card")),
        kinds=("-",),
        offers="personas",
    ),
    Row(
        *("links", msg("Web links"), Editor.WEB, msg("Change web links")),
        kinds=("-",),
        hint=msg("https://… and a name, one a line"),
    ),
    Row(*("note", msg("Note"), Editor.TEXT, msg("Change note")), kinds=("text",)),
)
