"""A projector for tests: a display that looks when it is told to, at whatever session it is given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot

from tabletop.exercise.views import RoomView, Scene
from tabletop.session.port import Session, Sight
from tabletop.tui.display.app import DisplayApp
from tests.tui.fakes import FakeSession
from tests.tui.frames import SMALL, frame


class FakeLookout:
    """Sees what a test has set."""

    def __init__(self) -> None:
        self.sight = Sight()
        self.looks = 0

    def look(self) -> Sight:
        """What was set."""
        self.looks += 1
        return self.sight


@dataclass
class Projector:
    """The display, and somebody before it."""

    app: DisplayApp
    pilot: Pilot[None]
    lookout: FakeLookout

    async def shows(self, session: Session | None, fault: tuple[str, int, int] | None = None) -> str:
        """The frame, after a look at that session."""
        self.lookout.sight = Sight(session, fault)
        await self.app.look()
        await self.pilot.pause()
        return frame(self.app)

    async def scene(self, scene: Scene) -> str:
        """The frame for a scene made by hand."""
        return await self.shows(FakeSession(RoomView(scene)))


@asynccontextmanager
async def projector(size: tuple[int, int] = SMALL) -> AsyncIterator[Projector]:
    """A display that waits."""
    lookout = FakeLookout()
    app = DisplayApp(lookout, beat=None)
    async with app.run_test(size=size) as pilot:
        yield Projector(app, pilot, lookout)
