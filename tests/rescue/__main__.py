"""`python -m tests.rescue [TIMES [SEED]]`: so many kills, two at a time; prints what was lost.

Every other time in the midst of a text that nobody has finished.
"""

from __future__ import annotations

import random
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.rescue.kills import Killed, kill_once
from tests.rescue.worked import FIELDS


def _kill(seed: int) -> Killed:
    fields = list(FIELDS)
    into = fields[seed // 2 % len(fields)] if seed % 2 else ""
    return kill_once(random.Random(seed), into)


def main() -> int:
    """Kill; 1 where anything was lost that should not be."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    found: list[Killed] = []
    with ThreadPoolExecutor(2) as pool:
        for killed in pool.map(lambda n: _kill(seed * 10_000 + n), range(times)):
            found.append(killed)
            for fault in killed.faults:
                sys.stdout.write(f"kill {len(found)}: {fault}\n")
            sys.stdout.flush()
    faulty = sum(bool(one.faults) for one in found)
    lost = sorted(one.lost for one in found)
    sys.stdout.write(
        f"{times} kills: {times - faulty} whole; work lost: median {lost[len(lost) // 2]:.2f} s,"
        f" most {lost[-1]:.2f} s\n"
    )
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
