"""What a place for session logs must do, and everything it may say when it cannot.

Invariant: `append` returns only after the whole batch is safe; after any error none of the batch counts as said.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol, Self, TypeVar

from tabletop.exercise.events import Recorded


class Happening(Protocol):
    """What a record says, as far as a place for logs wants to know."""

    @property
    def type(self) -> str:
        """The public name of the event in the log."""
        ...


class Entry(Protocol):
    """A record of whatever family, as far as a place for logs wants to know."""

    @property
    def number(self) -> int:
        """1 for the first; the only order there is."""
        ...

    @property
    def event(self) -> Happening:
        """What it says."""
        ...

    def model_dump_json(self, *, context: object = None, ensure_ascii: bool = False) -> str:
        """As JSON that begins with `number` and `at`; `context` may hold a seal for personal words."""
        ...


R = TypeVar("R", bound=Entry)
"""A family's record."""
R_co = TypeVar("R_co", bound=Entry, covariant=True)

NOTHING_YET: Final = "0" * 64
"""The hash that the first record names as the one before it."""

_RECEIPT: Final = re.compile(r"([1-9][0-9]{0,8}):([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, order=True)
class Receipt:
    """What a record can be checked against later, by anyone who wrote it down."""

    number: int
    """The record's number; 0 for a log that holds nothing yet."""
    hash: str
    """SHA-256 over the record, which names the one before it, and so over everything up to here."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `number:hash` as `str()` writes it; ValueError for anything else."""
        match = _RECEIPT.fullmatch(text.strip())
        if match is None:
            raise ValueError("a receipt is a number, a colon and 64 hexadecimal digits")
        return cls(int(match[1]), match[2])

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


START: Final = Receipt(0, NOTHING_YET)


class NotSavedBecause(StrEnum):
    """Why nothing was saved. The faces have a sentence for each."""

    NO_ROOM = "no_room"
    """The disk, or this person's share of it, is full."""
    READ_ONLY = "read_only"
    """The disk or the folder cannot be written to."""
    DEVICE_FAILED = "device_failed"
    """The disk reported an error."""
    TOO_LONG = "too_long"
    """One command's events are longer than a log takes at once."""
    UNWRITABLE = "unwritable"
    """The text cannot be written as UTF-8."""
    EXISTS = "exists"
    """There is a file of that name already."""
    CHANGED_BY_OTHERS = "changed_by_others"
    """Another program replaced, moved, removed, lengthened or shortened the file."""
    NEEDS_REOPENING = "needs_reopening"
    """An earlier failure left the end of the file uncertain: close the log and open it again."""
    CLOSED = "closed"
    """The log was closed."""


class FaultKind(StrEnum):
    """What is wrong with a log. The faces have a sentence for each."""

    EMPTY = "empty"
    """The file holds nothing at all."""
    BYTE_ORDER_MARK = "byte_order_mark"
    """An editor put a byte order mark in front."""
    UTF_16 = "utf_16"
    """The file was saved again as UTF-16."""
    LINE_ENDINGS = "line_endings"
    """The line ends were converted (CR LF)."""
    NOT_A_LOG = "not_a_log"
    """The file does not begin with the first record of a session log."""
    UNREADABLE = "unreadable"
    """Here stands no record."""
    CHANGED = "changed"
    """The record is not the one that was written."""
    WORDS_CHANGED = "words_changed"
    """The words beside the record are not the ones that were written."""
    OUT_OF_ORDER = "out_of_order"
    """Another record belongs here: one was removed, repeated, moved or brought from another log."""
    PART_MISSING = "part_missing"
    """The events of one command are not all there."""
    TORN = "torn"
    """The end was half written when the program or the computer stopped; opening the log mends it."""
    REPLACED = "replaced"
    """While it was followed, its name was given to another file, or taken away."""
    SHORTENED = "shortened"
    """While it was followed, records that had been read were cut off."""
    ANOTHER_KIND = "another_kind"
    """It is a log of another family: an evaluator's where a session's belongs, or the other way round."""
    UNKNOWN_EVENT = "unknown_event"
    """The record is unharmed, but this version cannot read what it says."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong with a log, and where."""

    record: int
    """The number of the record that should stand there."""
    byte: int
    """Where it begins, in bytes from the start of the file."""
    kind: FaultKind
    """What is wrong."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was found behind the last whole command, and where it is now."""

    length: int
    """In bytes."""
    kept_in: Path
    """The file it was moved to."""


_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class NotSaved(Exception):  # noqa: N818 - it is what the screen says
    """Nothing of the command was saved; unless `because` says otherwise, trying again may work."""

    def __init__(self, because: NotSavedBecause) -> None:
        super().__init__(f"not saved: {because}")
        self.because = because

    @classmethod
    def after(cls, error: OSError) -> Self:
        """What an error of the disk comes to."""
        if isinstance(error, FileExistsError):
            return cls(NotSavedBecause.EXISTS)
        if error.errno in _NO_ROOM:
            return cls(NotSavedBecause.NO_ROOM)
        return cls(NotSavedBecause.READ_ONLY if error.errno in _READ_ONLY else NotSavedBecause.DEVICE_FAILED)


class LogInUse(Exception):  # noqa: N818 - it is what the screen says
    """Another program has this log open for writing."""


class LogDamaged(Exception):  # noqa: N818 - it is what the screen says
    """The log cannot be trusted beyond the record before `fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"record {fault.record}, byte {fault.byte}: {fault.kind}")
        self.fault = fault


class LogOfAnotherKind(LogDamaged):
    """A log of another family than the one that was asked for."""

    def __init__(self) -> None:
        super().__init__(Fault(1, 0, FaultKind.ANOTHER_KIND))


class LogTooNew(Exception):  # noqa: N818 - it is what the screen says
    """A later version of the program wrote this log."""

    def __init__(self, found: int, readable: int, program: str) -> None:
        super().__init__(
            f"format {found}, written by version {program or 'unknown'}; this version reads up to {readable}"
        )
        self.found = found
        self.readable = readable
        self.program = program


class LogTooOld(Exception):  # noqa: N818 - it is what the screen says
    """An earlier version of the program wrote this log: it can be read, but nothing can be added to it."""

    def __init__(self, found: int, written: int) -> None:
        super().__init__(f"format {found}; this version writes {written}")
        self.found = found
        self.written = written


class Source(Protocol[R_co]):
    """A log that can be read, from the first event to the last."""

    def read(self) -> Iterator[R_co]:
        """All events in order, whole commands only; LogDamaged after the last good one when more was there."""
        ...

    def close(self) -> None:
        """Let go of it; closing twice is fine."""
        ...


class Store(Source[R], Protocol[R]):
    """A log that this program, and no other, may also write."""

    @property
    def head(self) -> Receipt:
        """The last record that is safe."""
        ...

    @property
    def mended(self) -> Mended | None:
        """What was set aside on opening, when the end was torn."""
        ...

    def append(self, batch: Sequence[R]) -> Receipt:
        """Keep one command's events, all or none, and return once they are safe; an empty batch changes nothing.

        Raises NotSaved; ValueError when the numbers do not continue the log's.
        """
        ...


class LogSource(Source[Recorded], Protocol):
    """A session's log that can be read."""


class LogStore(Store[Recorded], Protocol):
    """A session's log that this program may also write."""
