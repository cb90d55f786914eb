"""Reading a log without ever writing to it: a finished one, a damaged one, or one that is being written right now.

Invariant: only whole, verified commands come out; what is wrong with the rest is said once all of the good has come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, Self

from tabletop.evaluation.events import Assessed
from tabletop.evaluation.feedback import Collected
from tabletop.exercise.events import Recorded
from tabletop.storage.codec import Decoder, Unreadable
from tabletop.storage.ending import MOST, judge
from tabletop.storage.families import EVALUATIONS, FEEDBACK, SESSIONS, Family
from tabletop.storage.frame import Frame, taken_apart
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import Fault, FaultKind, LogDamaged, R, Receipt
from tabletop.storage.scanner import Scanner, Stretch

BLOCK: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of every record found."""

    head: Receipt
    """The last good record of a whole command. Its hash covers all before it."""
    fault: Fault | None
    """The first thing that is wrong, if anything is."""
    erased: int
    """How many personal words were forgotten on request; the records still verify."""

    @property
    def records(self) -> int:
        """How many records are good."""
        return self.head.number


def stretches(system: System, file: int, scanner: Scanner) -> Iterator[Stretch]:
    """Feed a file to a scanner and hand out what it found good, until the end or the first fault."""
    offset = scanner.settled.offset
    while scanner.bad is None and (block := system.read(file, BLOCK, offset)):
        offset += len(block)
        yield scanner.feed(block)


def ending(system: System, file: int, scanner: Scanner) -> tuple[Fault | None, bytes]:
    """What stands behind the last whole command, once `stretches` has come to its end; and those bytes."""
    rest = scanner.unfinished
    if scanner.bad is not None:  # stopped early: look further. Otherwise no second look, the log may have grown.
        rest = b""
        while len(rest) <= MOST and (block := system.read(file, BLOCK, scanner.settled.offset + len(rest))):
            rest += block
    return judge(scanner, rest), rest


class AnyReader(Generic[R]):
    """A log file of some family, open for reading; the medium may be read-only, and a writer may be at work."""

    def __init__(self, path: Path, family: Family[R], system: System | None = None) -> None:
        self._file: int | None = None
        self._system = system or this_system()
        self._decoder = Decoder(family)
        self._scanner = Scanner()
        self._path = path
        self._file = self._system.open(path, writing=False)

    def __del__(self) -> None:
        self.close()  # for a reader that nobody closed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def head(self) -> Receipt:
        """The last record that was handed out, or is about to be."""
        return self._scanner.settled.receipt

    def header(self) -> R:
        """The first event alone, however long the log; LogTooNew, or LogDamaged when there is none."""
        file, scanner = self._open_file(), Scanner()
        for stretch in stretches(self._system, file, scanner):
            for recorded in self._decoded(stretch):
                return recorded
        fault, _ = ending(self._system, file, scanner)
        raise LogDamaged(fault or Fault(1, 0, FaultKind.EMPTY))

    @property
    def format(self) -> int:
        """The version of the log's events, once the header was read."""
        return self._decoder.format

    def read(self) -> Iterator[R]:
        """All events from the first; LogTooNew, or LogDamaged after the last good one when more was there."""
        self._scanner = Scanner()
        return self.more()

    def more(self) -> Iterator[R]:
        """What has come since the last `read` or `more` ended; a command still being written comes later."""
        for stretch in self._stretches():
            yield from self._decoded(stretch)

    def grown(self) -> bool:
        """Whether `more` may find something: looks at the file's length alone.

        Raises:
            LogDamaged: The name stands for another file by now, or what was read was cut off.
        """
        ours, place = self._system.standing(self._open_file()), self._scanner.settled
        if not ours.same_file(self._system.standing_at(self._path)):
            raise LogDamaged(Fault(place.number + 1, place.offset, FaultKind.REPLACED))
        if ours.size < place.offset:
            raise LogDamaged(Fault(place.number + 1, place.offset, FaultKind.SHORTENED))
        return ours.size > place.offset

    def frames(self) -> Iterator[Frame]:
        """All lines taken apart, verified and in order, without reading what they say; raises as `read`."""
        self._scanner = Scanner()
        for stretch in self._stretches():
            yield from map(taken_apart, stretch.lines)

    def with_frames(self) -> Iterator[tuple[Frame, R]]:
        """As `read`, each event with its line taken apart."""
        return ((taken_apart(line), recorded) for line, recorded in self.with_lines())

    def with_lines(self) -> Iterator[tuple[bytes, R]]:
        """As `read`, each event with the line it stands in."""
        self._scanner = Scanner()
        for stretch in self._stretches():
            yield from zip(stretch.lines, self._decoded(stretch), strict=True)

    def _stretches(self) -> Iterator[Stretch]:
        file = self._open_file()
        self._scanner = scanner = Scanner(self._scanner.settled)
        yield from stretches(self._system, file, scanner)
        fault, _ = ending(self._system, file, scanner)
        if fault is not None and fault.kind is not FaultKind.TORN:
            raise LogDamaged(fault)

    def verify(self) -> Verification:
        """Check every record's hash, place and words, without reading what they say."""
        file, scanner = self._open_file(), Scanner()
        for _ in stretches(self._system, file, scanner):
            pass
        fault, _ = ending(self._system, file, scanner)
        return Verification(scanner.settled.receipt, fault, scanner.erased)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._system.close(self._file)
            self._file = None

    def _open_file(self) -> int:
        if self._file is None:
            raise ValueError("the log was closed")
        return self._file

    def _decoded(self, stretch: Stretch) -> Iterator[R]:
        decode = self._decoder.decode
        index = 0
        try:
            if stretch.number == 1 and stretch.lines:
                self._decoder.begin(stretch.lines[0])
            for index, line in enumerate(stretch.lines):  # noqa: B007 - the error below wants to know where it was
                yield decode(line)
        except Unreadable as error:
            raise LogDamaged(unknown_at(stretch, index)) from error


def unknown_at(stretch: Stretch, index: int) -> Fault:
    """The fault for a record that no version we know of has written: the `index`th line of the stretch."""
    byte = stretch.offset + sum(len(line) + 1 for line in stretch.lines[:index])
    return Fault(stretch.number + index, byte, FaultKind.UNKNOWN_EVENT)


class LogReader(AnyReader[Recorded]):
    """A session's log."""

    def __init__(self, path: Path, system: System | None = None) -> None:
        super().__init__(path, SESSIONS, system)


class EvaluationReader(AnyReader[Assessed]):
    """An evaluator's log."""

    def __init__(self, path: Path, system: System | None = None) -> None:
        super().__init__(path, EVALUATIONS, system)


class FeedbackReader(AnyReader[Collected]):
    """The participants' forms."""

    def __init__(self, path: Path, system: System | None = None) -> None:
        super().__init__(path, FEEDBACK, system)
