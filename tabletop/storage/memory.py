"""A session log that lasts as long as the program: for tests, rehearsals and simulation.

Invariant: what comes out went through the same lines as in a file, so both know the same receipts and the same limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

from tabletop.exercise.events import Recorded
from tabletop.storage.codec import Decoder, encode
from tabletop.storage.families import SESSIONS
from tabletop.storage.frame import MAX_BATCH, MAX_HEADER
from tabletop.storage.port import START, NotSaved, NotSavedBecause, Receipt


class MemoryLog:
    """The port, without a disk."""

    mended: None = None

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._head = START
        self._closed = False

    @classmethod
    def create(cls, batch: Sequence[Recorded]) -> Self:
        """Begin a log with the events of the command that opens the session; ValueError for any other."""
        if not batch or batch[0].event.type != "session-opened":
            raise ValueError("a log begins with session-opened")
        log = cls()
        log.append(batch)
        return log

    @property
    def head(self) -> Receipt:
        """The last record."""
        return self._head

    def append(self, batch: Sequence[Recorded]) -> Receipt:
        """Keep one command's events, all or none. Raises NotSaved."""
        if self._closed:
            raise NotSaved(NotSavedBecause.CLOSED)
        lines, head = encode(batch, self._head)
        if len(lines) > (MAX_BATCH if self._lines else MAX_HEADER):
            raise NotSaved(NotSavedBecause.TOO_LONG)
        self._lines += lines.splitlines()
        self._head = head
        return head

    def read(self) -> Iterator[Recorded]:
        """All events from the first."""
        decoder = Decoder(SESSIONS)
        yield from map(decoder.decode, self._lines)

    def close(self) -> None:
        """Take no more events; what is there can still be read."""
        self._closed = True
