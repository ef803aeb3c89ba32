"""The long runs: `python -m tests.recovery kills|calls|snapshots|race|stalls [COUNT [SEED]]`.

Ends with status 1 where anything was torn, lost or overwritten.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.recovery.kills import SIZES, kill_at_each_call, kill_saves, kill_snapshots, race
from tests.recovery.stalls import stalls


def main(kind: str, count: int = 100, seed: int = 1, *sizes: str) -> bool:
    """Run one kind, say how it went; True where it went well."""
    good = True
    with tempfile.TemporaryDirectory() as home:
        if kind == "kills":
            for size, cards in SIZES.items():
                folder = Path(home) / size
                folder.mkdir()
                if not sizes or size in sizes:
                    outcome = kill_saves(folder, cards, count, seed)
                    sys.stdout.write(f"{size}: {outcome}\n")
                    good = good and outcome.is_good
        elif kind == "snapshots":
            outcome = kill_snapshots(Path(home), 500, count, seed)
            sys.stdout.write(f"snapshots: {outcome}\n")
            good = outcome.is_good
        elif kind == "calls":
            outcome = kill_at_each_call(Path(home))
            sys.stdout.write(f"each call: {outcome}\n")
            good = outcome.is_good
        elif kind == "race":
            told = race(Path(home), count)
            sys.stdout.write(f"{told}\n")
            good = told.overwritten == 0 and told.saved == 2 * count
        elif kind == "stalls":
            sys.stdout.write(f"{stalls(10_000, count)}\n")
        else:
            sys.stdout.write(f"{__doc__}\n")
            good = False
    return good


if __name__ == "__main__":
    _kind, _count, _seed, *_sizes = [*sys.argv[1:], *["", "100", "1"][len(sys.argv) - 1 :]]
    sys.exit(0 if main(_kind, int(_count), int(_seed), *_sizes) else 1)
