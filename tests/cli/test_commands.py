"""The sub-commands: what they do, what they say, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeyeditor.base.messages import Translator
from journeyeditor.cli.names import NAMES
from journeyeditor.files.codec import decode, encode
from journeyeditor.files.schema import schema_text
from journeyeditor.files.settings import Settings, save_settings
from journeyeditor.files.store import load
from tests.cli.conftest import Run
from tests.files.mutations import FIXTURES

UNSOUND = FIXTURES / "v1-unsound.journey"


def test_new_makes_a_map(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.journey"
    assert run("new", out) == (0, "", "")
    assert load(out).journey.language == "en"
    assert load(out).problems == ()


def test_new_takes_a_template_and_a_language(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.journey"
    assert run("new", out, "--template", "jane", "--language", "sv").status == 0
    assert load(out).journey.title.startswith("Jane deklarerar")


def test_new_refuses_to_overwrite_without_force(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.journey"
    out.write_text("old")
    ran = run("new", out)
    assert ran.status == 2
    assert "exists already: add --force" in ran.err
    assert out.read_text() == "old"
    assert run("new", out, "--force").status == 0
    assert load(out).problems == ()


def test_new_refuses_what_is_wrong(run: Run, tmp_path: Path) -> None:
    for arguments, says in (
        (("a.txt",), "must end in .journey"),
        (("a.journey", "--template", "no"), "no template no"),
        (("a.journey", "--language", "de"), "no map language de"),
        (("gone/a.journey",), "Choose a folder that exists"),
    ):
        ran = run("new", tmp_path / arguments[0], *arguments[1:])
        assert (ran.status, ran.out) == (2, "")
        assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_templates_are_listed(run: Run) -> None:
    ran = run("templates")
    lines = [line.split("\t") for line in ran.out.splitlines()]
    assert ran.status == 0
    assert all(len(line) == 2 and all(line) for line in lines)
    assert {"five-phases", "empty", "jane"} <= {line[0] for line in lines}


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_export(run: Run, tmp_path: Path, jane: Path, ending: str) -> None:
    out = tmp_path / f"a.{ending}"
    assert run("export", jane, out, "--paper", "A4", "--dpi", "60") == (0, "", "")
    assert out.stat().st_size > 5_000
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--paper", "A9"), "There is no paper A9"),
        (("--paper", "99999x1"), "too small to print on"),
        (("--paper", "99999x900"), "can't be longer than 5079 mm"),
        (("--margin", "x"), "--margin takes a number from 0 to 1000, not x."),
        (("--margin", "nan"), "--margin takes a number"),
        (("--margin", "-1"), "--margin"),
        (("--margin", "500", "--paper", "A4"), "leave no room"),
        (("--dpi", "0"), "--dpi takes a number from 1 to 10000, not 0."),
        (("--dpi", "inf"), "--dpi takes a number"),
        (("--orientation", "sideways"), "'sideways' is no choice for --orientation"),
        (("--orientation",), "A value is missing after --orientation."),
        (("--paper=",), "There is no paper"),
        (("more",), "This is not understood: more."),
        (("--blood", "3"), "This is not understood: --blood 3."),
    ],
)
def test_export_refuses_wrong_arguments(
    run: Run, tmp_path: Path, jane: Path, arguments: tuple[str, ...], says: str
) -> None:
    out = tmp_path / "a.pdf"
    out.write_text("old")
    ran = run("export", jane, out, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert out.read_text() == "old"


def test_export_takes_decimal_commas(run: Run, tmp_path: Path, jane: Path) -> None:
    out = tmp_path / "a.svg"
    assert run("export", jane, out, "--paper", "600x400", "--margin", "7,5").status == 0
    assert b'width="600mm" height="400mm"' in out.read_bytes()


def test_export_tells_what_was_mended(run: Run, tmp_path: Path) -> None:
    ran = run("export", UNSOUND, tmp_path / "a.svg")
    assert ran.status == 0
    assert "Mended: A phase had no step" in ran.err


def test_check_a_sound_file(run: Run, jane: Path) -> None:
    ran = run("check", jane)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Opens as it is.\n5 phases, ")
    ran = run("check", jane, "--json")
    told = json.loads(ran.out)
    assert (ran.status, told["status"], told["problems"]) == (0, "ok", [])
    assert told["counts"]["phases"] == 5


def test_check_a_file_that_is_mended(run: Run) -> None:
    ran = run("check", UNSOUND)
    assert ran.status == 1
    assert ran.out.startswith("Opened after 9 repairs:\n  Two things had the id p")
    ran = run("check", UNSOUND, "--json")
    told = json.loads(ran.out)
    assert (ran.status, told["status"], len(told["problems"])) == (1, "mended", 9)
    assert told["problems"][1]["subject"] == "p"


def test_check_a_file_that_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    path.write_bytes(b'{"format": "journey", "version": 99}')
    ran = run("check", path)
    assert (ran.status, ran.out) == (2, "")
    assert "newer version of Journey Editor" in ran.err
    ran = run("check", path, "--json")
    told = json.loads(ran.out)
    assert (ran.status, told["status"]) == (2, "refused")
    assert "newer version" in told["problems"][0]["message"]


def test_show_has_everything_in_the_order_of_the_map(run: Run) -> None:
    ran = run("show", FIXTURES / "v1-rich.journey")
    assert ran.status == 0
    places = [
        ran.out.index(text)
        for text in (
            "Karta över allt",
            "State: Future state",
            "Scenario: Första köpet",
            "Next review: 2026-09-01",
            "Åsa Öberg, 41, Ekonom, Handel, 9, Umeå, Småföretag",
            "“Jag hinner inte”",
            "1. Före",
            "– Söka",
            "1.1 Söker [12.5 min; could be removed]",
            "Där vi möts",
            "• Hittar oss\n",
            "i sökningen [Pain point; Search; Earned; moment of truth; Makes people leave;",
            "Skriv <mailto:a@example.org>",
            "Väntat, Expected: −1.5 Osäker [−3 … +0.5; certainty: Low; moment of truth;",
            "62.25 % [evidence: Measured; source: Intervjuer i mars]",
            "1.2",
            "Väntat, Expected: no value",
            "Hittar oss → Före [Loop: igen]",
            "Intervjuer i mars [Interview; Qualitative; 2026-03-01; n = 7]",
            "• Utan plats",
            "En rad",
        )
    ]
    assert places == sorted(places)


def test_show_speaks_swedish(run: Run, jane: Path, own_folders: Path) -> None:
    save_settings(own_folders / "config" / "journeyeditor", Settings(language="sv"))
    ran = run("show", jane)
    assert Translator("sv")("Touchpoints") in ran.out
    assert "Touchpoints" not in ran.out


def test_show_cannot_steer_the_terminal(run: Run, tmp_path: Path, jane: Path) -> None:
    path = tmp_path / "a.journey"
    journey = decode(jane.read_bytes()).journey
    path.write_bytes(encode(journey.changed(title="a\x1b[2Jb\rc\x9bd", notes="x\x07\n\x1by")))
    ran = run("show", path)
    assert ran.status == 0
    assert not {char for char in ran.out if char != "\n" and (ord(char) < 32 or char == "\x9b")}


def test_schema(run: Run) -> None:
    assert run("schema") == (0, schema_text(), "")


def test_self_test(run: Run) -> None:
    ran = run("self-test")
    assert (ran.status, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 6
    assert all("in order" in line for line in ran.out.splitlines())


def test_self_test_tells_what_is_broken(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from journeyeditor.cli import selftest

    monkeypatch.setattr(selftest, "ADVANCES", (("sans-regular", "å", 1),))
    ran = run("self-test")
    assert ran.status == 1
    assert ran.out.splitlines()[0].startswith("Fonts: FAILED")
    assert ran.out.count("in order") == 5


def test_help_of_everything(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert all(f"  {name} " in ran.out for name in NAMES)
    for name in NAMES:
        ran = run(name, "--help")
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith(f"Usage: journeyeditor {name} ")
        assert "show this help" in ran.out


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("journeyeditor 0.")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export",), "Something is missing: IN, OUT. “journeyeditor export --help” says"),
        (("check",), "Something is missing: IN."),
        (("show", "gone.journey"), "gone.journey can't be opened: there is no such file"),
        (("show", "README.md"), "must end in .journey"),
        (("templates", "x"), "This is not understood: x."),
        (("check", "a", "--js"), "This is not understood: --js."),
        (("check", "a", "--json=1"), "--json takes no value."),
        (("--paper",), "There is no option --paper."),
        (("exprot", "a", "b"), "exprot is neither a command nor a file."),
        (("gone.journey",), "There is no file gone.journey."),
        (("--", "new"), "new is neither a command nor a file."),
    ],
)
def test_wrong_arguments_are_one_sentence(
    run: Run, arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("journeyeditor: ")
    assert ran.err.count("\n") == 1
    assert says in ran.err


def test_a_sub_command_wins_over_a_file_of_its_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").write_text("x")
    assert "five-phases" in run("templates").out


def test_without_a_screen_there_is_no_window(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "There is no screen" in run().err


def test_an_error_of_the_program_itself_is_a_sentence_too(
    run: Run, jane: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeyeditor.files import store

    def broken(*_: object) -> None:
        raise KeyError("x\ny")

    monkeypatch.setattr(store, "decode", broken)
    ran = run("show", jane)
    assert ran.status == 2
    assert ran.err.startswith("journeyeditor: Something is wrong with the program itself (KeyError")
    assert ran.err.count("\n") == 1


def test_control_c_ends_quietly(run: Run, jane: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from journeyeditor.files import store

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "decode", interrupted)
    assert run("show", jane) == (130, "", "")


def test_help_is_in_swedish_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    for arguments in (("--help",), ("new", "--help"), ("export", "--help")):
        swedish = run(*arguments)
        assert swedish.status == 0
        assert "Usage" not in swedish.out
