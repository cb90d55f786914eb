"""The front door gives the faces with a screen what they need, and closes what it opened. Stand-ins are the faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tabletop.cli import screens
from tabletop.cli.codes import Exit
from tabletop.cli.main import main
from tabletop.cli.shelves import Shelves
from tabletop.exercise.commands import EndExercise, StartExercise
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import Seat
from tabletop.scenario.model import Scenario
from tabletop.session.port import Forked, Forker, NotForked, NotSaved, Past, PlaySaver, Session
from tabletop.storage.jsonl import JsonlLog
from tabletop.tui import base
from tabletop.tui.home.shelf import HomeChoice, ScenarioLine, SessionLine, Source, UnreadableLine
from tabletop.tui.solo.earlier import EarlierRun
from tests.cli.streams import OPENING, typed
from tests.harbour import FILE, TEAMS

Opener = Callable[[Setup], Session | NotSaved]


@dataclass
class Faces:
    """What the screens were called with, and what they answer."""

    code: int = 0
    choices: list[HomeChoice] = field(default_factory=list)
    setup: Setup = field(default_factory=lambda: Setup("facilitated", TEAMS, minutes=40))
    solo: list[tuple[str, str, tuple[EarlierRun, ...]]] = field(default_factory=list)
    led: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    reviewed: list[int] = field(default_factory=list)
    homes: list[tuple[str, str]] = field(default_factory=list)
    pasts: list[int] = field(default_factory=list)
    forks: list[int] = field(default_factory=list)
    not_forked: list[NotForked] = field(default_factory=list)

    def alone(self, session: Session, team: str, *, theme: str, earlier: tuple[EarlierRun, ...] = ()) -> int:
        """Start, and leave."""
        self.solo.append((team, theme, tuple(earlier)))
        session.go_on()
        assert session.view(Seat(team)).scene.phase == "running"
        return self.code

    def lead(
        self,
        session: Session,
        *,
        theme: str,
        history: Callable[[Session], Callable[[], Past]],
        bias: bool = True,
        paper: Callable[[Session], str | NotSaved],
        saver: PlaySaver,
    ) -> int:
        """Look at the log, and leave."""
        assert bias
        assert callable(saver)
        assert paper is screens._paper  # noqa: SLF001 - what the front door lends
        self.led.append(theme)
        past = history(session)()
        past.read_on()
        self.pasts.append(len(past.records))
        return self.code

    def lead_new(  # noqa: PLR0913 - as the face has it
        self,
        scenario: Scenario,
        begin: Opener,
        *,
        theme: str,
        warning: str,
        history: Callable[[Session], Callable[[], Past]],
        bias: bool = True,
        paper: Callable[[Session], str | NotSaved],
        saver: PlaySaver,
    ) -> int:
        """Set up, lead to ENDEX, leave."""
        assert bias
        assert paper is screens._paper  # noqa: SLF001 - what the front door lends
        assert scenario.teams
        self.warnings.append(warning)
        session = begin(self.setup)
        if isinstance(session, NotSaved):
            self.refused.append(session.why)
            return self.code
        session.send(StartExercise(), FACILITATOR)
        session.send(EndExercise(), FACILITATOR)
        return self.lead(session, theme=theme, history=history, paper=paper, saver=saver)

    def review(self, past: Past, *, theme: str, expected: int, fork: Forker, beside: object = None) -> int | Forked:
        """Look at the end; ask what if, where a test says so, and go on with that."""
        assert theme
        assert beside is not None
        assert 1 == len(past.records)
        past.read_on()
        assert expected == len(past.records)
        self.reviewed.append(len(past.records))
        made = [fork(number) for number in self.forks]
        self.not_forked += [one for one in made if isinstance(one, NotForked)]
        return next((one for one in made if isinstance(one, Forked)), self.code)

    def home(self, source: Source, *, theme: str, at: str, notice: str) -> HomeChoice | int:
        """Choose what was prepared, then leave."""
        assert theme
        assert source.own_folder
        self.homes.append((at, notice))
        return self.choices.pop(0) if self.choices else self.code


@pytest.fixture
def faces(monkeypatch: pytest.MonkeyPatch) -> Faces:
    """Faces in place of the screens, at a terminal that can show some."""
    stand_in = Faces()
    monkeypatch.setattr("tabletop.cli.settings.wants_lines", lambda chosen, *, asked: asked or chosen.plain)
    monkeypatch.setattr("tabletop.tui.solo.app.run", stand_in.alone)
    monkeypatch.setattr("tabletop.tui.facilitator.app.run", stand_in.lead)
    monkeypatch.setattr("tabletop.tui.facilitator.app.run_new", stand_in.lead_new)
    monkeypatch.setattr("tabletop.tui.review.app.run", stand_in.review)
    monkeypatch.setattr("tabletop.tui.home.app.run", stand_in.home)
    return stand_in


def only(folder: Path) -> Path:
    """The one log there is, which nobody has open any more."""
    (log,) = folder.glob("*.jsonl")
    JsonlLog.open(log).close()
    return log


def test_playing_alone(faces: Faces, sessions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The session is opened, handed over with the theme, and closed; then it is said where it is."""
    assert Exit.CLEAN == main(["play", "first-hour", "--theme", "light"])

    assert [("DUTY", "light", ())] == faces.solo
    assert f"tabletop resume {only(sessions)}" in capsys.readouterr().out


def test_going_on(faces: Faces, sessions: Path) -> None:
    """The mode stands in the log, so `resume` needs no more than the file, or nothing."""
    main(["play", "first-hour"])

    assert Exit.CLEAN == main(["resume"])
    assert 2 == len(faces.solo)
    only(sessions)


def test_leading(faces: Faces, sessions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Set up on the screen, with the seed of the command line; the running log can be looked back at."""
    assert Exit.CLEAN == main(["facilitate", str(FILE), "--seed", "7", "--fictional"])
    assert Exit.CLEAN == main(["resume", str(only(sessions))])

    assert ["dark", "dark"] == faces.led
    assert [""] == faces.warnings
    assert 4 == faces.pasts[0]
    assert "The session is saved in" in capsys.readouterr().out


def test_a_log_that_cannot_be_begun_is_refused_on_the_screen(faces: Faces, tmp_path: Path) -> None:
    """The face hears why and may try again; nothing is written over."""
    log = tmp_path / "mine.jsonl"
    log.write_text("notes\n", encoding="utf-8")

    main(["facilitate", str(FILE), "--log", str(log)])

    assert ["exists"] == faces.refused
    assert "notes\n" == log.read_text(encoding="utf-8")


def test_reviewing(faces: Faces, sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log is read to its end and handed over."""
    typed(monkeypatch, OPENING, "play", "first-hour", "--plain")
    count = len(only(sessions).read_bytes().splitlines())

    assert Exit.CLEAN == main(["review", str(only(sessions))])
    assert [count] == faces.reviewed


def test_a_face_that_had_to_stop(faces: Faces, sessions: Path) -> None:
    """It has said so itself; the exit code is that of a defect, and the log is closed."""
    faces.code = base.CRASHED

    assert Exit.FAULT == main(["play", "first-hour"])
    only(sessions)


def test_earlier_runs_are_handed_over(
    faces: Faces, sessions: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run is compared with the first; a log that became unreadable is left out."""
    played = "\n1 3 2\nFirst time.\n60\n" + "\n1\nSo.\n40\n" * 60
    typed(monkeypatch, played, "play", "first-hour", "--plain")
    (first,) = sessions.glob("*.jsonl")
    assert "ENDEX" in capsys.readouterr().out
    main(["play", "first-hour"])

    (runs,) = [run for _team, _theme, run in faces.solo]
    assert 1 == len(runs)
    answer = runs[0].answer("log-lines")
    assert answer is not None
    assert ("First time.", 60) == (answer.rationale, answer.sure)

    first.write_bytes(first.read_bytes().replace(b"answer-submitted", b"answer-swallowed", 1))
    main(["play", "first-hour"])
    assert () == faces.solo[-1][2][:1] or first.name not in str(faces.solo[-1][2])


def test_home(faces: Faces, sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen is done; then one is back with the theme one had: after play on what waits, after review on it."""
    monkeypatch.setattr("sys.stdin", None)
    scenario = str(Path("scenarios/first-hour/scenario.yaml").absolute())
    faces.choices = [HomeChoice("practise", scenario, "light"), HomeChoice("facilitate", str(FILE), "")]

    assert Exit.CLEAN == main([])
    assert [("", ""), ("", ""), ("", "")] == faces.homes
    assert "light" == faces.solo[0][1]
    assert ["light"] == faces.led

    logs = sorted(sessions.glob("*.jsonl"))
    faces.choices = [HomeChoice("resume", str(logs[0])), HomeChoice("review", str(logs[1]))]
    assert Exit.CLEAN == main([])
    assert (str(logs[1]), "") == faces.homes[-1]
    assert 1 == len(faces.reviewed)


def test_an_error_comes_back_to_the_home_screen(faces: Faces) -> None:
    """One sentence, and one can choose again."""
    faces.choices = [HomeChoice("resume", "/nowhere/log.jsonl"), HomeChoice("practise", "/nowhere/at-all")]

    assert Exit.CLEAN == main([])
    assert "Could not read or write: /nowhere/log.jsonl: No such file" in faces.homes[1][1]
    assert "There is no scenario “/nowhere/at-all”." in faces.homes[2][1]


def test_the_shelves(sessions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scenarios of the program and one's own, sessions and what is none; nothing raises."""
    shelves = Shelves(sessions, tmp_path / "scenarios")
    assert (0, ()) == (shelves.logs, shelves.sessions())
    typed(monkeypatch, OPENING, "play", "first-hour", "--plain")
    (sessions / "notes.jsonl").write_text("hello\n", encoding="utf-8")
    broken = tmp_path / "scenarios" / "broken" / "scenario.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id: broken\ntitle: [\n", encoding="utf-8")

    session, notes = shelves.sessions()
    lines = {line.id: line for line in shelves.scenarios()}

    assert 2 == shelves.logs
    assert isinstance(session, SessionLine)
    assert isinstance(notes, UnreadableLine)
    assert ("First Hour", "solo", "unfinished") == (session.title, session.mode, session.state)
    assert "This is not a session log." == notes.why
    assert (True, False) == (lines["first-hour"].solo, lines["first-hour"].own)
    assert lines["broken"].own
    assert lines["broken"].fault
    assert lines["broken"].fault_place.endswith("scenario.yaml:3") or ":2" in lines["broken"].fault_place
    assert "" == shelves.look_into(lines["first-hour"]).fault
    assert shelves.look_into(lines["broken"]).own


def test_opening_by_name(sessions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scenario, its folder, a log, something else, nothing: always a line."""
    typed(monkeypatch, OPENING, "play", "first-hour", "--plain")
    shelves = Shelves(sessions, tmp_path)
    other = tmp_path / "other.jsonl"
    other.write_text("{}\n", encoding="utf-8")

    for path, kind in (
        (str(FILE), ScenarioLine),
        (str(FILE.parent), ScenarioLine),
        (str(only(sessions)), SessionLine),
        (str(other), UnreadableLine),
        (str(tmp_path / "nowhere"), UnreadableLine),
        ("~nobody-of-that-name/x", UnreadableLine),
        ("a\0b", UnreadableLine),
    ):
        assert isinstance(shelves.open(path), kind), path
