"""What a screen reader hears of the canvas: everything that has a text alternative, by name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface

from journeyeditor.base.messages import msg
from journeyeditor.canvas.canvas import MapCanvas
from journeyeditor.edits.cards import set_card_text
from tests.canvas.conftest import card_with, seen


def interface(canvas: MapCanvas) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(canvas.view)
    assert found is not None
    return found


def below(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(part.childCount()):
        child = part.child(index)
        yield child
        yield from below(child)


def names(canvas: MapCanvas) -> list[str]:
    return [part.text(QAccessible.Text.Name) for part in below(interface(canvas))]


def test_everything_with_an_alternative_is_heard(canvas: MapCanvas) -> None:
    parts = list(below(interface(canvas)))
    heard = [part.text(QAccessible.Text.Name) for part in parts if part.childCount() == 0]
    expected = [block.alt for band in canvas.page.bands for block in band.blocks if block.alt]
    assert heard == expected
    journey = canvas.session.journey
    for phase in journey.phases:
        assert any(phase.title in name for name in heard)
    assert any("Sökmotor" in name for name in heard)
    assert interface(canvas).text(QAccessible.Text.Name) == journey.title


def test_children_know_where_they_are_and_whether_they_are_selected(canvas: MapCanvas) -> None:
    card = card_with(canvas.session.journey, "Sökmotor")
    canvas.session.select((card,))
    part = next(
        part
        for part in below(interface(canvas))
        if "Sökmotor" in part.text(QAccessible.Text.Name) and part.childCount() == 0
    )
    corner = canvas.view.viewport().mapToGlobal(seen(canvas, card).topLeft().toPoint())
    assert part.rect().topLeft() == corner
    assert part.state().selected
    assert part.parent().role() == QAccessible.Role.Grouping
    assert part.role() == QAccessible.Role.Cell


def test_an_edit_is_heard(canvas: MapCanvas) -> None:
    card = card_with(canvas.session.journey, "Sökmotor")
    names(canvas)
    canvas.session.apply(msg("Edit text"), set_card_text, card, "Annat ord")
    heard = names(canvas)
    assert any("Annat ord" in name for name in heard)
    assert not any("Sökmotor" in name for name in heard)
