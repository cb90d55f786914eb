"""`tabletop fork`: a new log, said where it is and where it comes from; and the ways it cannot be made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.fork import forker
from tabletop.cli.main import main
from tabletop.cli.settings import read
from tabletop.session.forking import descends, forked_from
from tabletop.session.opening import replayed
from tabletop.session.port import Forked, NotForked
from tabletop.session.replayed import ReplayedSession
from tests.cli.streams import OPENING, typed
from tests.cli.test_screens import Faces, faces
from tests.played import as_log, log_of
from tests.tui.review import played

__all__ = ["faces"]


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    """Four teams at the harbour, to the end."""
    path = tmp_path / "harbour.jsonl"
    path.write_bytes(as_log(played.records()))
    return path


def test_only_the_log(parent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its path is all that is printed, for scripts; `log verify --parent` holds the two against each other."""
    path = tmp_path / "f.jsonl"
    assert Exit.CLEAN == main(["fork", str(parent), "--at", "inject:radar-out", "--no-play", "--log", str(path)])

    assert f"{path}\n" == capsys.readouterr().out
    assert Exit.CLEAN == main(["log", "verify", str(path), "--parent", str(parent)])
    assert "Records 1 to 6 say what" in capsys.readouterr().out


def test_it_is_played_on(parent: Path, sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sessions usually go, in the face that fits; the new session pauses first."""
    assert Exit.CLEAN == typed(monkeypatch, "q\ny\n", "fork", parent, "--at", "decision:order", "--plain")

    (path,) = sessions.glob("*.jsonl")
    assert descends(path, parent)
    assert replayed(path).records[-1].event.type == "session-resumed"


def test_alone_it_goes_on_with_other_answers(
    sessions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first question again, answered otherwise; without --at it goes on from the last moment there is."""
    first = tmp_path / "first.jsonl"
    typed(monkeypatch, OPENING, "play", "first-hour", "--seed", "7", "--log", first)
    typed(monkeypatch, "2 1 3\nOtherwise.\n50\nq\n", "fork", first, "--at", "4", "--plain")
    out = capsys.readouterr().out
    (path,) = sessions.glob("*.jsonl")
    forked = forked_from(path)

    assert forked is not None
    assert f"What if, from record {forked.number} of {first}" in out
    assert "EXERCISE – fictional events. First Hour. what if" in out
    typed(monkeypatch, "q\n", "fork", first, "--plain", "--log", tmp_path / "last.jsonl")
    last = forked_from(tmp_path / "last.jsonl")
    assert last is not None
    assert last.number == len(replayed(first).records)


def test_a_record_inside_a_step_is_told(
    parent: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The new session goes on from the end of the step before."""
    typed(monkeypatch, "q\ny\n", "fork", parent, "--at", "5", "--plain")

    assert "Record 5 lies inside a step." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ("999", "had ended already. Go back before its end: to record"),
        ("inject:nowhere", "That session has no “inject:nowhere”. There is: inject:radar-out"),
        (None, "had ended already. Go back before its end: to record"),
    ],
)
def test_moments_that_will_not_do(
    parent: Path, sessions: Path, capsys: pytest.CaptureFixture[str], point: str | None, words: str
) -> None:
    """One sentence with a way on, and nothing is written."""
    at = [] if point is None else ["--at", point]
    assert Exit.NOT_RUN == main(["fork", str(parent), *at, "--no-play"])

    assert words in capsys.readouterr().err
    assert not sessions.exists()


def test_a_moment_that_is_none(parent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be said is said."""
    assert main(["fork", str(parent), "--at", "soon"]) == 2
    assert "a time such as 28:14" in capsys.readouterr().err


def test_logs_that_cannot_be_forked(parent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Damaged before the moment, taken names, no log at all: one sentence each."""
    lines = parent.read_bytes().splitlines(keepends=True)
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_bytes(b"".join([*lines[:8], lines[8].replace(b'"number":9,', b'"number":8,'), *lines[9:]]))

    assert Exit.NOT_RUN == main(["fork", str(damaged), "--at", "20", "--no-play"])
    assert "The log is damaged before record 20. It can be forked at records 1 to 8." in capsys.readouterr().err
    assert Exit.NOT_RUN == main(["fork", str(parent), "--at", "6", "--no-play", "--log", str(damaged)])
    assert "Not saved: there is a file of that name already." in capsys.readouterr().err
    (tmp_path / "text.jsonl").write_text("no log")
    assert Exit.PROBLEMS == main(["fork", str(tmp_path / "text.jsonl"), "--no-play"])
    assert Exit.NOT_RUN == main(["fork", str(tmp_path / "none.jsonl"), "--no-play"])


def test_lists_say_what_if(parent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the log it comes from and the record; for programs as data."""
    main(["fork", str(parent), "--at", "6", "--no-play"])
    main(["log", "list"])
    main(["log", "list", "--json"])

    out = capsys.readouterr().out
    assert "what if, from harbour.jsonl at record 6" in out
    assert json.loads(out.splitlines()[-1])["forked"]["number"] == 6


def test_verify_says_what_does_not_descend(parent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another log, and a session that is no fork."""
    path, other = tmp_path / "f.jsonl", tmp_path / "other.jsonl"
    other.write_bytes(log_of())
    main(["fork", str(parent), "--at", "6", "--no-play", "--log", str(path)])
    capsys.readouterr()

    assert Exit.PROBLEMS == main(["log", "verify", str(path), "--parent", str(other)])
    assert "This session does not go on from" in capsys.readouterr().out
    assert Exit.PROBLEMS == main(["log", "verify", str(parent), "--parent", str(other)])
    assert "This session was not forked from another" in capsys.readouterr().out


def test_from_the_review(parent: Path, sessions: Path, faces: Faces) -> None:
    """The review hands back what was forked there, and the program goes on with it."""
    faces.forks = [999, 6]
    assert Exit.CLEAN == main(["review", str(parent)])

    assert [one.why for one in faces.not_forked] == ["fork.ended"]
    assert len(faces.led) == 1
    (path,) = sessions.glob("*.jsonl")
    assert descends(path, parent)


def test_what_a_face_is_told(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes, never errors: a folder that is a file, a log that is gone, one of an older format."""
    begin = forker(ReplayedSession(replayed(parent).replay, str(parent)), read())
    assert isinstance(begin(6), Forked)
    monkeypatch.setattr("tabletop.storage.reading.LogReader.format", property(lambda _self: 0))
    assert begin(6) == NotForked("fork.too_old", 6, 6)
    monkeypatch.undo()
    parent.unlink()
    assert begin(6) == NotForked("log.out_of_reach", 6, 6)


def test_a_full_disk_is_told_to_a_face(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the code that has a sentence."""
    begin = forker(replayed(parent), read())
    monkeypatch.setattr("tabletop.storage.branching.MAX_HEADER", 10)

    assert begin(6) == NotForked("not_saved.too_long", 6, 6)
