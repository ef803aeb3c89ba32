"""Draws the map by keyboard alone: no mouse, and nothing but keys that a person finds."""

from __future__ import annotations

from pathlib import Path

from journeyeditor.base.messages import Translator
from journeyeditor.model.kinds import CHANNELS
from tests.screen.desk import Album
from tests.screen.meant import Lane, Meant
from tests.screen.program import Part, Program

MOST = 40
"""Keys in one direction after which something is not found."""


def _column(parts: list[Part], part: Part) -> int:
    """How many columns begin at the left of a part."""
    return len({cell.x for cell in parts if cell.kind == "map:cell" and cell.x < part.x + 2})


class Keys:
    """A person who has a keyboard and nothing else."""

    def __init__(self, program: Program, meant: Meant, album: Album) -> None:
        self._program = program
        self._meant = meant
        self._album = album
        self._tr = Translator(meant.language)
        self._presses = program.person.presses
        self._types = program.person.types

    def draws(self, path: Path) -> None:
        """Draw the map from the empty template, save it, and leave the program."""
        self._begins()
        self._names_phases()
        self._album.keep("phases")
        self._makes_lanes()
        self._album.keep("lanes")
        self._writes_cards()
        self._album.keep("cards")
        self._draws_curve()
        self._album.keep("curve")
        self._links()
        self._album.keep("loop")
        self._marks()
        self._goes_back_and_forth()
        self._album.keep("done")
        self._saves(path)

    # Finding the way

    def _walks_to(self, kind: str, text: str) -> None:
        """Walk over the map with Ctrl and the arrows, which points of a curve leave alone."""
        stuck = -1.0, -1.0
        for _ in range(MOST):
            parts = self._program.look()
            target = next(part for part in parts if part.kind == kind and text in part.text)
            at = next(part for part in parts if part.kind in ("over:ring", "over:cell"))
            by = _column(parts, target) - _column(parts, at)
            up, down = at.middle[1] > target.bottom, at.middle[1] < target.y
            if not by and not up and not down:
                return
            # Where the way sideways ends, the other leads on.
            sideways = by and (at.middle != stuck or not (up or down))
            stuck = at.middle
            if sideways:
                self._presses("ctrl+Right" if by > 0 else "ctrl+Left")
            else:
                self._presses("ctrl+Up" if up else "ctrl+Down")
        raise AssertionError(f"no way leads to {kind} {text}")

    def _chooses(self, text: str) -> None:
        """Go down an open menu to a line and take it."""
        for _ in range(MOST):
            lines = self._program.all("QAction")
            at = next((line for line in lines if "active" in line.state and line.name), None)
            inner = [line for line in lines if "active" in line.state]
            if any(line.text.replace("&", "") == text for line in inner):
                self._presses("Return")
                return
            assert at is None or "off" not in at.state
            self._presses("Down")
        raise AssertionError(f"there is no {text} in the menu")

    # Drawing

    def _begins(self) -> None:
        """From tile to tile by arrows."""
        for _ in range(MOST):
            if self._program.focus().text == self._meant.empty:
                break
            self._presses("Right")
        self._presses("Return")
        self._program.has_focus("MapView")
        self._program.one("map:title")

    def _names_phases(self) -> None:
        first, second, third, *others = self._meant.phases
        self._presses("Right", "Up")
        self._types(first)
        self._presses("Tab")
        self._types(second)
        self._presses("Tab")
        self._types(third)
        self._presses("Return")
        for title in others:
            self._presses("ctrl+shift+p")
            self._program.has_focus("TextEntry")
            self._types(title)
            self._presses("Return")
        self._presses("Up")
        self._types(self._meant.title)
        self._presses("Return")

    def _adds_lane(self, kind: str) -> None:
        self._presses("ctrl+shift+l")
        self._program.one("QAction", self._meant.kind(kind))
        self._chooses(self._meant.kind(kind))
        self._program.one("map:lane-head", self._meant.kind(kind))

    def _makes_lanes(self) -> None:
        """Goals go to the top by Alt and an arrow; the others are added below where one is."""
        self._presses("Down")
        self._walks_to("map:lane-head", self._meant.kind("touchpoints"))
        self._adds_lane("goals")
        self._presses("alt+Up")
        self._presses("Down")
        self._adds_lane("thoughts")
        self._presses("Down")
        self._adds_lane("pains")
        title = next(lane.title for lane in self._meant.lanes if lane.title)
        self._types(title)
        self._presses("Return")
        self._adds_lane("opportunities")

    def _writes_cards(self) -> None:
        for lane in self._meant.lanes:
            if any(lane.cards):
                self._walks_to("map:lane-head", lane.title or self._meant.kind(lane.kind))
                self._presses("Right")
                self._writes_lane(lane)

    def _writes_lane(self, lane: Lane) -> None:
        """Typed on the first cell; Enter is the next card of it, Tab the next step."""
        self._presses("F2")
        self._program.has_focus("TextEntry")
        for phase, cell in enumerate(lane.cards):
            for at, text in enumerate(cell):
                if at:
                    self._presses("Return")
                first, *more = text.split("\n")
                self._types(first)
                for line in more:
                    self._presses("ctrl+Return")
                    self._types(line)
            if phase < len(lane.cards) - 1:
                self._presses("Tab")
        if lane.cards[-1]:
            self._presses("Return")
        self._presses("Escape")
        self._program.has_focus("MapView")

    def _draws_curve(self) -> None:
        """Numbers typed from step to step; a second point, a gap and a word after it."""
        self._walks_to("map:lane-head", self._meant.kind("emotions"))
        self._presses("Right")
        self._types("-1")
        for value in ("0,5", "0", "-2", "2"):
            self._presses("Tab")
            self._types(value)
        self._presses("Return")
        word = next(point.word for point in self._meant.points if point.word)
        self._presses("Left")
        self._types(word)
        self._presses("Return", "Left", "BackSpace", "Left", "ctrl+shift+k")
        # A point that was added stands in the middle of the scale: three halves up.
        self._presses("Up", "Up", "Up")

    def _links(self) -> None:
        """From a card to an earlier one, chosen by arrows: a loop. Its label is typed at once."""
        source, target, label = self._meant.loop
        self._walks_to("map:card", source)
        self._presses("ctrl+l")
        for _ in range(MOST):
            parts = self._program.look()
            aimed = [part for part in parts if part.kind == "over:target"][-1]
            wanted = next(part for part in parts if part.kind == "map:card" and target in part.text)
            x, y = aimed.middle
            if not wanted.x < x < wanted.right:
                self._presses("Left" if wanted.x < x else "Right")
            elif not wanted.y < y < wanted.bottom:
                self._presses("Up" if wanted.y < y else "Down")
            else:
                break
        self._presses("Return")
        self._types(label)
        self._presses("Return", "Left")

    def _marks(self) -> None:
        """A wide card by keys, colours and a channel by the menu of the bar."""
        self._walks_to("map:card", self._meant.wide)
        self._presses("ctrl+shift+Right")
        self._walks_to("map:card", self._meant.chat)
        self._takes("map", "channel", self._tr(CHANNELS["chat"]))
        phase, lane = self._meant.violet
        self._walks_to("map:lane-head", lane)
        self._takes("map", "colour", self._tr("Violet"))
        self._walks_to("map:phase", phase)
        self._takes("map", "colour", self._tr("Violet"))

    def _takes(self, menu: str, command: str, choice: str) -> None:
        """Open a menu of the bar by its letter, go down to a command and to what it offers."""
        bar = {"map": 4}[menu]
        letter = self._program.all("QAction")[bar].text.partition("&")[2][:1].lower()
        self._presses(f"alt+{letter}")
        for _ in range(MOST):
            lines = [line for line in self._program.all("QAction") if "active" in line.state]
            if any(line.name == command for line in lines):
                break
            self._presses("Down")
        self._presses("Right")
        self._chooses(choice)

    def _goes_back_and_forth(self) -> None:
        """Undo more than was done wrong, and do it again."""
        self._walks_to("map:card", self._meant.wide)
        self._presses("ctrl+d", "F2")
        self._types("?")
        self._presses("Escape", "Delete", "alt+Right")
        self._presses(*["ctrl+z"] * 8)
        self._presses(*["ctrl+y"] * 8)
        self._presses("ctrl+z", "ctrl+z", "ctrl+z")

    def _saves(self, path: Path) -> None:
        self._presses("ctrl+s")
        self._program.has_focus("QLineEdit")
        self._presses("ctrl+a")
        self._types(str(path))
        self._presses("Return")
        self._program.has_focus("MapView")
        self._presses("ctrl+q")
        assert self._program.ends() == 0
