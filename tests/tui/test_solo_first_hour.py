"""The solo scenario that ships, played with the keyboard from the first page to the finished log."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.exercise.views import Seat
from tabletop.session.local import LocalSession
from tabletop.tui.fields.base import FieldView
from tabletop.tui.fields.pick_some import PickSomeField
from tabletop.tui.fields.put_in_order import PutInOrderField
from tabletop.tui.fields.share_out import ShareOutField
from tabletop.tui.fields.write_text import WriteTextField
from tabletop.tui.solo.afterwards import FinishedPage
from tabletop.tui.solo.app import SoloApp
from tabletop.tui.solo.pages import Page
from tabletop.tui.solo.screen import SoloScreen
from tests.fakes import FakeClock, FakeDrafts, FakeStore
from tests.harbour import first, opened, opening
from tests.tui.frames import COMFORTABLE
from tests.tui.keys import press

SCENARIO = Path(__file__).parents[2] / "scenarios" / "first-hour" / "scenario.yaml"
KEYS: dict[type[FieldView], tuple[str, ...]] = {
    PutInOrderField: ("1", "2", "3", "4", "5"),
    ShareOutField: ("equals_sign",),
    WriteTextField: ("w", "h", "y"),
    PickSomeField: ("1",),
}


def sit_down() -> LocalSession:
    """A session of the scenario in memory."""
    text = SCENARIO.read_text(encoding="utf-8")
    event = opening(mode="solo", text=text, teams=("DUTY",), log_level="notes")
    return LocalSession(FakeStore(first(event)), opened(event, text), FakeClock(), FakeDrafts())


def page_of(app: SoloApp) -> Page | None:
    """The page that is on."""
    screen = app.screen
    assert isinstance(screen, SoloScreen)
    return screen.page


@pytest.mark.slow
async def test_first_hour_from_the_first_key_to_the_last() -> None:
    """Leaving in the middle and coming back changes nothing; at the end the log is finished."""
    session, pages = sit_down(), list[str]()
    while session.view(Seat("DUTY")).scene.phase != "closed":
        app = SoloApp(session, "DUTY")
        async with app.run_test(size=COMFORTABLE) as pilot:
            for _ in range(25):
                await pilot.pause()
                page = page_of(app)
                if not pages or pages[-1] != type(page).__name__:
                    pages.append(type(page).__name__)
                views = list(app.screen.query(FieldView))
                for view in views:
                    if not view.entry:
                        view.target.focus()
                        await press(pilot, *KEYS.get(type(view), ("2",)))
                await press(pilot, "ctrl+s" if views else "space")
                if isinstance(page_of(app), FinishedPage):
                    break
            await press(pilot, "escape")
    assert pages[0] == "BriefPage"
    assert pages[-3:] == ["EndingPage", "LookBackPage", "ReflectionPage"]
    assert {"InjectPage", "ConsequencePage", "MarkPage"} <= set(pages)
    assert session.state.ending is not None
