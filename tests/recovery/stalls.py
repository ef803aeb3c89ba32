"""How long the interface's thread is held up while a snapshot is written beside it."""

from __future__ import annotations

import gc
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from journeyeditor.files.codec import encode
from journeyeditor.files.recovery import Recovery
from journeyeditor.model.journey import Journey
from tests.benchmarks.maps import made_map


def gaps_while(work: Callable[[], object]) -> list[float]:
    """Seconds between two turns of a thread that wants one every half millisecond, sorted."""
    worker = threading.Thread(target=work)
    gaps = []
    worker.start()
    last = time.perf_counter()
    while worker.is_alive():
        time.sleep(0.0005)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
    worker.join()
    return sorted(gaps)


def stalls(cards: int, count: int) -> str:
    """The gaps with nothing beside, with snapshots, and with a map encoded in one go."""
    journey = made_map(cards)
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        keeper = Recovery(Path(folder)).begin(journey.id)
        keeper.write(journey)
        gc.freeze()

        def each(do: Callable[[Journey], object]) -> Callable[[], None]:
            def work() -> None:
                for number in range(count):
                    do(journey.changed(title=str(number)))

            return work

        works: dict[str, Callable[[Journey], object]] = {
            "nothing": lambda _: time.sleep(0.03),
            "snapshots": keeper.write,
            "encoding in one go": encode,
        }
        for name, do in works.items():
            gaps = gaps_while(each(do))
            worst, most = gaps[-1], gaps[int(len(gaps) * 0.99)]
            lines.append(
                f"{name}: 99 of 100 turns within {most * 1e3:.1f} ms, all {worst * 1e3:.1f} ms"
            )
        keeper.end()
    return "\n".join(lines)
