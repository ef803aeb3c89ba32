"""How large things may be: the cheapest defence against a broken or hostile file."""

from typing import Final

FILE_BYTES: Final = 64 * 1024 * 1024
DEPTH: Final = 40
ID: Final = 64
WORD: Final = 40
NAME: Final = 500
TEXT: Final = 10_000
ORDER: Final = 200

PHASES: Final = 500
STEPS: Final = 500
LANES: Final = 500
CARDS: Final = 100_000
SPAN: Final = 1_000
CURVES: Final = 200
POINTS: Final = 5_000
LINKS: Final = 20_000
PEOPLE: Final = 1_000
SOURCES: Final = 5_000
PICTURES: Final = 2_000
LISTED: Final = 200
VOTES: Final = 100_000

PICTURE_BYTES: Final = 1024 * 1024
PICTURE_CHARACTERS: Final = 4 * ((PICTURE_BYTES + 2) // 3)
NUMBER: Final = 1e12
