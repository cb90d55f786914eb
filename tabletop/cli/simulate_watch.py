"""While a simulation goes on: a bar for whoever waits, and an end to it when they have waited enough.

Invariant: the bar is on a terminal's standard error and nowhere else, and is gone when something is printed for good.
The first Ctrl-C ends the simulation with what it has; the second ends the program.
"""

from __future__ import annotations

import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

from tabletop.authoring.appraising.rows import bar
from tabletop.authoring.simulation.models import Model
from tabletop.language.catalogue import N_
from tabletop.plain.layout import clipped, said

PATIENCE: Final = 0.5
"""Seconds after which somebody wants to know that something is going on."""
_EVERY: Final = 0.1
_BAR: Final = 20
_NARROW: Final = 60


@dataclass(slots=True)
class Watching:
    """What is known while it goes on."""

    live: bool
    begun: float
    several: bool = False
    """Whether several sorts of players play."""
    title: str = ""
    stopped: bool = False
    shown: float = 0.0
    """When the bar was drawn last; 0 while there is none."""

    def stop(self) -> bool:
        """Whether to end early."""
        return self.stopped

    def watch(self, model: Model, done: int, of: int) -> None:
        """Some of it is done."""
        now = time.monotonic()
        if not self.live or now - self.begun < PATIENCE or now - self.shown < _EVERY:
            return
        self.shown = now
        part = min(1.0, done / of) if of else 1.0
        width = shutil.get_terminal_size().columns
        words = said(N_("$title: $players"), title=self.title, players=model.name) if self.several else self.title
        drawn = f"{bar(part, _BAR)} " if width >= _NARROW else ""
        line = f"{100 * part:3.0f} % {drawn}{clipped(words, max(10, width - _BAR - 30))}"
        stop = said(N_("Ctrl-C: stop here"))
        line += f"  {stop}" if len(line) + len(stop) + 2 < width else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.shown = 0.0


@contextmanager
def watching(*, several: bool) -> Iterator[Watching]:
    """Watch over a simulation, and give the keys back afterwards."""
    live = sys.stderr is not None and sys.stderr.isatty()
    found = Watching(live, time.monotonic(), several)

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        if found.stopped:
            raise KeyboardInterrupt
        found.stopped = True

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield found
    finally:
        signal.signal(signal.SIGINT, before)
        found.clear()
