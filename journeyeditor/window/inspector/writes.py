"""What the inspector writes into the map: one named edit for each thing that is entered."""

from __future__ import annotations

from typing import Any, Final

from journeyeditor.base.ids import new_id
from journeyeditor.base.messages import Message, msg
from journeyeditor.edits import knowledge
from journeyeditor.edits.properties import add_member, put_picture, set_property, take_member
from journeyeditor.edits.things import delete_records
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Picture
from journeyeditor.session.commands import lanes
from journeyeditor.session.session import Session
from journeyeditor.window.inspector.field import Field, TypedField
from journeyeditor.window.inspector.rows import Editor, Row

_DELETE: Final = {"source": knowledge.delete_source, "segment": knowledge.delete_segment}
_DELETED: Final = {"sources": msg("Delete source"), "segments": msg("Delete segment")}
_ADDED: Final = {"sources": msg("Add source"), "segments": msg("Add segment")}


def enter(session: Session, field: Field, value: Any) -> None:
    """Write a value on all bound records; what is typed on end is one step of undo."""
    assert field.bound is not None
    row, kind, ids = field.row, field.bound.kind, field.bound.ids
    if row.editor is Editor.BUTTON:
        delete = _DELETE.get(kind)
        if delete is not None:
            session.apply(row.undo, delete, ids[0])
        else:
            session.apply(row.undo, delete_records, ids)
        return
    typed = isinstance(field, TypedField)
    merge = f"{field.merge} {row.name}" if typed else ""
    session.apply(row.undo, set_property, kind, ids, row.name, value, merge=merge)


def add(session: Session, field: Field, one: str) -> None:
    """Add a record to those that the bound records name."""
    assert field.bound is not None
    kind, ids = field.bound.kind, field.bound.ids
    session.apply(field.row.undo, add_member, kind, ids, field.row.name, one)


def take(session: Session, field: Field, one: str) -> None:
    """Take a record from those that are named; of the map's own records it is deleted."""
    assert field.bound is not None
    row, kind, ids = field.row, field.bound.kind, field.bound.ids
    if row.editor is Editor.RECORDS:
        session.apply(_DELETED[row.offers], _DELETE[row.offers.removesuffix("s")], one)
    else:
        session.apply(row.undo, take_member, kind, ids, row.name, one)


def make(session: Session, field: Field, title: str) -> str:
    """Make a source or a segment, name it where it was asked for; gives its id."""
    assert field.bound is not None
    row, kind, ids, made = field.row, field.bound.kind, field.bound.ids, new_id()

    def edit(journey: Journey) -> Journey:
        if row.offers == "segments":
            return knowledge.add_segment(journey, title, ids=lambda: made)
        journey = knowledge.add_source(journey, title, ids=lambda: made)
        return journey if _is_list(row) else add_member(journey, kind, ids, row.name, made)

    session.apply(_name(row), edit)
    return made


def _is_list(row: Row) -> bool:
    return row.editor is Editor.RECORDS


def _name(row: Row) -> Message:
    return _ADDED[row.offers]


def put(session: Session, field: Field, key: str, picture: Picture) -> None:
    """Put a picture on the bound records."""
    assert field.bound is not None
    kind, ids = field.bound.kind, field.bound.ids
    session.apply(field.row.undo, put_picture, kind, ids, key, picture)


def show_lane(session: Session, one: str) -> None:
    """Show a hidden lane again, and select it."""
    lanes.show_lane(session, one)
