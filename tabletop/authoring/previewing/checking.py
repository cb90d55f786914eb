"""A thorough check beside play: it may take its time, and nobody waits for it.

Invariant: one check runs at a time; what was saved meanwhile is checked next, and only the newest. The thread dies with
the program.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tabletop.scenario.problems import Problem

Check = Callable[[], Sequence[Problem] | None]
"""Everything that is wrong with the file as it is; None where that cannot be said now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, and what was checked."""

    raw: bytes | None
    problems: tuple[Problem, ...]


class Checker:
    """Runs a check in a thread of its own."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._lock = threading.Lock()
        self._wanted: list[bytes | None] = []
        self._running: threading.Thread | None = None
        self._outcome: Outcome | None = None

    def begin(self, raw: bytes | None) -> None:
        """Check the file, which holds `raw` now."""
        with self._lock:
            self._wanted = [raw]
            if self._running is None:
                self._running = threading.Thread(target=self._run, name="preview-check", daemon=True)
                self._running.start()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._running = None
                    return
                raw = self._wanted.pop()
            found = self._check()
            with self._lock:
                if found is not None and not self._wanted:
                    self._outcome = Outcome(raw, tuple(found))

    def outcome(self) -> Outcome | None:
        """What was found since this was asked last; None for nothing new."""
        with self._lock:
            found, self._outcome = self._outcome, None
        return found

    def wait(self, seconds: float | None = None) -> None:
        """Wait until nothing runs: for a face that has nothing else to do."""
        running = self._running
        if running is not None:
            running.join(seconds)
