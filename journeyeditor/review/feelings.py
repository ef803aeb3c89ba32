"""Rules about the emotion curve: where it says nothing, where it is low, and where it never is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.model.records import CurvePoint
from journeyeditor.review.findings import Facts, Finding
from journeyeditor.review.names import curve_name
from journeyeditor.review.survey import Survey

LOW: Final = -0.2
"""Feelings under this share of the scale are drawn with a sad face (`layout.mood`)."""

FEW: Final = 3
"""Of fewer feelings nothing is said yet: somebody has just begun to draw."""

_REASONS: Final = ("pains", "objections", "obstacles")
"""Kinds of cards that say why a feeling is low."""

_EVERYBODY: Final = ""
_WISHED: Final = ("future", "expected")
"""States in which nothing need be bad."""


def phase_without_feeling(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A phase that cards lie in, but no feeling, where feelings have a lane."""
    if not survey.has_curve_lane:
        return
    felt = {
        survey.columns[point.step]
        for curve in survey.known_curves()
        for point in curve.points
        if point.value is not None and point.step in survey.columns
    }
    for one in survey.stretches:
        if survey.is_filled(one) and felt.isdisjoint(range(one.first, one.past)):
            said = msg("No feeling is drawn in “{phase}”.", phase=one.name)
            yield Finding("phase-without-feeling", "gap", (one.phase.id,), said, one.name)


def dip_without_pain(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """A dip of a curve over which nothing says why.

    A dip is a stretch of the curve below the middle of the scale, from one crossing of the
    middle to the next or to a gap, whose lowest point is drawn with a sad face. It is one dip,
    however many points it has, and stands at the lowest. Pain points, objections and obstacles
    say why if they lie over any column of the stretch, and are about its persona or nobody.
    """
    reasons = _reasons(survey)
    for curve in survey.curves():
        for dip in _dips(survey, curve.points):
            columns = {survey.columns[point.step] for point in dip}
            about = set().union(
                *(reasons.get(at, ()) for at in range(min(columns), max(columns) + 1))
            )
            if {_EVERYBODY, curve.persona} & about or (about and curve.persona is None):
                continue
            lowest = min(dip, key=lambda point: point.value or 0.0)
            phase = survey.phases[survey.columns[lowest.step]]
            said = msg("The feeling is low in “{phase}”, but no pain point says why.", phase=phase)
            what = curve_name(survey.journey, curve)
            yield Finding("dip-without-pain", "gap", (lowest.id,), said, phase, what)


def _reasons(survey: Survey) -> dict[int, set[str]]:
    """Whose feelings are explained in each column."""
    found: dict[int, set[str]] = {}
    for kind in _REASONS:
        for card in survey.known[kind]:
            for column in survey.covered(card):
                found.setdefault(column, set()).update(card.personas or (_EVERYBODY,))
    return found


def _dips(survey: Survey, points: Sequence[CurvePoint]) -> Iterator[list[CurvePoint]]:
    """The dips of a curve, each as its points from the left."""

    def share(point: CurvePoint) -> float | None:
        return None if point.value is None else survey.share(point.value)

    def is_below(point: CurvePoint) -> bool:
        return (share(point) or 0.0) < 0

    shown = [point for point in points if point.step in survey.columns]
    shown.sort(key=lambda point: survey.columns[point.step])
    for below, stretch in groupby(shown, is_below):
        dip = list(stretch)
        if below and min(share(point) or 0.0 for point in dip) < LOW:
            yield dip


def only_happy_peaks(survey: Survey, _facts: Facts) -> Iterator[Finding]:
    """No feeling below the middle of the scale anywhere, where the map shows how it is."""
    if survey.journey.state in _WISHED:
        return
    values = [
        point.value
        for curve in survey.curves()
        for point in curve.points
        if point.value is not None and point.step in survey.columns
    ]
    if len(values) >= FEW and all(survey.share(value) >= 0 for value in values):
        said = msg("No feeling is below the middle of the scale: only happy peaks are drawn.")
        yield Finding("only-happy-peaks", "hint", (), said)
