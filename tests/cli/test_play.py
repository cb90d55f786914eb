"""`tabletop play`, `facilitate`, `resume` and `review` line by line: what is saved, what is said, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.exercise.events import Event
from tabletop.session.opening import replay
from tabletop.storage.jsonl import JsonlLog
from tests.cli.streams import ALL, OPENING, typed
from tests.harbour import FILE

HARBOUR = FILE


def only(folder: Path) -> Path:
    """The one log there is."""
    (log,) = folder.glob("*.jsonl")
    return log


def events(log: Path) -> list[Event]:
    """What a log holds, without the first event, which names the session."""
    opened = replay(log)
    opened.read()
    return [recorded.event for recorded in opened.records[1:]]


def test_the_input_ends_before_the_exercise(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 4, a saved session, and a line to copy that goes on with it."""
    assert Exit.UNFINISHED == typed(monkeypatch, OPENING, "play", "first-hour", "--seed", "7")

    out = capsys.readouterr().out
    assert "The input ended before the exercise did." in out
    assert f"  tabletop resume {only(sessions)}\n" in out
    assert "answer-submitted" in {event.type for event in events(only(sessions))}


def test_leaving_is_no_failure(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Leaving with q ends with 0; the session is saved, and `resume` alone finds it."""
    assert Exit.CLEAN == typed(monkeypatch, "\nq\n", "play", "first-hour")
    assert Exit.CLEAN == typed(monkeypatch, "1 3 2\nSo.\n60\nq\n", "resume")

    assert "You go on where you left." in capsys.readouterr().out
    assert "answer-submitted" in {event.type for event in events(only(sessions))}


def test_the_same_seed_and_the_same_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs with one seed and one answers file are the same events."""
    logs = (tmp_path / "one.jsonl", tmp_path / "two.jsonl")
    for log in logs:
        typed(monkeypatch, ALL, "play", "first-hour", "--seed", "7", "--log", log)

    assert events(logs[0]) == events(logs[1])


def test_chance_follows_the_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seats that chance plays answer alike with one seed, and not always alike with others."""
    found = []
    for number, seed in enumerate((7, 7, *range(20, 28))):
        log = tmp_path / f"{number}.jsonl"
        typed(monkeypatch, "\n1\nBecause.\n40\n", "play", HARBOUR, "--role", "port", "--seed", str(seed), "--log", log)
        found.append([event for event in events(log) if event.type == "answer-submitted"])

    assert found[0] == found[1]
    assert any(found[0] != other for other in found[2:])


def test_a_role_is_asked_for_where_there_are_several(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line by line one chooses it; nothing is begun before."""
    assert Exit.UNFINISHED == typed(monkeypatch, "", "play", HARBOUR)

    assert "Which role do you take?" in capsys.readouterr().out
    assert not sessions.exists()


def test_leading_line_by_line(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The questions before, then STARTEX; taken up again it stands paused."""
    assert Exit.UNFINISHED == typed(monkeypatch, "\n" * 9 + "\n\n\n\n", "facilitate", HARBOUR)
    assert Exit.CLEAN == typed(monkeypatch, "\nq\n", "resume", only(sessions))

    out = capsys.readouterr().out
    assert "Next: start the exercise (STARTEX)." in out
    assert "Next: let time run again." in out
    assert "Time runs again." in out


def test_a_finished_session_is_not_gone_on_with(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is reviewed; the sentence says how."""
    typed(monkeypatch, "\n" * 11 + "\n\nx\ny\n" + "\n" * 8 + "y\n", "facilitate", HARBOUR)
    log = only(sessions)
    before = log.read_bytes()

    assert Exit.NOT_RUN == typed(monkeypatch, "", "resume", log)
    assert Exit.NOT_RUN == typed(monkeypatch, "", "resume")
    assert f"tabletop review {log}" in capsys.readouterr().err
    assert before == log.read_bytes()


def test_reviewing(sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A session, even one that is not finished, is gone through; the log stays as it is."""
    typed(monkeypatch, OPENING, "play", "first-hour")
    before = only(sessions).read_bytes()

    assert Exit.CLEAN == typed(monkeypatch, "e\nv\n", "review", only(sessions))
    assert Exit.CLEAN == typed(monkeypatch, "q\n", "review", only(sessions))

    assert "As seen by: the facilitator" in capsys.readouterr().out
    assert before == only(sessions).read_bytes()


def test_home_without_a_terminal(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`tabletop` alone lists what there is, does what a number means, and comes back with the session on top."""
    assert Exit.CLEAN == typed(monkeypatch, "?\n99\nv 2\n2\n\nq\nq\n")

    out = capsys.readouterr().out
    assert "First Hour – seminar game, 15 min" in out
    assert "Please type a number from 1 to" in out
    assert "cannot be done with “First Hour”" in out
    assert "can be resumed" in out
    assert only(sessions).name.startswith("first-hour-")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("play", "first-huor"), "There is no scenario “first-huor”. There is: first-hour"),
        (("play", "first-hour", "--role", "X"), "There is no team “X”. There is: DUTY"),
        (("resume",), "No session waits to be resumed"),
        (("resume", "nowhere.jsonl"), "nowhere.jsonl: No such file"),
        (("review", "nowhere.jsonl"), "nowhere.jsonl: No such file"),
        (("play", "first-hour", "--language", "tlh"), "There are no words for the language tlh."),
    ],
)
def test_what_cannot_run_says_so(
    arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on standard error, exit code 2, no traceback."""
    assert Exit.NOT_RUN == typed(monkeypatch, "", *arguments)

    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err


def test_a_name_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log is never written over."""
    log = tmp_path / "mine.jsonl"
    log.write_text("notes\n", encoding="utf-8")

    assert Exit.NOT_RUN == typed(monkeypatch, "", "play", "first-hour", "--log", log)
    assert "there is a file of that name already" in capsys.readouterr().err
    assert "notes\n" == log.read_text(encoding="utf-8")


def test_a_synchronised_folder_is_warned_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The session goes where one wants it, after a word about what may happen there."""
    folder = tmp_path / "OneDrive - School"
    folder.mkdir()

    typed(monkeypatch, "q\n", "play", "first-hour", "--log", folder)

    assert "OneDrive synchronises" in capsys.readouterr().err
    assert 1 == len(list(folder.glob("first-hour-*.jsonl")))


def test_a_torn_end_is_mended_and_said(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever resumes hears that the end was half written."""
    typed(monkeypatch, OPENING, "play", "first-hour")
    log = only(sessions)
    log.write_bytes(log.read_bytes()[:-30])

    assert Exit.CLEAN == typed(monkeypatch, "q\n", "resume", log)
    assert "half written" in capsys.readouterr().err


def test_a_session_that_is_open_elsewhere(
    sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two programs never write one session; reading it is fine."""
    typed(monkeypatch, OPENING, "play", "first-hour")
    held = JsonlLog.open(only(sessions))

    assert Exit.NOT_RUN == typed(monkeypatch, "", "resume", only(sessions))
    assert "Another program has this session open." in capsys.readouterr().err
    assert Exit.CLEAN == typed(monkeypatch, "q\n", "review", only(sessions))
    held.close()


def test_log_lines_are_json(sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file name holds the scenario's id and the time, nothing about people; every line is an object."""
    typed(monkeypatch, OPENING, "play", "first-hour")

    assert all(isinstance(json.loads(line), dict) for line in only(sessions).read_bytes().splitlines())
