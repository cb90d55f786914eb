"""A log with a team that joined and one that was merged can be looked through."""

from __future__ import annotations

from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.tui.review.app import ReviewApp
from tests.harbour import Table, opening
from tests.tui.frames import frame


async def test_who_joined_and_who_left_have_their_lanes() -> None:
    """Every team that ever took part stands on the timeline, and any moment can be seen as it."""
    table = Table(opening(teams=("PORT", "PILOTS")))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), live.AddTeam("PRESS", "The gazette"))
    table.must(live.MergeTeams("PILOTS", "PORT"), ask.TakeNote("note", "Two desks now.", "PRESS"))
    replay = Replay(iter(table.store.records), lambda _opening: table.state.scenario)
    replay.read()
    app = ReviewApp(ReplayedSession(replay))

    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        shown = frame(app)
        assert "The gazette" in shown
        assert "Pilots" in shown
        for key in ("end", "tab", "tab", "tab", "tab", "home"):
            await pilot.press(key)
            await pilot.pause()
        assert "The gazette" in frame(app)
