"""A map as readable text, in the order in which it is read: phase, step, lane, card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from journeyeditor.base.messages import Message, Translator, msg
from journeyeditor.base.numbers import said_number
from journeyeditor.model import kinds
from journeyeditor.model.journey import PARKING, Journey
from journeyeditor.model.people import Persona, Source
from journeyeditor.model.records import Card, Curve, CurvePoint, Lane, Link, Phase, Step

_INDENT: Final = "  "
_UNTITLED: Final = msg("Untitled")


def outline(journey: Journey, tr: Translator) -> Iterator[str]:
    """The lines of a map's text, without line ends."""
    return _Outline(journey, tr).lines()


class _Outline:
    """Holds what is looked up again and again while the lines are made."""

    def __init__(self, journey: Journey, tr: Translator) -> None:
        self.journey = journey
        self.tr = tr
        self.sources = {source.id: source for source in journey.sources}
        self.personas = {persona.id: persona for persona in journey.personas}
        self.points = _by_lane_and_step(journey)

    def lines(self) -> Iterator[str]:
        journey, tr = self.journey, self.tr
        title = journey.title or tr(_UNTITLED)
        yield title
        yield "=" * min(len(title), 78)
        yield from self._facts()
        if journey.personas:
            yield from self._section(msg("Personas"))
            for persona in journey.personas:
                yield from self._persona(persona)
        for number, phase in enumerate(journey.phases, 1):
            yield ""
            yield f"{number}. {phase.title or tr(_UNTITLED)}"
            yield from self._phase(phase, number)
        if journey.links:
            yield from self._section(msg("Links"))
            for link in journey.links:
                yield _INDENT + self._link(link)
        if journey.sources:
            yield from self._section(msg("Sources"))
            for source in journey.sources:
                yield _INDENT + self._source(source)
        if journey.lane_cards(PARKING):
            yield from self._section(msg("Parking lot"))
            for card in journey.lane_cards(PARKING):
                yield from self._card(card, _INDENT)
        if journey.notes:
            yield from self._section(msg("Notes"))
            yield from _block(journey.notes, _INDENT)

    def _number(self, value: float, *, sign: bool = True) -> str:
        return said_number(value, self.tr.language, sign=sign)

    def _spread(self, low: float, high: float) -> str:
        return f"{self._number(low)} … {self._number(high)}"

    def _section(self, name: Message) -> Iterator[str]:
        yield ""
        yield self.tr(name)
        yield "-" * len(self.tr(name))

    def _facts(self) -> Iterator[str]:
        journey, tr = self.journey, self.tr
        state = journey.state and tr(kinds.word_name(kinds.STATES, journey.state))
        review = journey.review.due
        for name, value in (
            (msg("State"), state),
            (msg("Scenario"), journey.scenario),
            (msg("Goal"), journey.goal),
            (msg("Owner"), journey.owner),
            (msg("Next review"), review.isoformat() if review else ""),
            (msg("Language"), journey.language),
            (msg("Scale"), self._spread(journey.scale.low, journey.scale.high)),
        ):
            if value:
                yield from _block(f"{tr(name)}: {value}", "")

    def _persona(self, persona: Persona) -> Iterator[str]:
        tr = self.tr
        segments = {segment.id: segment.name for segment in self.journey.segments}
        facts = (
            persona.age,
            persona.occupation,
            persona.industry,
            persona.headcount,
            persona.place,
            segments.get(persona.segment or "", ""),
        )
        yield _INDENT + ", ".join((persona.name or tr(_UNTITLED), *filter(None, facts)))
        if persona.quote:
            yield from _block(tr("“{quote}”", quote=persona.quote), 2 * _INDENT)
        for name, texts in (
            (msg("Goals"), persona.goals),
            (msg("Ambitions"), persona.ambitions),
            (msg("Worries"), persona.worries),
            (msg("Motivations"), persona.motivations),
            (msg("Challenges"), persona.challenges),
            (msg("Obstacles"), persona.obstacles),
            (msg("Why buy"), (persona.why_buy,)),
            (msg("Why us"), (persona.why_us,)),
            (msg("Why now"), (persona.why_now,)),
        ):
            said = "; ".join(filter(None, texts))
            if said:
                yield from _block(f"{tr(name)}: {said}", 2 * _INDENT)

    def _phase(self, phase: Phase, number: int) -> Iterator[str]:
        indent = _INDENT + " "
        if phase.description:
            yield from _block(phase.description, indent)
        for activity in phase.activities:
            yield from _block(f"– {activity}", indent)
        for place, step in enumerate(phase.steps, 1):
            inside = list(self._step(step))
            if step.title or len(phase.steps) > 1:
                yield indent + self._step_name(step, f"{number}.{place}")
            yield from inside

    def _step_name(self, step: Step, number: str) -> str:
        marks = []
        if step.minutes is not None:
            marks.append(self.tr(msg("{n} min"), n=self._number(step.minutes, sign=False)))
        if step.removable:
            marks.append(self.tr(msg("could be removed")))
        return " ".join(filter(None, (number, step.title, _in_brackets(marks))))

    def _step(self, step: Step) -> Iterator[str]:
        journey = self.journey
        for lane in journey.lanes:
            cards = journey.lane_cards(lane.id).cell(step.id)
            points = self.points.get((lane.id, step.id), ())
            values = [
                metric
                for metric in journey.metrics
                if metric.lane == lane.id and metric.step == step.id
            ]
            if not (cards or points or values):
                continue
            yield 3 * _INDENT + lane_name(lane, self.tr)
            for card in cards:
                yield from self._card(card, 4 * _INDENT)
            for curve, point in points:
                yield 4 * _INDENT + self._point(curve, point)
            for metric in values:
                value = "–" if metric.value is None else f"{metric.value:g} {lane.unit}".strip()
                marks = [self.tr(mark) for mark in self._evidence(metric.evidence, metric.sources)]
                yield 4 * _INDENT + " ".join(filter(None, (value, _in_brackets(marks))))

    def _card(self, card: Card, indent: str) -> Iterator[str]:
        marks = [self.tr(mark) for mark in self._marks(card)]
        text = card.text or self.tr(msg("(no text)"))
        yield from _block(" ".join(filter(None, (f"• {text}", _in_brackets(marks)))), indent)
        if card.note:
            yield from _block(card.note, indent + 2 * _INDENT)
        for link in card.links:
            yield indent + 2 * _INDENT + f"{link.title} <{link.url}>".strip()

    def _marks(self, card: Card) -> Iterator[Message]:
        if card.kind:
            yield kinds.lane_kind(card.kind).card
        for table, word in ((kinds.CHANNELS, card.channel), (kinds.MEDIA, card.media)):
            if word:
                yield kinds.word_name(table, word)
        if card.moment_of_truth:
            yield msg("moment of truth")
        if card.severity:
            yield kinds.word_name(kinds.SEVERITIES, card.severity)
        for name, table, word in (
            (msg("status"), kinds.STATUSES, card.status),
            (msg("effect"), kinds.LEVELS, card.effect),
            (msg("effort"), kinds.LEVELS, card.effort),
        ):
            if word:
                yield msg("{name}: {value}", name=name, value=kinds.word_name(table, word))
        if card.owner:
            yield msg("owner: {owner}", owner=card.owner)
        if card.due:
            yield msg("due {date}", date=card.due.isoformat())
        if card.span > 1:
            yield msg("over {n} steps", n=card.span)
        if card.votes:
            yield msg("votes: {n}", n=card.votes)
        for persona in card.personas:
            yield msg("{name}", name=self.personas[persona].name or persona)
        yield from self._evidence(card.evidence, card.sources)

    def _evidence(self, word: str, sources: tuple[str, ...]) -> Iterator[Message]:
        if word:
            name = kinds.word_name(kinds.EVIDENCE, word)
            yield msg("evidence: {name}", name=name)
        for source in sources:
            yield msg("source: {name}", name=self.sources[source].title or source)

    def _point(self, curve: Curve, point: CurvePoint) -> str:
        persona = self.personas.get(curve.persona or "")
        name = curve.title or (persona.name if persona else "")
        state = curve.state and self.tr(kinds.word_name(kinds.STATES, curve.state))
        value = self.tr(msg("no value")) if point.value is None else self._number(point.value)
        marks = []
        if point.low is not None and point.high is not None:
            marks.append(self._spread(point.low, point.high))
        if point.certainty:
            level = self.tr(kinds.word_name(kinds.LEVELS, point.certainty))
            marks.append(self.tr(msg("certainty: {level}"), level=level))
        if point.moment_of_truth:
            marks.append(self.tr(msg("moment of truth")))
        marks += [self.tr(mark) for mark in self._evidence(point.evidence, point.sources)]
        who = ", ".join(filter(None, (name, state)))
        said = " ".join(filter(None, (value, point.word, _in_brackets(marks))))
        return f"{who}: {said}" if who else said

    def _link(self, link: Link) -> str:
        kind = self.tr(kinds.word_name(kinds.LINKS, link.kind))
        label = f"{kind}: {link.label}" if link.label else kind
        target = self._end(link.target) if link.target else self.tr(msg("out of the journey"))
        return f"{self._end(link.source)} → {target} {_in_brackets([label])}"

    def _end(self, end: str) -> str:
        card = self.journey.card(end)
        if card:
            return card.text.partition("\n")[0] or self.tr(msg("(no text)"))
        phase = self.journey.phase_of(end)
        step = next((step for step in self.journey.steps() if step.id == end), None)
        return (step and step.title) or (phase and phase.title) or end

    def _source(self, source: Source) -> str:
        facts = [
            source.kind and self.tr(kinds.word_name(kinds.SOURCES, source.kind)),
            source.method and self.tr(kinds.word_name(kinds.METHODS, source.method)),
            source.date.isoformat() if source.date else "",
            f"n = {source.n}" if source.n is not None else "",
        ]
        marks = _in_brackets([fact for fact in facts if fact])
        return " ".join(filter(None, (source.title or source.id, marks)))


def lane_name(lane: Lane, tr: Translator) -> str:
    """A lane's title, or its kind's name where it has none."""
    return lane.title or tr(kinds.lane_kind(lane.kind).name)


def _by_lane_and_step(
    journey: Journey,
) -> dict[tuple[str, str], list[tuple[Curve, CurvePoint]]]:
    """The points of all curves; a curve without a lane lies in the first lane of feelings."""
    first = next((lane.id for lane in journey.lanes if lane.kind == "emotions"), "")
    points: dict[tuple[str, str], list[tuple[Curve, CurvePoint]]] = {}
    for curve in journey.curves:
        for point in curve.points:
            points.setdefault((curve.lane or first, point.step), []).append((curve, point))
    return points


def _in_brackets(marks: list[str]) -> str:
    return f"[{'; '.join(marks)}]" if marks else ""


def _block(text: str, indent: str) -> Iterator[str]:
    """A text of several lines, the later ones set in."""
    first, *others = text.splitlines() or [""]
    yield indent + first
    for line in others:
        yield indent + _INDENT + line
