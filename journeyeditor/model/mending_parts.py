"""Everything but the cards: the grid, pictures, curves, numbers, links and what is set aside."""

from __future__ import annotations

from journeyeditor.base.messages import msg
from journeyeditor.model.journey import Journey, Scale, Settings
from journeyeditor.model.mending import Known, Problem, Told, remade, same_or_new, without_unknown
from journeyeditor.model.mending_ids import FreeIds, all_ids
from journeyeditor.model.people import Persona
from journeyeditor.model.pictures import picture_is_sound
from journeyeditor.model.records import Curve, CurvePoint, Link, Metric, Step


def mend_grid(journey: Journey, told: Told) -> Journey:
    """The document with a step in each phase."""
    if all(phase.steps for phase in journey.phases):
        return journey
    free = FreeIds(set(all_ids(journey)))
    phases = list(journey.phases)
    for place, phase in enumerate(phases):
        if not phase.steps:
            step = Step(id=free.like(f"{phase.id}-step"))
            phases[place] = phase.changed(steps=(step,))
            told.append(Problem(msg("A phase had no step: it has an empty one now."), phase.id))
    return journey.changed(phases=tuple(phases))


def mend_pictures(journey: Journey, told: Told) -> Journey:
    """The document without pictures that are not what they say they are."""
    unsound = [
        key for key, picture in journey.pictures.items() if not picture_is_sound(key, picture)
    ]
    if not unsound:
        return journey
    for key in unsound:
        told.append(Problem(msg("A picture was damaged or too large: it is removed."), key))
    kept = {key: picture for key, picture in journey.pictures.items() if key not in unsound}
    return journey.changed(pictures=kept)


def mend_parts(journey: Journey, known: Known, told: Told) -> Journey:
    """The document with sound people, curves, numbers, links, settings and set-aside findings."""
    scale = _mend_scale(journey.scale, journey.id, told)
    emotions = next((lane.id for lane in journey.lanes if lane.kind == "emotions"), None)
    ends = known.cards | known.steps
    new: dict[str, object] = {
        "scale": scale,
        "settings": _mend_settings(journey.settings, journey.id, known, told),
        "personas": same_or_new(
            journey.personas, [_mend_persona(one, known, told) for one in journey.personas]
        ),
        "curves": same_or_new(
            journey.curves,
            [_mend_curve(one, scale, emotions, known, told) for one in journey.curves],
        ),
        "metrics": same_or_new(
            journey.metrics,
            [made for one in journey.metrics if (made := _mend_metric(one, known, told))],
        ),
        "links": same_or_new(
            journey.links, [one for one in journey.links if _link_is_sound(one, ends, told)]
        ),
    }
    changes = {field: value for field, value in new.items() if value is not getattr(journey, field)}
    return _mend_set_aside(journey.changed(**changes) if changes else journey, told)


def _mend_set_aside(journey: Journey, told: Told) -> Journey:
    """Last, for a finding may have been set aside for what has just been removed."""
    if not journey.set_aside:
        return journey
    subjects = set(all_ids(journey)).difference(finding.id for finding in journey.set_aside)
    kept = []
    for finding in journey.set_aside:
        if finding.subject is None or finding.subject in subjects:
            kept.append(finding)
        else:
            text = msg(
                "A finding was set aside for something that is not in the map: it is forgotten."
            )
            told.append(Problem(text, finding.id))
    if len(kept) == len(journey.set_aside):
        return journey
    return journey.changed(set_aside=tuple(kept))


def _mend_scale(scale: Scale, document: str, told: Told) -> Scale:
    if scale.low < scale.high:
        return scale
    text = msg("The emotion scale did not run from a lower to a higher number: it does now.")
    told.append(Problem(text, document))
    if scale.low > scale.high:
        return scale.changed(low=scale.high, high=scale.low)
    return scale.changed(low=Scale().low, high=Scale().high)


def _mend_settings(settings: Settings, document: str, known: Known, told: Told) -> Settings:
    if settings.logo and settings.logo not in known.pictures:
        told.append(Problem(msg("The logo's picture is not in the map: it is removed."), document))
        settings = settings.changed(logo=None)
    views = []
    for view in settings.views:
        hidden = without_unknown(view.hidden_lanes, known.lanes)
        if hidden is not view.hidden_lanes:
            told.append(
                Problem(
                    msg("A saved view hid a lane that is not in the map: that is forgotten."),
                    view.id,
                )
            )
            views.append(view.changed(hidden_lanes=hidden))
        else:
            views.append(view)
    kept = same_or_new(settings.views, views)
    if kept is not settings.views:
        settings = settings.changed(views=kept)
    hidden = without_unknown(settings.poster.hidden_lanes, known.lanes)
    if hidden is not settings.poster.hidden_lanes:
        text = msg("The poster left out a lane that is not in the map: that is forgotten.")
        told.append(Problem(text, document))
        settings = settings.changed(poster=settings.poster.changed(hidden_lanes=hidden))
    return settings


def _mend_persona(persona: Persona, known: Known, told: Told) -> Persona:
    if persona.segment and persona.segment not in known.segments:
        told.append(
            Problem(msg("A persona's segment is not in the map: it is removed."), persona.id)
        )
        persona = persona.changed(segment=None)
    if persona.portrait and persona.portrait not in known.pictures:
        told.append(
            Problem(msg("A persona's portrait is not in the map: it is removed."), persona.id)
        )
        persona = persona.changed(portrait=None)
    return persona


def _mend_curve(
    curve: Curve, scale: Scale, emotions: str | None, known: Known, told: Told
) -> Curve:
    if curve.lane and curve.lane not in known.lanes:
        told.append(
            Problem(
                msg("A curve's lane is not in the map: it lies in another now, if there is one."),
                curve.id,
            )
        )
        curve = curve.changed(lane=emotions)
    if curve.persona and curve.persona not in known.personas:
        told.append(Problem(msg("A curve's persona is not in the map: it is removed."), curve.id))
        curve = curve.changed(persona=None)
    points = []
    for point in curve.points:
        if point.step in known.steps:
            points.append(_mend_point(point, scale, known, told))
        else:
            text = msg("A point of a curve stood at a step that is not in the map: it is removed.")
            told.append(Problem(text, point.id))
    kept = same_or_new(curve.points, points)
    return curve if kept is curve.points else curve.changed(points=kept)


def _mend_point(point: CurvePoint, scale: Scale, known: Known, told: Told) -> CurvePoint:
    measures = (point.value, point.low, point.high)
    value, low, high = (_within(scale, measure) for measure in measures)
    if (value, low, high) != measures:
        text = msg("A point of a curve lay outside the emotion scale: it lies at its end now.")
        told.append(Problem(text, point.id))
    if low is not None and high is not None and low > high:
        low, high = high, low
        text = msg("The spread of a point of a curve was upside down: it is turned round.")
        told.append(Problem(text, point.id))
    if (value, low, high) != measures:
        point = remade(point, value=value, low=low, high=high)
    sources = without_unknown(point.sources, known.sources)
    if sources is not point.sources:
        told.append(
            Problem(
                msg("A point of a curve named a source not in the map: it is removed."), point.id
            )
        )
        point = remade(point, sources=sources)
    return point


def _within(scale: Scale, measure: float | None) -> float | None:
    return None if measure is None else min(max(measure, scale.low), scale.high)


def _mend_metric(metric: Metric, known: Known, told: Told) -> Metric | None:
    if metric.lane not in known.lanes or metric.step not in known.steps:
        text = msg("A measured value's lane or step is not in the map: it is removed.")
        told.append(Problem(text, metric.id))
        return None
    sources = without_unknown(metric.sources, known.sources)
    if sources is metric.sources:
        return metric
    told.append(
        Problem(msg("A measured value named a source not in the map: it is removed."), metric.id)
    )
    return remade(metric, sources=sources)


def _link_is_sound(link: Link, ends: frozenset[str], told: Told) -> bool:
    if link.source not in ends or (link.target is not None and link.target not in ends):
        text = msg("A link led to or from something that is not in the map: it is removed.")
    elif link.target is None and link.kind != "exit":
        text = msg("A link led nowhere and was not an exit: it is removed.")
    else:
        return True
    told.append(Problem(text, link.id))
    return False
