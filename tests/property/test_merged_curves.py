"""Two people at work on the curves of one map: in the end there is one a persona and state."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import NewId, counting_ids
from journeyeditor.edits import curves, head
from journeyeditor.edits.properties import set_property
from journeyeditor.model.journey import Journey
from tests.property.branches import begun
from tests.property.test_merges import check

Deed = tuple[str, int, int, str]
"""What is done, to which of the curves, with which of the personas, and a state."""

STATES = st.sampled_from(["current", "future", "actual"])
DEEDS = st.tuples(
    st.sampled_from(["add", "persona", "state", "point", "delete", "forget"]),
    st.integers(0, 3),
    st.integers(0, 2),
    STATES,
)
WORK = st.lists(DEEDS, max_size=6)


def done(journey: Journey, deed: Deed, ids: NewId) -> Journey:
    """A map after a deed. JourneyError where it can't be done."""
    what, which, who, state = deed
    people = [None, *(one.id for one in journey.personas)]
    persona = people[who % len(people)]
    one = journey.curves[which % len(journey.curves)].id if journey.curves else "none"
    match what:
        case "add":
            return curves.add_curve(journey, journey.lanes[1].id, persona, state, ids=ids)
        case "persona":
            return set_property(journey, "curve", (one,), "persona", persona)
        case "state":
            return set_property(journey, "curve", (one,), "state", state)
        case "point":
            step = list(journey.steps())[which].id
            return curves.add_point(journey, one, step, who - 1.0, ids=ids)
        case "delete":
            return curves.delete_curve(journey, one)
    return head.delete_persona(journey, persona or "nobody")


def worked(journey: Journey, work: list[Deed], names: str) -> Journey:
    """A map after some deeds; what can't be done is left out."""
    ids = counting_ids(names)
    for deed in work:
        with suppress(JourneyError):
            journey = done(journey, deed, ids)
    return journey


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORK, WORK, WORK)
def test_one_curve_a_persona_and_state(
    first: list[Deed], mine: list[Deed], theirs: list[Deed]
) -> None:
    base = worked(begun(counting_ids("n")), first, "b")
    check((base, worked(base, mine, "m"), worked(base, theirs, "t")))
