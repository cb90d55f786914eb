"""The authority: what is said to be saved is saved, what is not saved did not happen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.setup import Setup, play_minutes
from tabletop.exercise.views import Control, Room, Seat
from tabletop.session.clock import SystemClock
from tabletop.session.opening import NotUnderstood, replayed, resume, start, understood
from tabletop.session.port import NotSaved, Saved
from tabletop.session.replayed import Replay
from tabletop.storage.port import LogDamaged, LogInUse, NotSavedBecause
from tabletop.storage.port import NotSaved as WriteFailed
from tests.fakes import FakeClock, FakeStore
from tests.harbour import TEAMS, TEXT, Table, opening, scenario_of

RAW = TEXT.encode()
SETUP = Setup(mode="facilitated", teams=TEAMS, names=(("PORT", "Blue\x1b[31m"),), people=(("PORT", 5),), seed=3)


def test_what_cannot_be_written_did_not_happen() -> None:
    """A full disk refuses the command, changes nothing, tells nobody; with room it works again."""
    table = Table()
    told: list[int] = []
    table.session.watch(lambda: told.append(1))
    table.store.failing = NotSavedBecause.NO_ROOM

    assert table.do(ask.StartExercise()) == NotSaved("no_room")
    assert (table.session.view(Room()).scene.phase, told) == ("briefing", [])
    table.store.failing = None
    table.must(ask.StartExercise())
    assert told == [1]


def test_a_resend_is_answered_not_repeated() -> None:
    """The same command id twice is one event."""
    table = Table()
    once = table.session.send(ask.StartExercise(), FACILITATOR, "the-id")
    again = table.session.send(ask.StartExercise(), FACILITATOR, "the-id")

    assert once == again
    assert isinstance(once, Saved)
    assert len(table.store.records) == 3


def test_a_watcher_can_stop_watching() -> None:
    """After that it hears nothing, and stopping twice is harmless."""
    table = Table()
    told: list[int] = []
    stop = table.session.watch(lambda: told.append(1))
    stop()
    stop()
    table.must(ask.StartExercise())

    assert told == []


def test_leaving_stops_time_and_says_so() -> None:
    """Whoever follows the log sees the exercise paused, once; time in the log runs up to the leaving."""
    table = Table()
    table.must(ask.StartExercise())
    table.clock.pass_ms(90_000)
    table.session.leave()

    last = table.store.records[-1]
    assert last.event.type == "exercise-paused"
    assert table.session.state.exercise_time() == 90_000
    table.session.leave()
    assert table.store.records[-1] == last


def test_leaving_with_a_failing_disk_leaves_all_the_same() -> None:
    """What cannot be written down is what resuming works out."""
    table = Table()
    table.must(ask.StartExercise())
    table.store.failing = NotSavedBecause.NO_ROOM
    table.session.leave()

    assert table.store.records[-1].event.type != "exercise-paused"


def test_drafts_are_kept_and_a_failing_disk_says_so() -> None:
    """Typed text is safe; when it is not, the caller hears it."""
    table = Table()

    assert table.session.keep_draft("a", "half a sent") is None
    assert table.session.draft("a") == "half a sent"
    table.drafts.failing = NotSavedBecause.NO_ROOM
    assert table.session.keep_draft("a", "half a sentence") == NotSaved("no_room")


def test_a_clock_that_cannot_be_recorded_is_recorded_later() -> None:
    """The jump stays to be told while the disk is full."""
    table = Table()
    table.clock.wall += 10_000
    table.store.failing = NotSavedBecause.NO_ROOM
    table.do(ask.StartExercise())
    table.store.failing = None
    table.must(ask.StartExercise())

    assert [event.type for event in table.events][1] == "clock-jumped"


def test_a_session_is_begun_closed_and_taken_up(tmp_path: Path) -> None:
    """Everything is as it was; time stood still; an answer already given is not asked again."""
    clock = FakeClock()
    log = tmp_path / "a.jsonl"
    session = start(RAW, scenario_of(), SETUP, log, clock)
    session.send(ask.StartExercise(), FACILITATOR)
    session.send(ask.ReleaseInject("radar-out"), FACILITATOR)
    clock.pass_minutes(3)
    answer = ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="tug"), rationale="Some words.")
    assert isinstance(session.send(answer, FACILITATOR, "answer-1"), Saved)
    session.keep_draft("first-step/PRESS", "we think")
    before = session.view(Control()).scene
    session.close()
    clock.pass_minutes(60)

    again = resume(log, clock)
    after = again.view(Control()).scene

    assert before.decisions == after.decisions
    assert ("paused", 180_000) == (after.phase, after.clock.exercise)
    assert after.teams[0].name == "Blue[31m"
    assert again.draft("first-step/PRESS") == "we think"
    assert isinstance(again.send(answer, FACILITATOR, "answer-1"), Saved)
    assert not after.decisions[0].answers[0].earlier
    assert again.place == str(log)
    assert not again.read_only
    again.close()


def test_a_log_has_one_writer(tmp_path: Path) -> None:
    """The second program is told; the name of a log is taken once."""
    log = tmp_path / "a.jsonl"
    session = start(RAW, scenario_of(), SETUP, log, SystemClock())

    with pytest.raises(LogInUse):
        resume(log, SystemClock())
    with pytest.raises(WriteFailed):
        start(RAW, scenario_of(), SETUP, log, SystemClock())
    session.close()


def test_a_torn_end_is_put_on_record(tmp_path: Path) -> None:
    """The half line is set aside and the session goes on."""
    log = tmp_path / "a.jsonl"
    session = start(RAW, scenario_of(), SETUP, log, FakeClock())
    session.send(ask.StartExercise(), FACILITATOR)
    session.close()
    with log.open("ab") as file:
        file.write(b'{"record": {"number":4,')

    again = resume(log, FakeClock())
    again.close()
    past = replayed(log)

    assert past.replay.records[-1].event.type == "session-resumed"
    assert "mended_bytes=23" in repr(past.replay.records[-1].event)


def test_the_past_can_be_looked_at_and_not_changed(tmp_path: Path) -> None:
    """The same port: views at any record, and no way to send."""
    log = tmp_path / "a.jsonl"
    session = start(RAW, scenario_of(), SETUP, log, FakeClock())
    session.send(ask.StartExercise(), FACILITATOR)
    session.send(ask.ReleaseInject("radar-out"), FACILITATOR)
    session.close()

    past = replayed(log)
    told: list[int] = []
    stop = past.watch(lambda: told.append(past.number))
    latest = past.view(Seat("PORT")).scene
    past.seek(2)
    stop()
    stop()

    assert latest.inject is not None
    assert past.view(Seat("PORT")).scene.inject is None
    assert told == [2]
    assert past.send(ask.StartExercise(), FACILITATOR) == Refusal(Reason.READ_ONLY)
    assert (past.read_only, past.place, past.go_on(), past.draft("x")) == (True, str(log), None, "")
    assert past.keep_draft("x", "y") is None
    assert (past.complete, past.fault, past.number, past.read_on()) == (True, None, 2, 0)
    assert len(past.records) == len(past.times)
    assert past.latest.number == len(past.records)
    assert past.opening.seed == 3
    past.close()


def test_a_damaged_log_keeps_its_good_beginning(tmp_path: Path) -> None:
    """What is good is shown, and what is wrong is said with its place."""
    log = tmp_path / "a.jsonl"
    session = start(RAW, scenario_of(), SETUP, log, FakeClock())
    for _ in range(3):
        session.send(ask.TakeNote("note", "x"), FACILITATOR)
    session.close()
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:2], lines[2].replace(b"note-taken", b"note-faked"), *lines[3:]]))

    past = replayed(log)

    assert len(past.records) == 2
    assert past.fault is not None
    assert past.fault[:2] == ("changed", 3)
    with pytest.raises(LogDamaged):
        resume(log, FakeClock())


def test_a_growing_log_can_be_followed() -> None:
    """Records added since are read on."""
    table = Table()
    first = replay_of(table)
    table.must(ask.StartExercise())

    assert first.extend(iter(table.store.records[1:])) == 2
    assert first.latest == table.state


def replay_of(table: Table) -> Replay:
    """A replay of what the table's log holds now."""
    opened = Replay(iter(list(table.store.records)), lambda event: scenario_of(event.scenario_text))
    opened.read()
    return opened


def test_a_log_that_does_not_begin_with_its_opening_is_refused() -> None:
    """A first record of another kind is no session."""
    table = Table()
    table.must(ask.StartExercise())

    with pytest.raises(TypeError):
        Replay(iter(table.store.records[1:]), lambda _: scenario_of())


def test_a_scenario_nobody_can_read_any_more() -> None:
    """The log is refused by name, not by a crash."""
    with pytest.raises(NotUnderstood):
        understood(opening(text="format: tabletop/99"))


def test_a_log_of_another_beginning_is_not_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store whose first record is no opening is let go of, and refused."""
    table = Table()
    table.must(ask.StartExercise())
    store = FakeStore(*table.store.records[1:])
    monkeypatch.setattr("tabletop.session.opening.take_up", lambda _: store)

    with pytest.raises(NotUnderstood):
        resume(tmp_path / "a.jsonl", SystemClock())
    assert store.closed


def test_minutes_of_play_leave_a_protected_debrief() -> None:
    """Ninety minutes leave 56; alone all of it is play."""
    ninety = scenario_of().model_copy(update={"minutes": 90})
    alone = scenario_of().model_copy(
        update={"minutes": 15, "players": "1", "teams": {"PORT": scenario_of().teams["PORT"]}}
    )

    assert (56, 15) == (play_minutes(ninety), play_minutes(alone))


def test_the_system_clock_goes_forward() -> None:
    """Two readings in order."""
    clock = SystemClock()

    assert clock.read().steady <= clock.read().steady


def test_the_clock_tries_again_after_a_failing_disk() -> None:
    """What is due and cannot be saved has not happened; it comes with a later tick."""
    table = Table(opening(release="clock"))
    table.must(ask.StartExercise())
    table.store.failing = NotSavedBecause.NO_ROOM
    table.clock.pass_minutes(1)
    failed = table.session.tick()
    before = table.state
    table.store.failing = None

    assert failed == NotSaved("no_room")
    assert (before.released, isinstance(table.session.tick(), Saved)) == ((), True)
    assert len(table.state.released) == 1
