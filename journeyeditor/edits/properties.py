"""The properties of every kind of record by name: read, and written on many records at once.

What is more than a field of a record (a card's kind where its lane gives it, a scale that
moves its values) has a rule of its own here; all other names are the records' fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import msg
from journeyeditor.edits import knowledge
from journeyeditor.edits.cards import change_card, set_span
from journeyeditor.edits.columns import set_column_rule
from journeyeditor.edits.curves import change_curve, change_points
from journeyeditor.edits.found import gone, present, replaced
from journeyeditor.edits.head import change_head, change_persona, set_scale
from journeyeditor.edits.lanes import change_lane_kind, set_metric
from journeyeditor.edits.things import change_records
from journeyeditor.model.journey import PARKING, Journey, PosterChoices
from journeyeditor.model.lookup import find
from journeyeditor.model.people import WebLink
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, Metric, Picture

Ids = Sequence[str]
Write = Callable[[Journey, Ids, Any], Journey]


def record_of(journey: Journey, kind: str, record_id: str) -> Record | None:
    """The record of a kind with this id, of any for ""; the journey itself for "map"."""
    match kind:
        case "map":
            return journey
        case "card":
            return journey.card(record_id)
        case "source":
            return knowledge.source_of(journey, record_id)
        case "segment":
            return knowledge.segment_of(journey, record_id)
        case "metric":
            return metric_of(journey, record_id)
    found = find(journey, record_id)
    return found[1] if found is not None and kind in ("", found[0]) else None


def metric_of(journey: Journey, cell: str) -> Metric:
    """The number in a cell, told as "LANE STEP"; an empty one where none is written yet."""
    lane, _, step = cell.partition(" ")
    found = (one for one in journey.metrics if (one.lane, one.step) == (lane, step))
    return next(found, None) or Metric(id="none", lane=lane, step=step)


def property_of(journey: Journey, record: Record, name: str) -> Any:
    """The value of a property of a record."""
    if name == "alternative":
        picture = journey.pictures.get(picture_of(record))
        return picture.alternative if picture else ""
    if name == "kind" and isinstance(record, Card):
        return card_kind(journey, record)
    value: Any = record
    for part in name.split("."):
        value = getattr(value, part)
    return value


def card_kind(journey: Journey, card: Card) -> str:
    """The kind of a card: its own, or its lane's."""
    lane = journey.lane(card.lane) if card.lane and not card.kind else None
    return card.kind or (lane.kind if lane else "text")


def picture_of(record: Record) -> str:
    """The key of a card's picture or a persona's portrait, or ""."""
    return getattr(record, "picture", None) or getattr(record, "portrait", None) or ""


def set_property(journey: Journey, kind: str, ids: Ids, name: str, value: Any) -> Journey:
    """Write a property of all records of a kind; the same journey where none changes.

    `kind` is "" for records of several kinds that all have the field. JourneyError where the
    value does not fit.
    """
    changing = [one for one in ids if _value(journey, kind, one, name) != value]
    if not changing:
        return journey
    write = _RULES.get((kind, name))
    if write is not None:
        return write(journey, changing, value)
    each = _EACH.get(kind)
    if each is not None:
        for one in changing:
            journey = each(journey, one, **{name: value})
        return journey
    return change_records(journey, changing, **{name: value})


def _value(journey: Journey, kind: str, one: str, name: str) -> Any:
    return property_of(journey, present_record(record_of(journey, kind, one)), name)


def present_record(record: Record | None) -> Record:
    """The record, or JourneyError where it is gone."""
    if record is None:
        raise gone()
    return record


def add_member(journey: Journey, kind: str, ids: Ids, name: str, member: str) -> Journey:
    """Add an id to a list of ids (personas, answers, sources) of all these records."""
    for one in ids:
        held: tuple[str, ...] = _value(journey, kind, one, name)
        if member not in held:
            if len(held) >= limits.LISTED:
                raise JourneyError(msg("No more than {most} can be named.", most=limits.LISTED))
            journey = set_property(journey, kind, (one,), name, (*held, member))
    return journey


def take_member(journey: Journey, kind: str, ids: Ids, name: str, member: str) -> Journey:
    """Take an id out of a list of ids of all these records."""
    for one in ids:
        held: tuple[str, ...] = _value(journey, kind, one, name)
        left = tuple(other for other in held if other != member)
        journey = set_property(journey, kind, (one,), name, left)
    return journey


def put_picture(journey: Journey, kind: str, ids: Ids, key: str, picture: Picture) -> Journey:
    """Put a picture on cards, or on personas as portrait; the map stores it once."""
    if key not in journey.pictures:
        if len(journey.pictures) >= limits.PICTURES:
            raise JourneyError(msg("A map can hold {most} pictures.", most=limits.PICTURES))
        stored = sum(len(one.data) for one in journey.pictures.values()) + len(picture.data)
        if stored > limits.FILE_BYTES // 2:
            raise JourneyError(msg("The map's pictures are too large together: delete some first."))
        journey = journey.model_copy(update={"pictures": {**journey.pictures, key: picture}})
    name = "portrait" if kind == "persona" else "picture"
    return set_property(journey, kind, ids, name, key)


# Rules of their own


def _set_spans(journey: Journey, ids: Ids, span: int) -> Journey:
    for one in ids:
        journey = set_span(journey, one, span)
    return journey


def _set_kinds(journey: Journey, ids: Ids, kind: str) -> Journey:
    for one in ids:
        card = present(journey.card(one))
        lane = journey.lane(card.lane) if card.lane not in (None, PARKING) else None
        own = "" if lane is not None and lane.kind == kind else kind
        journey = change_card(journey, one, kind=own)
    return journey


def _set_lane_kinds(journey: Journey, ids: Ids, kind: str) -> Journey:
    for one in ids:
        journey = change_lane_kind(journey, one, kind)
    return journey


def _set_alternative(kind: str) -> Write:
    def write(journey: Journey, ids: Ids, text: str) -> Journey:
        pictures = dict(journey.pictures)
        for one in ids:
            key = picture_of(present_record(record_of(journey, kind, one)))
            if key in pictures:
                pictures[key] = pictures[key].changed(alternative=text)
        return journey.model_copy(update={"pictures": pictures})

    return write


def _set_web_links(kind: str) -> Write:
    """Web links are records of their own: no two things share one."""

    def write(journey: Journey, ids: Ids, links: tuple[WebLink, ...]) -> Journey:
        for one in ids[:-1]:
            own = tuple(link.changed(id=new_id()) for link in links)
            journey = change_records(journey, (one,), links=own)
        if kind == "source":
            return knowledge.change_source(journey, ids[-1], links=links)
        return change_records(journey, ids[-1:], links=links)

    return write


def _set_curves(name: str) -> Write:
    """A curve's persona or state: there is one curve of each pair in a lane."""

    def write(journey: Journey, ids: Ids, value: Any) -> Journey:
        for one in ids:
            journey = change_curve(journey, one, **{name: value})
            made = present(journey.curve(one))
            pairs = [(c.lane, c.persona, c.state) for c in journey.curves]
            if pairs.count((made.lane, made.persona, made.state)) > 1:
                raise JourneyError(msg("This persona has a curve for this state already."))
        return journey

    return write


def _set_points(name: str) -> Write:
    """A point's value or spread: the spread's ends stay in order."""

    def write(journey: Journey, ids: Ids, value: float | None) -> Journey:
        journey = change_points(journey, ids, **{name: value})
        wanted = set(ids)
        for point in (p for curve in journey.curves for p in curve.points if p.id in wanted):
            if point.low is not None and point.high is not None and point.low > point.high:
                raise JourneyError(msg("The spread's lowest is above its highest."))
        return journey

    return write


def _set_metric(name: str) -> Write:
    def write(journey: Journey, ids: Ids, value: Any) -> Journey:
        for cell in ids:
            metric = metric_of(journey, cell)
            if name == "value":
                journey = set_metric(journey, metric.lane, metric.step, value)
            elif metric not in journey.metrics:
                raise JourneyError(msg("Write the number first."))
            else:
                made = replaced(journey.metrics, metric.changed(**{name: value}))
                journey = journey.model_copy(update={"metrics": made})
        return journey

    return write


def _set_head(name: str) -> Write:
    return lambda journey, _ids, value: change_head(journey, **{name: value})


def _set_review(name: str) -> Write:
    return lambda journey, _ids, value: change_head(
        journey, review=journey.review.changed(**{name: value})
    )


def set_poster(journey: Journey, poster: PosterChoices) -> Journey:
    """Keep what was chosen for the poster; the same journey where that is nothing new.

    Lanes that are not there can't be left out.
    """
    known = {lane.id for lane in journey.lanes}
    if not known.issuperset(poster.hidden_lanes):
        left = tuple(lane for lane in poster.hidden_lanes if lane in known)
        poster = poster.changed(hidden_lanes=left)
    if poster == journey.settings.poster:
        return journey
    return _set_settings("poster")(journey, (), poster)


def _set_settings(name: str) -> Write:
    return lambda journey, _ids, value: journey.model_copy(
        update={"settings": journey.settings.changed(**{name: value})}
    )


_HEAD: Final[Iterable[str]] = (
    *("title", "language", "state", "scenario", "goal", "owner", "notes", "theme"),
)
_RULES: Final[dict[tuple[str, str], Write]] = {
    ("card", "span"): _set_spans,
    ("card", "kind"): _set_kinds,
    ("card", "alternative"): _set_alternative("card"),
    ("persona", "alternative"): _set_alternative("persona"),
    ("card", "links"): _set_web_links("card"),
    ("source", "links"): _set_web_links("source"),
    ("lane", "kind"): _set_lane_kinds,
    ("curve", "persona"): _set_curves("persona"),
    ("curve", "state"): _set_curves("state"),
    **{("point", name): _set_points(name) for name in ("value", "low", "high")},
    **{("metric", name): _set_metric(name) for name in ("value", "evidence", "sources")},
    **{("map", name): _set_head(name) for name in _HEAD},
    **{("map", f"review.{name}"): _set_review(name) for name in ("months", "last")},
    ("map", "scale.low"): lambda journey, _ids, low: set_scale(journey, low, journey.scale.high),
    ("map", "scale.high"): lambda journey, _ids, high: set_scale(journey, journey.scale.low, high),
    ("map", "settings.column_rule"): lambda journey, _ids, rule: set_column_rule(journey, rule),
    ("map", "settings.footer"): _set_settings("footer"),
}
_EACH: Final[dict[str, Callable[..., Journey]]] = {
    "source": knowledge.change_source,
    "segment": knowledge.change_segment,
    "persona": change_persona,
}
