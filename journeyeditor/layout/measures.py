"""The page's measures in scene units (points at a scale of 1), and its text styles."""

from typing import Final

from journeyeditor.typeset.faces import Style, Weight

MARGIN: Final = 28.0
OWN_MARGIN: Final = 22.5
"""What is empty along every edge of a page; chevrons reach a little into its right margin."""

HEAD_COLUMN: Final = 132.0
LEAST_GRID: Final = 560.0

CELL_PAD: Final = 8.0
CARD_GAP: Final = 6.0
CARD_RADIUS: Final = 4.0
CARD_BAR: Final = 3.0
CARD_LEFT: Final = 12.0
CARD_RIGHT: Final = 8.0
CARD_TOP: Final = 6.5
PILL_LEFT: Final = 29.0
PILL_RIGHT: Final = 10.0
PILL_TOP: Final = 4.0
PILL_ICON: Final = 13.0
PILL_RADIUS: Final = 12.0
SIGN: Final = 9.0

COLUMN: Final = 210.0
NARROW_COLUMN: Final = 160.0
WIDEST_COLUMN: Final = 270.0
COLUMN_STEP: Final = 20.0

CHEVRON_TIP: Final = 11.0
CHEVRON_PAD: Final = 9.0
CHEVRON_LEFT: Final = 20.0

CURVE_HEIGHT: Final = 168.0
CURVE_PAD: Final = 24.0
FACE: Final = 8.5
BARS_HEIGHT: Final = 84.0
FOLDED: Final = 26.0
DIVIDER: Final = 22.0

HAIRLINE: Final = 0.7
LINK_WIDTH: Final = 1.3
TRACK: Final = 9.0
LABEL_TRACK: Final = 17.0
LABEL_WIDTH: Final = 150.0

TITLE: Final = Style(Weight.BOLD, 25, 1.16)
FACTS: Final = Style(Weight.REGULAR, 11.5, 1.35)
PERSON: Final = Style(Weight.BOLD, 11.5, 1.25)
PERSON_FACTS: Final = Style(Weight.REGULAR, 10.5, 1.25)
INITIALS: Final = Style(Weight.SEMIBOLD, 12.5, 1.2)
PHASE: Final = Style(Weight.BOLD, 14.5, 1.2)
PHASE_TEXT: Final = Style(Weight.REGULAR, 10.5, 1.27)
STEP: Final = Style(Weight.SEMIBOLD, 10.5, 1.25)
STEP_NOTE: Final = Style(Weight.REGULAR, 9.5, 1.25)
LANE: Final = Style(Weight.SEMIBOLD, 12.5, 1.22)
LANE_NOTE: Final = Style(Weight.REGULAR, 10, 1.25)
CARD: Final = Style(Weight.REGULAR, 11.5, 1.3)
SIGNS: Final = Style(Weight.REGULAR, 9.5, 1.25)
OWNER: Final = Style(Weight.SEMIBOLD, 8, 1.2)
SCALE: Final = Style(Weight.REGULAR, 9.5, 1.2)
WORD: Final = Style(Weight.SEMIBOLD, 10.5, 1.2)
NUMBER: Final = Style(Weight.SEMIBOLD, 12.5, 1.2)
LINK: Final = Style(Weight.REGULAR, 10, 1.2)
LEGEND: Final = Style(Weight.REGULAR, 10.5, 1.3)
