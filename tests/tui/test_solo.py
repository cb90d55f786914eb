"""Playing alone: commit before feedback, nothing lost, nothing scored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise.commands import MarkRubric, SubmitAnswer, TakeNote
from tabletop.exercise.moments import Actor
from tabletop.exercise.views import Forward, TeamView
from tabletop.session.port import NotSaved
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.dialogs.reader import Reader
from tabletop.tui.seat.reading import ReadAgain
from tabletop.tui.seat.role_card import RoleCardDialog
from tabletop.tui.solo.afterwards import EndingPage
from tabletop.tui.solo.app import SoloApp
from tabletop.tui.solo.earlier import EarlierAnswer, EarlierRun
from tabletop.tui.solo.pages import BriefPage, ConsequencePage, InjectPage, MarkPage, Page
from tabletop.tui.solo.screen import SoloScreen
from tabletop.tui.solo.situation import Situation
from tests.tui.fakes import FakeSession, team_view
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.keys import press, write
from tests.tui.samples import (
    ANSWER,
    ANSWERED,
    ASKED,
    BRIEFING,
    CHOICES,
    CLOSED,
    ENDED,
    INJECT,
    LIKELY,
    LIKELY_RULED,
    NOTE,
    PLAYING,
    STARTED,
    WAKE,
    WAKE_RULED,
)

EARLIER = (EarlierRun((EarlierAnswer("wake", ("Nobody yet",), 40),), "The longest night", "2026-11-01"),)
DUTY = Actor.of_team("DUTY")
TALL = (80, 60)


def solo(view: TeamView, *then: TeamView, earlier: tuple[EarlierRun, ...] = ()) -> tuple[SoloApp, FakeSession]:
    """The program on a session that shows a view, and then others."""
    session = FakeSession(view, then)
    return SoloApp(session, "DUTY", earlier=earlier), session


def page_of(app: SoloApp) -> Page | None:
    """The page that is on."""
    screen = app.screen
    assert isinstance(screen, SoloScreen)
    return screen.page


@pytest.mark.parametrize("size", SIZES)
async def test_pages_in_their_order(size: tuple[int, int]) -> None:
    """Brief, inject with its question, consequence, ending, look back, reflection, finished."""
    app, session = solo(BRIEFING, STARTED, ASKED, ANSWERED, ENDED, ENDED, ENDED, CLOSED)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        check_frame(app, "solo-brief")
        for _ in range(4):
            if isinstance(page_of(app), BriefPage):
                await press(pilot, "space")
        check_frame(app, "solo-question")
        await press(pilot, "1", "tab")
        await write(pilot, "His job.")
        await press(pilot, "enter", "7", "enter")
        check_frame(app, "solo-consequence")
        assert session.sent == [
            (SubmitAnswer("wake", "DUTY", ChoiceAnswer(option="minister"), rationale="His job.", sure=70), DUTY)
        ]
        for name in ("ending", "look-back", "reflection"):
            before = page_of(app)
            while page_of(app) is before:
                await press(pilot, "space")
            check_frame(app, f"solo-{name}")
        await write(pilot, "At once.")
        await press(pilot, "ctrl+s")
        assert session.sent[-1] == (TakeNote("reflection", "At once.", team="DUTY", about="When did you decide?"), DUTY)
        check_frame(app, "solo-finished")
        await press(pilot, "space")
    assert app.return_code == 0


@pytest.mark.parametrize(
    ("view", "page"),
    [
        (BRIEFING, BriefPage),
        (STARTED, InjectPage),
        (ASKED, InjectPage),
        (ANSWERED, ConsequencePage),
        (team_view(replace(PLAYING, decisions=()), Forward("release", "next")), InjectPage),
        (ENDED, EndingPage),
        (CLOSED, EndingPage),
    ],
)
async def test_it_opens_where_it_was_left(view: TeamView, page: type[Page]) -> None:
    """At any point."""
    app, _session = solo(view)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(page_of(app), page)


async def test_nothing_is_told_before_committing() -> None:
    """Not the readings, not what was chosen last time."""
    app, _session = solo(ASKED, ANSWERED, earlier=EARLIER)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert "second run" in frame(app)
        assert "Nobody yet   40 %" not in frame(app)
        await press(pilot, "1", "tab", "x", "enter", "7", "enter")
        assert "Last time: Nobody yet   40 %" in frame(app)
        assert "Wake nobody for a rumour." in frame(app)


async def test_leaving_keeps_what_is_typed() -> None:
    """Esc, and the same page with the same words comes back."""
    app, session = solo(ASKED)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2", "tab")
        await write(pilot, "Radar.")
        await press(pilot, "escape")
    assert app.return_code == 0
    again = SoloApp(session, "DUTY")
    async with again.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert "2 ●  The defence ministry" in frame(again)
        assert "Radar." in frame(again)


async def test_not_saved_is_said_and_loses_nothing() -> None:
    """Neither an answer nor a step goes on before it is on disk."""
    app, session = solo(ASKED, ANSWERED)
    saved = session.answer
    async with app.run_test(size=TALL) as pilot:
        session.answer = NotSaved("no_room")
        await press(pilot, "1", "tab", "x", "enter", "7", "enter")
        assert isinstance(app.screen, Failure)
        await press(pilot, "enter")
        assert isinstance(page_of(app), InjectPage)
        session.answer = saved
        await press(pilot, "enter")
        assert isinstance(page_of(app), ConsequencePage)
        session.answer = NotSaved("no_room")
        await press(pilot, "space")
        assert isinstance(app.screen, Failure)
        await press(pilot, "enter")
        assert isinstance(page_of(app), ConsequencePage)


async def test_a_text_is_marked_by_the_player() -> None:
    """After committing, before anything is told; no mark at all is an answer, too."""
    written = replace(
        NOTE, status="closed", form=(), answers=(replace(ANSWER, summary=("We do not know.",)),), rubric=CHOICES
    )
    marked = replace(written, status="ruled", rubric=(), outcome=WAKE_RULED.outcome)
    app, session = solo(
        team_view(replace(PLAYING, decisions=(NOTE,)), Forward("answer", "note")),
        team_view(replace(PLAYING, decisions=(written,)), Forward("mark", "note")),
        team_view(replace(PLAYING, decisions=(marked,)), Forward("release", "next")),
    )
    async with app.run_test(size=SMALL) as pilot:
        await write(pilot, "We do not know.")
        await press(pilot, "ctrl+s")
        assert isinstance(page_of(app), MarkPage)
        check_frame(app, "solo-mark")
        saved, session.answer = session.answer, NotSaved("no_room")
        await press(pilot, "1", "enter", "enter")
        assert isinstance(page_of(app), MarkPage)
        session.answer = saved
        await press(pilot, "enter")
        assert isinstance(page_of(app), ConsequencePage)
        assert session.sent[-1] == (MarkRubric("note", "DUTY", ("minister",)), DUTY)


async def test_it_opens_at_a_text_to_mark() -> None:
    """When it was left between writing and marking."""
    written = replace(NOTE, status="closed", form=(), answers=(ANSWER,), rubric=CHOICES)
    app, session = solo(team_view(replace(PLAYING, decisions=(written,)), Forward("mark", "note")))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(page_of(app), MarkPage)
        await press(pilot, "ctrl+s")
        assert session.sent == [(MarkRubric("note", "DUTY", ()), DUTY)]


async def test_two_questions_about_one_inject() -> None:
    """The second only names what it is about; an estimate with nothing to tell leads straight to it."""
    app, _session = solo(
        team_view(replace(PLAYING, decisions=(LIKELY, WAKE)), Forward("answer", "likely")),
        team_view(replace(PLAYING, decisions=(LIKELY_RULED, WAKE)), Forward("answer", "wake")),
    )
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "3", "enter")
        assert "Still about: In the reeds" in frame(app)
        assert "Whom do you wake?" in frame(app)
        await press(pilot, "v")
        assert isinstance(app.screen, ReadAgain)


async def test_an_estimate_alone_is_acknowledged() -> None:
    """Nothing follows from it, and it is read back in words."""
    app, _session = solo(
        team_view(replace(PLAYING, decisions=(LIKELY,)), Forward("answer", "likely")),
        team_view(replace(PLAYING, decisions=(LIKELY_RULED,)), Forward("release", "next")),
    )
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "3", "enter")
        assert "30 % – probably not" in frame(app)


async def test_what_arrives_late_is_read_first() -> None:
    """A delayed consequence and what a release changes stand with the inject."""
    moved = replace(ANSWERED.scene.indicators[0].latest[0], cause="reeds", why="The film is out.")
    gauges = (replace(PLAYING.indicators[0], latest=(moved,)),)
    scene = replace(PLAYING, arrived=(("wake", "The minister is on the way."),), indicators=gauges)
    app, _session = solo(team_view(scene, Forward("release", "next")))
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert "Meanwhile: The minister is on the way." in frame(app)
        assert "The film is out." in frame(app)


async def test_keys_open_what_there_is() -> None:
    """Cards, glossary, situation, role, and the inject again; each closes with Esc."""
    app, _session = solo(ANSWERED)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        dialogs = {"i": Reader, "g": Reader, "w": Situation, "r": RoleCardDialog, "v": ReadAgain}
        for key, dialog in dialogs.items():
            await press(pilot, key)
            assert type(app.screen).__name__ == dialog.__name__
            check_frame(app, f"solo-key-{key}")
            await press(pilot, "escape")


async def test_a_long_page_is_read_to_its_end() -> None:
    """Space shows more before it goes on; page keys go both ways; the key bar says which it is."""
    long = replace(PLAYING, inject=replace(INJECT, text="A line.\n" * 60))
    app, session = solo(team_view(long, Forward("release", "next")), ANSWERED)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "space more ↓" in frame(app)
        await press(pilot, "space", "pageup", "pagedown", "space", "space")
        assert (session.went_on, "space go on" in frame(app)) == (0, True)
        await press(pilot, "space")
        assert session.went_on == 1


async def test_waiting_never_locks_anybody_in() -> None:
    """If the script has nothing to do, the page stays and Esc leaves."""
    app, session = solo(ANSWERED)
    async with app.run_test(size=TALL) as pilot:
        await press(pilot, "space", "space")
        assert session.went_on == 0
        await press(pilot, "escape")
    assert app.return_code == 0


async def test_quitting_keeps_what_is_typed() -> None:
    """ctrl+q in the middle of a word loses nothing."""
    app, session = solo(ASKED)
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2", "tab")
        await write(pilot, "Rad")
        await press(pilot, "ctrl+q")
    assert '"because": "Rad"' in session.drafts["seat/DUTY/wake"]
