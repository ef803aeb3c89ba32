"""Labels find room where they collide with nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeyeditor.layout.labels import Area, Taken, Wanted, place_labels

BOUNDS = Area(0, 0, 1000, 170)
LABELS = st.lists(
    st.builds(
        Wanted,
        st.floats(10, 120),
        st.floats(10, 30),
        st.floats(0, 1000),
        st.floats(20, 150),
        st.just(8.5),
        st.booleans(),
    ),
    max_size=25,
)


@given(LABELS)
def test_placed_labels_meet_nothing(wanted: list[Wanted]) -> None:
    faces = [Area(w.x - 8.5, w.y - 8.5, 17, 17) for w in wanted]
    curve = [(float(x), 85 + (x % 120) / 2) for x in range(0, 1000, 8)]
    placed = [a for a in place_labels(wanted, Taken(faces, [curve]), BOUNDS) if a]
    for at, area in enumerate(placed):
        assert area.is_within(BOUNDS)
        assert not any(area.meets(face) for face in faces)
        assert not any(area.meets(other) for other in placed[at + 1 :])
        assert not any(
            area.x < x < area.x + area.width and area.y < y < area.y + area.height for x, y in curve
        )


def test_a_lone_label_stands_over_a_good_point_and_under_a_bad_one() -> None:
    good, bad = (Wanted(40, 12, 500, 85, 8.5, above) for above in (True, False))
    over = place_labels([good], Taken(), BOUNDS)[0]
    under = place_labels([bad], Taken(), BOUNDS)[0]
    assert over is not None
    assert under is not None
    assert over.y + over.height < 85 - 8.5
    assert under.y > 85 + 8.5
    assert over.x + over.width / 2 == 500


def test_no_room_is_told() -> None:
    wall = Taken([BOUNDS])
    assert place_labels([Wanted(40, 12, 500, 85, 8.5, True)], wall, BOUNDS) == [None]
