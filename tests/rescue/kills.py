"""Kills the program while it is worked in, and looks at what can be had back."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from time import time

from journeyeditor.base.resources import resource
from journeyeditor.files.codec import encode
from journeyeditor.files.store import load
from tests.rescue.worked import WORD

MOST_LOST = 2.0
"""Seconds of work that a crash may cost."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What was found after one kill: all faults in words, and the work lost in seconds."""

    faults: tuple[str, ...]
    lost: float


def environment(home: Path) -> dict[str, str]:
    """No screen, and folders of one's own."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def kill_once(rng: random.Random, into: str = "") -> Killed:
    """Work in a map for some seconds, kill, begin again: what is offered?

    `into` is a field that is written in without end; else cards are written.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        file = home / "arbete.journey" if rng.random() < 0.5 else None
        if file is not None:
            shutil.copy(resource("templates", "five-phases.sv.journey"), file)
        lines, killed = work(home, file, rng.uniform(0.2, 4.0), into)
        offer = begin_again(home, "open")
        return _judged(lines, killed, offer, file)


def work(home: Path, file: Path | None, seconds: float, into: str = "") -> tuple[list[str], float]:
    """Let the program be worked in; kill it `seconds` after the first card or word."""
    command = [sys.executable, "-m", "tests.rescue.worked", *([str(file)] if file else [])]
    command += ["--into", into] if into else []
    program = subprocess.Popen(
        command,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert program.stdout is not None
    first = program.stdout.readline()
    end = threading.Timer(seconds, lambda: os.kill(program.pid, signal.SIGKILL))
    end.start()
    lines = [first, *program.stdout]
    killed = time()
    program.wait()
    program.stdout.close()
    return [line for line in lines if line.endswith("\n")], killed


def begin_again(home: Path, wanted: str) -> dict[str, object]:
    """What the program offers when it is begun again."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.rescue.offered", wanted],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _judged(lines: list[str], killed: float, offer: dict[str, object], file: Path | None) -> Killed:
    faults = []
    wrote: dict[int, float] = {}
    for line in lines:
        what, number, moment = line.split()
        if what == "wrote":
            wrote[int(number)] = float(moment)
    said = encode(load(file).journey).decode() if file is not None else ""
    if offer["offered"]:
        said += str(offer["said"])
        if offer["saved"]:
            faults.append("what was recovered counts as saved")
    there = set(re.findall(rf"{WORD}(\d+)", said))
    missing = sorted(n for n in wrote if str(n) not in there)
    lost = killed - wrote[missing[0]] if missing else 0.0
    if lost > MOST_LOST:
        what = "" if offer["offered"] else ", and nothing is offered"
        faults.append(f"{lost:.2f} s of work are lost{what}")
    if missing and missing != list(range(missing[0], max(wrote) + 1)):
        faults.append(f"cards in the middle are missing: {missing}")
    return Killed(tuple(faults), lost)
