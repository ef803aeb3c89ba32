"""The panes that kept heads are painted on, at one size on the screen at every zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from journeyeditor.canvas.gathering import strokes_of
from journeyeditor.canvas.ink import Ink
from journeyeditor.canvas.items import Report
from journeyeditor.canvas.kept import ICON, PAD, Head
from journeyeditor.canvas.outlines import round_pen
from journeyeditor.canvas.sight import NO_PEN, Sight, Stroke
from journeyeditor.layout.display import Block, Text
from journeyeditor.typeset.faces import Style, Weight
from journeyeditor.typeset.text import Typesetter

_TIP: Final = 7.0
_GAP: Final = 2.0
_INSET: Final = 2.0
_LETTERS: Final = 2
_MOST_WORDS: Final = 2_000
_ANY: Final = 100_000
_CUT: Final = 8


class Rings(NamedTuple):
    """The owners of what is selected, and of what is under the pointer."""

    selected: frozenset[str] = frozenset()
    hovered: str = ""


class Name(NamedTuple):
    """A set name: its width in pixels, and what it is painted with from 0, 0 on."""

    width: float
    strokes: Sequence[Stroke]


class Words:
    """Names set on one line, cut with an ellipsis, and what they are painted with."""

    def __init__(self, ink: Ink, em: int) -> None:
        self.ink = ink
        self.em = em
        self.styles = {
            "phase": Style(Weight.SEMIBOLD, em),
            "step": Style(Weight.REGULAR, em - 1),
            "lane-head": Style(Weight.SEMIBOLD, em - 0.5),
        }
        self._setter = Typesetter()
        self._set: dict[tuple[str, str, int, str], Name] = {}

    def use(self, ink: Ink, language: str) -> bool:
        """Take another theme's ink, and another language's words; whether they are others."""
        if ink is self.ink and language == self._setter.language:
            return False
        self.ink, self._setter = ink, Typesetter(language)
        self._set.clear()
        return True

    def start(self, head: Head) -> float:
        """Where the name of a head begins, in pixels of the viewport."""
        if head.icon:
            return head.row.left() + PAD + ICON + 6
        notch = _TIP if head.fill and head.row.left() == head.area.left() else 0.0
        return head.row.left() + notch + PAD

    def _room(self, head: Head) -> int:
        return int(head.row.right() - self.start(head) - (4 if head.icon else PAD))

    def fits(self, head: Head) -> bool:
        """Whether all of a head's name can be read."""
        return self.set(head) is not None and self._has_room(head, self._room(head))

    def _has_room(self, head: Head, room: int) -> bool:
        return self._setter.width(head.name, self.styles[head.role]) <= room

    def set(self, head: Head) -> Name | None:
        """The name of a head as it is painted; None where there is no room for it."""
        room = self._room(head)
        is_low = head.row.height() < 1.2 * self.em
        if not head.name.strip() or room < _LETTERS * self.em or is_low:
            return None
        # In steps, so that zooming does not cut a name anew with every pixel.
        room = _ANY if self._has_room(head, room) else room - room % _CUT
        key = (head.name, head.role, room, head.ink)
        found = self._set.get(key)
        if found is None:
            if len(self._set) > _MOST_WORDS:
                self._set.clear()
            found = self._set[key] = self._make(head, room)
        return found

    def _make(self, head: Head, room: int) -> Name:
        line = self._setter.fit(head.name, self.styles[head.role], room)
        text = Block("", head.role, 0, 0, line.width, 0, (Text(line, 0, 0, head.ink),))
        return Name(line.width, strokes_of(self.ink, (text,)))

    def base(self, head: Head) -> float:
        """The base line of a head's name, in pixels of the viewport."""
        return head.row.center().y() + self._setter.cap_height(self.styles[head.role]) / 2


class Pane(QWidget):
    """A part of the page's look over an edge of the view. The pointer goes through it."""

    def __init__(self, parent: QWidget, paint: Callable[[QPainter], None], report: Report) -> None:
        super().__init__(parent)
        self._paint = paint
        self._report = report
        self._look: object = None
        self._picture = QPixmap()
        self._broken = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lie(self, area: QRect, look: object) -> None:
        """Lie at a place of the viewport, nowhere where it is empty, and look otherwise where
        `look` is another than before."""
        is_shown = not (area.isEmpty() or self._broken)
        if is_shown:
            # Again and again, for what lies on the viewport is carried along as it scrolls.
            self.setGeometry(area)
        if look != self._look:
            self._look = look
            self.renew()
        if self.isHidden() is is_shown:
            self.setVisible(is_shown)

    def renew(self) -> None:
        """Be painted anew."""
        self._picture = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, made once: Qt asks for it more than once as the map scrolls."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._picture.size() != self.size() * ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.white)
            self._make()
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _make(self) -> None:
        """After an error it is seen no more, for the error would be raised at every painting."""
        painter = QPainter(self._picture)
        try:
            self._paint(painter)
        except Exception as error:
            self._broken = True
            self._report(error)
        finally:
            painter.end()


class Brush:
    """Paints kept heads on a pane. All places are pixels of the viewport; what lies left of
    `clear_from` is under the other pane. Lines go on with those of the page, `hair` wide."""

    def __init__(
        self, painter: QPainter, words: Words, pane: QRectF, clear_from: float, hair: float
    ) -> None:
        self._painter = painter
        self._words = words
        self._ink = words.ink
        self._pane = pane
        self._left = clear_from
        self._hair = QPen(self._ink.colour("hairline"), hair)
        self._ratio = painter.device().devicePixelRatioF()
        self._home = QTransform.fromTranslate(-pane.left(), -pane.top())
        painter.setTransform(self._home)
        painter.fillRect(pane, self._ink.colour("page"))

    def above(self, heads: Iterable[Head], rings: Rings) -> None:
        """Paint the heads of phases and steps, and a line under them all."""
        painter, pane, shown = self._painter, self._pane, list(heads)
        self._edge(QRectF(pane.left(), pane.bottom() - 1, pane.width(), 1))
        painter.setClipRect(pane.adjusted(self._left - pane.left(), 0, 0, 0))
        painter.setPen(self._hair)
        for area in [head.area for head in shown if not head.fill]:
            painter.drawLine(QLineF(area.left(), area.top() + 3, area.left(), area.bottom() - 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for head in shown:
            if head.fill:
                painter.setPen(round_pen(self._ink.colour(head.edge), 1))
                painter.setBrush(self._ink.colour(head.fill))
                painter.drawPolygon(_chevron(head.area))
            self._name(head)
        for head in shown:
            self._ring(head, rings)

    def _edge(self, area: QRectF) -> None:
        self._painter.fillRect(area, self._ink.colour("frame"))

    def _name(self, head: Head) -> None:
        found = self._words.set(head)
        if found is None:
            return
        place = QTransform(self._home).translate(self._words.start(head), self._words.base(head))
        sight = Sight(place, self._ratio)
        for stroke in found.strokes:
            stroke.paint(self._painter, sight)
        self._painter.setTransform(self._home)

    def beside(self, heads: Iterable[Head], rings: Rings, is_whole: bool) -> None:
        """Paint the heads of lanes, with a line over each and one at the right of all lanes."""
        painter, pane, shown = self._painter, self._pane, list(heads)
        painter.setPen(self._hair)
        for area in [head.area for head in shown if head.area.top() >= pane.top()]:
            painter.drawLine(QLineF(pane.left(), area.top(), pane.right(), area.top()))
        if is_whole:
            self._edge(QRectF(pane.right() - 1, pane.top(), 1, pane.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for head in shown:
            self._icon(head)
            self._name(head)
            self._ring(head, rings)

    def _icon(self, head: Head) -> None:
        if not head.icon or head.row.height() < ICON:
            return
        side = round(ICON * self._ratio)
        sprite = self._ink.sign_sprite(head.icon, head.icon_ink, side, self._ratio)
        at = QPointF(self._pane.left() + PAD, round(head.row.center().y() - ICON / 2))
        self._painter.drawPixmap(at, sprite)

    def _ring(self, head: Head, rings: Rings) -> None:
        """A ring round a head that is selected or under the pointer, parted from its colour."""
        if head.owner not in rings.selected and head.owner != rings.hovered:
            return
        is_selected = head.owner in rings.selected
        accent = self._ink.colour("accent")
        colour = accent if is_selected else self._ink.mix("accent", "page", 0.45)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for one, width in ((self._ink.colour("page"), 5.0), (colour, 2.0)):
            self._painter.setPen(round_pen(one, width))
            if head.fill:
                self._painter.drawPolygon(_chevron(head.area.adjusted(2, 1, -2, -1)))
            else:
                self._painter.drawRoundedRect(head.row.adjusted(3, 3, -4, -3), 4, 4)
        self._painter.setPen(NO_PEN)


def _chevron(area: QRectF) -> QPolygonF:
    """A chevron over a column's width, its tip reaching into the next one's notch."""
    tip = min(_TIP, area.width() / 3)
    left, right = area.left(), area.right() - min(_GAP, area.width() / 4)
    top, bottom = area.top() + _INSET, area.bottom() - _INSET
    middle = (top + bottom) / 2
    return QPolygonF(
        [
            QPointF(left, top),
            QPointF(right, top),
            QPointF(right + tip, middle),
            QPointF(right, bottom),
            QPointF(left, bottom),
            QPointF(left + tip, middle),
        ]
    )
