"""The links that lead out of a phase, in words: a slice of the map can't draw them."""

from __future__ import annotations

from typing import Final

from journeyeditor.layout.display import Sign
from journeyeditor.layout.sheets import styles as s
from journeyeditor.layout.sheets.flow import Piece
from journeyeditor.layout.sheets.parts import Writer, marked
from journeyeditor.model import kinds
from journeyeditor.model.journey import Journey
from journeyeditor.model.records import Link, Phase, Step

_ICONS: Final = {
    "jump": "mark-jump",
    "loop": "mark-loop",
    "branch": "mark-branch",
    "exit": "mark-door",
    "dormant": "mark-dormant",
}
_SIZE: Final = 11.0


def ways_out(writer: Writer, journey: Journey, phase: Phase) -> list[Piece]:
    """A line for each shown link from the phase to another one, or out of the map."""
    here = {step.id for step in phase.steps}
    pieces: list[Piece] = []
    for link in journey.links:
        if link.state not in ("", journey.state) or _step_of(journey, link.source) not in here:
            continue
        target = _step_of(journey, link.target) if link.target else None
        if target is None or target not in here:
            pieces += _line(writer, journey, link)
    return pieces


def _step_of(journey: Journey, record_id: str) -> str | None:
    """The step that a card lies in, or the step itself."""
    card = journey.card(record_id)
    return card.step if card else record_id


def _line(writer: Writer, journey: Journey, link: Link) -> list[Piece]:
    tr = writer.setter.tr
    kind = tr(kinds.word_name(kinds.LINKS, link.kind))
    label = f"{kind} · {link.label.strip()}" if link.label.strip() else kind
    text = f"{label}: {_name(writer, journey, link.source)}"
    if link.target:
        text += f" → {_name(writer, journey, link.target)}"
        phase = journey.phase_of(_step_of(journey, link.target) or "")
        text += f" ({phase.title.strip()})" if phase and phase.title.strip() else ""
    lines = writer.paragraph(text, s.WAY, "text.soft", x=_SIZE + 7, space=5, role="item")
    y = (writer.setter.pitch(s.WAY) - _SIZE) / 2
    return marked(lines, (Sign(_ICONS.get(link.kind, "mark-jump"), 0, y, _SIZE, "link"),))


def _name(writer: Writer, journey: Journey, record_id: str) -> str:
    card = journey.card(record_id)
    if card:
        return " ".join(card.text.split()) or "–"
    step = next((step for step in journey.steps() if step.id == record_id), None)
    return _step_name(writer, journey, step) if step else "–"


def _step_name(writer: Writer, journey: Journey, step: Step) -> str:
    phase = journey.phase_of(step.id)
    return step.title.strip() or (phase.title.strip() if phase else "") or writer.setter.tr("Step")
