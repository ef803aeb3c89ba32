"""What there is to choose from in the menus of choices, and what choosing does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from journeyeditor.base.messages import Translator, msg
from journeyeditor.layout.lanes import lane_icon
from journeyeditor.layout.theme import theme
from journeyeditor.model import kinds
from journeyeditor.model.kinds import LANE_KINDS, lane_kind
from journeyeditor.model.lookup import find
from journeyeditor.model.records import Lane
from journeyeditor.session.commands import columns, curves, lanes, links, things
from journeyeditor.session.session import Session
from journeyeditor.window.actions.row import Choice

_SWATCHES: Final = ("phase.0", "phase.1", "phase.2", "phase.3", "phase.4", "phase.5", "phase.6")
_STATES: Final = ("current", "future")
Offer = tuple[Callable[[], Iterator[Choice]], Callable[[str], object]]


class MapChoices:
    """The menus of choices on one open map."""

    KEYS: Final = (
        *("add-lane", "lane-kind", "show-lane", "column-rule", "colour", "channel"),
        *("evidence", "link-kind", "add-curve", "show-curve"),
    )

    def __init__(self, session: Session, tr: Translator, add_lane: Callable[[str], object]) -> None:
        self._session = session
        self._tr = tr
        self._add_lane = add_lane

    def offers(self) -> dict[str, Offer]:
        """What is offered and what choosing does, by the command's key."""
        session = self._session
        return {
            "add-lane": (partial(self._lane_kinds, ""), self._add_lane),
            "lane-kind": (self._kinds_of_lane, self._change_kind),
            "show-lane": (self._hidden, self._show),
            "column-rule": (self._rules, partial(columns.set_column_rule, session)),
            "colour": (self._colours, partial(things.colour_selected, session)),
            "channel": (
                partial(self._words, kinds.CHANNELS, "channel"),
                partial(self._change, "channel", msg("Change channel")),
            ),
            "evidence": (
                partial(self._words, kinds.EVIDENCE, "evidence"),
                partial(self._change, "evidence", msg("Change evidence")),
            ),
            "link-kind": (
                partial(self._words, kinds.LINKS, "kind", none=False),
                lambda kind: links.change_links(session, kind=kind),
            ),
            "add-curve": (self._new_curves, self._add_curve),
            "show-curve": (self._curves, partial(curves.toggle_curve, session)),
        }

    def _value(self, field: str) -> Any:
        """The value that all selected records have in a field; None where they differ."""
        records = (find(self._session.journey, one) for one in self._session.selection)
        values = {getattr(found[1], field, None) for found in records if found}
        return values.pop() if len(values) == 1 else None

    def _change(self, field: str, name: Any, value: str) -> None:
        things.change_selected(self._session, name, **{field: value})

    def _lane_kinds(self, chosen: str) -> Iterator[Choice]:
        for key, kind in LANE_KINDS.items():
            icon = lane_icon(Lane(id="x", kind=key))
            yield Choice(key, self._tr(kind.name), key == chosen, icon)

    def _kinds_of_lane(self) -> Iterator[Choice]:
        ids = lanes.current_lanes(self._session)
        lane = self._session.journey.lane(ids[0]) if ids else None
        return self._lane_kinds(lane.kind if lane else "")

    def _change_kind(self, kind: str) -> None:
        for lane in lanes.current_lanes(self._session):
            lanes.change_kind(self._session, lane, kind)

    def _hidden(self) -> Iterator[Choice]:
        hidden = [lane for lane in self._session.journey.lanes if not lane.visible]
        for lane in hidden:
            yield Choice(lane.id, lane.title or self._tr(lane_kind(lane.kind).name))
        if len(hidden) > 1:
            yield Choice("-", "")
            yield Choice("", self._tr("All hidden lanes"))

    def _show(self, lane_id: str) -> None:
        if lane_id:
            lanes.show_lane(self._session, lane_id)
        else:
            lanes.show_all_lanes(self._session)

    def _rules(self) -> Iterator[Choice]:
        now = self._session.journey.settings.column_rule
        for key, name in kinds.COLUMN_RULES.items():
            yield Choice(key, self._tr(name), key == now)

    def _colours(self) -> Iterator[Choice]:
        now = self._value("colour")
        yield Choice("", self._tr("The map's own"), now == "")
        colours = theme(self._session.journey.theme)
        names = (
            msg("Blue"),
            msg("Teal"),
            msg("Green"),
            msg("Amber"),
            msg("Pink"),
            msg("Violet"),
            msg("Slate"),
        )
        for role, name in zip(_SWATCHES, names, strict=True):
            colour = colours.colour(role)
            yield Choice(colour, self._tr(name), colour == now, colour)

    def _words(self, table: kinds.Words, field: str, *, none: bool = True) -> Iterator[Choice]:
        now = self._value(field)
        if none:
            yield Choice("", self._tr("None"), now == "")
        for key, name in table.items():
            icon = f"channel-{key}" if field == "channel" else ""
            yield Choice(key, self._tr(name), key == now, icon)

    def _curve_lane(self) -> str:
        lanes_of = [
            lane.id for lane in self._session.journey.lanes if lane_kind(lane.kind).look == "curve"
        ]
        here = [lane for lane in lanes.current_lanes(self._session) if lane in lanes_of]
        return (here or lanes_of or [""])[0]

    def _new_curves(self) -> Iterator[Choice]:
        journey, lane = self._session.journey, self._curve_lane()
        taken = {(c.persona, c.state) for c in journey.curves if c.lane == lane}
        people = [(one.id, one.name or "\N{EN DASH}") for one in journey.personas]
        for persona, name in people or [("", self._tr("Customer"))]:
            for state in _STATES:
                if (persona or None, state) not in taken:
                    said = self._tr(kinds.STATES[state])
                    yield Choice(f"{persona} {state}", f"{name} · {said}")

    def _add_curve(self, key: str) -> None:
        persona, _, state = key.partition(" ")
        curves.add_curve(self._session, self._curve_lane(), persona or None, state)

    def _curves(self) -> Iterator[Choice]:
        journey = self._session.journey
        for curve in journey.curves:
            persona = journey.persona(curve.persona)
            name = curve.title or (persona.name if persona else "") or self._tr("Customer")
            said = self._tr(kinds.word_name(kinds.STATES, curve.state))
            yield Choice(curve.id, f"{name} · {said}", curve.visible)
