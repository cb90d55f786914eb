"""Finding the session that is being led on this machine, and staying with it: what a display looks through.

Invariant: nothing is written and no lock is taken. One log that was asked for is never left; without one, the display
goes to a session that begins, or is taken up again, while it looks on.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tabletop.session.clock import Clock, SystemClock
from tabletop.session.following import FollowedSession, follow
from tabletop.session.opening import NotUnderstood
from tabletop.session.port import Sight
from tabletop.storage.opening import SUFFIX, SessionSummary, summarise
from tabletop.storage.port import LogDamaged, LogTooNew

SELDOM: Final = 2_000
"""Milliseconds between two looks into the folder, or at a log that could not be read."""
STILL_FRESH: Final = 12 * 60 * 60_000
"""A session left unfinished longer ago than so many milliseconds is shown only when somebody takes it up again."""
TOO_NEW: Final = "too_new"
NOT_UNDERSTOOD: Final = "not_understood"
OUT_OF_REACH: Final = "out_of_reach"

Fault = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A log as it was at the latest look into the folder."""

    stamp: tuple[int, int]
    """When it was written to, and its length: while they stay, it need not be read."""
    since: int
    """The look at which somebody was first seen at work on it; 0 while nobody was."""
    summary: SessionSummary | None
    """None for what is no session that can be shown."""


class Folder:
    """The sessions of a folder, and who is at work on them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looks = 0
        self._seen: dict[Path, _Seen] = {}

    def running(self, wall: int) -> tuple[Path, int] | None:
        """The session somebody came to last, and when that was, counted in looks; else one left not long ago."""
        self._looks += 1
        self._seen = {path: self._look(path) for path in self._path.glob(f"*{SUFFIX}")}
        found = [
            (one.since, one.summary.last, path)
            for path, one in self._seen.items()
            if one.summary is not None and (one.since or wall - one.summary.last < STILL_FRESH)
        ]
        since, _last, path = max(found, default=(0, 0, None))
        return None if path is None else (path, since)

    def _look(self, path: Path) -> _Seen:
        before = self._seen.get(path)
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
            if before is not None and before.stamp == stamp:
                return before
            summary: SessionSummary | None = summarise(path)
        except (OSError, LogDamaged, LogTooNew):
            stamp, summary = (0, 0), None
        if summary is not None and (summary.closed or summary.mode != "facilitated"):
            summary = None
        fresh = self._looks if self._looks > 1 else 0
        return _Seen(stamp, (before.since if before else 0) or fresh, summary)


class LogLookout:
    """Follows one log, or the running session of a folder."""

    def __init__(self, log: Path | None, folder: Path, clock: Clock | None = None) -> None:
        """Look at `log`; without one, for the running session in `folder`."""
        self._log = log
        self._since = -1
        self._folder = Folder(folder)
        self._clock = clock or SystemClock()
        self._followed: FollowedSession | None = None
        self._fault: Fault | None = None
        self._next = 0

    def look(self) -> Sight:
        """Read on; seldom, look whether there is something else to follow."""
        followed = self._followed
        if followed is not None:
            followed.poll()
        now = self._clock.read().steady
        if now >= self._next:
            self._next = now + SELDOM
            self._look_round()
        followed = self._followed
        return Sight(followed, followed.fault or self._fault if followed else self._fault)

    def _look_round(self) -> None:
        if self._log is not None:
            if self._followed is None or self._followed.fault is not None:
                self._go_to(self._log)
            return
        found = self._folder.running(self._clock.read().wall)
        if found is not None:
            path, since = found
            lost = self._followed is None or self._followed.fault is not None
            if lost or since > self._since:
                self._go_to(path)
                self._since = since

    def _go_to(self, path: Path) -> None:
        """Follow that log; what cannot be followed leaves everything as it was, but for the fault."""
        self._fault = None
        try:
            opened = follow(path, self._clock)
        except FileNotFoundError:
            return
        except LogTooNew:
            self._fault = (TOO_NEW, 1, 0)
        except NotUnderstood:
            self._fault = (NOT_UNDERSTOOD, 1, 0)
        except LogDamaged as damage:
            self._fault = (damage.fault.kind.value, damage.fault.record, damage.fault.byte)
        except OSError:
            self._fault = (OUT_OF_REACH, 1, 0)
        else:
            if self._followed is not None:
                self._followed.close()
            self._followed = opened

    def close(self) -> None:
        """Let go of the log."""
        if self._followed is not None:
            self._followed.close()
