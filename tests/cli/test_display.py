"""`tabletop display`: the front door finds the log, opens the face that fits, and says what cannot be shown."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.exercise import commands as ask
from tabletop.exercise.events import LOG_FORMAT
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import Room
from tabletop.session.clock import SystemClock
from tabletop.session.opening import start
from tabletop.session.port import Lookout, Sight
from tabletop.storage.codec import encode
from tabletop.storage.port import START
from tests.harbour import TEAMS, TEXT, first, opening, scenario_of


def led(path: Path) -> None:
    """A session that was led to its end."""
    session = start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS, seed=3), path, SystemClock())
    for command in (ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.EndExercise(), ask.CloseSession()):
        session.send(command, FACILITATOR)
    session.close()


def test_a_finished_session_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows its end, and the program ends."""
    led(tmp_path / "a.jsonl")
    assert Exit.CLEAN == main(["display", str(tmp_path / "a.jsonl"), "--plain"])
    out = capsys.readouterr().out
    assert "Fogbound" in out
    assert "The exercise is finished. Thank you." in out


def test_it_waits_for_a_session_and_can_be_stopped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends the waiting; nothing is lost, for nothing was written."""

    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            assert timeout is not None
            raise KeyboardInterrupt

    monkeypatch.setattr(threading, "Event", Interrupted)
    assert Exit.INTERRUPTED == main(["display", "--plain"])
    assert "Waiting for an exercise to begin." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (encode([first(opening().model_copy(update={"format": LOG_FORMAT + 1}))], START)[0], 2, "later version"),
        (b"# notes\n", 1, "not a session log"),
    ],
)
def test_a_log_that_cannot_be_shown_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: int, said: str
) -> None:
    """Of another version, or no log: said at the door, before any screen opens."""
    log = tmp_path / "a.jsonl"
    log.write_bytes(content)
    ended = main(["display", str(log)])
    told = capsys.readouterr()
    assert said in told.err
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert ended == code


def test_on_a_terminal_the_screen_opens(tmp_path: Path, sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the theme that was asked for, on the named log or on the folder of sessions; the log is let go of."""
    seen: list[tuple[Sight, str]] = []

    def face(lookout: Lookout, *, theme: str) -> int:
        seen.append((lookout.look(), theme))
        return 0

    monkeypatch.setattr("tabletop.tui.display.app.run", face)
    monkeypatch.setattr("tabletop.cli.settings.wants_lines", lambda *_, asked: asked)
    led(tmp_path / "a.jsonl")
    assert Exit.CLEAN == main(["display", str(tmp_path / "a.jsonl"), "--theme", "light"])
    sessions.mkdir()
    led(sessions / "finished.jsonl")
    assert Exit.CLEAN == main(["display"])
    (shown, theme), (nothing, usual) = seen
    assert shown.session is not None
    assert (shown.session.view(Room()).scene.phase, theme) == ("closed", "light")
    assert (nothing.session, usual) == (None, "dark")
