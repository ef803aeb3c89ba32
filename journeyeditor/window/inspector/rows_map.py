"""The rows of the map itself, and the table of all rows by kind of record."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.model import kinds
from journeyeditor.model.kinds import Words
from journeyeditor.window.inspector import rows_grid, rows_people
from journeyeditor.window.inspector.rows import MAIN, MORE, Bound, Editor, Row
from journeyeditor.window.inspector.rows_cards import CARD

_LANGUAGES: Final = Words({"sv": msg("Swedish"), "en": msg("English")})
_REVIEW: Final = msg("Review and scale")


def _has_hidden(bound: Bound) -> bool:
    return any(not lane.visible for lane in bound.journey.lanes)


MAP: Final = (
    Row(*("title", msg("Title"), Editor.LINE, msg("Rename map"))),
    Row(
        *("state", msg("State"), Editor.CHOICE, msg("Change state of map"), kinds.STATES),
        none=False,
    ),
    Row(*("scenario", msg("Scenario"), Editor.TEXT, msg("Change scenario"))),
    Row(*("goal", msg("Goal"), Editor.TEXT, msg("Change goal"))),
    Row(*("owner", msg("Owner"), Editor.LINE, msg("Change owner of map"))),
    Row(
        *("lanes", msg("Hidden lanes"), Editor.RECORDS, MAIN),
        offers="hidden",
        when=_has_hidden,
    ),
    Row(*("segments", msg("Segments"), Editor.RECORDS, MAIN), offers="segments"),
    Row(*("sources", msg("Sources"), Editor.RECORDS, MAIN), offers="sources"),
    Row(
        *("scale.low", msg("Lowest feeling"), Editor.NUMBER, msg("Change scale")),
        group=_REVIEW,
        half=True,
        needed=True,
    ),
    Row(
        *("scale.high", msg("Highest feeling"), Editor.NUMBER, msg("Change scale")),
        group=_REVIEW,
        half=True,
        needed=True,
    ),
    Row(
        *("review.months", msg("Review, months"), Editor.NUMBER, msg("Change review")),
        group=_REVIEW,
        half=True,
        whole=True,
        least=1,
        most=120,
    ),
    Row(
        *("review.last", msg("Last review"), Editor.DATE, msg("Change review")),
        group=_REVIEW,
        half=True,
    ),
    Row(
        *("language", msg("Language of the map"), Editor.CHOICE, msg("Change language of map")),
        _LANGUAGES,
        none=False,
        group=MORE,
    ),
    Row(
        *("settings.column_rule", msg("Column widths"), Editor.CHOICE, msg("Change column widths")),
        kinds.COLUMN_RULES,
        none=False,
        group=MORE,
    ),
    Row(*("settings.footer", msg("Footer"), Editor.LINE, msg("Change footer")), group=MORE),
    Row(*("notes", msg("Notes"), Editor.TEXT, msg("Change notes")), group=MORE),
)
ROWS: Final = {
    "map": MAP,
    "card": CARD,
    "phase": rows_grid.PHASE,
    "step": rows_grid.STEP,
    "lane": rows_grid.LANE,
    "curve": rows_grid.CURVE,
    "point": rows_grid.POINT,
    "link": rows_grid.LINK,
    "metric": rows_grid.METRIC,
    "persona": rows_people.PERSONA,
    "segment": rows_people.SEGMENT,
    "source": rows_people.SOURCE,
}


def rows_of(kind: str, of: str = "") -> tuple[Row, ...]:
    """The rows of a kind of record; for cards of kind `of`, the others go under "More"."""
    if kind != "card":
        return ROWS[kind]
    return tuple(_placed(row, of) for row in CARD)


def _placed(row: Row, kind: str) -> Row:
    return replace(row, group=MORE) if row.kinds and kind not in row.kinds else row


def common_rows(kinds_of: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows that records of all these kinds have; a curve's state is one of its own."""
    names = [{row.name for row in ROWS[kind]} for kind in kinds_of]
    return tuple(
        row
        for row in rows_grid.COMMON
        if all(row.name in have for have in names)
        and not (row.name == "state" and "curve" in kinds_of)
    )
