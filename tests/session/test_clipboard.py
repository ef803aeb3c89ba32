"""Copying, cutting and pasting: cards, lines, tables, pictures, and whatever else lies there."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.edits.cards import add_cards, change_card
from journeyeditor.edits.links import add_link
from journeyeditor.edits.paste import grid_of, lines_of
from journeyeditor.files.codec import decode, encode
from journeyeditor.model.clip import clip_bytes, clip_of
from journeyeditor.model.invariants import problems
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Lane, Phase, Step
from journeyeditor.session.commands import clipboard
from journeyeditor.session.history import Cell
from journeyeditor.session.session import Session
from tests.files.rich import rich_map

HOME = Cell("goals", "s1")


def bare(name: str) -> Journey:
    """A phase of three steps; lanes of goals, feelings and pains."""
    return Journey(
        id=name,
        phases=(Phase(id="p", steps=tuple(Step(id=f"s{n}") for n in (1, 2, 3))),),
        lanes=(
            Lane(id="goals", kind="goals"),
            Lane(id="curve", kind="emotions"),
            Lane(id="pains", kind="pains"),
        ),
    )


@pytest.fixture
def session() -> Session:
    journey = bare("map")
    for lane, step, name in (("goals", "s1", "a"), ("goals", "s1", "b"), ("pains", "s2", "c")):
        journey = add_cards(journey, lane, step, [name], ids=counting_ids(name))
    journey = change_card(journey, "a1", span=3, votes=2)
    return Session(add_link(journey, "a1", "c1", "loop", "again"))


def text(said: str) -> QMimeData:
    data = QMimeData()
    data.setText(said)
    return data


def paste(session: Session, data: QMimeData, cell: Cell = HOME, *, grow: bool = False) -> None:
    planned = clipboard.plan_paste(session, data, cell)
    clipboard.paste(session, data, planned, cell, grow=grow)


def cell(session: Session, lane: str, step: str) -> list[str]:
    return [card.text for card in session.journey.lane_cards(lane).cell(step)]


def copied(session: Session) -> QMimeData:
    data = clipboard.copy(session)
    assert data is not None
    return data


def test_cards_are_pasted_as_they_lay_with_their_links(session: Session) -> None:
    session.select(["a1", "b1", "c1"])
    data = copied(session)
    assert data.text() == '"a\nb"\t\n\tc'
    other = Session(bare("other"))
    paste(other, data)
    assert problems(other.journey) == ()
    assert (cell(other, *HOME), cell(other, "pains", "s2")) == (["a", "b"], ["c"])
    (link,) = other.journey.links
    first = other.journey.lane_cards("goals").cell("s1")[0]
    assert (link.source, link.kind, link.label) == (first.id, "loop", "again")
    assert (first.span, first.votes) == (3, 2)
    assert first.id != "a1"
    assert len(other.selection) == 3
    assert len(other.history()) == 1


def test_of_columns_and_lanes_the_cards_in_them_are_copied(session: Session) -> None:
    for chosen, there in (("s1", 2), ("p", 3), ("pains", 1)):
        session.select([chosen])
        clip = clip_of(bytes(copied(session).data(clipboard.OURS).data()))
        assert clip is not None
        assert sum(len(patch.cards) for patch in clip.patches) == there


def test_a_span_is_cut_at_the_map_s_end(session: Session) -> None:
    session.select(["a1"])
    paste(session, copied(session), Cell("pains", "s3"))
    (made,) = session.journey.lane_cards("pains").cell("s3")
    assert made.span == 1
    assert problems(session.journey) == ()


def test_what_does_not_fit_is_left_out_or_makes_room(session: Session) -> None:
    session.select(["a1", "b1", "c1"])
    data = copied(session)
    corner = Cell("pains", "s3")
    planned = clipboard.plan_paste(session, data, corner)
    assert planned is not None
    assert (planned.steps_missing, planned.lanes_missing) == (1, 1)
    paste(session, data, corner)
    assert cell(session, *corner) == ["a", "b"]
    session.undo()
    paste(session, data, corner, grow=True)
    assert session.journey.card_count() == 6
    assert len(session.journey.lanes) == 4
    assert problems(session.journey) == ()


def test_cut_is_one_step_and_the_cell_stays_chosen(session: Session) -> None:
    session.select(["a1", "b1"])
    assert clipboard.cut(session) is not None
    assert session.cursor == HOME
    assert not session.journey.links
    assert len(session.history()) == 1
    session.undo()
    assert session.selection == {"a1", "b1"}


def test_five_hundred_lines_are_five_hundred_cards_in_one_step() -> None:
    session = Session(bare("map"))
    paste(session, text("\r\n".join(f" line {n} \r\n" for n in range(500))))
    assert cell(session, *HOME) == [f"line {n}" for n in range(500)]
    assert len(session.history()) == 1
    session.undo()
    assert session.journey.card_count() == 0


def test_a_table_of_fifty_by_twenty_fills_cells_and_makes_what_is_missing() -> None:
    session = Session(bare("map"))
    table = "\n".join("\t".join(f"{row}/{column}" for column in range(50)) for row in range(20))
    planned = clipboard.plan_paste(session, text(table), HOME)
    assert planned is not None
    assert (planned.cards, planned.steps_missing, planned.lanes_missing) == (1000, 47, 18)
    clipboard.paste(session, text(table), planned, HOME)
    assert session.journey.card_count() == 6
    session.undo()
    clipboard.paste(session, text(table), planned, HOME, grow=True)
    assert session.journey.card_count() == 1000
    steps = [step.id for step in session.journey.steps()]
    lanes = [lane.id for lane in session.journey.lanes if lane.kind != "emotions"]
    assert cell(session, lanes[-1], steps[-1]) == ["19/49"]
    assert problems(session.journey) == ()
    assert len(session.history()) == 1


def test_cells_with_newlines_tabs_and_quotes_come_whole() -> None:
    assert grid_of('"two\r\nlines"\t"say ""hi"""\r\n\tlast\r\n') == (
        ("two\nlines", 'say "hi"'),
        ("", "last"),
    )
    assert grid_of("no table") is None
    assert grid_of('5" screen\twide') == (('5" screen', "wide"),)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("<b>bold</b> & <img src=x>", "<b>bold</b> & <img src=x>"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x00\x07b", "ab"),
        ("\u05e9\u05dc\u05d5\u05dd 1", "\u05e9\u05dc\u05d5\u05dd 1"),
        ("\N{GRINNING FACE}", "\N{GRINNING FACE}"),
    ],
)
def test_text_is_taken_as_it_is_but_for_what_no_file_can_hold(said: str, written: str) -> None:
    assert lines_of(said) == (written,)


def test_of_rich_text_only_the_words_are_taken(session: Session) -> None:
    data = text("words")
    data.setHtml("<h1>Heading</h1><script>x</script>")
    paste(session, data, Cell("pains", "s1"))
    assert cell(session, "pains", "s1") == ["words"]


@pytest.mark.parametrize("said", ["", " \n\t\n "])
def test_nothing_is_refused_with_a_sentence(session: Session, said: str) -> None:
    with pytest.raises(JourneyError):
        paste(session, text(said))
    assert session.history() == ()


def test_too_much_text_and_too_many_cards_are_refused(session: Session) -> None:
    for said in ("x" * (limits.TEXT + 1), "x\n" * (limits.CARDS + 1)):
        with pytest.raises(JourneyError):
            paste(session, text(said))
    assert session.history() == ()


def test_a_broken_clip_gives_way_to_the_text_beside_it(session: Session) -> None:
    data = text("beside")
    data.setData(clipboard.OURS, QByteArray(b'{"format": "journeyeditor-clip", "home": 1}'))
    paste(session, data, Cell("pains", "s1"))
    assert cell(session, "pains", "s1") == ["beside"]


def rich_clip() -> dict[str, object]:
    """All cards of a map with everything in it, as they lie on the clipboard."""
    source = Session(rich_map())
    source.select([card.id for card in source.journey.all_cards()])
    found: dict[str, object] = json.loads(bytes(copied(source).data(clipboard.OURS).data()))
    return found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
CLIP = json.dumps(rich_clip()).encode()


def places(value: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a JSON value."""
    found = [at] if at else []
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            found.extend(places(inner, (*at, key)))
    return found


PLACES = places(json.loads(CLIP))
Changes = list[tuple[tuple[str | int, ...], object]]


def take(data: bytes) -> None:
    """Paste bytes as our own format: the map is valid after it, or untouched."""
    session = Session(bare("map"))
    lying = QMimeData()
    lying.setData(clipboard.OURS, QByteArray(data))
    try:
        paste(session, lying, grow=True)
    except JourneyError:
        assert session.history() == ()
    assert problems(session.journey) == ()
    assert decode(encode(session.journey)).journey == session.journey


many = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def test_a_clip_of_everything_is_taken() -> None:
    clip = clip_of(CLIP)
    assert clip is not None
    assert clip.patches
    assert clip_of(clip_bytes(clip)) == clip
    take(CLIP)


@many
@given(st.lists(st.tuples(st.sampled_from(PLACES), JSON), min_size=1, max_size=3))
def test_no_changed_clip_breaks_anything(changes: Changes) -> None:
    clip = json.loads(CLIP)
    for path, value in changes:
        inner = clip
        try:
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    take(json.dumps(clip).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("value", ["1e999", "NaN", "[" * 60 + "]" * 60])
def test_a_clip_with_what_no_file_can_hold_gives_way(value: str) -> None:
    clip = json.loads(CLIP)
    clip["patches"][0]["cards"][0]["newer"] = "HERE"
    take(json.dumps(clip).replace('"HERE"', value).encode())


@many
@given(st.binary(max_size=40), st.integers(0, len(CLIP)), st.integers(0, 40))
def test_no_bytes_break_anything(more: bytes, at: int, lost: int) -> None:
    take(CLIP[:at] + more + CLIP[at + lost :])


@many
@given(st.text(max_size=60) | st.text('ab\t\n"\r ', max_size=60))
def test_no_text_breaks_anything(said: str) -> None:
    session = Session(bare("map"))
    planned = None
    try:
        planned = clipboard.plan_paste(session, text(said), HOME)
        clipboard.paste(session, text(said), planned, HOME, grow=True)
    except JourneyError:
        assert session.history() == ()
    assert problems(session.journey) == ()
