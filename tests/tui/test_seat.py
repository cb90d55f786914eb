"""One keyboard, several teams: covered, the team's own page, covered again."""

from __future__ import annotations

from dataclasses import replace

from tabletop.decisions.base import Fault
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.form import Entry
from tabletop.exercise.commands import CloseDecision, ReleaseInject, StartExercise, SubmitAnswer
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import Control, Forward, Seat
from tabletop.session.port import NotSaved
from tabletop.tui.base import TabletopApp
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.dialogs.reader import Reader
from tabletop.tui.seat.hot_seat import HandedOver, HotSeat
from tabletop.tui.seat.question import draft_key, sort_of_question, submission, taken
from tabletop.tui.seat.role_card import RoleCardDialog
from tests.harbour import Table
from tests.tui.fakes import FakeSession, team_view
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write
from tests.tui.samples import ASKED, PLAYING, WAKE


def at_the_table() -> tuple[Table, str]:
    """A real session at its first question to the port."""
    table = Table()
    table.must(StartExercise())
    while not (open_now := table.session.view(Control()).scene.open_decisions()):
        table.must(ReleaseInject(table.session.view(Control()).forward.what))
    return table, open_now[0].id


async def test_a_team_answers_behind_covers() -> None:
    """Nothing of the team stands on either cover; between them its page; the answer is the team's."""
    for size in SIZES:
        table, decision = at_the_table()
        app, results = TabletopApp[None](), list[HandedOver | None]()
        async with app.run_test(size=size) as pilot:
            await app.push_screen(HotSeat(table.session, "PORT", decision), results.append)
            await pilot.pause()
            check_frame(app, "hot-seat-before")
            await press(pilot, "enter")
            check_frame(app, "hot-seat-desk")
            await press(pilot, "2", "tab")
            await write(pilot, "We wait.")
            await press(pilot, "enter")
            check_frame(app, "hot-seat-after")
            assert "We wait" not in frame(app)
            await press(pilot, "enter")
        assert results == ["saved"]
        view = table.session.view(Seat("PORT")).scene.decision(decision)
        assert view is not None
        assert view.answers[0].rationale == "We wait."


async def test_esc_covers_and_keeps_what_was_typed() -> None:
    """From the page to the cover, from the cover to the facilitator; the draft is there again."""
    table, decision = at_the_table()
    app, results = TabletopApp[None](), list[HandedOver | None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(table.session, "PORT", decision), results.append)
        await press(pilot, "enter", "2", "escape")
        assert "take the keyboard" in frame(app)
        await press(pilot, "enter")
        assert "2 ●" in frame(app)
        await press(pilot, "escape", "escape")
    assert results == ["left"]
    assert table.session.draft(draft_key("PORT", decision)) != ""


async def test_a_team_may_say_that_it_could_not_decide() -> None:
    """With the reason it typed; Esc in the dialog changes nothing."""
    session = FakeSession(ASKED)
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(session, "DUTY", "wake"))
        await press(pilot, "enter", "tab")
        await write(pilot, "No time.")
        await press(pilot, "ctrl+n", "escape")
        assert session.sent == []
        await press(pilot, "ctrl+n", "2")
        assert session.sent == [
            (SubmitAnswer("wake", "DUTY", None, "split", rationale="No time."), Actor.of_team("DUTY"))
        ]
        assert "your answer is saved" in frame(app)
        await press(pilot, "escape")


async def test_what_was_closed_meanwhile_is_covered() -> None:
    """The facilitator closes the decision: the page goes, the draft stays, and it is said."""
    table, decision = at_the_table()
    app, results = TabletopApp[None](), list[HandedOver | None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(table.session, "PORT", decision), results.append)
        await press(pilot, "enter", "1")
        table.must(CloseDecision(decision))
        await pilot.pause()
        assert "takes no more answers" in frame(app)
        await press(pilot, "enter")
    assert results == ["left"]


async def test_not_saved_is_a_dialog_and_loses_nothing() -> None:
    """The page is still there with all that was typed; the second try works."""
    session = FakeSession(ASKED)
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(session, "DUTY", "wake"))
        saved = session.answer
        session.answer = NotSaved("no_room")
        await press(pilot, "enter", "2", "tab")
        await write(pilot, "Radar.")
        await press(pilot, "tab", "7", "enter")
        assert isinstance(app.screen, Failure)
        assert "Not saved: the disk is full." in frame(app)
        await press(pilot, "escape")
        assert "Radar." in frame(app)
        session.answer = saved
        await press(pilot, "enter")
        answer = SubmitAnswer("wake", "DUTY", ChoiceAnswer(option="ministry"), rationale="Radar.", sure=70)
        assert [command for command, _actor in session.sent] == [answer, answer]
        assert session.drafts == {}


async def test_a_faulty_answer_is_said_at_its_field() -> None:
    """The session's own word counts; another refusal is a toast."""
    session = FakeSession(ASKED)
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(session, "DUTY", "wake"))
        session.answer = Refusal(Reason.ANSWER_FAULTY, Fault.NOT_OFFERED.value)
        await press(pilot, "enter", "2", "tab", "x", "tab", "7", "enter")
        assert "! That is not one of the options." in frame(app)
        session.answer = Refusal(Reason.PAUSED)
        await press(pilot, "enter")
        assert "The exercise is paused. Resume it first." in [note.message for note in app._notifications]  # noqa: SLF001
        assert not taken(app.screen, None)


async def test_a_draft_that_cannot_be_kept_is_said_once() -> None:
    """It stays in memory, and the player knows."""
    session = FakeSession(ASKED)
    session.no_room_for_drafts = True
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(session, "DUTY", "wake"))
        await press(pilot, "enter", "2", "enter", "1", "enter")
        said = [note.message for note in app._notifications]  # noqa: SLF001
        assert said == ["What you type is kept in memory only: the disk does not take it."]


async def test_a_team_reads_what_is_its_own() -> None:
    """Role card, cards and glossary open above the page."""
    session = FakeSession(ASKED)
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(session, "DUTY", "wake"))
        await press(pilot, "r")
        assert not isinstance(app.screen, RoleCardDialog)
        await press(pilot, "enter", "r")
        assert isinstance(app.screen, RoleCardDialog)
        check_frame(app, "role-card")
        for key in ("i", "g"):
            await press(pilot, "escape", key)
            assert isinstance(app.screen, Reader)


async def test_without_an_inject_the_question_stands_alone() -> None:
    """A desk needs no document."""
    session = FakeSession(
        team_view(replace(PLAYING, inject=None, injects=(), decisions=(WAKE,)), Forward("answer", "wake"))
    )
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(HotSeat(session, "DUTY", "wake"))
        await press(pilot, "enter")
        assert "Whom do you wake?" in frame(app)


def test_sorts_of_questions() -> None:
    """A straw poll and a secret ballot say so."""
    assert sort_of_question(WAKE) == "choice"
    assert sort_of_question(replace(WAKE, type="vote", secret=True)) == "vote · secret ballot"
    assert sort_of_question(replace(WAKE, type="vote", straw_poll=True)) == "straw poll (not a decision)"


def test_a_submission_without_a_decision_has_no_answer() -> None:
    """Nor how sure; the reason stays."""
    entries: dict[str, Entry] = {"answer": "minister", "because": "x", "sure": 40}
    assert submission(WAKE, "DUTY", entries, "no-decision") == SubmitAnswer("wake", "DUTY", None, "no-decision", "x")
    assert submission(WAKE, "DUTY", entries).sure == 40
