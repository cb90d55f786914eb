"""`tabletop feedback`: typed in turn, imported, shown, withdrawn; and known by the log commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.cli import lines
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.cli.screens import _paper
from tabletop.exercise.commands import EndExercise, StartExercise
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.session.clock import SystemClock
from tabletop.session.evaluations import evaluate
from tabletop.session.feedback import feedback_log
from tabletop.session.following import follow
from tabletop.session.opening import resume, start
from tabletop.session.port import Collecting, NotSaved
from tabletop.storage.opening import FeedbackSummary, feedbacks
from tests.cli.streams import typed
from tests.feedback import QUESTIONS, STATEMENTS
from tests.harbour import TEAMS, TEXT, scenario_of
from tests.plain.players import console_of

ROW = "5,4,3,2,1,Maps,Time"
TITLES = ",".join(f'"{one}"' for one in (*STATEMENTS, *QUESTIONS))


@pytest.fixture
def log(sessions: Path) -> Path:
    """A session after ENDEX."""
    path = sessions / "harbour.jsonl"
    session = start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS), path, SystemClock())
    session.send(StartExercise(), FACILITATOR)
    session.send(EndExercise(), FACILITATOR)
    session.close()
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: Exit = Exit.CLEAN) -> str:
    """What the program prints, errors behind."""
    capsys.readouterr()
    assert code == main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return captured.out + captured.err


def file_of(folder: Path, *rows: str, titles: str = TITLES) -> Path:
    """A file from a survey."""
    path = folder / "survey.csv"
    path.write_text("\n".join([titles, *rows]) + "\n", encoding="utf-8-sig")
    return path


def test_the_laptop_goes_round(log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a log it is the session that was led last; the forms stand beside it, and how to see them is said."""
    assert "There is no feedback on harbour.jsonl yet." in said(capsys, "feedback", log, "--show")
    assert typed(monkeypatch, "\n5\n4\n\n\n\nMaps\n\n\nq\n", "feedback", "--plain") == Exit.CLEAN
    out = capsys.readouterr().out
    own = feedback_log(log)

    assert f"1 form, kept in {own}" in out
    assert f"tabletop feedback --show {log}" in out
    shown = said(capsys, "feedback", own, "--show")
    assert "So few forms" in shown
    assert "– Maps" in shown
    assert "Nobody wrote anything." in shown
    assert typed(monkeypatch, "", "feedback", log) == Exit.CLEAN


def test_a_file_is_taken_over_once(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """First said column by column, then written; what a row lacks is said with its row; never twice."""
    file = file_of(tmp_path, ROW, "9,,,,,,", "1,2", *(f"1,2,{at % 5 + 1},4,5,," for at in range(4)))
    dry = said(capsys, "feedback", log, "--import", file, "--dry-run", code=Exit.PROBLEMS)
    assert "5 forms could be taken over. Nothing was written." in dry
    assert not feedback_log(log).exists()

    once = said(capsys, "feedback", log, "--import", file, code=Exit.PROBLEMS)
    assert "Read as UTF-8, with commas between the cells." in once
    assert f"   2  {STATEMENTS[1]} → plausible" in once
    assert "Row 3, The session was well organised and …: “9” is no number from 1 to 5; left empty." in once
    assert "Row 3: nothing is filled in; the row is left out." in once
    assert "Row 4: 2 cells where there are 7 columns; the row is left out." in once
    assert "5 forms taken over; there are 5 now." in once
    again = said(capsys, "feedback", log, "--import", file, code=Exit.PROBLEMS)
    assert "Nothing was imported twice." in again
    assert "So few" not in said(capsys, "feedback", log, "--show")


def test_many_notes_and_columns_by_place(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twenty rows are named, the rest counted; columns are told by order or by --map; long texts are cut, and said."""
    rows = [f"1,1,1,1,x,{'t' * 1_001}," for _at in range(15)]
    out = said(
        capsys, "feedback", log, "--import", file_of(tmp_path, *rows, titles="a,b,c,d,e,f,g"), code=Exit.PROBLEMS
    )
    assert "taken in the order of the form" in out
    assert "too long, cut to 1000 characters or 20 lines" in out
    assert "and 10 rows more" in out
    titles = "Name,Comment,Anything"
    mapped = said(
        capsys, "feedback", log, "--import", file_of(tmp_path, "Ann,Good,x", titles=titles), "--map", "Comment=keep"
    )
    assert "1  Name → left out: it may say who filled in the form" in mapped
    assert "3  Anything → left out" in mapped
    assert "Ann" not in said(capsys, "feedback", log, "--show")
    wrong = said(capsys, "feedback", log, "--import", "x", "--map", "Comment=nice", code=Exit.NOT_RUN)
    assert "a column, an equals sign, and one of: organised" in wrong


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04", "That is no text."),
        (b"a,b,c\n1,2,3\n", "No column can be told."),
        (b"prepared,well prepared\n1,2\n", "Two columns look like “prepared”."),
        (b"prepared\n\n,\n", "There is nothing below the titles."),
        (b"prepared,x\n,y\n", "There is no form to take over."),
    ],
)
def test_files_that_are_none(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes, sentence: str
) -> None:
    """One sentence, and nothing is written."""
    file = tmp_path / "survey.csv"
    file.write_bytes(raw)
    assert sentence in said(capsys, "feedback", log, "--import", file, code=Exit.PROBLEMS)
    assert not feedback_log(log).exists()


def test_at_a_terminal_it_asks_first(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Enter is no, and so is leaving."""
    file = file_of(tmp_path, ROW)
    for text, expected in (
        ("\n", "Nothing was written."),
        ("q\n", "Nothing was written."),
        ("y\n", "1 form taken over"),
    ):
        console, _sink = console_of(text, terminal=True)
        monkeypatch.setattr("tabletop.cli.feedback_import.console", lambda one=console: one)
        assert expected in said(capsys, "feedback", log, "--import", file)
    monkeypatch.setattr("tabletop.cli.feedback_import.console", lines.console)


def test_an_empty_file_for_a_survey(tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its titles are known again; a file that is there is never written over."""
    path = tmp_path / "form.csv"
    assert "Written" in said(capsys, "feedback", "--template", path)
    assert "there is something of that name" in said(capsys, "feedback", "--template", path, code=Exit.NOT_RUN)
    path.write_bytes(path.read_bytes() + f"{ROW}\n".encode())
    assert "1 form taken over" in said(capsys, "feedback", log, "--import", path)


def test_a_form_is_withdrawn(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a reason; it stays in the log."""
    said(capsys, "feedback", log, "--import", file_of(tmp_path, ROW))
    assert "no form at record 9" in said(capsys, "feedback", log, "--withdraw", "9", code=Exit.PROBLEMS)
    assert "does not count any more" in said(capsys, "feedback", log, "--withdraw", "3", "--reason", "A trial.")
    assert "Nobody handed in a form." in said(capsys, "feedback", log, "--show")
    shown = said(capsys, "log", "show", feedback_log(log))
    assert "    3  A form, imported (taken back)" in shown
    assert "Taken back: record 3 (A trial.)" in shown
    assert "Maps" not in shown


def test_known_by_the_log_commands(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Listed with its session, or alone; verified; shown for programs; refused as a session."""
    typed(monkeypatch, "\n5\n\n\n\n\n\n\n\nq\n", "feedback", log)
    own = feedback_log(log)
    assert "beside it: feedback, 2 records" in said(capsys, "log", "list")
    found = [json.loads(line) for line in said(capsys, "log", "list", "--json").splitlines()]
    assert [one.get("kind") for one in found] == [None, "feedback"]
    records = [json.loads(line) for line in said(capsys, "log", "show", own, "--json").splitlines()]
    assert [one["event"]["type"] for one in records] == ["feedback-opened", "form-filled"]
    assert "A form, typed" in said(capsys, "log", "show", own)
    assert "Records 1 to 2" in said(capsys, "log", "verify", own)
    assert "participants’ feedback" in said(capsys, "review", "--plain", own, code=Exit.NOT_RUN)
    log.unlink()
    assert "feedback beside harbour.jsonl, which is not here" in said(capsys, "log", "list")
    assert isinstance(feedbacks(own.parent)[0], FeedbackSummary)


def test_beside_an_evaluators_log(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever log of a session is named, the forms belong to the session."""
    sheet = evaluate(follow(log), "evaluator", "e", SystemClock())
    sheet.close()
    assert typed(monkeypatch, "q\n", "feedback", "--plain", sheet.place) == Exit.CLEAN
    assert feedback_log(log).exists()


def test_nothing_to_say_anything_about(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a session there is a sentence."""
    assert "There is no session in" in said(capsys, "feedback", "--plain", code=Exit.NOT_RUN)


def test_on_a_screen(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is opened with the forms of that session, which are closed behind it."""
    seen: list[str] = []

    def run(collecting: Collecting, *, theme: str) -> int:
        seen.append(f"{collecting.title} {theme}")
        return 0

    monkeypatch.setattr("tabletop.tui.feedback.app.run", run)
    monkeypatch.setattr("tabletop.cli.settings.wants_lines", lambda *_args, **_named: False)
    assert main(["feedback", str(log), "--theme", "light"]) == Exit.CLEAN
    assert seen == ["The harbour in fog light"]


def test_the_hot_wash_on_a_page(log: Path) -> None:
    """The console's key writes it beside the log, under the log's name, once for each state of the log."""
    session = resume(log, SystemClock())
    assert not isinstance(session, NotSaved)
    try:
        place = _paper(session)
        assert place == _paper(session)
        assert isinstance(place, str)
        assert Path(place).name.startswith("harbour.jsonl.hot-wash-")
        assert b"Hot wash: The harbour in fog" in Path(place).read_bytes()
    finally:
        session.close()
