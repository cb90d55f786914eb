"""`tabletop review FILE…`: one session with what stands beside it, several sessions compared."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tabletop.cli import compare, review
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.exercise.setup import Setup
from tabletop.session.clock import SystemClock
from tabletop.session.evaluations import evaluate
from tabletop.session.following import follow
from tabletop.session.opening import start
from tests.cli.streams import typed
from tests.harbour import TEAMS, TEXT, scenario_of


def a_log(folder: Path, name: str = "a") -> Path:
    """A session's log."""
    path = folder / f"{name}.jsonl"
    start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS, seed=1), path, SystemClock()).close()
    return path


def an_evaluation(log: Path) -> Path:
    """An evaluator's log beside it."""
    sheet = evaluate(follow(log), "evaluator", "table-2", SystemClock())
    sheet.close()
    return Path(sheet.place)


def test_marks_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Under one's own label, beside the log, which stays byte for byte; a label that is none is refused."""
    log = a_log(tmp_path)
    before = log.read_bytes()
    keys = "mark\nnote Why?\n"
    assert Exit.CLEAN == typed(monkeypatch, keys, "review", log, an_evaluation(log), "--as", "Table 3", "--plain")
    assert before == log.read_bytes()
    assert (tmp_path / "a.jsonl.marks-table-3.json").is_file()
    assert Exit.NOT_RUN == main(["review", str(log), "--as", "../x", "--plain"])
    capsys.readouterr()


def test_several_sessions_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison gets the sessions, and how it should look; evaluators' logs are none."""
    asked: list[argparse.Namespace] = []

    def run(_command: str, options: argparse.Namespace) -> int:
        asked.append(options)
        return 0

    monkeypatch.setattr(compare, "run", run)
    one, two = a_log(tmp_path), a_log(tmp_path, "-b")
    assert 0 == main(["review", "--plain", "--theme", "light", str(one), str(two), str(an_evaluation(one))])
    assert ([one, two], True, "light") == (asked[0].paths, asked[0].plain, asked[0].theme)


def test_what_is_no_session(tmp_path: Path) -> None:
    """A damaged file counts as a session, so that opening it says what is wrong; evaluators' logs alone are opened."""
    log = a_log(tmp_path)
    beside, damaged = an_evaluation(log), tmp_path / "x.jsonl"
    damaged.write_bytes(b"nonsense")
    assert ([damaged], [beside]) == review._sorted([damaged, beside])  # noqa: SLF001 - the front door's own sorting
    assert ([beside], []) == review._sorted([beside, beside])  # noqa: SLF001 - the same
