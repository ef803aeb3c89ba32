"""One curve a persona and state, where a merge brings two: one side gave a curve another persona
or state, and the other side has one for these.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.edits.merge_conflicts import Key, Side
from journeyeditor.edits.merge_maps import MapMerging, Versions
from journeyeditor.model.invariants import Problem
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Curve

Purpose = tuple[str | None, str | None, str]
_FIELDS: Final = ("lane", "persona", "state")


def purpose_of(curve: Curve) -> Purpose:
    """What there is one curve for: a lane, a persona and a state."""
    return curve.lane, curve.persona, curve.state


def unfit_curves(merging: MapMerging, journey: Journey) -> dict[Key, Side]:
    """Curves whose new persona or state another has: the old ones stand until one chooses."""
    found: dict[Key, Side] = {}
    for curve in (one for curves in _crowds(merging.versions, journey) for one in curves):
        base, mine, theirs = (version.curve(curve.id) for version in merging.versions)
        if base is None or mine is None or theirs is None:
            continue
        for name in _FIELDS:
            was, ours, others = (getattr(one, name) for one in (base, mine, theirs))
            # What both changed, each to something else, is asked for anyway.
            if ours != others and was in (ours, others):
                found[Key("curve", curve.id, name)] = "mine" if ours == was else "theirs"
    return found


def parted(versions: Versions, journey: Journey) -> tuple[Journey, tuple[Problem, ...]]:
    """The map with one curve a persona and state; another stays whole, but is for nobody.

    That is told: whose it is only a person can say.
    """
    taken = set(map(purpose_of, journey.curves))
    apart: dict[str, Curve] = {}
    for curves in _crowds(versions, journey):
        for curve in sorted(curves, key=lambda one: (not _was_so(versions[0], one), one.id))[1:]:
            place = next(one for one in _places(curve) if one not in taken)
            taken.add(place)
            apart[curve.id] = curve.changed(**dict(zip(_FIELDS, place, strict=True)))
    if not apart:
        return journey, ()
    made = tuple(apart.get(curve.id, curve) for curve in journey.curves)
    told = msg(
        "There were two curves for one persona and state: one of them has no persona now."
        " Say in the details whose it is."
    )
    problems = tuple(Problem(told, one) for one in sorted(apart))
    return journey.model_copy(update={"curves": made}), problems


def _crowds(versions: Versions, journey: Journey) -> Iterator[list[Curve]]:
    """The curves that there is room for one only of, but for those that a side had already."""
    found: dict[Purpose, list[Curve]] = {}
    for curve in journey.curves:
        found.setdefault(purpose_of(curve), []).append(curve)
    for purpose, curves in found.items():
        if len(curves) > 1:
            sides = ([purpose_of(one) for one in version.curves] for version in versions)
            if all(side.count(purpose) < 2 for side in sides):
                yield curves


def _was_so(base: Journey, curve: Curve) -> bool:
    old = base.curve(curve.id)
    return old is not None and purpose_of(old) == purpose_of(curve)


def _places(curve: Curve) -> Iterator[Purpose]:
    """What a curve may be for instead: nobody's of its state, else of a state of its own."""
    yield curve.lane, None, curve.state
    for number in count(2):
        yield curve.lane, None, f"{curve.state[:36]}-{number}"
