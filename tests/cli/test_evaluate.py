"""`tabletop evaluate`: beside a session, in a log of its own that the log commands know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.exercise.commands import ReleaseInject, StartExercise
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.session.clock import SystemClock
from tabletop.session.opening import start
from tabletop.session.port import Evaluating
from tabletop.tui import base
from tests.cli.streams import typed
from tests.harbour import TEAMS, TEXT, scenario_of


@pytest.fixture
def log(sessions: Path) -> Path:
    """A session that was left in the middle."""
    path = sessions / "harbour.jsonl"
    session = start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS), path, SystemClock())
    session.send(StartExercise(), FACILITATOR)
    session.send(ReleaseInject("radar-out"), FACILITATOR)
    session.close()
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    assert code == main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return captured.out + captured.err


def evaluated(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str | Path) -> int:
    """Run the command in lines."""
    return typed(monkeypatch, text, "evaluate", *map(str, arguments))


def test_beside_the_session_that_was_left(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a log it is the last one that was left; what is written stands beside it, and says how to go on."""
    code = evaluated(monkeypatch, "s 1 They waited.\n+ Calm.\nq\n", "--name", "Table 2")
    out = capsys.readouterr().out
    own = log.with_name("harbour.evaluation-table-2.jsonl")

    assert code == Exit.CLEAN
    assert own.is_file()
    assert f"tabletop evaluate {own}" in out
    assert evaluated(monkeypatch, "n More.\n", own) == Exit.CLEAN
    shown = said(capsys, "log", "show", own)
    assert "Rated S, performed with some challenges: Says what is known" in shown
    assert "They waited." in shown
    assert "Taken up again" in shown
    assert "Records 1 to 5 are as they were written." in said(capsys, "log", "verify", own)
    assert said(capsys, "log", "receipt", own).startswith("5:")


def test_listed_with_its_session(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As belonging to it, never as one to resume; without its session it says which one it belongs to."""
    evaluated(monkeypatch, "n One.\nw\ny\nq\n")
    evaluated(monkeypatch, "n One.\nq\n", "--as", "scribe", "--name", "wall")
    capsys.readouterr()
    lines = said(capsys, "log", "list").splitlines()

    assert [line.strip() for line in lines if "beside it" in line] == [
        "beside it: evaluator, 3 records",
        "beside it: scribe wall, 2 records",
    ]
    assert sum("can be resumed" in line for line in lines) == 1
    as_json = [json.loads(line) for line in said(capsys, "log", "list", "--json").splitlines()]
    assert [(one.get("kind"), one.get("label")) for one in as_json] == [
        (None, None),
        ("evaluation", "evaluator"),
        ("evaluation", "wall"),
    ]
    own = log.with_name("harbour.evaluation-evaluator.jsonl")
    events = [json.loads(line) for line in said(capsys, "log", "show", "--json", own).splitlines()]
    assert [(one["event"]["type"], one["struck"], one["layer"]) for one in events] == [
        ("evaluation-opened", False, "interpreted"),
        ("observation-noted", True, "interpreted"),
        ("entry-withdrawn", False, "interpreted"),
    ]
    assert "(taken back)" in said(capsys, "log", "show", own)
    log.unlink()
    assert "evaluator beside harbour.jsonl, which is not here, 3 records" in said(capsys, "log", "list")


def test_an_empty_list(sessions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in it, nothing said to programs."""
    assert said(capsys, "log", "list", "--json") == ""
    assert str(sessions) in said(capsys, "log", "list")


def test_an_observer_leaves_no_log(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only looks."""
    assert evaluated(monkeypatch, "n X.\nq\n", log, "--as", "observer", "--handbook") == Exit.CLEAN
    out = capsys.readouterr().out

    assert "You are only looking" in out
    assert "handbook" not in out
    assert [path.name for path in log.parent.iterdir() if path.suffix == ".jsonl"] == ["harbour.jsonl"]


def test_the_handbook_is_asked_for(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And then the author's lines are read out."""
    evaluated(monkeypatch, "q\n", log, "--handbook")

    assert "Purpose: FACILITATOR-ONLY" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as", "scribe", "--name", "e"), "was begun in another role"),
        (("--name", "../etc"), "a role or a pseudonym of letters"),
        (("--name", "x" * 41), "a role or a pseudonym of letters"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    arguments: tuple[str, ...],
    words: str,
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With exit code 2."""
    evaluated(monkeypatch, "q\n", log, "--name", "e")
    capsys.readouterr()

    found = said(capsys, "evaluate", "--plain", log, *arguments, code=Exit.NOT_RUN)
    assert words in " ".join(found.split())


def test_logs_that_do_not_fit(log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Not there, of a later version, of another session; an evaluation is not resumed or reviewed."""
    evaluated(monkeypatch, "q\n", log)
    own = log.with_name("harbour.evaluation-evaluator.jsonl")
    capsys.readouterr()

    assert "No such file" in said(capsys, "evaluate", "--plain", log.with_name("x.jsonl"), code=Exit.NOT_RUN)
    for command in ("resume", "review"):
        found = said(capsys, command, "--plain", own, code=Exit.NOT_RUN)
        assert "That is not a session’s log, but one kept beside it: an evaluator’s" in found
    later = log.with_name("later.jsonl")
    later.write_bytes(log.read_bytes().replace(b'"format":1', b'"format":9', 1))
    assert said(capsys, "evaluate", "--plain", later, code=Exit.PROBLEMS)
    log.unlink()
    start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS), log, SystemClock()).close()
    found = said(capsys, "evaluate", "--plain", log, code=Exit.NOT_RUN)
    assert "begun beside another session" in found
    assert len(found.strip().splitlines()) == 1


def test_a_damaged_evaluation_shows_its_good_beginning(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says where it is wrong."""
    evaluated(monkeypatch, "n One.\nn Two.\nq\n", log)
    own = log.with_name("harbour.evaluation-evaluator.jsonl")
    capsys.readouterr()
    own.write_bytes(own.read_bytes().replace(b'"tag":"plain"', b'"tag":"strng"', 1))

    found = said(capsys, "log", "show", own, code=Exit.PROBLEMS)
    assert "Evaluation begun" in found
    assert "Record 2" in found


def test_with_a_screen(log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The face gets the sheet and the theme; both logs are closed afterwards, a crash is an exit code."""
    seen: list[tuple[str, str]] = []

    def run(sheet: Evaluating, *, theme: str) -> int:
        seen.append((sheet.view().scene.title, theme))
        return base.CRASHED

    monkeypatch.setattr("tabletop.cli.settings.wants_lines", lambda *_, **__: False)
    monkeypatch.setattr("tabletop.tui.evaluation.app.run", run)

    assert main(["evaluate", str(log), "--theme", "light"]) == Exit.FAULT
    assert seen == [("The harbour in fog", "light")]
    assert "Your evaluation is saved in" in capsys.readouterr().out
    assert main(["evaluate", str(log)]) == Exit.FAULT
