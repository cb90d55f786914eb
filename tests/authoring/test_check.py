"""Looking at files and folders: every scenario in them, and the golden plays beside each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.check import NothingToCheckError, check, files
from tests.authoring.examples import BASE, BASE_PLAY, laid_over


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scenarios, one with two plays."""
    for name in ("one", "two"):
        (tmp_path / name / "plays").mkdir(parents=True)
        (tmp_path / name / "scenario.yaml").write_text(BASE, encoding="utf-8", newline="\r\n")
    (tmp_path / "one" / "plays" / "good.play.yaml").write_text(BASE_PLAY, encoding="utf-8")
    (tmp_path / "one" / "plays" / "bad.play.yaml").write_text(laid_over("skip: [x]\n", BASE_PLAY), encoding="utf-8")
    (tmp_path / "one" / "plays" / "notes.txt").write_text("notes", encoding="utf-8")
    return tmp_path


def test_files(folder: Path) -> None:
    """A folder stands for the scenarios in it, at any depth; a file for itself."""
    one, two = (folder / name / "scenario.yaml" for name in ("one", "two"))
    assert [one, two] == list(files([folder]))
    assert [two, one] == list(files([two, folder / "one"]))


def test_a_play_stands_for_its_scenario(folder: Path) -> None:
    """A play alone says nothing: it is checked with its scenario, and with the plays beside it."""
    assert [folder / "one" / "scenario.yaml"] == list(files([folder / "one" / "plays" / "bad.play.yaml"]))
    assert 1 == len(list(files([*(folder / "one" / "plays").glob("*.yaml"), folder / "one"])))
    elsewhere = folder / "good.play.yaml"
    elsewhere.write_text(BASE_PLAY, encoding="utf-8")
    assert [elsewhere] == list(files([elsewhere]))


@pytest.mark.parametrize("name", ["nowhere", "one/plays"])
def test_nothing_to_check(folder: Path, name: str) -> None:
    """A path that leads to no scenario is an error, not a clean check."""
    with pytest.raises(NothingToCheckError):
        list(files([folder / name]))


def test_check(folder: Path) -> None:
    """A scenario is checked with the plays beside it, each with its own problems and lines."""
    checked = check(folder / "one" / "scenario.yaml")
    found = [(one.file.name, one.errors, [problem.code for problem in one.problems]) for one in checked]
    assert [("scenario.yaml", 0, []), ("bad.play.yaml", 1, ["TT107"]), ("good.play.yaml", 0, [])] == found
    assert "skip: [x]" == checked[1].lines[0]
    assert "format: tabletop/1" == checked[0].lines[0]


def test_any_name(folder: Path) -> None:
    """A file of another name is checked as a scenario, without plays."""
    other = folder / "one" / "draft.yaml"
    other.write_bytes(b"title: caf\xe9")
    [only] = check(other)
    assert ("draft.yaml", ["TT002"]) == (only.file.name, [problem.code for problem in only.problems])


def test_unreadable(folder: Path) -> None:
    """A file that cannot be read says so, and the others are checked; it may have vanished a moment ago."""
    [only] = check(folder / "nothing.yaml")
    assert (["TT000"], 1, True) == ([problem.code for problem in only.problems], only.errors, only.unread)
    play = folder / "one" / "plays" / "bad.play.yaml"
    play.unlink()
    play.mkdir()
    found = [[problem.code for problem in one.problems] for one in check(folder / "one" / "scenario.yaml")]
    assert [[], ["TT000"], []] == found
