"""The heaviest files there can be: `python -m tests.files.heaviest [NAME ...]`.

Each is made to cost most in one way: repairs, fields, numbers, pictures. Each is opened in a
process of its own, so that its peak of memory can be told. Ends with status 1 where one took
two seconds of the processor or 512 MiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.codec import decode

SECONDS: Final = 2.0
MEBIBYTES: Final = 512.0
MOST_BYTES: Final = 32 * 1024 * 1024

_HEAD: Final = (
    '{"format":"journey","version":1,"revision":1,"id":"d",'
    '"phases":[{"id":"p","steps":[{"id":"s"}]}],"lanes":[{"id":"l"}]'
)
_CARDS: Final = 99_900
_LINKS: Final = ",".join(['{"id":"a","url":"http://a"}'] * 4)


def _file(name: str, values: str) -> bytes:
    return f'{_HEAD},"{name}":{values}}}'.encode()


def _cards(count: int, **fields: str) -> bytes:
    """So many cards; %d in a field is the card's number."""
    template = "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"
    return _file(
        "cards", "[" + ",".join(template.replace("%d", str(n)) for n in range(count)) + "]"
    )


def _text(length: int) -> str:
    return '"' + "x" * length + '"'


def _numbered(count: int, template: str) -> str:
    return ",".join(template.replace("%d", str(number)) for number in range(count))


def _unknown(template: str, count: int) -> bytes:
    return _file("unknown", "[" + ",".join([template] * count) + "]")


def _curves(curves: int, points: int, **fields: str) -> bytes:
    template = "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"
    made = (
        f'{{"id":"c{n}","points":[{_numbered(points, template.replace("%c", str(n)))}]}}'
        for n in range(curves)
    )
    return _file("curves", "[" + ",".join(made) + "]")


def _pictures(count: int, length: int) -> bytes:
    values = f'{{"width":1,"height":1,"data":{_text(length)}}}'
    made = (f'"{number:064x}":{values}' for number in range(count))
    return _file("pictures", "{" + ",".join(made) + "}")


def _half_bad(**more: str) -> bytes:
    """Every second card in a lane that there is not: a little less than is refused."""
    made = []
    for number in range(_CARDS):
        card = {"id": f"a{number}", "lane": "lx"[number % 2], "step": "s"}
        fields = {name: value.replace("%d", str(number)) for name, value in more.items()}
        inner = ",".join(f'"{name}":{value}' for name, value in fields.items())
        made.append(json.dumps(card)[:-1] + f',"order":"{number:07d}V",{inner}}}')
    return _file("cards", "[" + ",".join(made) + "]")


FILES: Final[dict[str, Callable[[], bytes]]] = {
    "sound": lambda: _cards(
        _CARDS, id='"a%d"', lane='"l"', step='"s"', order='"%dV"', text=_text(200)
    ),
    "one id": lambda: _cards(_CARDS, id='"a"', lane='"l"', step='"s"', text=_text(190)),
    "no lanes": lambda: _cards(_CARDS, id='"a%d"', lane='"x%d"', step='"s"', text=_text(180)),
    "all wrong": lambda: _cards(
        _CARDS, id='"a"', lane='"x%d"', step='"z"', order='""', answers='["q%d","r","t"]',
        sources='["u"]', personas='["g"]', picture='"' + "0" * 64 + '"', text=_text(50),
    ),
    "all wrong, fewer": lambda: _cards(
        16_600, id='"a"', lane='"x%d"', step='"z"', order='""', answers='["q%d","r","t"]',
        sources='["u"]', personas='["g"]', picture='"' + "0" * 64 + '"', text=_text(1400),
    ),
    "links": lambda: _cards(_CARDS, id='"a"', links=f"[{_LINKS}]"),
    "half bad": lambda: _half_bad(text=_text(230)),
    "half bad with links": lambda: _half_bad(
        answers='["a1"]', links='[{"id":"l%d","url":"http://a"}]', text=_text(150)
    ),
    "unknown fields": lambda: _cards(
        _CARDS, id='"a%d"', **{f"f{n}": "{}" for n in range(8)}
    ),
    "points": lambda: _curves(54, 5000, id='"p%c-%d"', step='"s"', value="0.5", word=_text(40)),
    "points outside": lambda: _curves(
        3, 4000, id='"p%c-%d"', step='"s"', value="9", low="5", high="-7", sources='["z"]'
    ),
    "whole numbers": lambda: _unknown("1", 15_000_000),
    "numbers": lambda: _unknown("1.5", 8_000_000),
    "both numbers": lambda: _unknown("1,1.5", 4_000_000),
    "words": lambda: _file("unknown", "[" + _numbered(3_200_000, '"%d"') + "]"),
    "keys": lambda: _file("unknown", "{" + _numbered(1_490_000, '"key%d":1') + "}"),
    "empty things": lambda: _unknown("{}", 990_000),
    "small things": lambda: _unknown('{"a":1.5}', 990_000),
    "deep things": lambda: _unknown("[" * 12 + "1" + "]" * 12, 80_000),
    "wrong cards": lambda: _cards(_CARDS, id="1", lane="2", step="[]", order="{}"),
    "many pictures": lambda: _pictures(1_990, 15_900),
    "large pictures": lambda: _pictures(23, 1_390_000),
    "escapes": lambda: _file("notes", '"' + "\\u00e5" * 5_500_000 + '"'),
    "one long line": lambda: _file("notes", _text(33_000_000)),
}  # fmt: skip

WORST: Final = ("links", "half bad with links", "keys")
"""Those that cost most; the test line opens these."""


def opened(name: str) -> dict[str, Any]:
    """Open one in this process: what came of it, seconds of the processor, peak in MiB."""
    data = FILES[name]()
    assert len(data) <= MOST_BYTES * 1.05, len(data)
    decode(f"{_HEAD}}}".encode())  # what opening needs is there
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak of making it (proc(5))
    start = time.process_time()
    try:
        said = f"{len(decode(data).problems)} mended"
    except JourneyError as error:
        said = str(error)
    seconds = time.process_time() - start
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return {"said": said, "seconds": seconds, "peak": peak / 1024, "size": len(data) / 2**20}


def tried(name: str) -> dict[str, Any]:
    """Open one in a process of its own."""
    command = [sys.executable, "-m", "tests.files.heaviest", "--here", name]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def main(names: list[str]) -> bool:
    """Open each, say how it went; True where all kept within the bounds."""
    good = True
    for name in names or FILES:
        one = tried(name)
        sys.stdout.write(
            f"{name:20} {one['size']:5.1f} MiB {one['seconds']:5.2f} s"
            f" peak {one['peak']:4.0f} MiB  {one['said'][:60]}\n"
        )
        good = good and one["seconds"] < SECONDS and one["peak"] < MEBIBYTES
    return good


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        sys.stdout.write(json.dumps(opened(sys.argv[2])))
    else:
        sys.exit(0 if main(sys.argv[1:]) else 1)
