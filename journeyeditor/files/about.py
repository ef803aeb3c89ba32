"""What is told of a document that is kept, so that nothing is read only to list it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from journeyeditor.base.errors import JourneyError

if TYPE_CHECKING:
    from journeyeditor.model.journey import Journey


@dataclass(frozen=True, slots=True)
class About:
    """A document in a line: its title, and how many phases and cards it has."""

    title: str = ""
    phases: int = 0
    cards: int = 0

    def values(self) -> dict[str, Any]:
        """As plain values, to be written down."""
        return asdict(self)


def about_of(values: Any) -> About:
    """What was written down. Raises ValueError where it is something else."""
    if not isinstance(values, dict) or values.keys() != {"title", "phases", "cards"}:
        raise ValueError(values)
    if not isinstance(values["title"], str):
        raise ValueError(values)
    if type(values["phases"]) is not int or type(values["cards"]) is not int:
        raise ValueError(values)
    return About(**values)


def about(journey: Journey) -> About:
    """What is told of a map."""
    return About(journey.title, len(journey.phases), journey.card_count())


def about_file(data: bytes) -> tuple[About, int | None]:
    """What is told of the bytes of a file, and the version of its format.

    Whatever they are: of what is no map nothing is told.
    """
    from journeyeditor.files.reading import read_fields

    try:
        fields = read_fields(data)
    except JourneyError:
        return About(), None
    title, phases, cards = (fields.get(name) for name in ("title", "phases", "cards"))
    made = About(
        title if isinstance(title, str) else "",
        len(phases) if isinstance(phases, list) else 0,
        len(cards) if isinstance(cards, list) else 0,
    )
    return made, fields["version"]
