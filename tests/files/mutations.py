"""Broken files: every way a file goes bad in the world, and some that only malice makes.

`python -m tests.files.mutations COUNT [SEED]` runs the fuzzer for long.
"""

from __future__ import annotations

import copy
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from journeyeditor.base.errors import JourneyError
from journeyeditor.files.codec import encode, is_same
from journeyeditor.files.store import fingerprint, load, save
from journeyeditor.files.templates import examples, templates
from tests.files.failing import Quick

FIXTURES: Final = Path(__file__).parent / "fixtures"
_TOKENS: Final = (
    b"NaN", b"-Infinity", b"1e999", b"-0.0", b"9" * 400, b"9" * 5000, b'"\\ud800"', b'"\\u0000"',
    b"{}", b"[]", b"null", b"true", b'"id"', b'"id":1,', b"[" * 300, b'{"a":' * 60, b"\xff\xfe",
    b"\0", b"\xef\xbb\xbf", b",", b":", b'"', b"}", b"]", b"\\", b"/*", b"1e-400", b"0.1e1",
    b'"lane": "nowhere",', b'"version": 2', "å😀\u2028".encode(), b"=1+1", b"<img src=x>",
)  # fmt: skip
_VALUES: Final[tuple[Any, ...]] = (
    None, True, 0, -1, 3.5, 10**30, 1e308, "", "a", "x" * 20_000, "javascript:alert(1)", [], {},
    [[]], [None], {"id": "a"}, ["a", "a"], {"": ""}, "2026-02-30", "2026-01-01", "V0", "\ud7ff",
    "#GGGGGG", "../../etc/passwd", "\x00", float("nan"), list(range(300)),
)  # fmt: skip

_QUICK: Final = Quick()

Mutation = Callable[[bytes, random.Random], bytes]


def _flip(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _lose(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 200) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 200)]
    return data[:start] + piece * chance.randint(2, 4) + data[start + len(piece) :]


def _zeros(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + bytes(chance.randint(1, len(data)))


def _insert(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + chance.choice(_TOKENS) + data[start:]


def _recode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8")
    return text.encode(
        chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252")), "replace"
    )


def _value(data: bytes, chance: random.Random) -> bytes:
    """Another value somewhere, of the right kind or not; still JSON."""
    root = json.loads(data)
    for _ in range(chance.randint(1, 3)):
        holder, key = _somewhere(root, chance)
        holder[key] = copy.deepcopy(chance.choice(_VALUES))
    return json.dumps(root, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _swap(data: bytes, chance: random.Random) -> bytes:
    """Two values in each other's places: ids that clash and references that dangle."""
    root = json.loads(data)
    (one, key), (other, other_key) = _somewhere(root, chance), _somewhere(root, chance)
    value = json.loads(json.dumps(other[other_key]))
    one[key] = value
    return json.dumps(root).encode()


def _forget(data: bytes, chance: random.Random) -> bytes:
    root = json.loads(data)
    holder, key = _somewhere(root, chance)
    del holder[key]
    return json.dumps(root).encode()


def _somewhere(root: Any, chance: random.Random) -> tuple[Any, Any]:
    places: list[tuple[Any, Any]] = []
    todo = [root]
    while todo:
        holder = todo.pop()
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        places += [(holder, key) for key in keys]
        todo += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return chance.choice(places)


MUTATIONS: Final[tuple[Mutation, ...]] = (
    _flip, _cut, _lose, _repeat, _zeros, _insert, _recode, _value, _value, _swap, _swap, _forget,
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes of a file, gone bad in one way."""
    return chance.choice(MUTATIONS)(data, chance)


def outcome(data: bytes, path: Path) -> str:
    """ "refused", "mended" or "opened"; what opens must save, reload and be equal.

    `path` is where it is written to. Raises AssertionError where it is not so, or where a
    refusal is no plain sentence.
    """
    path.write_bytes(data)
    try:
        opened = load(path)
    except JourneyError as error:
        text = str(error)
        assert 10 < len(text) < 400, text
        assert not re.search(r"\{\w+\}", text), text
        assert "\n" not in text, text
        return "refused"
    saved = save(path, opened.journey, _QUICK, expected=opened.fingerprint)
    written = path.read_bytes()
    assert saved.fingerprint == fingerprint(written)
    again = load(path)
    assert again.problems == ()
    assert again.migrated_from is None
    assert is_same(again.journey, opened.journey)
    assert encode(again.journey) == written
    return "mended" if opened.problems else "opened"


def sources() -> list[bytes]:
    """What is mutated: the frozen files, again and again, and now and then a real map."""
    frozen = [path.read_bytes() for path in sorted(FIXTURES.glob("*.journey"))]
    real = [template.file("sv").read_bytes() for template in (*templates()[:1], *examples())]
    return frozen * 4 + real


def fuzz(count: int, seed: int) -> tuple[Counter[str], float]:
    """Try so many broken files; gives how they went and the longest time one took, in seconds."""
    chance = random.Random(seed)
    begun_with = sources()
    seen: Counter[str] = Counter()
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "broken.journey"
        for number in range(count):
            data = mutated(chance.choice(begun_with), chance)
            start = time.perf_counter()
            try:
                seen[outcome(data, path)] += 1
            except Exception as error:
                error.add_note(f"seed {seed}, number {number}: {data[:2000]!r}")
                raise
            longest = max(longest, time.perf_counter() - start)
    return seen, longest


if __name__ == "__main__":
    _count, *_seed = (int(argument) for argument in sys.argv[1:])
    _seen, _longest = fuzz(_count, _seed[0] if _seed else 1)
    sys.stdout.write(f"{dict(_seen)}, longest {_longest:.3f} s\n")
