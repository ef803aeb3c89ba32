"""The tables behind the words in a map: kinds of lanes, channels, links, evidence and so on.

Each word has a name in the reader's language. A word that is not in its table is shown as it
is: it comes from a newer program.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from journeyeditor.base.messages import Message, msg


@dataclass(frozen=True, slots=True)
class LaneKind:
    """What a kind of lane is: its name, what its cards are called, and how they are drawn.

    `look` is one of "card", "pill", "quote", "picture", "curve", "number", "line".
    """

    key: str
    name: Message
    card: Message
    look: str


def _kinds(*kinds: LaneKind) -> MappingProxyType[str, LaneKind]:
    return MappingProxyType({kind.key: kind for kind in kinds})


LANE_KINDS: Final = _kinds(
    LaneKind("goals", msg("Goals"), msg("Goal"), "card"),
    LaneKind("needs", msg("Needs"), msg("Need"), "card"),
    LaneKind("expectations", msg("Expectations"), msg("Expectation"), "card"),
    LaneKind("actions", msg("Actions"), msg("Action"), "card"),
    LaneKind("touchpoints", msg("Touchpoints"), msg("Touchpoint"), "pill"),
    LaneKind("thoughts", msg("Thoughts"), msg("Thought"), "quote"),
    LaneKind("quotes", msg("Quotes"), msg("Quote"), "quote"),
    LaneKind("emotions", msg("Emotions"), msg("Feeling"), "curve"),
    LaneKind("pains", msg("Pain points"), msg("Pain point"), "card"),
    LaneKind("objections", msg("Objections"), msg("Objection"), "card"),
    LaneKind("obstacles", msg("Obstacles"), msg("Obstacle"), "card"),
    LaneKind("opportunities", msg("Opportunities"), msg("Opportunity"), "card"),
    LaneKind("metrics", msg("Metrics"), msg("Metric"), "number"),
    LaneKind("images", msg("Pictures"), msg("Picture"), "picture"),
    LaneKind("text", msg("Notes"), msg("Note"), "card"),
    LaneKind("owners", msg("Owners"), msg("Owner"), "card"),
    LaneKind("evidence", msg("Physical evidence"), msg("Physical evidence"), "card"),
    LaneKind("onstage", msg("On stage"), msg("On stage"), "card"),
    LaneKind("backstage", msg("Back stage"), msg("Back stage"), "card"),
    LaneKind("support", msg("Support processes"), msg("Support process"), "card"),
    LaneKind("line-interaction", msg("Line of interaction"), msg("Line"), "line"),
    LaneKind("line-visibility", msg("Line of visibility"), msg("Line"), "line"),
    LaneKind("line-internal", msg("Line of internal interaction"), msg("Line"), "line"),
)


def lane_kind(key: str) -> LaneKind:
    """The kind of a lane or card; an unknown one is drawn as plain cards under its own name."""
    known = LANE_KINDS.get(key)
    return known or LaneKind(key, msg("{kind}", kind=key), msg("{kind}", kind=key), "card")


Words = MappingProxyType[str, Message]

STATES: Final = Words(
    {
        "current": msg("Current state"),
        "future": msg("Future state"),
        "expected": msg("Expected"),
        "actual": msg("Actual"),
    }
)
CHANNELS: Final = Words(
    {
        "search": msg("Search"),
        "advert": msg("Advert"),
        "blog": msg("Blog"),
        "social": msg("Social media"),
        "website": msg("Website"),
        "review": msg("Review site"),
        "email": msg("E-mail"),
        "chat": msg("Chat"),
        "chatbot": msg("Chatbot"),
        "phone": msg("Phone"),
        "voice": msg("Voice assistant"),
        "app": msg("App"),
        "video": msg("Video"),
        "webinar": msg("Webinar"),
        "event": msg("Event"),
        "shop": msg("Shop"),
        "letter": msg("Letter"),
        "word-of-mouth": msg("Word of mouth"),
        "sales": msg("Sales person"),
        "support": msg("Support"),
        "ar-vr": msg("AR/VR"),
        "other": msg("Other channel"),
    }
)
MEDIA: Final = Words({"earned": msg("Earned"), "owned": msg("Owned"), "paid": msg("Paid")})
EVIDENCE: Final = Words(
    {
        "assumption": msg("Assumption"),
        "quote": msg("Quote"),
        "observation": msg("Observation"),
        "measured": msg("Measured"),
    }
)
SOURCES: Final = Words(
    {
        "interview": msg("Interview"),
        "survey": msg("Survey"),
        "analytics": msg("Analytics"),
        "ux-test": msg("UX test"),
        "support": msg("Support team"),
        "review": msg("Review site"),
    }
)
METHODS: Final = Words({"qualitative": msg("Qualitative"), "quantitative": msg("Quantitative")})
SEVERITIES: Final = Words(
    {
        "trivial": msg("Trivial"),
        "workaround": msg("Has a workaround"),
        "leaves": msg("Makes people leave"),
    }
)
LEVELS: Final = Words({"low": msg("Low"), "medium": msg("Medium"), "high": msg("High")})
STATUSES: Final = Words(
    {
        "idea": msg("Idea"),
        "planned": msg("Planned"),
        "doing": msg("In progress"),
        "done": msg("Done"),
        "dropped": msg("Dropped"),
    }
)
LINKS: Final = Words(
    {
        "next": msg("Next"),
        "jump": msg("Jump"),
        "loop": msg("Loop"),
        "branch": msg("Branch"),
        "exit": msg("Exit"),
        "dormant": msg("Dormant"),
    }
)
COLUMN_RULES: Final = Words(
    {
        "content": msg("By content"),
        "equal": msg("Equal widths"),
        "duration": msg("By duration"),
    }
)


def word_name(table: Words, word: str) -> Message:
    """The name of a word in its table, or the word itself where the table lacks it."""
    return table.get(word) or msg("{word}", word=word)
