"""The poster dialog: what is chosen is what is shown, and what comes out."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import Translator
from journeyeditor.base.resources import resource
from journeyeditor.exchange.maps import export_map, open_map
from journeyeditor.model.journey import Journey, PosterChoices
from journeyeditor.window import filing, printing
from journeyeditor.window.look import DARK, LIGHT, apply_look
from journeyeditor.window.poster import making
from journeyeditor.window.poster.dialog import PosterDialog, Way
from journeyeditor.window.questions import Answer
from journeyeditor.window.shell import Shell
from journeyeditor.window.workbench import Workbench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def jane() -> Journey:
    return open_map(resource("examples", "jane-deklarerar.journey")).journey


@pytest.fixture
def dialog(shell: Shell, jane: Journey, qtbot: QtBot) -> Iterator[PosterDialog]:
    made = PosterDialog(shell, Translator("en"), jane)
    made.show()
    settle(made, qtbot)
    yield made
    made.reject()
    made.deleteLater()


def settle(dialog: PosterDialog, qtbot: QtBot) -> None:
    """Wait until what is chosen is shown."""
    qtbot.waitUntil(lambda: not dialog._laying.is_busy, timeout=15_000)  # noqa: SLF001
    qtbot.wait(20)


def press(button: QPushButton, dialog: PosterDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(button, LEFT)
    settle(dialog, qtbot)


def test_a_poster_is_shown_at_once_with_its_size(dialog: PosterDialog) -> None:
    assert dialog.poster is not None
    assert "841 x 594 mm" in dialog.facts.text()
    assert "1 sheet" in dialog.facts.text()
    assert "capitals 2.9 mm high" in dialog.reads.text()
    area = dialog.preview.sheet_area()
    seen = dialog.preview.grab().toImage()
    ratio = seen.devicePixelRatio()
    corner = (area.topLeft() * ratio).toPoint()
    assert seen.pixelColor(corner.x() + 4, corner.y() + 4) == QColor("white")
    inks = {
        seen.pixelColor(x, corner.y() + y).name()
        for x in range(0, seen.width(), 3)
        for y in range(0, int(area.height() * ratio), 3)
    }
    assert len(inks) > 50


def test_each_choice_changes_the_poster(dialog: PosterDialog, qtbot: QtBot) -> None:
    choices = dialog.choices
    press(choices.turn.buttons["portrait"], dialog, qtbot)
    assert "594 x 841 mm" in dialog.facts.text()
    press(choices.turn.buttons["landscape"], dialog, qtbot)
    press(choices.cut.buttons["a4"], dialog, qtbot)
    assert dialog.poster is not None
    assert dialog.poster.plan is not None
    tiles = dialog.poster.sheets
    assert f"{tiles} sheets" in dialog.facts.text()
    choices.overlap.setValue(25)
    settle(dialog, qtbot)
    assert dialog.poster.plan is not None
    assert dialog.poster.plan.choice.overlap == 25
    plan = dialog.poster.plan
    assert plan.columns != plan.rows
    assert f"{plan.columns} x {plan.rows} tiles" in dialog.facts.text(), "across first, as sizes"
    press(choices.cut.buttons[""], dialog, qtbot)
    before = dialog.poster.legibility.capital
    press(choices.scale.buttons["reset"], dialog, qtbot)
    assert dialog.poster.legibility.capital > before
    press(choices.scale.buttons["fit"], dialog, qtbot)
    seen = dialog.poster.sheet.scale
    press(choices.scale.buttons["fixed"], dialog, qtbot)
    assert dialog.poster.sheet.scale == pytest.approx(seen, abs=0.01)
    choices.percent.setValue(100)
    settle(dialog, qtbot)
    assert dialog.poster.sheet.scale == pytest.approx(1.0)


def test_what_is_not_to_be_shown_is_not(dialog: PosterDialog, qtbot: QtBot) -> None:
    assert dialog.poster is not None
    dialog.choices.more.setChecked(True)
    lanes = len([band for band in dialog.poster.page.bands if band.role == "lane"])
    box = next(iter(dialog.choices._lanes.values()))  # noqa: SLF001
    box.click()
    settle(dialog, qtbot)
    assert len([b for b in dialog.poster.page.bands if b.role == "lane"]) == lanes - 1
    dialog.choices.shown["personas"].click()
    settle(dialog, qtbot)
    assert not dialog.poster.shown.personas


def test_what_no_face_has_is_told_before_it_is_printed(
    shell: Shell, jane: Journey, qtbot: QtBot
) -> None:
    made = PosterDialog(shell, Translator("en"), jane.model_copy(update={"title": "漢字"}))
    made.show()
    settle(made, qtbot)
    assert "漢 字" in made.reads.text()
    assert made.reading.property("warn")
    made.reject()
    made.deleteLater()


def test_a_proposal_is_taken_with_a_press(dialog: PosterDialog, qtbot: QtBot) -> None:
    assert dialog.poster is not None
    before = dialog.poster.legibility.capital
    offers = [
        one
        for one in dialog.reading.findChildren(QPushButton, "proposal")
        if isinstance(one, QPushButton)
    ]
    anew = next(one for one in offers if "anew" in one.accessibleName())
    press(anew, dialog, qtbot)
    assert dialog.choices.scale.value == "reset"
    assert dialog.poster.legibility.capital > before


def test_an_own_size_is_taken_or_refused_beside_its_field(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    own = dialog.choices.own
    dialog.choices.paper.setCurrentIndex(dialog.choices.paper.count() - 1)
    dialog.choices.paper.activated.emit(dialog.choices.paper.count() - 1)
    own.setText("big")
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert dialog.choices.reason.isVisible()
    dialog.save.click()
    assert dialog.way is None, "no poster of another size than the one that is written"
    own.setText("900 x 600")
    own.setFocus()
    QTest.keyClick(own, Qt.Key.Key_Tab)
    settle(dialog, qtbot)
    assert not dialog.choices.reason.isVisible()
    assert dialog.facts.text().count("900 x 600 mm") == 1


def test_the_chosen_row_of_a_list_can_be_read(dialog: PosterDialog, qapp: QApplication) -> None:
    palette = qapp.palette()
    for look in (LIGHT, DARK):
        apply_look(qapp, look)
        try:
            paper = dialog.choices.paper
            paper.showPopup()
            view = paper.view()
            row = view.visualRect(paper.model().index(paper.currentIndex(), 0))
            seen = view.viewport().grab(row).toImage()
            lights = [
                seen.pixelColor(x, y).lightness()
                for x in range(seen.width())
                for y in range(seen.height())
            ]
            paper.hidePopup()
            assert max(lights) - min(lights) > 100, look
        finally:
            qapp.setStyleSheet("")
            qapp.setPalette(palette)


def test_what_can_not_be_made_is_told_and_can_not_be_saved(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    dialog.choices.margin.setValue(500)
    settle(dialog, qtbot)
    assert "leave no room" in dialog.reads.text()
    seen = dialog.preview.grab().toImage()
    middle = seen.height() // 2
    inks = {
        seen.pixelColor(x, y).name()
        for x in range(seen.width())
        for y in range(middle - 9, middle + 9)
    }
    assert len(inks) > 1, "the reason is told where the poster would be"
    assert not dialog.save.isEnabled()
    assert not dialog.print.isEnabled()
    dialog.choices.margin.setValue(10)
    settle(dialog, qtbot)
    assert dialog.save.isEnabled()


def test_the_pdf_is_what_was_chosen_and_the_choice_is_kept(
    bench: Workbench,
    shell: Shell,
    file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "jane.pdf"

    def choose(dialog: PosterDialog) -> int:
        dialog.show()
        dialog.choices.show_wanted(dialog.choices.wanted.with_(paper="a2", tiles="a4"))
        dialog._lay(dialog.choices.wanted)  # noqa: SLF001
        settle(dialog, qtbot)
        QTest.mouseClick(dialog.save, LEFT)
        assert dialog.way is Way.SAVE
        return dialog.result()

    monkeypatch.setattr(PosterDialog, "exec", choose)
    monkeypatch.setattr(making, "ask_poster", lambda *_: target)
    bench.open_path(file)
    bench.make_poster()
    qtbot.waitUntil(lambda: target.exists() and not bench.work.is_busy, timeout=20_000)
    said = subprocess.run(
        ["pdfinfo", str(target)], capture_output=True, text=True, check=True
    ).stdout
    pages = next(line for line in said.splitlines() if line.startswith("Pages"))
    assert int(pages.split()[1]) > 2
    assert "(A4)" in said
    assert bench.session is not None
    assert bench.session.journey.settings.poster.paper == "a2"
    assert str(bench.session.undo_name) == "Choose poster"
    assert "jane.pdf" in shell.notice.text
    there = bench.session.journey
    assert open_map(target).journey.title == there.title
    before = bench.session
    monkeypatch.setattr(filing, "ask_unsaved", lambda *_: Answer.DISCARD)
    bench.close_map()
    bench.open_path(target)
    assert bench.session is not None
    assert bench.session is not before
    assert bench.session.path is None
    assert bench.session.journey.card_count() == there.card_count()


def test_the_map_can_stay_out_of_the_pdf(
    dialog: PosterDialog, jane: Journey, tmp_path: Path
) -> None:
    dialog.choices.source.click()
    choices = dialog.choices.wanted.choices(dialog.created)
    assert not choices.source
    target = export_map(jane, tmp_path / "bare.pdf", choices)
    with pytest.raises(JourneyError):
        open_map(target)


def test_escape_changes_nothing(
    bench: Workbench, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def give_up(dialog: PosterDialog) -> int:
        dialog.show()
        settle(dialog, qtbot)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.result() == QDialog.DialogCode.Rejected
        return dialog.result()

    monkeypatch.setattr(PosterDialog, "exec", give_up)
    bench.open_path(file)
    bench.make_poster()
    assert bench.session is not None
    assert bench.session.saved


@pytest.mark.parametrize("language", ["sv", "en"])
def test_all_words_fit_in_the_dialog(
    shell: Shell, jane: Journey, qtbot: QtBot, language: str
) -> None:
    made = PosterDialog(shell, Translator(language), jane)
    made.show()
    settle(made, qtbot)
    segments = [
        one for one in made.findChildren(QPushButton, "segment") if isinstance(one, QPushButton)
    ]
    for button in segments:
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width(), (
            button.text()
        )
    made.reject()
    made.deleteLater()


def test_enter_presses_the_button_that_has_the_focus(dialog: PosterDialog, qtbot: QtBot) -> None:
    def enter(button: QWidget) -> None:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        settle(dialog, qtbot)

    enter(dialog.choices.turn.buttons["portrait"])
    assert "594 x 841 mm" in dialog.facts.text()
    before = dialog.reads.text()
    enter(dialog.reading.findChildren(QPushButton, "proposal")[0])
    assert dialog.isVisible()
    assert dialog.reads.text() != before
    assert dialog.focusWidget() in (*dialog.findChildren(QPushButton, "proposal"), dialog.save)
    enter(dialog.cancel)
    assert not dialog.isVisible()
    assert dialog.way is None


def test_enter_saves_from_a_list_after_the_focus_was_elsewhere(
    dialog: PosterDialog, qtbot: QtBot
) -> None:
    dialog.save.setFocus()
    dialog.choices.paper.setFocus()
    assert dialog.save.isDefault()
    QTest.keyClick(dialog.choices.paper, Qt.Key.Key_Return)
    assert dialog.way is Way.SAVE


def test_tab_comes_by_the_proposals_before_the_end(dialog: PosterDialog) -> None:
    dialog.choices.more.setFocus()
    passed: list[QWidget | None] = []
    for _ in range(8):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget())
    offered = [one for one in passed if one is not None and one.objectName() == "proposal"]
    assert passed[: len(offered)] == offered
    assert offered
    ends = [dialog.cancel, dialog.print, dialog.save]
    assert passed[len(offered) : len(offered) + 3] == ends


def test_bleed_is_told_beside_the_size_of_the_paper(dialog: PosterDialog, qtbot: QtBot) -> None:
    assert "bleed" not in dialog.facts.text()
    dialog.choices.bleed.click()
    settle(dialog, qtbot)
    assert "3 mm bleed" in dialog.facts.text()


def test_bleed_and_crop_marks_are_seen_where_the_pdf_has_them(
    dialog: PosterDialog, jane: Journey, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.choices.show_wanted(dialog.choices.wanted.with_(paper="a4", bleed=3, marks=True))
    dialog._lay(dialog.choices.wanted)  # noqa: SLF001
    settle(dialog, qtbot)
    made = export_map(jane, tmp_path / "a.pdf", dialog.choices.wanted.choices(dialog.created))
    with pikepdf.open(made) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = (
            [float(edge) for edge in box.as_list()]
            for box in (page.mediabox, page.obj.BleedBox, page.trimbox)
        )
    area = dialog.preview.sheet_area()
    seen = dialog.preview.grab().toImage()
    ratio = seen.devicePixelRatio()
    scale = area.width() / (trim[2] - trim[0])
    assert area.height() / scale == pytest.approx(trim[3] - trim[1], abs=0.1)
    left, middle = area.left() - scale * trim[0], area.center().y()
    assert left > 0
    assert left + scale * media[2] < dialog.preview.width()

    def ink(x: float, y: float) -> QColor:
        return seen.pixelColor(round(x * ratio), round(y * ratio))

    at_trim = [ink(area.left() + step, middle) for step in (-1, 0, 1)]
    assert any(colour.blue() > colour.red() + 60 for colour in at_trim)
    assert ink(left + scale * (bleed[0] + trim[0]) / 2, middle) == QColor("white")
    waste = ink(left + scale * bleed[0] / 2, middle)
    assert waste != QColor("white")
    assert waste != ink(left - 20, middle), "the paper that is cut away is no part of the desk"
    mark = [ink(left + 4, area.top() + step).lightness() for step in (-1, 0, 1)]
    assert min(mark) < 80
    dialog.choices.cut.buttons["a4"].click()
    settle(dialog, qtbot)
    assert dialog.preview.sheet_area().width() > area.width(), "tiles have no bleed"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_legibility_and_what_to_do_stay_in_sight(
    shell: Shell, jane: Journey, qtbot: QtBot, language: str
) -> None:
    made = PosterDialog(shell, Translator(language), jane)
    made.resize(1320, 860)
    made.show()
    settle(made, qtbot)
    made.choices.more.setChecked(True)
    qtbot.waitUntil(lambda: made.area.verticalScrollBar().value() > 0)
    for widget in (made.reading, made.save, *made.findChildren(QPushButton, "proposal")):
        assert isinstance(widget, QWidget)
        assert widget.visibleRegion().boundingRect() == widget.rect()
    first = made.choices.shown["personas"]
    assert first.visibleRegion().boundingRect() == first.rect(), "what is unfolded comes in sight"
    assert made.area.height() > 300
    made.reject()
    made.deleteLater()


def test_paper_as_large_as_the_map_is_not_turned(dialog: PosterDialog, qtbot: QtBot) -> None:
    choices = dialog.choices
    margin = choices.margin
    assert choices.turn.isVisible()
    choices.show_wanted(choices.wanted.with_(paper="fit"))
    settle(dialog, qtbot)
    assert not choices.turn.isVisible()
    assert not margin.isVisible()
    assert "given size" in choices.scale.buttons["reset"].toolTip()
    choices.show_wanted(choices.wanted.with_(paper="a1"))
    settle(dialog, qtbot)
    assert choices.turn.isVisible()
    assert margin.isVisible()
    assert choices.scale.buttons["reset"].toolTip() == ""


def test_what_was_left_out_is_left_out_the_next_time(
    bench: Workbench, file: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[PosterChoices] = []

    def choose(dialog: PosterDialog) -> int:
        settle(dialog, qtbot)
        seen.append(dialog.choices.wanted.poster)
        if len(seen) == 1:
            next(iter(dialog.choices._lanes.values())).click()  # noqa: SLF001
            dialog.choices.shown["votes"].click()
            settle(dialog, qtbot)
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(PosterDialog, "exec", choose)
    monkeypatch.setattr(making, "ask_poster", lambda *_: tmp_path / "jane.pdf")
    bench.open_path(file)
    for _ in range(2):
        bench.make_poster()
        qtbot.waitUntil(lambda: not bench.work.is_busy, timeout=20_000)
    assert bench.session is not None
    journey = bench.session.journey
    assert seen[1].hidden_lanes == (journey.lanes[0].id,)
    assert not seen[1].votes
    assert len(bench.session.history()) == 1, "the same choice again is no edit"
    bench.session.undo()
    assert bench.session.journey.settings.poster == seen[0].changed(paper="")


def test_without_a_file_one_comes_back_to_what_was_chosen(
    bench: Workbench, file: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = iter((None, tmp_path / "jane.pdf"))
    seen: list[tuple[str, int]] = []

    def choose(dialog: PosterDialog) -> int:
        settle(dialog, qtbot)
        poster = dialog.choices.wanted.poster
        seen.append((poster.orientation, len(poster.hidden_lanes)))
        if len(seen) == 1:
            dialog.choices.turn.buttons["portrait"].click()
            next(iter(dialog.choices._lanes.values())).click()  # noqa: SLF001
            settle(dialog, qtbot)
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(PosterDialog, "exec", choose)
    monkeypatch.setattr(making, "ask_poster", lambda *_: next(files))
    bench.open_path(file)
    bench.make_poster()
    qtbot.waitUntil(lambda: not bench.work.is_busy, timeout=20_000)
    assert len(seen) == 2
    assert seen[1] == ("portrait", 1)
    assert bench.session is not None
    assert len(bench.session.history()) == 1


@pytest.mark.parametrize("is_printed", [True, False])
def test_what_is_chosen_is_kept_only_once_it_is_printed(
    bench: Workbench, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_printed: bool
) -> None:
    def choose(dialog: PosterDialog) -> int:
        settle(dialog, qtbot)
        dialog.choices.turn.buttons["portrait"].click()
        settle(dialog, qtbot)
        dialog.print.click()
        return dialog.result()

    monkeypatch.setattr(PosterDialog, "exec", choose)
    monkeypatch.setattr(printing, "print_poster", lambda *_: is_printed)
    bench.open_path(file)
    bench.make_poster()
    assert bench.session is not None
    kept = bench.session.journey.settings.poster.orientation
    assert kept == ("portrait" if is_printed else "")
