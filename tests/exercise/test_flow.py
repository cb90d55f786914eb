"""The frame of play: start, pause, release, skip, hold, extend, undo, end."""

from __future__ import annotations

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import PROGRAM, Actor
from tabletop.exercise.refusals import Reason
from tabletop.exercise.state import InjectStatus, Phase
from tabletop.exercise.views import Control, Room, Seat
from tests.harbour import Table, opening

TUG = ChoiceAnswer(option="tug")
WAIT = ChoiceAnswer(option="wait")


def started(**choices: object) -> Table:
    """A table after STARTEX."""
    table = Table(opening(**choices))  # type: ignore[arg-type]
    table.must(ask.StartExercise())
    return table


def test_nothing_is_released_before_startex() -> None:
    """An inject needs a running exercise."""
    assert Table().refused(ask.ReleaseInject("radar-out")) is Reason.NOT_STARTED


def test_startex_starts_time_and_the_first_move() -> None:
    """STARTEX begins move one and the clock."""
    table = started()
    table.clock.pass_minutes(3)

    clock = table.session.view(Room()).scene.clock

    assert (True, 180_000, 180_000) == (clock.running, clock.exercise, clock.move)


def test_starting_twice_is_refused() -> None:
    """There is one STARTEX."""
    assert started().refused(ask.StartExercise()) is Reason.ALREADY_STARTED


def test_exercise_time_stands_still_during_a_pause() -> None:
    """Pausing stops exercise time and move time, not wall time."""
    table = started()
    table.clock.pass_minutes(2)
    table.must(ask.PauseExercise())
    table.clock.pass_minutes(30)
    table.must(ask.ResumeExercise())
    table.clock.pass_minutes(1)

    assert table.session.view(Room()).scene.clock.exercise == 180_000


@pytest.mark.parametrize(
    ("command", "reason"),
    [(ask.ReleaseInject("radar-out"), Reason.PAUSED), (ask.PauseExercise(), Reason.PAUSED)],
)
def test_what_a_pause_forbids(command: ask.Command, reason: Reason) -> None:
    """Nothing new comes into a paused room."""
    table = started()
    table.must(ask.PauseExercise())

    assert table.refused(command) is reason


def test_resuming_what_runs_is_refused() -> None:
    """Time runs once."""
    assert started().refused(ask.ResumeExercise()) is Reason.NOT_PAUSED


def test_a_release_opens_its_decisions_and_cards() -> None:
    """What an inject asks is put with it."""
    table = started()
    table.must(ask.ReleaseInject("radar-out"))

    scene = table.session.view(Seat("PILOTS")).scene

    assert ["first-step", "how-sure"] == [decision.id for decision in scene.decisions]
    assert ["closing"] == [card.id for card in scene.cards]


def test_an_inject_is_released_once() -> None:
    """The second time is refused."""
    table = started()
    table.must(ask.ReleaseInject("radar-out"))

    assert table.refused(ask.ReleaseInject("radar-out")) is Reason.INJECT_RELEASED


def test_an_inject_whose_condition_fails_is_not_due() -> None:
    """The story decides what can happen."""
    assert started().refused(ask.ReleaseInject("tug-back")) is Reason.INJECT_NOT_DUE


def test_a_contingency_is_the_facilitators_to_use() -> None:
    """A held-back inject may be used although its condition does not hold."""
    table = started()

    table.must(ask.ReleaseInject("siren"))

    assert table.state.indicators["trust"] == 47


def test_unknown_and_left_out_injects_are_refused() -> None:
    """What this session does not have cannot be released."""
    table = started(left_out=("whisper",))

    assert table.refused(ask.ReleaseInject("nowhere")) is Reason.NO_SUCH_INJECT
    assert table.refused(ask.ReleaseInject("whisper")) is Reason.NO_SUCH_INJECT


def test_the_next_inject_passes_over_what_cannot_happen_and_starts_its_move() -> None:
    """A condition that fails when its turn comes is put on record."""
    table = started()
    table.must(ask.ReleaseInject("radar-out"))
    for team in ("PORT", "PILOTS", "PRESS"):
        table.must(ask.SubmitAnswer("first-step", team, WAIT, rationale="Fog."))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"), ask.ReleaseInject("nobody"))

    assert table.state.injects["tug-back"] is InjectStatus.PASSED
    assert table.state.move == "light"


def test_skip_and_hold() -> None:
    """A skipped inject is out, a held one waits for the hand."""
    table = started()
    table.must(ask.SkipInject("whisper"), ask.HoldInject("radar-out"))

    assert table.refused(ask.ReleaseInject("whisper")) is Reason.INJECT_SKIPPED
    assert table.refused(ask.HoldInject("radar-out")) is Reason.INJECT_HELD
    assert table.session.view(Control()).forward.what == "ships"
    table.must(ask.ReleaseInject("radar-out"))
    assert table.refused(ask.SkipInject("radar-out")) is Reason.INJECT_RELEASED
    assert table.refused(ask.HoldInject("radar-out")) is Reason.INJECT_RELEASED


def test_what_has_not_begun_or_is_over_refuses_steps() -> None:
    """Skip, hold, extend, undo and end need play."""
    for command in (
        ask.SkipInject("whisper"),
        ask.HoldInject("whisper"),
        ask.ExtendTime("move", 2),
        ask.UndoStep(),
        ask.EndExercise(),
        ask.PauseExercise(),
        ask.ReleaseAdHocInject("A", "B"),
    ):
        assert Table().refused(command) is Reason.NOT_STARTED
    assert Table().refused(ask.RevealSecrets()) is Reason.NOT_ENDED
    assert Table().refused(ask.CloseSession()) is Reason.NOT_ENDED


def test_more_time_for_the_talk_and_for_the_move() -> None:
    """Minutes are added to what is running, and taken away again."""
    table = started()
    assert table.refused(ask.ExtendTime("inject", 2)) is Reason.NO_INJECT_SHOWN
    table.must(ask.ReleaseInject("radar-out"), ask.ExtendTime("inject", 2), ask.ExtendTime("move", -5))

    clock = table.session.view(Room()).scene.clock

    assert (10 * 60_000, 15 * 60_000) == (clock.talk_left, clock.move_left)
    assert table.refused(ask.ExtendTime("move", 0)) is Reason.BAD_MINUTES
    assert table.refused(ask.ExtendTime("move", 61)) is Reason.BAD_MINUTES


def test_an_inject_written_on_the_spot() -> None:
    """It is cleaned, numbered, shown to whom it is addressed, and can be given time."""
    table = started()
    table.must(ask.ReleaseAdHocInject("A \x1b[2Jcall", "The minister\x00 asks.", ("PORT",)))

    own = table.session.view(Seat("PORT")).scene.inject
    other = table.session.view(Seat("PRESS")).scene.inject

    assert own is not None
    assert ("ad-hoc-1", "A [2Jcall", "The minister asks.", "ad-hoc") == (own.id, own.title, own.text, own.kind)
    assert other is None
    assert table.session.view(Room()).scene.clock.talk_left is None
    table.must(ask.ExtendTime("inject", 3))
    assert table.session.view(Room()).scene.clock.talk_left == 180_000
    assert table.refused(ask.ReleaseAdHocInject(" ", "text")) is Reason.EMPTY_TEXT
    assert table.refused(ask.ReleaseAdHocInject("A", "b", ("NOBODY",))) is Reason.NO_SUCH_TEAM


def test_blanking_the_room_is_idempotent() -> None:
    """Blanking a blank room changes nothing and is no error."""
    table = started()
    table.must(ask.BlankRoom(blank=True), ask.BlankRoom(blank=True))

    assert table.session.view(Room()).scene.blank
    assert [event.type for event in table.events].count("room-blanked") == 1


def test_undo_takes_back_a_release_with_all_that_came_with_it() -> None:
    """One step back; time and notes stay."""
    table = started()
    table.clock.pass_minutes(1)
    table.must(ask.ReleaseInject("siren"), ask.TakeNote("note", "They froze."))
    table.clock.pass_minutes(1)
    table.must(ask.UndoStep())

    assert table.state.indicators["trust"] == 50
    assert table.session.view(Room()).scene.inject is None
    assert table.session.view(Room()).scene.clock.exercise == 120_000
    assert [note.text for note in table.session.view(Control()).notes] == ["They froze."]
    assert tuple(table.state.struck) == ((4, 5),)
    assert table.refused(ask.UndoStep()) is Reason.NOTHING_TO_UNDO


def test_undo_says_what_it_would_take_back() -> None:
    """The facilitator reads the step before taking it back."""
    table = started()
    table.must(ask.ReleaseInject("ships"))

    undo = table.session.view(Control()).undo

    assert undo is not None
    assert ("inject-released", "ships") == (undo.step, undo.what)


def test_undo_reaches_back_twenty_steps() -> None:
    """More than twenty steps are not kept."""
    table = started()
    table.must(ask.ReleaseInject("radar-out"))
    for _ in range(30):
        table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="x"))
    taken = 0
    while table.do(ask.UndoStep()) is not None and table.session.view(Control()).undo is not None:
        taken += 1

    assert taken == 19


def test_endex_stops_time_and_finds_the_ending() -> None:
    """After ENDEX nothing is played, notes are taken, secrets can be shown, and the log can be finished."""
    table = started()
    table.must(ask.EndExercise())
    table.clock.pass_minutes(10)

    scene = table.session.view(Room()).scene

    assert scene.phase == "ended"
    assert scene.ending is not None
    assert scene.ending.id == "fogbound"
    assert scene.clock.exercise == 0
    assert table.refused(ask.ReleaseInject("radar-out")) is Reason.ALREADY_ENDED
    table.must(ask.TakeNote("keep", "The quiet start."), ask.RevealSecrets(), ask.RevealSecrets(), ask.CloseSession())
    assert table.refused(ask.TakeNote("note", "late")) is Reason.SESSION_CLOSED
    assert table.refused(ask.EndExercise()) is Reason.SESSION_CLOSED
    assert table.refused(ask.ResumeSession(), PROGRAM) is Reason.SESSION_CLOSED


def test_a_reopened_session_comes_back_paused() -> None:
    """What happened while the program was closed does not count as exercise time."""
    table = started()
    table.clock.pass_minutes(2)
    table.must(ask.TakeNote("note", "Still here."))
    table.clock.pass_minutes(60)
    table.must(ask.ResumeSession(12), actor=PROGRAM)

    assert table.state.phase is Phase.PAUSED
    assert table.session.view(Room()).scene.clock.exercise == 120_000


def test_a_clock_jump_is_put_on_record() -> None:
    """Wall time parting from running time by more than two seconds is an event; exercise time does not care."""
    table = started()
    table.clock.wall += 3_600_000
    table.must(ask.TakeNote("note", "after"))

    assert ["clock-jumped", "note-taken"] == [event.type for event in table.events[-2:]]
    assert table.session.view(Room()).scene.clock.exercise == 0


@pytest.mark.parametrize(
    "command",
    [ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.UndoStep(), ask.TakeNote("note", "x"), ask.EndExercise()],
)
def test_a_seat_only_answers(command: ask.Command) -> None:
    """What is the facilitator's is not a team's."""
    assert started().refused(command, Actor.of_team("PORT")) is Reason.NOT_ALLOWED


def test_a_seat_answers_for_itself_only() -> None:
    """No team answers for another."""
    table = started()
    table.must(ask.ReleaseInject("radar-out"))

    command = ask.SubmitAnswer("first-step", "PRESS", TUG, rationale="x")

    assert table.refused(command, Actor.of_team("PORT")) is Reason.NOT_ALLOWED


def test_only_the_program_reports_for_the_program() -> None:
    """A facilitator cannot put a clock jump on record, and the program cannot start an exercise."""
    assert Table().refused(ask.ReportClockJump(9)) is Reason.NOT_ALLOWED
    assert Table().refused(ask.StartExercise(), PROGRAM) is Reason.NOT_ALLOWED
