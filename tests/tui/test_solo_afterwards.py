"""After playing alone: looking back without a score, and questions to oneself."""

from __future__ import annotations

from dataclasses import replace

from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import TeamView
from tabletop.session.port import NotSaved
from tabletop.tui.solo.afterwards import FinishedPage, LookBackPage, ReflectionPage
from tabletop.tui.solo.app import SoloApp
from tabletop.tui.solo.earlier import EarlierAnswer, EarlierRun, last_time, run_label
from tabletop.tui.solo.pages import Page
from tabletop.tui.solo.screen import SoloScreen
from tests.tui.fakes import FakeSession
from tests.tui.frames import check_frame, frame
from tests.tui.keys import press, write
from tests.tui.samples import (
    CLOSED,
    ENDED,
    LIKELY,
    WAKE,
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


async def test_notes_that_are_not_kept_are_said() -> None:
    """A session of decisions only lets one think, and says that nothing is recorded."""
    app, session = solo(ENDED)
    saved = session.answer
    async with app.run_test(size=TALL) as pilot:
        await press(pilot, "space", "space")
        assert isinstance(page_of(app), ReflectionPage)
        await write(pilot, "Early.")
        session.answer = NotSaved("no_room")
        await press(pilot, "ctrl+s", "enter")
        assert isinstance(page_of(app), ReflectionPage)
        session.answer = Refusal(Reason.NOTES_NOT_KEPT)
        await press(pilot, "ctrl+s")
        session.answer = saved
        await press(pilot, "ctrl+s")
        assert isinstance(page_of(app), FinishedPage)


async def test_answered_reflections_are_not_asked_again() -> None:
    """Nor are they asked in a finished log."""
    for view in (replace(ENDED, scene=replace(ENDED.scene, debrief=replace(ENDED.scene.debrief, reflections=(  # type: ignore[type-var]
        ("When did you decide?", "x"), ("What would you keep?", "y"))))), CLOSED):  # fmt: skip
        app, _session = solo(view)
        async with app.run_test(size=TALL) as pilot:
            await press(pilot, "space")
            assert isinstance(page_of(app), LookBackPage)
            await press(pilot, "space")
            assert isinstance(page_of(app), FinishedPage)


async def test_the_look_back_compares_without_a_score() -> None:
    """What was decided, what was not, and the run before."""
    app, _session = solo(ENDED, earlier=EARLIER)
    async with app.run_test(size=TALL) as pilot:
        await pilot.pause()
        assert "It ended before with: The longest night" in frame(app)
        await press(pilot, "space")
        check_frame(app, "solo-compared")


def test_runs_are_labelled() -> None:
    """From the second on."""
    assert [run_label(number).plain for number in (1, 2, 3, 4)] == ["", "second run", "third run", "run 4"]


def test_last_time() -> None:
    """The latest run that met the question counts; a run without an answer shows a dash."""
    runs = (*EARLIER, EarlierRun((EarlierAnswer("wake", ()),)), EarlierRun())
    assert last_time(WAKE, runs).plain == "Last time: –"
    assert last_time(LIKELY, runs).plain == ""
    ranked = EarlierRun((EarlierAnswer("wake", ("a", "b")),))
    assert last_time(replace(WAKE, type="ranking"), (ranked,)).plain == "Last time: a → b"
