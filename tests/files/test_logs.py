"""The log: turned over, never in the way, and without a word of anybody's map."""

from __future__ import annotations

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeyeditor.base.errors import JourneyError
from journeyeditor.base.messages import msg
from journeyeditor.files.codec import decode
from journeyeditor.files.logs import FILE_NAME, FILES, MOST_BYTES, Plain, log_to, stop_logging

PACKAGE = Path(__file__).resolve().parent.parent.parent / "journeyeditor"
SECRET = "Hemlig kundtext"


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[logging.Handler]:
    handler = log_to(tmp_path / "logs")
    assert handler is not None
    yield handler
    stop_logging(handler)


def written(tmp_path: Path) -> str:
    return (tmp_path / "logs" / FILE_NAME).read_text("utf-8")


def test_what_went_wrong_and_where_is_written(handler: logging.Handler, tmp_path: Path) -> None:
    log = logging.getLogger("journeyeditor.somewhere")
    try:
        decode(b"{" + SECRET.encode())
    except JourneyError:
        log.exception("opening failed after %d ms", 12)
    text = written(tmp_path)
    assert "ERROR journeyeditor.somewhere: opening failed after 12 ms" in text
    assert "codec.py:" in text
    assert "JourneyError" in text
    assert "ValueError" in text


def test_no_text_of_a_map_gets_in(handler: logging.Handler, tmp_path: Path) -> None:
    log = logging.getLogger("journeyeditor.somewhere")
    log.warning("not written: %s", JourneyError(msg("{title}", title=SECRET)))
    log.warning("not written: %(what)s", {"what": SECRET})
    log.warning("not %s %s %s", SECRET, [SECRET], Path(SECRET))
    log.warning(JourneyError(msg(SECRET)))
    try:
        try:
            dict[str, str]()[SECRET]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        log.error("painting failed", exc_info=error)
    log.warning("of the system: %s", Plain("libpng"))
    log.warning("errno %s", OSError(28, SECRET))
    text = written(tmp_path)
    assert "Hemlig" not in text
    assert "not <str> <list> <PosixPath>" in text
    assert "KeyError" in text
    assert "of the system: libpng" in text
    assert "errno OSError 28" in text


def test_no_log_line_of_the_program_is_put_together_beforehand() -> None:
    """A text that is made before it is given to the log could hold anything."""
    names = {"debug", "info", "warning", "error", "exception", "critical", "log"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            holder = ast.unparse(node.func.value)
            if node.func.attr in names and ("getLogger" in holder or holder in ("log", "_log")):
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{path.name}:{node.lineno}"
                assert isinstance(first.value, str), f"{path.name}:{node.lineno}"


def test_it_is_turned_over(handler: logging.Handler, tmp_path: Path) -> None:
    log = logging.getLogger("journeyeditor.somewhere")
    line = "x" * 1000
    for _ in range(MOST_BYTES // 1000 * (FILES + 2)):
        log.warning("%s", Plain(line))
    files = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert files == [FILE_NAME, *(f"{FILE_NAME}.{number}" for number in range(1, FILES + 1))]
    assert all(path.stat().st_size <= MOST_BYTES for path in (tmp_path / "logs").iterdir())


def test_where_it_cannot_be_written_nobody_is_disturbed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert log_to(tmp_path / "file") is None
    (tmp_path / "logs" / FILE_NAME).mkdir(parents=True)
    assert log_to(tmp_path / "logs") is None
    handler = log_to(tmp_path / "others")
    assert handler is not None
    handler.stream.close()  # type: ignore[attr-defined]  # a file handler's own
    logging.getLogger("journeyeditor.somewhere").warning("lost")
    stop_logging(handler)
    assert capsys.readouterr() == ("", "")


def test_any_text_can_be_written(handler: logging.Handler, tmp_path: Path) -> None:
    logging.getLogger("journeyeditor.somewhere").warning("%s", Plain("a\udcffb å"))
    assert "a\\udcffb å" in written(tmp_path)
