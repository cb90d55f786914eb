"""What many logs came to when they were last read, so that the next comparison need not read them again.

A cache, never the truth: an entry counts only while the file is, by its size, its time and its place on the disk, the
one that was read. Whatever is wrong with the index itself (damaged, locked, of another version, on a full or read-only
disk), nobody hears of it: the logs are read. It can be deleted at any time.

Invariant: nothing personal stands in it, not even where a log lies: a path is kept as its hash alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Self

_MOST: Final = 20_000
"""Entries that are kept: the newest."""
_PATIENCE: Final = 0.2
"""Seconds to wait for another program that writes to it."""
_TABLE: Final = "CREATE TABLE IF NOT EXISTS runs (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, told TEXT NOT NULL)"
_FIND: Final = "SELECT stamp, told FROM runs WHERE key = ?"
_KEEP: Final = "INSERT OR REPLACE INTO runs VALUES (?, ?, ?)"
_TRIM: Final = "DELETE FROM runs WHERE rowid NOT IN (SELECT rowid FROM runs ORDER BY rowid DESC LIMIT ?)"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which file it is, and which of its states."""

    key: str
    """The hash of its path."""
    state: str
    """Size, time and place on the disk."""

    @classmethod
    def of(cls, path: Path) -> Self:
        """The stamp of a file as it is now. Raises OSError."""
        found = path.stat()
        key = sha256(str(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
        return cls(key, f"{found.st_size}:{found.st_mtime_ns}:{found.st_dev}:{found.st_ino}")


class RunIndex:
    """An index in one file, which need not be there."""

    def __init__(self, path: Path, version: str = "") -> None:
        """`version` goes with every entry; entries of another one do not count."""
        self._path = path
        self._version = version

    def find(self, stamps: Sequence[Stamp]) -> dict[Stamp, str]:
        """What is kept of these very files."""
        found: dict[Stamp, str] = {}
        keys = {stamp.key: stamp for stamp in stamps}
        if not self._path.is_file():
            return found
        with suppress(sqlite3.Error, OSError), closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as base:
            for key, wanted in keys.items():
                row = base.execute(_FIND, (key,)).fetchone()
                if row is not None and row[0] == self._stamped(wanted) and isinstance(row[1], str):
                    found[wanted] = row[1]
        return found

    def keep(self, entries: Iterable[tuple[Stamp, str]]) -> None:
        """Keep these, in the place of what was kept of the same files. An index that is no index is begun anew."""
        rows = [(stamp.key, self._stamped(stamp), told) for stamp, told in entries]
        if not rows:
            return
        with suppress(sqlite3.Error, OSError):
            try:
                self._write(rows)
            except sqlite3.OperationalError:  # locked, full, read-only: another time
                return
            except sqlite3.DatabaseError:
                self._path.unlink()
                self._write(rows)

    def _write(self, rows: list[tuple[str, str, str]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as base:
            base.execute(_TABLE)
            base.executemany(_KEEP, rows)
            base.execute(_TRIM, (_MOST,))
            base.commit()

    def _stamped(self, stamp: Stamp) -> str:
        return f"{self._version}|{stamp.state}"
