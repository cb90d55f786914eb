"""Finding the session to show: one that was named, or the one that is being led here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import LOG_FORMAT
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import Room
from tabletop.session.local import LocalSession
from tabletop.session.lookout import SELDOM, STILL_FRESH, LogLookout
from tabletop.session.opening import resume, start
from tabletop.session.port import Sight
from tabletop.storage.codec import encode
from tabletop.storage.port import START
from tests.fakes import FakeClock
from tests.harbour import TEAMS, TEXT, first, opening, scenario_of

RAW = TEXT.encode()
SETUP = Setup(mode="facilitated", teams=TEAMS, seed=3)
ALONE = Setup(mode="solo", teams=TEAMS, seed=3)


class Desk:
    """A folder of sessions, a display that looks at it, and a clock for both."""

    def __init__(self, folder: Path, log: str = "") -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.lookout = LogLookout(folder / log if log else None, folder, self.clock)
        self._written = 0

    def begin(self, name: str, setup: Setup = SETUP) -> LocalSession:
        """Begin a session."""
        session = start(RAW, scenario_of(), setup, self.folder / name, self.clock)
        self.stamp(name)
        return session

    def stamp(self, name: str) -> None:
        """Date a file as if no two were written in the same instant."""
        self._written += 1
        os.utime(self.folder / name, ns=(self._written * 10**9, self._written * 10**9))

    def look(self) -> Sight:
        """Look after a while."""
        self.clock.pass_ms(SELDOM)
        return self.lookout.look()

    def shows(self) -> str:
        """The name of the log that is shown after a while."""
        session = self.look().session
        return Path(session.place).name if session is not None else ""


def finish(session: LocalSession) -> None:
    """Play to the end, at once."""
    session.send(ask.StartExercise(), FACILITATOR)
    session.send(ask.EndExercise(), FACILITATOR)
    session.send(ask.CloseSession(), FACILITATOR)
    session.close()


def test_a_display_that_is_there_before_the_session(tmp_path: Path) -> None:
    """It waits without a complaint, also while there is no folder; it goes on by itself."""
    for log in ("", "mine.jsonl"):
        desk = Desk(tmp_path / f"logs-of{log}", log)
        assert [desk.look(), desk.look()] == [Sight(), Sight()]
        session = desk.begin("mine.jsonl")
        assert desk.shows() == "mine.jsonl"
        session.send(ask.StartExercise(), FACILITATOR)
        shown = desk.lookout.look().session
        assert shown is not None
        assert shown.view(Room()).scene.phase == "running"
        session.close()


def test_without_a_name_it_is_the_session_somebody_came_to_last(tmp_path: Path) -> None:
    """A new session, or one taken up again, takes over; an old one that is only there does not; nothing flickers."""
    desk = Desk(tmp_path)
    rehearsal = desk.begin("rehearsal.jsonl")
    rehearsal.close()
    tuesday = desk.begin("tuesday.jsonl")
    tuesday.close()
    assert desk.shows() == "tuesday.jsonl"
    wednesday = desk.begin("wednesday.jsonl")
    assert desk.shows() == "wednesday.jsonl"
    again = resume(tmp_path / "rehearsal.jsonl", desk.clock)
    desk.stamp("rehearsal.jsonl")
    assert desk.shows() == "rehearsal.jsonl"
    wednesday.send(ask.StartExercise(), FACILITATOR)
    desk.stamp("wednesday.jsonl")
    assert [desk.shows(), desk.shows()] == ["rehearsal.jsonl"] * 2
    finish(again)
    desk.stamp("rehearsal.jsonl")
    assert [desk.shows(), desk.shows()] == ["rehearsal.jsonl"] * 2
    thursday = desk.begin("thursday.jsonl")
    assert desk.shows() == "thursday.jsonl"
    thursday.close()
    wednesday.close()


def test_what_is_not_being_led_is_not_shown(tmp_path: Path) -> None:
    """Finished, left long ago, played alone, no log at all: the display waits."""
    desk = Desk(tmp_path)
    finish(desk.begin("finished.jsonl"))
    desk.begin("alone.jsonl", ALONE).close()
    (tmp_path / "notes.jsonl").write_text("# notes\n")
    (tmp_path / "folder.jsonl").mkdir()
    desk.begin("long-ago.jsonl").close()
    desk.clock.pass_ms(STILL_FRESH)
    assert desk.shows() == ""
    resume(tmp_path / "long-ago.jsonl", desk.clock).close()
    desk.stamp("long-ago.jsonl")
    assert desk.shows() == "long-ago.jsonl"


def test_one_that_was_named_is_never_left(tmp_path: Path) -> None:
    """Whatever else begins, whatever sort it is; a finished one shows its end."""
    alone = Desk(tmp_path, "alone.jsonl")
    alone.begin("alone.jsonl", ALONE).close()
    assert alone.shows() == "alone.jsonl"
    desk = Desk(tmp_path, "mine.jsonl")
    mine = desk.begin("mine.jsonl")
    assert desk.shows() == "mine.jsonl"
    desk.begin("other.jsonl").close()
    finish(mine)
    assert [desk.shows(), desk.shows()] == ["mine.jsonl"] * 2
    shown = desk.look().session
    assert shown is not None
    assert shown.view(Room()).scene.phase == "closed"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (encode([first(opening().model_copy(update={"format": LOG_FORMAT + 1}))], START)[0], "too_new"),
        (encode([first(opening(text="format: tabletop/99"))], START)[0], "not_understood"),
        (b"# notes\n", "not_a_log"),
    ],
)
def test_a_log_that_cannot_be_shown_is_told_by_its_code(tmp_path: Path, content: bytes, code: str) -> None:
    """And shown as soon as it can be."""
    desk = Desk(tmp_path, "mine.jsonl")
    (tmp_path / "mine.jsonl").write_bytes(content)
    seen = desk.look()
    assert seen.session is None
    assert seen.fault is not None
    assert seen.fault[0] == code
    (tmp_path / "mine.jsonl").unlink()
    assert desk.look() == Sight()


def test_a_folder_in_the_place_of_the_log(tmp_path: Path) -> None:
    """What cannot be opened at all is out of reach."""
    (tmp_path / "mine.jsonl").mkdir()
    seen = Desk(tmp_path, "mine.jsonl").look()
    assert seen.fault is not None
    assert seen.fault[0] == "out_of_reach"


def test_a_log_that_is_replaced_is_opened_anew(tmp_path: Path) -> None:
    """Words were forgotten, or a copy was put back: the last sight stays until there is a good one again."""
    desk = Desk(tmp_path, "mine.jsonl")
    log = tmp_path / "mine.jsonl"
    session = desk.begin("mine.jsonl")
    desk.look()
    session.close()
    good = log.read_bytes()
    (tmp_path / "broken").write_bytes(b"# notes\n")
    (tmp_path / "broken").replace(log)
    seen = desk.look()
    assert seen.session is not None
    assert seen.fault is not None
    (tmp_path / "good").write_bytes(good)
    (tmp_path / "good").replace(log)
    seen = desk.look()
    assert seen.session is not None
    assert seen.fault is None


def test_the_log_is_let_go_of(tmp_path: Path) -> None:
    """Closing closes what is followed, and is harmless when there is nothing."""
    desk = Desk(tmp_path, "mine.jsonl")
    desk.lookout.close()
    desk.begin("mine.jsonl").close()
    desk.look()
    desk.lookout.close()
    (tmp_path / "mine.jsonl").unlink()
