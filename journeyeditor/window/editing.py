"""What the editing commands of the window do: each asks the session's commands for one edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from journeyeditor.base.messages import msg
from journeyeditor.session.commands import cards, columns, curves, lanes, links, things
from journeyeditor.session.picked import picked
from journeyeditor.session.session import Session

if TYPE_CHECKING:
    from journeyeditor.canvas.canvas import MapCanvas

Do = Callable[[], object]
TRUTH = msg("Change moment of truth")


class Editing:
    """The editing commands on one open map."""

    KEYS: Final = (
        *("edit-text", "duplicate", "delete", "select-all"),
        *("move-left", "move-right", "move-up", "move-down"),
        *("add-phase", "add-step", "add-card", "add-link", "add-point", "add-persona"),
        *("rename-map", "split-phase", "join-steps", "join-phases", "fold-lane", "hide-lane"),
        *("moment-of-truth", "wider", "narrower", "no-value", "turn-link", "follow-link"),
    )

    def __init__(self, session: Session, canvas: MapCanvas) -> None:
        self._session = session
        self._canvas = canvas

    def commands(self) -> dict[str, Do]:
        """What each command does, by its key."""
        session = self._session
        simple: dict[str, Callable[[Session], object]] = {
            "duplicate": things.duplicate_selected,
            "delete": things.delete_selected,
            "select-all": cards.select_more,
            "add-step": columns.add_step,
            "split-phase": columns.split_phase,
            "join-steps": columns.join_steps,
            "join-phases": columns.join_phases,
            "fold-lane": lanes.fold_lanes,
            "hide-lane": lanes.hide_lanes,
            "turn-link": links.turn_link,
            "follow-link": links.follow_link,
        }
        made: dict[str, Do] = {key: partial(do, session) for key, do in simple.items()}
        for way in ("left", "right", "up", "down"):
            made[f"move-{way}"] = partial(things.shift_selected, session, way)
        made |= {
            "edit-text": self._edit_text,
            "rename-map": lambda: self._write(session.journey.id),
            "add-phase": lambda: self._write(columns.add_phase(session)),
            "add-card": self._add_card,
            "add-point": self._add_point,
            "add-persona": self._add_persona,
            "add-link": self._add_link,
            "wider": lambda: cards.grow_span(session, 1),
            "narrower": lambda: cards.grow_span(session, -1),
            "moment-of-truth": self._toggle_truth,
            "no-value": lambda: curves.change_points(
                session, msg("Leave a gap"), value=None, low=None, high=None
            ),
        }
        return made

    def _write(self, owner: str) -> None:
        self._session.select((owner,))
        self._canvas.write(owner)

    def _edit_text(self) -> None:
        if self._session.current:
            self._canvas.write(self._session.current)

    def _add_card(self) -> None:
        cell = self._session.cell
        if cell is not None:
            place = cards.place_after(self._session.journey, self._session.current, cell)
            self._canvas.write_in(cell, place)

    def _add_point(self) -> None:
        session = self._session
        lane = lanes.current_lanes(session)[0]
        step = session.cursor.step if session.cursor else ""
        chosen = [p for c in session.journey.curves for p in c.points if p.id == session.current]
        if chosen:
            step = chosen[0].step
        scale = session.journey.scale
        curves.add_point(session, lane, step, (scale.low + scale.high) / 2)

    def _add_persona(self) -> None:
        self._write(things.add_persona(self._session))

    def _add_link(self) -> None:
        chosen = picked(self._session)
        ends = (*chosen.cards, *chosen.steps)
        if len(ends) == 2:
            links.link_selected(self._session)
        elif ends:
            self._canvas.begin_link(ends[0])

    def _toggle_truth(self) -> None:
        session = self._session
        chosen = picked(session)
        records = [session.journey.card(one) for one in chosen.cards]
        points = [p for c in session.journey.curves for p in c.points if p.id in session.selection]
        every = all(one.moment_of_truth for one in (*records, *points) if one is not None)
        things.change_selected(session, TRUTH, moment_of_truth=not every)
