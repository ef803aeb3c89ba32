"""What the start page says of the maps used last, in the reader's words."""

from __future__ import annotations

import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from journeyeditor.base.messages import Translator
from journeyeditor.files.recent import Known
from journeyeditor.window.said import said_day


class State(Enum):
    """How a map's file was found."""

    UNSEEN = "unseen"
    SOUND = "sound"
    LARGE = "large"
    GONE = "gone"
    BROKEN = "broken"


class Used(NamedTuple):
    """A map used last: its file, its title, what is said of it, when it was changed.

    `late` is said in a warning colour.
    A map that is gone or broken is pale.
    """

    path: Path
    title: str
    facts: str = ""
    late: str = ""
    when: str = ""
    is_there: bool = True


def said(
    path: Path,
    known: Known | None,
    tr: Translator,
    today: datetime.date,
    state: State = State.UNSEEN,
) -> Used:
    """What to say of a map, with what is known of it so far."""
    title = (known.title if known else "") or path.stem
    if state is State.GONE:
        return Used(path, title, tr("no longer there: {path}", path=path), is_there=False)
    if state is State.BROKEN:
        text = tr("can't be read as a map: {path}", path=path)
        return Used(path, title, text, is_there=False)
    parts = [path.parent.name or str(path.parent)]
    if known is None:
        return Used(path, title, parts[0])
    changed = datetime.datetime.fromtimestamp(known.changed / 1e9).astimezone()
    when = said_day(changed, tr, today)
    if known.phases or known.cards:
        phases = tr.plural("{n} phase", "{n} phases", known.phases)
        cards = tr.plural("{n} card", "{n} cards", known.cards)
        parts.append(tr("{phases}, {cards}", phases=phases, cards=cards))
    due, late = known.review, ""
    if due is not None and due < today:
        days = (today - due).days
        late = tr.plural("review {n} day late", "review {n} days late", days)
    elif due is not None:
        parts.append(tr("review {date}", date=due.isoformat()))
    return Used(path, title, " · ".join(parts), late, when)
