"""`merge` and `diff`: what they say and write, how they end, and as drivers of a real git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journeyeditor.edits import cards, head
from journeyeditor.files.codec import encode
from journeyeditor.files.store import load, save
from journeyeditor.model.journey import Journey
from tests.cli.conftest import Run

PROGRAM = f'"{sys.executable}" -m journeyeditor'


@pytest.fixture
def base(jane: Path) -> Journey:
    return load(jane).journey


class Maps:
    """Versions of a map in files."""

    def __init__(self, folder: Path, base: Journey) -> None:
        self.folder = folder
        self.base = base

    def write(self, name: str, journey: Journey) -> Path:
        path = self.folder / name
        save(path, journey)
        return path

    def versions(self, mine: Journey, theirs: Journey) -> tuple[Path, Path, Path]:
        return (
            self.write("base.journey", self.base),
            self.write("mine.journey", mine),
            self.write("theirs.journey", theirs),
        )


@pytest.fixture
def maps(tmp_path: Path, base: Journey) -> Maps:
    return Maps(tmp_path, base)


def titled(journey: Journey, title: str) -> Journey:
    return head.change_head(journey, title=title)


def test_independent_changes_are_merged(run: Run, maps: Maps, base: Journey) -> None:
    one = next(base.all_cards())
    versions = maps.versions(titled(base, "Ny"), cards.change_card(base, one.id, votes=3))
    out = maps.folder / "out.journey"
    ran = run("merge", *versions, out)
    assert (ran.status, ran.out, ran.err) == (0, "Merged without conflicts.\n", "")
    made = load(out).journey
    assert made == cards.change_card(titled(base, "Ny"), one.id, votes=3)


def test_a_conflict_is_told_and_mine_is_written(run: Run, maps: Maps, base: Journey) -> None:
    one = next(base.all_cards())
    versions = maps.versions(
        cards.set_card_text(titled(base, "Min"), one.id, "Nytt"),
        cards.delete_cards(titled(base, "Deras"), [one.id]),
    )
    ran = run("merge", *versions, versions[1])
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "Conflict: Card “Nytt”: deleted in theirs, but changed or used in mine. It is kept.",
        "Conflict: Map “Min”: Title: mine “Min”, theirs “Deras”. Mine is kept.",
        "Merged, with 2 conflicts.",
    ]
    made = load(versions[1]).journey
    assert made.title == "Min"
    assert made.card(one.id)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_version_that_is_no_map_is_named_and_nothing_is_written(
    run: Run, maps: Maps, base: Journey, place: int
) -> None:
    versions = maps.versions(base, base)
    versions[place].write_text("{}")
    out = maps.folder / "out.journey"
    ran = run("merge", *versions, out)
    assert (ran.status, ran.out) == (2, "")
    name = ("BASE", "MINE", "THEIRS")[place]
    assert ran.err == f"journeyeditor: {name}: The file is not a journey map.\n"
    assert not out.exists()


def test_a_map_is_not_written_into_another_kind_of_file(
    run: Run, maps: Maps, base: Journey
) -> None:
    out = maps.folder / "out.pdf"
    ran = run("merge", *maps.versions(base, base), out)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"journeyeditor: {out} must end in .journey.\n"


def test_two_new_maps_have_an_empty_base(run: Run, maps: Maps, base: Journey) -> None:
    versions = maps.versions(base, titled(base, "Deras"))
    versions[0].write_bytes(b"")
    ran = run("merge", *versions, versions[1])
    assert ran.status == 1
    assert "Title: mine" in ran.out


def test_versions_of_two_maps_are_told(run: Run, maps: Maps, base: Journey) -> None:
    ran = run("merge", *maps.versions(base, base.changed(id="other")), maps.folder / "out.journey")
    assert (ran.status, ran.out) == (0, "Merged without conflicts.\n")
    assert ran.err == "MINE and THEIRS are no versions of one map: all of both is taken.\n"


def test_what_differs_is_said_and_is_the_status(run: Run, maps: Maps, base: Journey) -> None:
    _, first, second = maps.versions(base, titled(base, "Ny"))
    ran = run("diff", first, second)
    assert (ran.status, ran.err) == (1, "")
    assert ran.out == f"Map “Ny”: Title: “{base.title}” → “Ny”\n"
    assert run("diff", first, first) == (0, "", "")
    ran = run("diff", first, maps.folder / "none.journey")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("journeyeditor: B: none.journey can't be opened")


def test_differences_as_json(run: Run, maps: Maps, base: Journey) -> None:
    one = next(base.all_cards())
    changed = cards.delete_cards(titled(base, "Ny"), [one.id])
    _, first, second = maps.versions(base, changed)
    ran = run("diff", "--json", first, second)
    assert ran.status == 1
    found = json.loads(ran.out)
    assert found[0] == {
        "kind": "map",
        "id": base.id,
        "change": "changed",
        "field": "title",
        "before": base.title,
        "after": "Ny",
        "text": f"Map “Ny”: Title: “{base.title}” → “Ny”",
    }
    (card,) = [item for item in found if item["id"] == one.id]
    assert (card["change"], card["before"]["text"], card["after"]) == ("removed", one.text, None)
    assert json.loads(run("diff", "--json", first, first).out) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a.journey",), "Something is missing: B."),
        (("a.journey", "b.journey", "c.journey"), "This is not understood: c.journey."),
        ((), "Something is missing: A"),
    ],
)
def test_diff_takes_two_versions(run: Run, arguments: tuple[str, ...], says: str) -> None:
    ran = run("diff", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err


# With git


class Repository:
    """A repository of git in a folder, with our drivers for maps."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.map = folder / "map.journey"
        # Neither the user's own settings of git nor a repository around this one.
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        }
        self.git("init", "-q", "-b", "main")
        for name, value in (
            ("user.name", "Jane"),
            ("user.email", "jane@example.org"),
            ("merge.journey.driver", f"{PROGRAM} merge %O %A %B %A"),
            ("diff.journey.command", f"{PROGRAM} diff"),
            ("diff.readable.textconv", f"{PROGRAM} show"),
        ):
            self.git("config", name, value)
        (folder / ".gitattributes").write_text("*.journey merge=journey diff=journey\n")

    def git(self, *arguments: str, status: int = 0) -> str:
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert ran.returncode == status, (arguments, ran.stdout, ran.stderr)
        return ran.stdout + ran.stderr

    def commit(self, journey: Journey) -> None:
        self.map.write_bytes(encode(journey))
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A version")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Repository(tmp_path)


def branched(repository: Repository, base: Journey, mine: Journey, theirs: Journey) -> None:
    """Mine on the branch main, theirs on a branch of its own."""
    repository.commit(base)
    repository.git("switch", "-q", "-c", "theirs")
    repository.commit(theirs)
    repository.git("switch", "-q", "main")
    repository.commit(mine)


def test_git_merges_what_two_people_did(repository: Repository, base: Journey) -> None:
    """Both write in the same card, at lines that git itself can't tell apart."""
    one = next(base.all_cards())
    mine = cards.change_card(base, one.id, votes=3)
    branched(repository, base, mine, cards.change_card(base, one.id, owner="Webb"))
    said = repository.git("merge", "theirs", "-m", "Both")
    assert "Merged without conflicts." in said
    assert repository.git("status", "--porcelain") == ""
    assert load(repository.map).journey == cards.change_card(mine, one.id, owner="Webb")


def test_git_leaves_a_conflict_to_a_person(repository: Repository, base: Journey) -> None:
    branched(repository, base, titled(base, "Min"), titled(base, "Deras"))
    said = repository.git("merge", "theirs", status=1)
    assert "Title: mine “Min”, theirs “Deras”. Mine is kept." in said
    assert repository.git("status", "--porcelain") == "UU map.journey\n"
    assert load(repository.map).journey == titled(base, "Min")
    assert repository.git("diff", "--cached") == "map.journey: not merged yet\n"


def test_git_keeps_mine_where_theirs_is_broken(repository: Repository, base: Journey) -> None:
    repository.commit(base)
    repository.git("switch", "-q", "-c", "theirs")
    repository.map.write_text("{broken")
    repository.git("commit", "-q", "-a", "-m", "Broken")
    repository.git("switch", "-q", "main")
    repository.commit(titled(base, "Min"))
    assert "THEIRS: " in repository.git("merge", "theirs", status=1)
    assert repository.git("status", "--porcelain") == "UU map.journey\n"
    assert load(repository.map).journey == titled(base, "Min")


def test_git_says_what_differs(repository: Repository, base: Journey) -> None:
    repository.commit(base)
    new = repository.git("show", "--ext-diff", "--format=")
    assert "map.journey: a new map\n" in new
    repository.commit(titled(base, "Ny"))
    assert repository.git("diff", "HEAD~") == (
        f"map.journey\n  Map “Ny”: Title: “{base.title}” → “Ny”\n"
    )
    repository.git("mv", "map.journey", "ny.journey")
    repository.git("commit", "-q", "-m", "Another name")
    (repository.folder / "ny.journey").write_bytes(encode(titled(base, "Nyast")))
    said = repository.git("diff", "-M", "HEAD~")
    assert "map.journey → ny.journey\n  Map “Nyast”: Title: “Ny” → “Nyast”\n" in said
    repository.git("rm", "-q", "-f", "ny.journey")
    assert repository.git("diff", "HEAD") == "ny.journey: deleted\n"


def test_git_shows_maps_as_text(repository: Repository, base: Journey) -> None:
    (repository.folder / ".gitattributes").write_text("*.journey diff=readable\n")
    repository.commit(base)
    repository.commit(titled(base, "Ny"))
    said = repository.git("diff", "HEAD~")
    assert f"-{base.title}\n" in said
    assert "+Ny\n" in said
