"""Waiting for the facilitator's line while injects come by the clock.

Invariant: the clock only ticks while the main question waits, never inside another one; what it released is read out
before anything else is done, and an Enter that was meant for something else does nothing.
"""

from __future__ import annotations

from threading import Event, Thread

from tabletop.exercise.views import Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain import acts
from tabletop.plain.desk import Desk
from tabletop.plain.layout import clipped, said
from tabletop.session.port import NotSaved, Saved


class Waiting:
    """Reads the facilitator's lines, and lets the clock tick meanwhile."""

    def __init__(self, desk: Desk, every: float = 1.0) -> None:
        """Args: `every` so many seconds the clock may release something while a terminal waits."""
        self._desk = desk
        self._every = every
        self._unsaid = True

    def catch_up(self) -> None:
        """Let what is due come, and read it out."""
        before = self._desk.scene
        if self._tick():
            self._read_out(before)

    def read(self, prompt: str) -> str | None:
        """A line; None where something came while it was awaited, and nothing was typed."""
        before = self._desk.scene
        came = False
        over = Event()

        def ticking() -> None:
            nonlocal came
            while not over.wait(self._every):
                if self._tick():
                    came = True
                    self._announce(prompt)

        ticker = Thread(target=ticking, daemon=True)
        if self._desk.console.terminal:
            ticker.start()
        try:
            line = self._desk.console.read(prompt)
        finally:
            over.set()
            if ticker.is_alive():
                ticker.join()
        if not came:
            return line
        self._read_out(before)
        return line or None

    def _tick(self) -> bool:
        """Whether something came. What could not be written down is said once, and tried again."""
        result = self._desk.session.tick()
        if isinstance(result, NotSaved) and self._unsaid:
            self._unsaid = False
            self._desk.console.say(sentence(f"not_saved.{result.why}"))
        if isinstance(result, Saved):
            self._unsaid = True
        return isinstance(result, Saved)

    def _announce(self, prompt: str) -> None:
        inject = self._desk.scene.inject
        title = clipped(inject.title) if inject else ""
        words = said(N_("By the clock: “$title”. Enter reads it out."), title=title)
        self._desk.console.interject(words, prompt)

    def _read_out(self, before: Scene) -> None:
        self._desk.console.heading(_("By the clock:"))
        acts.read_out(self._desk, before)
