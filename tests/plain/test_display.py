"""The room's display in lines: what is new, once, and nothing that is not the room's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.views import Room
from tabletop.plain.display import Display
from tabletop.session.port import Sight
from tests import quay
from tests.harbour import Table
from tests.plain.players import console_of

Step = Callable[[], object]


class Lesson:
    """A lesson that goes on by a step between two looks of the display."""

    def __init__(self, table: Table, *steps: Step) -> None:
        self.table = table
        self.fault: tuple[str, int, int] | None = None
        self.begun = True
        self._steps: Iterator[Step] = iter(steps)
        self._console, self._sink = console_of("")

    def look(self) -> Sight:
        """What the display sees."""
        return Sight(self.table.session if self.begun else None, self.fault)

    def wait(self) -> bool:
        """The next step; false after the last."""
        step = next(self._steps, None)
        if step is not None:
            self._sink.write("~\n")
            step()
        return step is not None

    def told(self) -> list[str]:
        """What is said after each step, the beginning first."""
        Display(self, self._console, self.wait).run()
        return self._sink.getvalue().split("~\n")


def does(table: Table, *commands: ask.Command) -> Step:
    """A step."""
    return lambda: table.must(*commands)


def answer(team: str, option: str) -> ask.SubmitAnswer:
    """An answer with a reason that is nobody's business."""
    return ask.SubmitAnswer("first-step", team, ChoiceAnswer(option=option), rationale="PRIVATE reasons.")


def lesson(table: Table) -> list[str]:
    """What is said in a lesson of fourteen steps."""
    return Lesson(
        table,
        does(table, ask.StartExercise()),
        does(table, ask.ReleaseInject("radar-out")),
        does(table, answer("PORT", "tug")),
        lambda: None,
        lambda: table.clock.pass_minutes(6.5),
        does(table, ask.PauseExercise()),
        does(table, ask.ResumeExercise()),
        does(table, answer("PILOTS", "wait"), ask.SubmitAnswer("first-step", "PRESS", status="split")),
        does(table, ask.CloseDecision("first-step")),
        does(table, ask.RuleOutcome("first-step")),
        does(table, ask.UndoStep()),
        does(table, ask.EndExercise()),
        does(table, ask.RevealSecrets(), ask.TakeNote("keep", "The radio worked.")),
        does(table, ask.CloseSession()),
        lambda: None,
    ).told()


def test_a_lesson_in_lines() -> None:
    """Each thing is said when it happens, and not again."""
    told = lesson(Table())
    assert told[3:8] == [
        "  Norway port authority: saved\n",
        "",
        "To talk: 01:30 left.\n",
        "PAUSED: time stands still.\n",
        "Time runs again.\n",
    ]
    for step, words in (
        (0, "The harbour in fog"),
        (0, "Fog since midnight."),
        (1, "Move 1 of 2: Fog"),
        (2, "Inject 1: The radar is dark"),
        (2, "Cards: Who may close a harbour"),
        (2, "To talk: 08:00 left."),
        (8, "Press: no decision – split"),
        (9, "All answers are in."),
        (10, "The tug goes out."),
        (10, "moderate, 42 of 100, up 2. An hour is lost."),
        (12, "ENDEX"),
        (12, "Defuse"),
        (13, "Generalise"),
        (13, "We keep: The radio worked."),
    ):
        assert words in told[step]
    assert "Reveal" not in told[12]
    assert told[14:] == ["The exercise is finished. Thank you.\n"]


def test_no_secret_is_said() -> None:
    """No team's secret, no private text, no note, no reason before the ruling: the reveal is for the screen alone."""
    everything = "".join(lesson(Table()))
    assert [text for text in ("SECRET", "PRIVATE-", "FACILITATOR-ONLY") if text in everything] == []


def test_what_is_taken_back_is_said() -> None:
    """An inject that was undone is not left standing."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    told = Lesson(table, does(table, ask.UndoStep())).told()
    assert "Taken back: The radar is dark" in told[1]


def test_a_display_that_comes_late_says_where_it_stands() -> None:
    """The latest inject and its questions, not the whole story."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.ReleaseInject("siren"))
    (told,) = Lesson(table).told()
    assert "A siren" in told
    assert "The radar of Norway" not in told
    assert "What does Norway port authority" in told


def test_a_blank_room_hears_nothing() -> None:
    """And afterwards all that came meanwhile."""
    table = Table()
    table.must(ask.StartExercise())
    told = Lesson(
        table,
        does(table, ask.BlankRoom(blank=True)),
        does(table, ask.ReleaseInject("radar-out")),
        does(table, ask.BlankRoom(blank=False)),
    ).told()
    assert told[1:3] == ["\nThe room’s screen is blank.\n", ""]
    assert "The room’s screen is back." in told[3]
    assert "The radar is dark" in told[3]


def test_it_waits_and_goes_on_by_itself_and_says_what_is_wrong() -> None:
    """One sentence each, once."""
    lesson = Lesson(Table(), lambda: None)
    lesson.begun = False
    assert lesson.told() == ["Waiting for an exercise to begin. It will show here by itself.\n", ""]

    lesson = Lesson(Table(), lambda: setattr(lesson, "fault", ("replaced", 3, 9)), lambda: None)
    told = lesson.told()
    assert told[1:] == ["The log was moved, removed or replaced by another file.\n", ""]


def test_another_session_begins_at_its_beginning() -> None:
    """A display that goes on to the next session does not mix them."""
    table, after = Table(), quay.Table()
    after.event = after.event.model_copy(update={"session": "another"})
    after.__post_init__()
    lesson = Lesson(table)
    lesson = Lesson(table, lambda: setattr(lesson, "table", after))
    assert "The ship at the quay" in lesson.told()[1]


def test_what_is_decided_step_by_step_is_told_step_by_step() -> None:
    """Only what is new of a proceeding; the time that is left is no news; sealed moves all at once."""
    table = quay.Table()
    table.put("statement")
    before = table.session.view(Room()).scene
    assert before.decisions
    told = Lesson(
        table,
        lambda: table.step("statement", None, "silence", {"minutes": "8"}),
        lambda: table.clock.pass_minutes(1),
        lambda: table.step("statement", "TOWN", "keep", {}),
    ).told()
    assert "there is no vote here" in told[0]
    assert "under silence" in told[1]
    assert told[2] == ""
    assert "Keeps silence: Town" in told[3]
