"""Injects by the clock, by example: when they come, what puts them off, what waits for a hand."""

from __future__ import annotations

from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.conductor import forward
from tabletop.exercise.plan import plan
from tabletop.exercise.views import Control
from tabletop.session.port import NotSaved, Saved
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.storage.port import NotSavedBecause
from tests.exercise.clockwork import MINUTE, released, timed
from tests.exercise.playing import rule_all
from tests.harbour import Table, opening, scenario_of


def test_an_inject_comes_at_its_time_in_its_move() -> None:
    """At +0 at once, at +6 after six minutes, in the next move two minutes after it began; nothing before."""
    table = timed()
    table.wait(0.25)
    assert released(table) == ["radar-out"]
    rule_all(table)
    table.wait(5.5)
    assert released(table) == ["radar-out"]
    table.wait(0.5)
    assert released(table) == ["radar-out", "whisper"]
    table.wait(13.5)
    assert table.state.move == "fog"
    table.wait(1)
    assert table.state.move == "light"
    assert released(table) == ["radar-out", "whisper"]
    table.wait(2)
    assert released(table) == ["radar-out", "whisper", "ships"]


def test_a_pause_defers_and_so_does_a_decision_without_a_ruling() -> None:
    """Nothing comes in a pause or over an open decision; after the ruling the room gets a minute first."""
    table = timed()
    table.wait(1)
    table.must(ask.PauseExercise())
    table.wait(30)
    assert table.state.exercise_time() == MINUTE
    table.must(ask.ResumeExercise())
    table.wait(15)
    assert released(table) == ["radar-out"]
    rule_all(table)
    table.wait(0.75)
    assert released(table) == ["radar-out"]
    table.wait(0.25)
    assert released(table) == ["radar-out", "whisper"]


def test_what_is_overdue_comes_one_after_the_other() -> None:
    """After a leap of the clock three injects are due: each gets its shortest talk; by hand one need not wait."""
    table = timed()
    table.wait(1)
    rule_all(table)
    table.clock.pass_minutes(60)
    table.session.tick()
    table.session.tick()
    assert released(table) == ["radar-out", "whisper"]
    table.wait(3.75)
    assert released(table) == ["radar-out", "whisper"]
    assert forward(table.state).what == "ships"
    table.must(ask.ReleaseInject("ships"))
    assert released(table) == ["radar-out", "whisper", "ships"]


def test_release_now_ignores_the_schedule() -> None:
    """A hand is always free."""
    table = timed()
    table.must(ask.ReleaseInject("radar-out"))
    rule_all(table)
    table.must(ask.ReleaseInject("ships"))

    assert released(table) == ["radar-out", "ships"]
    assert table.state.move == "light"


def test_an_inject_of_an_earlier_move_still_comes() -> None:
    """Whoever goes on early loses nothing: what stood before comes at its own time, without the move going back."""
    table = timed()
    table.must(ask.ReleaseInject("radar-out"))
    rule_all(table)
    table.must(ask.ReleaseInject("ships"))
    rule_all(table)
    table.wait(6)

    assert released(table) == ["radar-out", "ships", "whisper"]
    assert table.state.move == "light"


def test_what_waits_for_a_hand_holds_up_the_clock() -> None:
    """The clock never overtakes: an inject without a time is released, skipped or put on hold by hand first."""
    table = timed()
    table.must(live.ReplanInject("whisper", None))
    table.wait(1)
    rule_all(table)
    table.wait(60)
    assert released(table) == ["radar-out"]
    assert table.state.move == "fog"
    table.must(ask.HoldInject("whisper"))
    table.wait(0.25)
    assert table.state.move == "light"


def test_postponing_moves_everything_and_the_end_of_the_move() -> None:
    """Five minutes later for all; the move is longer by as much; the plan says what it costs."""
    table = timed()
    table.wait(1)
    rule_all(table)
    before = plan(table.state, table.state.last)
    table.must(live.PostponeInjects(5))
    table.wait(9.75)
    assert released(table) == ["radar-out"]
    table.wait(0.5)
    assert released(table) == ["radar-out", "whisper"]
    assert table.session.view(Control()).scene.clock.move_left == (25 - 11.25) * MINUTE
    assert plan(table.state, table.state.last).needed >= before.needed - 11 * MINUTE


def test_replanning_moves_one() -> None:
    """An inject at another minute of its move; by the view, too."""
    table = timed()
    table.wait(1)
    rule_all(table)
    table.must(live.ReplanInject("whisper", 3))
    coming = table.session.view(Control()).coming[0]
    assert (coming.id, coming.at, coming.comes) == ("whisper", 3, 4.25 * MINUTE)
    table.wait(3.25)
    assert released(table) == ["radar-out", "whisper"]


def test_what_was_taken_back_waits_for_a_hand() -> None:
    """The clock does not show again what the facilitator took back."""
    table = timed()
    table.wait(1)
    table.must(ask.UndoStep())
    table.wait(30)

    assert released(table) == []
    assert table.session.view(Control()).coming[0].at is None
    table.must(live.ReplanInject("radar-out", 0))
    table.wait(0.25)
    assert released(table) == ["radar-out"]


def test_turning_the_clock_on_gives_a_minute_first() -> None:
    """By hand nothing comes by itself; switched to the clock, what is overdue comes after a minute, not at once."""
    table = timed()
    table.must(live.ChangeRelease("hand"))
    table.wait(10)
    assert released(table) == []
    assert table.session.view(Control()).release == "hand"
    assert table.session.view(Control()).coming[0].comes is None
    table.must(live.ChangeRelease("clock"), live.ChangeRelease("clock"))
    assert sum(isinstance(event, happened.ReleaseChanged) for event in table.events) == 2
    table.wait(0.75)
    assert released(table) == []
    table.wait(0.25)
    assert released(table) == ["radar-out"]


def test_the_time_the_program_was_closed_never_counts() -> None:
    """Reopened after a night it stands where it stood, paused; nothing fell due meanwhile."""
    table = timed()
    table.wait(1)
    rule_all(table)
    stood = table.state.exercise_time()
    table.restart(600)
    assert table.session.tick() is None
    table.must(ask.ResumeExercise())
    assert table.session.tick() is None
    assert table.state.exercise_time() == stood
    table.wait(5)
    assert released(table) == ["radar-out", "whisper"]


def test_nothing_is_due_by_hand_alone_before_the_start_or_in_the_past() -> None:
    """Only a facilitated exercise that runs by the clock ticks."""
    by_hand, alone = Table(), Table(opening(mode="solo", release="clock"))
    by_hand.must(ask.StartExercise())
    alone.session.go_on()
    before = Table(opening(release="clock"))
    replay = Replay(iter(by_hand.store.records), lambda event: scenario_of(event.scenario_text))
    replay.read()

    assert by_hand.session.tick() is None
    assert alone.session.tick() is None
    assert before.session.tick() is None
    assert ReplayedSession(replay).tick() is None


def test_a_tick_that_cannot_be_written_did_not_happen_and_comes_again() -> None:
    """A full disk defers a release; nobody is told of anything; with room it comes."""
    table = timed()
    told: list[int] = []
    table.session.watch(lambda: told.append(1))
    table.store.failing = NotSavedBecause.NO_ROOM

    assert table.session.tick() == NotSaved("no_room")
    assert (told, released(table)) == ([], [])
    table.store.failing = None
    assert isinstance(table.session.tick(), Saved)
    assert (told, released(table)) == ([1], ["radar-out"])
