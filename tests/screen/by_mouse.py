"""Draws the map by mouse: clicks, double clicks, drags and menus; keys only write texts."""

from __future__ import annotations

from pathlib import Path

from journeyeditor.base.messages import Translator
from journeyeditor.model.kinds import CHANNELS
from tests.screen.desk import Album
from tests.screen.meant import Meant
from tests.screen.program import Part, Program


class Mouse:
    """A person who has a mouse, and a keyboard to write texts with."""

    def __init__(self, program: Program, meant: Meant, album: Album) -> None:
        self._program = program
        self._person = program.person
        self._meant = meant
        self._album = album
        self._tr = Translator(meant.language)

    def draws(self, path: Path) -> None:
        """Draw the map from the empty template, save it, and leave the program."""
        self._program.clicks("Tile", self._meant.empty)
        self._program.one("map:title")
        self._names()
        self._album.keep("phases")
        self._makes_lanes()
        self._album.keep("lanes")
        self._writes_cards()
        self._album.keep("cards")
        self._moves_cards()
        self._album.keep("moved")
        self._draws_curve()
        self._album.keep("curve")
        self._links()
        self._album.keep("loop")
        self._marks()
        self._album.keep("done")
        self._saves(path)

    # Finding and pointing

    def _tool(self, text: str) -> None:
        self._program.clicks("QToolButton", text)

    def _on_page(self, kind: str, text: str = "", name: str = "") -> Part:
        """Something of the map that is wholly seen; the whole page is shown where it is not."""
        for _ in range(2):
            parts = self._program.look()
            view = next(part for part in parts if part.kind == "MapView")
            found = next(
                part
                for part in parts
                if part.kind == kind and text in part.text and name in part.name
            )
            if view.holds(found):
                return found
            self._tool(self._tr("Whole page"))
        raise AssertionError(f"{kind} {text} is not on the screen")

    def _card(self, text: str) -> Part:
        return self._on_page("map:card", text.partition("\n")[0])

    def _cell(self, lane: int, phase: int) -> Part:
        parts = [part for part in self._program.look() if part.kind == "map:cell"]
        name = parts[lane * len(self._meant.phases) + phase].name
        return self._on_page("map:cell", name=name)

    def _lane(self, kind: str) -> Part:
        title = next(lane.title for lane in self._meant.lanes if lane.kind == kind)
        names = (title, self._meant.kind(kind))
        heads = self._program.all("map:lane-head")
        name = next(head.text for head in heads if head.text in names)
        return self._on_page("map:lane-head", name)

    def _looks_away(self) -> None:
        """Click beside the page: what is written holds."""
        view = self._program.one("MapView")
        self._person.clicks(view.x + 8, view.bottom - 8)
        self._program.has_focus("MapView")

    def _menu(self, *lines: str) -> None:
        """Click through an open menu, by the texts of its lines."""
        for line in lines:
            self._person.clicks(*self._program.line(line).middle)

    def _asks(self, part: Part, *lines: str) -> None:
        """Choose from the menu of a thing of the map."""
        self._person.clicks(part.x + part.width / 4, part.middle[1], button=3)
        self._menu(*lines)

    # Drawing

    def _names(self) -> None:
        """The title opened and its text chosen in it, phases written anew where clicked."""
        title = self._on_page("map:title")
        self._person.clicks(*title.middle, times=2)
        entry = self._program.one("TextEntry")
        self._person.clicks(entry.x + entry.height, entry.middle[1], times=3)
        self._person.types(self._meant.title)
        for at, name in enumerate(self._meant.phases):
            phases = self._program.all("map:phase")
            if at < len(phases):
                self._person.clicks(*self._on_page("map:phase", name=phases[at].name).middle)
            else:
                self._tool(self._tr("Phase"))
                self._program.has_focus("TextEntry")
            self._person.types(name)
        self._looks_away()

    def _adds_lane(self, below: str, kind: str) -> None:
        self._person.clicks(*self._lane(below).middle)
        self._tool(self._tr("Lane"))
        self._menu(self._meant.kind(kind))
        self._program.one("map:lane-head", self._meant.kind(kind))

    def _makes_lanes(self) -> None:
        """Needs become goals and go to the top; the pains get a name of their own."""
        self._adds_lane("touchpoints", "needs")
        needs = self._on_page("map:lane-head", self._meant.kind("needs"))
        self._asks(needs, self._tr("&Kind of lane"), self._meant.kind("goals"))
        goals, first = self._lane("goals"), self._lane("touchpoints")
        self._person.drags(goals.middle, (goals.middle[0], first.y + 2))
        self._adds_lane("touchpoints", "thoughts")
        self._adds_lane("emotions", "pains")
        self._adds_lane("pains", "opportunities")
        self._person.clicks(*self._lane("pains").middle, times=2)
        self._person.types(next(lane.title for lane in self._meant.lanes if lane.title))
        self._looks_away()
        assert all(button.state != "under" for button in self._program.all("QToolButton"))
        self._tool(self._tr("Whole page"))

    def _writes_cards(self) -> None:
        """The first of a cell where it is pressed twice, the others by the tool for cards."""
        for lane, row in enumerate(self._meant.lanes):
            for phase, texts in enumerate(row.cards):
                for at, text in enumerate(texts):
                    if at:
                        self._tool(self._tr("Card"))
                    else:
                        cell = self._cell(lane, phase)
                        # Seen from afar, a text being written reaches into the next cell.
                        self._person.clicks(cell.right - cell.width / 10, cell.middle[1], times=2)
                    self._program.has_focus("TextEntry")
                    first, *more = text.split("\n")
                    self._person.types(first)
                    for line in more:
                        self._person.presses("ctrl+Return")
                        self._person.types(line)
        self._looks_away()

    def _moves_cards(self) -> None:
        """Cards are carried away and back, alone and several at once, and copied and deleted."""
        first, second, third = self._meant.lanes[1].cards[0]
        self._person.drags(self._card(third).middle, _edge(self._card(first), above=True))
        self._drops_between(third, second)
        wrong = self._cell(1, 2)
        around, there = self._cell(1, 0), self._card(second)
        corner = around.right - 2, around.y + 2
        self._person.drags(corner, (there.middle[0], there.bottom - 3))
        assert len(self._program.all("over:ring")) == 2
        self._person.drags(self._card(first).middle, (wrong.middle[0], wrong.bottom - 4))
        self._tool(self._tr("Undo"))
        copied = self._card(third)
        self._person.drags(copied.middle, self._cell(2, 2).middle, keys="ctrl")
        assert len([part for part in self._program.all("map:card") if third in part.text]) == 2
        self._person.presses("Delete")

    def _drops_between(self, card: str, before: str) -> None:
        """Carry a card below another one; a bar shows where it goes in."""
        start, end = self._card(card).middle, _edge(self._card(before), above=False)
        self._person.presses_button(*start)
        self._person.carries(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)
        self._program.one("over:bar")
        self._album.keep("carried")
        self._person.drops()

    def _height(self, value: float) -> float:
        area = self._on_page("map:curve-area")
        return area.y + area.height * (2 - value) / 4

    def _draws_curve(self) -> None:
        """Pressed twice where a point is to be; one dragged, one made a gap, one given a word."""
        for point in self._meant.points:
            cell = self._cell(3, point.phase)
            same = [one for one in self._meant.points if one.phase == point.phase]
            x = cell.x + cell.width * (same.index(point) + 1) / (len(same) + 1)
            # The lowest is put too high, to be dragged down.
            value = -1.0 if point.value == -2 else point.value or 0.0
            self._person.clicks(x, self._height(value) + 3, times=2)
        points = self._program.all("map:point")
        low = max(points, key=lambda part: part.middle[1] + part.x / 10)
        x, y = low.middle
        self._person.presses_button(x, y)
        self._person.carries((x, y + 10), (x + 4, self._height(-2) - 4))
        self._program.one("over:value", "\N{MINUS SIGN}2")
        self._album.keep("dragged")
        self._person.drops()
        low = max(self._program.all("map:point"), key=lambda part: part.middle[1])
        self._person.clicks(*low.middle, times=2)
        self._person.types(next(point.word for point in self._meant.points if point.word))
        self._looks_away()
        gap = self._cell(3, 2)
        inside = [p for p in self._program.all("map:point") if gap.x < p.middle[0] < gap.right]
        self._asks(inside[0], self._tr("&Gap in the curve"))

    def _links(self) -> None:
        """Drawn from the small disc beside a card to another card, then given a label."""
        source, target, label = self._meant.loop
        self._person.points_at(*self._card(source).middle)
        disc = self._program.one("over:handle")
        end = self._card(target)
        self._person.presses_button(*disc.middle)
        self._person.carries((disc.x - 30, disc.y - 40), end.middle)
        self._program.one("over:target")
        self._album.keep("linking")
        self._person.drops()
        self._program.one("map:link")
        self._bar("&Edit", "&Edit text")
        self._person.types(label)
        self._looks_away()

    def _bar(self, menu: str, line: str) -> None:
        self._menu(self._tr(menu), self._tr(line))

    def _marks(self) -> None:
        """An edge dragged over a step more; the menus of a card, a phase and a lane."""
        card, beyond = self._card(self._meant.wide), self._cell(5, 2)
        self._person.drags((card.right - 3, card.middle[1]), (beyond.middle[0] + 10, card.y + 4))
        chat = self._tr(CHANNELS["chat"])
        self._asks(self._card(self._meant.chat), self._tr("Channel"), chat)
        phase, lane = self._meant.violet
        colour = self._tr("&Colour"), self._tr("Violet")
        self._asks(self._on_page("map:phase", phase), *colour)
        self._asks(self._on_page("map:lane-head", lane), *colour)
        for word in ("Undo", "Undo", "Undo", "Redo", "Redo", "Redo"):
            self._tool(self._tr(word))

    def _saves(self, path: Path) -> None:
        self._bar("&File", "&Save")
        self._program.has_focus("QLineEdit")
        field = self._program.focus()
        self._person.clicks(*field.middle, times=3)
        self._person.types(str(path))
        buttons = [part for part in self._program.all("QPushButton") if part.x > field.x]
        save = min(buttons, key=lambda part: abs(part.middle[1] - field.middle[1]))
        self._person.clicks(*save.middle)
        self._program.has_focus("MapView")
        self._bar("&File", "&Quit")
        assert self._program.ends() == 0


def _edge(part: Part, *, above: bool) -> tuple[float, float]:
    """Just above or below a card, where one that is carried goes in."""
    return part.middle[0], part.y + 2 if above else part.bottom - 2
