"""“What if”: a session that goes on from a record of another, which is never touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.exercise import commands as ask
from tabletop.exercise.events import ExercisePaused, StepUndone
from tabletop.exercise.moments import FACILITATOR, PROGRAM
from tabletop.exercise.setup import Setup
from tabletop.exercise.state import Phase, State
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Control, FacilitatorView
from tabletop.session.forking import descends, fork, forked_from
from tabletop.session.opening import replay, replayed, resume, start
from tabletop.session.points import Point, record_at
from tabletop.session.port import Saved
from tabletop.storage.reading import LogReader
from tests.fakes import FakeClock
from tests.harbour import TEAMS, TEXT, scenario_of
from tests.played import as_log, log_of, play_on
from tests.tui.review import played

RELEASED = 41
"""The record of Grey Weather's third inject, inside the command that releases it: 40 to 43."""
NORTHERN_MIRROR = "strong-and-unread"
"""A play with silence, sealed moves and a negotiation."""


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four teams' Grey Weather, to its end."""
    path = tmp_path_factory.mktemp("parent") / "grey-weather.jsonl"
    path.write_bytes(log_of())
    return path


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pauses, undone steps, overrides, an inject written on the spot; and silence, sealed moves and a negotiation."""
    folder = tmp_path_factory.mktemp("logs")
    found = {
        "harbour": as_log(played.records()),
        "northern-mirror": log_of("northern-mirror", NORTHERN_MIRROR),
    }
    for name, raw in found.items():
        (folder / f"{name}.jsonl").write_bytes(raw)
    return sorted(folder.iterdir())


def test_a_fork_is_a_log_like_any(parent: Path, tmp_path: Path) -> None:
    """It names parent, record and hash; says what the parent says up to there; verifies, resumes and is played on."""
    before, path = parent.read_bytes(), tmp_path / "what-if.jsonl"

    assert fork(parent, 43, path, FakeClock()) == 43
    old, new = replayed(parent), replayed(path)
    assert new.opening.forked is not None
    assert new.opening.forked.model_dump() == {
        "session": old.opening.session,
        "number": 43,
        "hash": _hash(parent, 43),
        "log": "grey-weather.jsonl",
    }
    assert new.opening.session != old.opening.session
    assert new.records[1:43] == old.records[1:43]
    assert [one.event for one in new.records[43:]] == [ExercisePaused()]
    assert new.records[43].actor == PROGRAM
    assert _checked(path) is None
    session = resume(path, FakeClock())
    try:
        assert isinstance(session.send(ask.ResumeExercise(), FACILITATOR), Saved)
        assert isinstance(session.send(ask.SkipInject("leaks"), FACILITATOR), Saved)
        assert session.view(Control()).scene.what_if
    finally:
        session.close()
    assert _checked(path) is None
    assert descends(path, parent)
    assert parent.read_bytes() == before


def _hash(path: Path, number: int) -> str:
    with LogReader(path) as reader:
        return next(frame.hash.decode() for frame in reader.frames() if frame.number == number)


def _checked(path: Path) -> object:
    with LogReader(path) as reader:
        return reader.verify().fault


@settings(max_examples=16, deadline=None)
@given(data=st.data())
def test_time_goes_on_from_the_fork(
    logs: list[Path], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Exercise time, the move's clock, deadlines, sealed moves and all else stand as they stood, and go on."""
    parent = data.draw(st.sampled_from(logs))
    old = replay(parent)
    old.read()
    end = next(one.number for one in old.records if one.event.type == "exercise-ended") - 1
    path = tmp_path_factory.mktemp("fork") / "f.jsonl"
    clock = FakeClock(wall=1_800_000_000_000, steady=data.draw(st.integers(0, 10**9)))

    number = fork(parent, data.draw(st.integers(1, end)), path, clock)
    was = old.state_at(number)
    clock.pass_minutes(data.draw(st.integers(0, 10_000)))
    session = resume(path, clock)
    try:
        now = session.state
        assert now.phase is (Phase.PAUSED if was.phase is Phase.RUNNING else was.phase)
        assert now.exercise_time() == was.exercise_time()
        assert _told(now) == _told(was)
        assert [one.step for one in now.undoable] == [one.step for one in was.undoable]
        if now.playing:
            session.send(ask.ResumeExercise(), FACILITATOR)
            clock.pass_minutes(3)
            assert session.view(Control()).scene.clock.exercise == was.exercise_time() + 180_000
    finally:
        session.close()


def _told(state: State) -> FacilitatorView:
    """What the facilitator sees, but for the session's name and whether time runs."""
    seen = view(state, Control(), state.last)
    clock = replace(seen.scene.clock, running=False)
    return replace(seen, scene=replace(seen.scene, session="", what_if=False, phase="paused", clock=clock))


def test_four_teams_come_to_another_ending(parent: Path, tmp_path: Path) -> None:
    """Grey Weather, forked where the leaks are put, and played otherwise from there."""
    path, old = tmp_path / "f.jsonl", replayed(parent)
    clock = FakeClock()
    number = fork(parent, record_at(Point.parse("inject:leaks"), old.records, old.times), path, clock)
    session = resume(path, clock)
    try:
        play_on(session, "grey-weather", "b-loud-weather")
        assert (old.latest.ending, session.state.ending) == ("mended-together", "loud-weather")
    finally:
        session.close()
    assert replayed(path).records[1:number] == old.records[1:number]
    assert replayed(path).latest.ending == "loud-weather"
    assert _checked(path) is None


def test_a_number_inside_a_step_goes_back(parent: Path, tmp_path: Path) -> None:
    """Nothing comes between the records of one command, so the fork begins after the command before."""
    assert fork(parent, RELEASED, tmp_path / "f.jsonl", FakeClock()) == 39


def test_steps_from_before_the_fork_can_be_taken_back(parent: Path, tmp_path: Path) -> None:
    """It is a new session: its past may be undone in it, as in any."""
    path = tmp_path / "f.jsonl"
    fork(parent, 44, path, FakeClock())
    session = resume(path, FakeClock())
    assert isinstance(session.send(ask.UndoStep(), FACILITATOR), Saved)
    session.close()

    undone = replayed(path).records[-1].event
    assert isinstance(undone, StepUndone)
    assert (undone.number, undone.until) == (44, 44)
    assert not replayed(path).latest.decisions["restore-order"].answers


def test_a_fork_of_a_fork_names_its_own_parent(parent: Path, tmp_path: Path) -> None:
    """The grandparent is found through the parent, not beside it."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    fork(parent, 43, one, FakeClock())
    fork(one, 39, two, FakeClock())

    forked = forked_from(two)
    assert forked is not None
    assert (forked.log, forked.number) == ("one.jsonl", 39)
    assert descends(two, one)
    assert not descends(two, parent)


def test_a_solo_fork_plays_on(tmp_path: Path) -> None:
    """Alone nobody pauses: time stands still while the program is closed, and goes on with it."""
    alone, path = tmp_path / "alone.jsonl", tmp_path / "f.jsonl"
    alone.write_bytes(as_log(played.solo_records()))
    number = len(played.solo_records())

    assert fork(alone, number, path, FakeClock()) == number
    session = resume(path, FakeClock())
    assert session.state.phase is Phase.RUNNING
    session.close()


def test_a_running_sessions_log_is_only_read(tmp_path: Path) -> None:
    """No lock is taken, and a half-written end is none of the fork's."""
    running, path, torn = tmp_path / "running.jsonl", tmp_path / "f.jsonl", b'{"record": {"number":9'
    setup = Setup(mode="facilitated", teams=TEAMS, seed=3)
    session = start(TEXT.encode(), scenario_of(), setup, running, FakeClock())
    session.send(ask.StartExercise(), FACILITATOR)
    with running.open("ab") as file:
        file.write(torn)

    assert fork(running, 3, path, FakeClock()) == 3
    assert running.read_bytes().endswith(torn)
    assert descends(path, running)
    session.close()
