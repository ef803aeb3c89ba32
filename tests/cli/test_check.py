"""`check` tells what the check-up finds, for people and for programs; its status stays."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from journeyeditor.base.messages import Translator
from journeyeditor.edits.asides import set_aside
from journeyeditor.files.codec import encode
from journeyeditor.files.templates import new_from
from journeyeditor.model.journey import Journey
from journeyeditor.review.checkup import checkup
from tests.cli.conftest import Run
from tests.review.checked import sound

FOUND = """\
The check-up found 3 things:
  1 pain point without an opportunity
    Beslut · Sista hindret: saknad integration
  2 of 6 pain points are assumptions
    Övervägande · Svårt att jämföra vem som klarar reglerna
    Beslut · Sista hindret: saknad integration
"""


def example() -> Journey:
    """The worked example, reviewed today."""
    journey = new_from("jane", "sv")
    today = datetime.datetime.now().astimezone().date()
    return journey.changed(review=journey.review.changed(last=today))


def written(tmp_path: Path, journey: Journey) -> Path:
    path = tmp_path / "a.journey"
    path.write_bytes(encode(journey))
    return path


def test_findings_come_last_and_change_no_status(run: Run, tmp_path: Path) -> None:
    ran = run("check", written(tmp_path, example()))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Opens as it is.\n5 phases, ")
    assert ran.out.endswith(f" links.\n{FOUND}")


def test_findings_for_programs(run: Run, tmp_path: Path) -> None:
    ran = run("check", written(tmp_path, example()), "--json")
    told = json.loads(ran.out)
    assert (ran.status, told["status"], told["set_aside"]) == (0, "ok", [])
    assert told["findings"][0] == {
        "rule": "pain-without-answer",
        "kind": "gap",
        "ids": ["card-pain-integration"],
        "place": "Beslut · Sista hindret: saknad integration",
        "said": ("No opportunity answers the pain point “Sista hindret: saknad integration”."),
    }
    assert [one["rule"] for one in told["findings"][1:]] == 2 * ["pain-without-evidence"]
    assert "findings" not in json.loads(run("check", tmp_path / "gone.journey", "--json").out)


def test_nothing_found_is_said_calmly(run: Run, tmp_path: Path) -> None:
    journey = sound().changed(review=example().review)
    ran = run("check", written(tmp_path, journey))
    assert ran.out.endswith(" links.\nThe check-up found nothing to remark.\n")
    assert json.loads(run("check", tmp_path / "a.journey", "--json").out)["findings"] == []


def test_what_is_set_aside_is_listed_apart(run: Run, tmp_path: Path) -> None:
    key = ("pain-without-answer", "card-pain-integration")
    path = written(tmp_path, set_aside(example(), [key], "It comes\nnext year"))
    ran = run("check", path)
    assert "The check-up found 2 things:" in ran.out
    said = "No opportunity answers the pain point “Sista hindret: saknad integration”."
    assert ran.out.endswith(f"1 finding is set aside:\n  {said} (It comes next year)\n")
    (told,) = json.loads(run("check", path, "--json").out)["set_aside"]
    assert (told["rule"], told["reason"]) == (key[0], "It comes\nnext year")


def test_text_too_small_is_found_where_a_paper_is_chosen(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, example())
    said = "  Text too small on the poster\n    The poster's smallest capitals are "
    assert said not in run("check", path).out
    assert said in run("check", path, "--paper", "A4").out
    assert said not in run("check", path, "--paper", "A4", "--distance", "0.1").out
    journey = example()
    poster = journey.settings.poster.changed(paper="a4")
    chosen = journey.changed(settings=journey.settings.changed(poster=poster))
    ran = run("check", written(tmp_path, chosen))
    assert said in ran.out
    assert "Better: " not in ran.out
    assert ran.status == 0
    wrong = journey.settings.poster.changed(paper="no-such-paper")
    chosen = journey.changed(settings=journey.settings.changed(poster=wrong))
    assert run("check", written(tmp_path, chosen)).out.endswith(FOUND)


def test_findings_are_said_in_the_language_of_the_interface(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, example())
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    out = run("check", path).out
    tr = Translator("sv")
    for group in checkup(example()).groups:
        assert f"\n  {group.name(tr)}\n" in out
