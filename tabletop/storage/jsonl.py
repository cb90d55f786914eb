"""A session log in a file of lines, written by one program at a time.

Invariant: one command is one write and one sync, and nothing is acknowledged before; when the outcome of a write is not
known, nothing more is written until the log has been closed, opened and scanned again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Generic, Self

from typing_extensions import override

from tabletop.evaluation.events import Assessed
from tabletop.evaluation.feedback import Collected
from tabletop.exercise.events import Recorded
from tabletop.storage import whole
from tabletop.storage.codec import encode
from tabletop.storage.families import EVALUATIONS, FEEDBACK, SESSIONS, Family
from tabletop.storage.frame import MAX_BATCH, MAX_HEADER
from tabletop.storage.mending import mend
from tabletop.storage.platform import Held, Standing, System, this_system
from tabletop.storage.port import (
    START,
    FaultKind,
    LogDamaged,
    LogInUse,
    LogTooOld,
    Mended,
    NotSaved,
    NotSavedBecause,
    R,
    Receipt,
)
from tabletop.storage.reading import AnyReader, ending, stretches
from tabletop.storage.scanner import Place, Scanner


class AnyLog(ABC, Generic[R]):
    """The one writer of a log file, made by `create` or `open`. Not for two threads at once."""

    def __init__(self, path: Path, system: System, file: int, lock: int) -> None:
        self.path: Path = path
        """Where the log is."""
        self._system = system
        self._file = file
        self._open = True
        self._lock = lock
        self._standing: Standing = system.standing(file)
        if not self._standing.same_file(system.standing_at(path)):
            raise LogInUse(str(path))  # replaced between opening and locking: by somebody who is at work
        self._place, mended = _checked(path, self.family(), system, file)
        self.mended: Mended | None = mended
        """What was set aside when the log was opened, if its end was torn."""
        self._trouble: NotSavedBecause | None = None

    @classmethod
    @abstractmethod
    def family(cls) -> Family[R]:
        """What the log holds."""

    @classmethod
    def create(cls, path: Path, batch: Sequence[R], system: System | None = None) -> Self:
        """Begin a log with the events of the command that opens it.

        Raises NotSaved (EXISTS when the name is taken); ValueError when the first event opens no log of this family.
        """
        opening = cls.family().opening
        if not batch or batch[0].event.type != opening:
            raise ValueError(f"a log begins with {opening}")
        system = system or this_system()
        lines, _ = encode(batch, START)
        if len(lines) > MAX_HEADER:
            raise NotSaved(NotSavedBecause.TOO_LONG)
        try:
            system.make_folder(path.parent)
            whole.publish(system, path, [lines])
        except OSError as error:
            raise NotSaved.after(error) from error
        return cls.open(path, system)

    @classmethod
    def open(cls, path: Path, system: System | None = None) -> Self:
        """Take over an existing log: lock it, check every record, mend a torn end.

        Raises FileNotFoundError, LogInUse, LogDamaged (LogOfAnotherKind among it), LogTooNew, LogTooOld; NotSaved when
        it cannot be written to.
        """
        system = system or this_system()
        try:
            file, lock = seize(path, system)
            try:
                return cls(path, system, file, lock)
            except BaseException:
                system.unlock(lock)
                system.close(file)
                raise
        except FileNotFoundError:
            raise
        except OSError as error:
            raise NotSaved.after(error) from error

    @property
    def head(self) -> Receipt:
        """The last record that is safe."""
        return self._place.receipt

    def append(self, batch: Sequence[R]) -> Receipt:
        """Keep one command's events, all or none, and return once they are on the disk. Raises NotSaved."""
        if self._trouble is not None:
            raise NotSaved(self._trouble)
        lines, head = encode(batch, self.head)
        if not lines:
            return head
        if len(lines) > MAX_BATCH:
            raise NotSaved(NotSavedBecause.TOO_LONG)
        self._still_ours(self._place.offset)
        self._trouble = NotSavedBecause.NEEDS_REOPENING  # until the outcome is known, whatever interrupts us
        self._write(lines)
        end = self._place.offset + len(lines)
        self._still_ours(end)
        self._place = Place(head.number, head.hash.encode(), end)
        self._trouble = None
        return head

    def _write(self, lines: bytes) -> None:
        try:
            written = self._system.write(self._file, lines)
        except OSError as error:
            self._take_back()
            raise NotSaved.after(error) from error
        if written != len(lines):
            self._take_back()
            raise NotSaved(NotSavedBecause.NO_ROOM)
        try:
            self._system.sync(self._file)
        except OSError as error:
            # Never sync again: the system may have dropped the pages and would say that all is well.
            with suppress(OSError):
                self._system.truncate(self._file, self._place.offset)
            raise NotSaved(NotSavedBecause.NEEDS_REOPENING) from error

    def _take_back(self) -> None:
        """Cut off what a failed write left; when that fails too, the log stays closed to writing."""
        with suppress(OSError):
            self._system.truncate(self._file, self._place.offset)
            self._trouble = None

    def _still_ours(self, size: int) -> None:
        """Raise NotSaved, now and later, unless the name still stands for our file and nobody else wrote to it."""
        try:
            standing = self._system.standing(self._file)
            ours = standing.size == size and standing.same_file(self._system.standing_at(self.path))
        except OSError as error:
            raise NotSaved.after(error) from error
        if not ours:
            self._trouble = NotSavedBecause.CHANGED_BY_OTHERS
            raise NotSaved(self._trouble)

    def read(self) -> Iterator[R]:
        """All events from the first."""
        with closing(AnyReader(self.path, self.family(), self._system)) as reader:
            yield from reader.read()

    def rewrite(self, change: Callable[[bytes], bytes]) -> None:
        """Replace the file by one with each line changed, and close the log. Raises NotSaved: then the old one stands.

        Only the words may be changed, or the log will not verify.
        """
        if self._trouble is not None:
            raise NotSaved(self._trouble)
        self._still_ours(self._place.offset)
        try:
            let_go = None if self._system.renames_open_files else self._close_file
            whole.replace(self._system, self.path, self._changed(change), let_go)
        except OSError as error:
            raise NotSaved.after(error) from error
        finally:
            self.close()

    def _changed(self, change: Callable[[bytes], bytes]) -> Iterator[bytes]:
        scanner = Scanner()
        for stretch in stretches(self._system, self._file, scanner):
            yield b"".join(change(line) + b"\n" for line in stretch.lines)
        if scanner.settled != self._place:
            raise NotSaved(NotSavedBecause.CHANGED_BY_OTHERS)

    def close(self) -> None:
        """Give the log free for others."""
        if self._trouble is NotSavedBecause.CLOSED:
            return
        if self._trouble is NotSavedBecause.NEEDS_REOPENING:
            with suppress(OSError):  # nothing of what stands there was acknowledged
                self._system.truncate(self._file, self._place.offset)
        self._trouble = NotSavedBecause.CLOSED
        try:
            self._system.unlock(self._lock)
        finally:
            self._close_file()

    def _close_file(self) -> None:
        if self._open:
            self._open = False
            self._system.close(self._file)


class JsonlLog(AnyLog[Recorded]):
    """A session's log."""

    @classmethod
    @override
    def family(cls) -> Family[Recorded]:
        return SESSIONS


class EvaluationLog(AnyLog[Assessed]):
    """An evaluator's log."""

    @classmethod
    @override
    def family(cls) -> Family[Assessed]:
        return EVALUATIONS


class FeedbackLog(AnyLog[Collected]):
    """The participants' forms."""

    @classmethod
    @override
    def family(cls) -> Family[Collected]:
        return FEEDBACK


def seize(path: Path, system: System) -> tuple[int, int]:
    """Open a log's file and take the one right to write it; raises OSError, LogInUse."""
    file = system.open(path, writing=True)
    try:
        return file, system.lock(file, path)
    except Held:
        system.close(file)
        raise LogInUse(str(path)) from None
    except OSError:
        system.close(file)
        raise


def _checked(path: Path, family: Family[R], system: System, file: int) -> tuple[Place, Mended | None]:
    """Where the next record goes, after every record was checked and a torn end was mended."""
    system.sync(file)  # what a killed program wrote may not be on the disk yet …
    system.reread(file)  # … and what another failed to sync may only seem to be
    system.sync_folder(path.parent)  # nor may the name it gave the log
    with closing(AnyReader(path, family, system)) as reader:
        reader.header()
        if reader.format < family.format:
            raise LogTooOld(reader.format, family.format)
    scanner = Scanner()
    for _ in stretches(system, file, scanner):
        pass
    fault, rest = ending(system, file, scanner)
    if fault is None:
        return scanner.settled, None
    if fault.kind is not FaultKind.TORN:
        raise LogDamaged(fault)
    return scanner.settled, mend(system, file, path, scanner.settled.offset, rest)
