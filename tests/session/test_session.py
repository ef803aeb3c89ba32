"""The session: one door for change, undo by going back, and what is selected."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.ids import counting_ids
from journeyeditor.base.messages import msg
from journeyeditor.edits.cards import add_cards, delete_cards, set_card_text
from journeyeditor.edits.head import change_head
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Lane, Phase, Step
from journeyeditor.session.session import STEPS, Session

NAME = msg("Edit text")
IDS = counting_ids("c")


@pytest.fixture
def journey() -> Journey:
    bare = Journey(
        id="j",
        phases=(Phase(id="p", steps=(Step(id="s"),)),),
        lanes=(Lane(id="l", kind="goals"),),
    )
    return add_cards(bare, "l", "s", ["one", "two"], ids=counting_ids("k"))


@pytest.fixture
def session(journey: Journey) -> Session:
    return Session(journey)


def text(session: Session, card_id: str) -> str:
    card = session.journey.card(card_id)
    assert card is not None
    return card.text


def test_an_edit_is_applied_and_told(session: Session, journey: Journey) -> None:
    told: list[tuple[Journey, Journey]] = []
    session.changed.connect(lambda old, new: told.append((old, new)))
    assert session.apply(NAME, set_card_text, "k1", "changed")
    assert text(session, "k1") == "changed"
    assert told == [(journey, session.journey)]
    assert session.undo_name == NAME
    assert not session.saved


def test_an_edit_that_changes_nothing_leaves_no_step(session: Session) -> None:
    assert not session.apply(NAME, set_card_text, "k1", "one")
    assert session.undo_name is None
    assert session.saved


def test_an_edit_that_fails_leaves_the_document(session: Session, journey: Journey) -> None:
    with pytest.raises(JourneyError):
        session.apply(NAME, set_card_text, "nobody", "text")
    assert session.journey is journey
    assert session.undo_name is None


def test_undo_and_redo_go_back_to_the_very_documents(session: Session, journey: Journey) -> None:
    chance = random.Random(3)
    states = [journey]
    for turn in range(60):
        card = chance.choice(("k1", "k2"))
        session.apply(msg(f"step {turn}"), set_card_text, card, f"text {turn}")
        states.append(session.journey)
    for state in reversed(states[:-1]):
        session.undo()
        assert session.journey is state
    assert session.redo_name == msg("step 0")
    for state in states[1:]:
        session.redo()
        assert session.journey is state


def test_steps_with_the_same_key_are_one(session: Session, journey: Journey) -> None:
    for turn in range(5):
        session.apply(NAME, change_head, merge="title", title=f"t{turn}")
    session.apply(NAME, change_head, merge="other", title="end")
    session.undo()
    assert session.journey.title == "t4"
    session.undo()
    assert session.journey is journey
    assert session.undo_name is None


def test_steps_are_not_merged_over_a_save(session: Session) -> None:
    session.apply(NAME, change_head, merge="title", title="a")
    session.mark_saved()
    session.apply(NAME, change_head, merge="title", title="b")
    session.undo()
    assert session.journey.title == "a"
    assert session.saved


def test_a_thousand_steps_are_kept_and_no_more(session: Session) -> None:
    for turn in range(STEPS + 20):
        session.apply(NAME, change_head, title=f"t{turn}")
    count = 0
    while session.undo_name is not None:
        session.undo()
        count += 1
    assert count == STEPS


def test_what_is_gone_is_no_longer_selected_and_comes_back_with_undo(session: Session) -> None:
    told: list[frozenset[str]] = []
    session.select(("k1", "k2", "nobody"))
    session.selection_changed.connect(told.append)
    assert session.selection == {"k1", "k2"}
    session.apply(msg("Delete cards"), delete_cards, ["k1"])
    assert session.selection == {"k2"}
    assert told == [frozenset(("k2",))]
    session.undo()
    assert session.selection == {"k1", "k2"}


def test_phases_steps_lanes_and_points_can_be_selected(session: Session) -> None:
    session.select(("p", "s", "l"))
    assert session.selection == {"p", "s", "l"}


def test_saved_follows_edits_undo_and_saving(session: Session) -> None:
    told: list[bool] = []
    session.saved_changed.connect(told.append)
    session.apply(NAME, change_head, title="a")
    session.undo()
    assert session.saved
    session.redo()
    session.mark_saved(Path("a.journey"))
    assert session.path == Path("a.journey")
    assert told == [False, True, False, True]
    session.undo()
    assert not session.saved


def test_a_mended_document_is_unsaved_until_it_is_saved(session: Session) -> None:
    session.mark_unsaved()
    assert not session.saved
    session.apply(NAME, change_head, title="a")
    session.undo()
    assert not session.saved
    session.mark_saved()
    assert session.saved


def test_the_session_asks_only_core_and_gui_of_qt() -> None:
    import ast

    import journeyeditor.session

    folder = Path(journeyeditor.session.__path__[0])
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                assert node.module in ("PySide6.QtCore", "PySide6.QtGui"), path


def test_what_is_being_written_is_a_draft_beside_the_document(
    session: Session, journey: Journey
) -> None:
    told: list[None] = []
    session.drafted.connect(lambda: told.append(None))
    session.sketch(lambda to: to.apply(NAME, set_card_text, "k1", "ha"))
    assert text_in(session.draft, "k1") == "ha"
    assert session.journey is journey
    assert (session.saved, session.history(), len(told)) == (True, (), 1)
    session.sketch(lambda to: to.apply(NAME, set_card_text, "gone", "half"))
    assert text_in(session.draft, "k1") == "ha", "what can't be so leaves the draft before it"
    session.sketch(None)
    assert session.draft is journey
    assert len(told) == 2
    session.sketch(None)
    session.sketch(lambda to: to.apply(NAME, set_card_text, "k1", "one"))
    assert len(told) == 2, "nothing is written that is not there already"


def test_an_edit_ends_the_draft(session: Session) -> None:
    session.sketch(lambda to: to.apply(NAME, set_card_text, "k1", "half"))
    session.apply(NAME, set_card_text, "k1", "whole")
    assert session.draft is session.journey


def test_a_map_that_is_only_looked_at_has_no_draft(session: Session) -> None:
    session.read_only = NAME
    session.sketch(lambda to: to.apply(NAME, set_card_text, "k1", "half"))
    assert session.draft is session.journey


def test_a_draft_knows_what_is_selected(session: Session) -> None:
    session.select(("k2",))
    session.sketch(lambda to: to.apply(NAME, set_card_text, to.current, "half"))
    assert text_in(session.draft, "k2") == "half"


def text_in(journey: Journey, card_id: str) -> str:
    card = journey.card(card_id)
    assert card is not None
    return card.text
