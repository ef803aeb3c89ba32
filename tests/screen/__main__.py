"""Draws the map in every language, look and scale: `python -m tests.screen FOLDER [WORD ...]`.

Pictures of every stage go to the folder. Words choose: `keys`, `sv-dark-2x` and the like.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import product
from pathlib import Path

from journeyeditor.files.store import load
from tests.screen.by_keys import Keys
from tests.screen.by_mouse import Mouse
from tests.screen.desk import Album, Desk, sitting
from tests.screen.meant import LANGUAGES, found, wanted

HANDS: dict[str, type[Keys] | type[Mouse]] = {"keys": Keys, "mouse": Mouse}


def main() -> int:
    """Draw; 1 where a file is not what was meant."""
    folder, words = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    for hand, language, theme, scale in product(HANDS, LANGUAGES, ("light", "dark"), (1, 2)):
        desk = Desk(language, theme, scale)
        if not all(word in (hand, desk.name) for word in words):
            continue
        start = time.monotonic()
        name = f"{hand}-{desk.name}"
        with tempfile.TemporaryDirectory() as home:
            path = folder / f"{name}.journey"
            path.unlink(missing_ok=True)
            with sitting(desk, Path(home)) as program:
                album = Album(program, folder, name)
                try:
                    HANDS[hand](program, LANGUAGES[desk.language], album).draws(path)
                except BaseException:
                    album.keep("failed")
                    raise
        meant = LANGUAGES[desk.language]
        is_so = found(load(path).journey) == wanted(meant)
        wrong += not is_so
        said = "as meant" if is_so else "NOT AS MEANT"
        sys.stdout.write(f"{name}: {said}, {time.monotonic() - start:.0f} s\n")
        sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
