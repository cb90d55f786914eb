"""A file somebody else is writing: what it holds, once it is at rest.

Editors empty a file and fill it again, or write beside it and change the names; programs that copy do it bit by bit.
A change counts when two looks in a row find the same.

Invariant: looking never raises and never waits; a file that changes while it is read is looked at again, and a file
that was only saved anew, with nothing changed, is no news.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from tabletop.scenario.loader import read_limited

_PATIENCE: Final = 5
"""Looks for which a file may be away, or empty, before that is believed."""
_Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What a look brought."""

    raw: bytes | None
    """What the file holds; None where there is none, or it cannot be read."""
    when: str = ""
    """The time it was saved, for people: `14:02`."""
    why: str = ""
    """Why it cannot be read, in the system's words."""


class Watched(Protocol):
    """A file to keep an eye on."""

    @property
    def name(self) -> str:
        """The file, for people."""
        ...

    def look(self) -> Found | None:
        """What is new since the last look; None for nothing. May be called from another thread."""
        ...


class WatchedFile:
    """A file on this machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._mark: _Mark | None = None
        """The file as it was when it was told of."""
        self._raw: bytes | None = None
        self._candidate: _Mark | None = None
        self._away = 0
        self._told_away = False

    @property
    def name(self) -> str:
        """The file."""
        return str(self.path)

    def first(self) -> Found:
        """What it holds now, at rest or not."""
        try:
            mark = _mark(self.path.stat())
            raw = read_limited(self.path)
        except OSError as error:
            return self._gone(error)
        return self._told(mark, raw)

    def look(self) -> Found | None:
        """What is new."""
        try:
            mark = _mark(self.path.stat())
            if mark == self._mark and not self._told_away:
                self._away, self._candidate = 0, None
                return None
            if mark != self._candidate:
                self._candidate = mark
                return None
            raw = read_limited(self.path)
            if _mark(self.path.stat()) != mark:
                return None
        except OSError as error:
            self._candidate = None
            return self._missing(error)
        if not raw and self._raw and self._wait():
            return None
        if raw == self._raw and not self._told_away:
            self._mark, self._away = mark, 0
            return None
        return self._told(mark, raw)

    def _wait(self) -> bool:
        self._away += 1
        return self._away < _PATIENCE

    def _missing(self, error: OSError) -> Found | None:
        return None if self._told_away or self._wait() else self._gone(error)

    def _gone(self, error: OSError) -> Found:
        self._told_away, self._mark = True, None
        return Found(None, why=error.strerror or "")

    def _told(self, mark: _Mark, raw: bytes) -> Found:
        self._mark, self._raw, self._candidate = mark, raw, None
        self._away, self._told_away = 0, False
        return Found(raw, _clock(mark[0]))


def _mark(stat: os.stat_result) -> _Mark:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _clock(nanoseconds: int) -> str:
    try:
        return datetime.fromtimestamp(nanoseconds / 1e9, UTC).astimezone().strftime("%H:%M")
    except (OverflowError, ValueError, OSError):  # a date that no calendar has
        return "–"
