"""A preview on a screen, its file, and what was kept."""

from __future__ import annotations

from collections.abc import Sequence

from textual.pilot import Pilot

from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.keeping import Kept, NotKept
from tabletop.authoring.previewing.preview import Preview
from tabletop.scenario.problems import Problem
from tabletop.tui.preview.app import PreviewApp
from tests.authoring.previewing.watched import FakeWatched, harbour
from tests.harbour import TEXT
from tests.tui.frames import frame


class Desk:
    """A preview with its program and its file."""

    def __init__(self, text: str = TEXT, *, problems: Sequence[Problem] | None = None, keep: bool = False) -> None:
        self.watched = FakeWatched()
        self.preview: Preview = harbour(text)
        self.kept: list[Course] = []
        self.answer: Kept | NotKept = Kept("plays/one.play.yaml", ("It ends where it stood.",))
        self.app = PreviewApp(
            self.preview,
            self.watched,
            check=lambda: problems,
            keeper=self._keep if keep else None,
            beat=None,
        )

    def _keep(self, course: Course) -> Kept | NotKept:
        self.kept.append(course)
        return self.answer

    @property
    def course(self) -> Course:
        """What was played."""
        assert self.preview.course is not None
        return self.preview.course

    @property
    def shown(self) -> str:
        """What the screen shows."""
        return frame(self.app)

    async def save(self, pilot: Pilot[None], text: str | bytes, when: str = "14:05") -> None:
        """Save the file, and let it be seen."""
        self.watched.save(text, when)
        await self.app.look()
        self.app.checker.wait()
        await self.app.look()
        await pilot.pause()
