"""What a reviewer put down beside a log: bookmarks and notes, in a file of their own.

Invariant: the log is never written to. The file is always whole; one that cannot be read is set aside or left alone,
never overwritten. It names the record and the hash of the log it was made for, so that a changed log is noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.storage import whole
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import NotSaved, NotSavedBecause, Receipt
from tabletop.storage.receipts import Finding, check

MARKS_FORMAT: Final = 1
"""The version of the file."""
NOTICE: Final = "EXERCISE – fictional events"
_MOST: Final = 10_000
"""Marks and notes that a file may hold."""

Trouble = Literal["", "damaged", "newer", "another", "unreadable"]
"""Why a file that was there is not shown: it is set aside; it is left alone; it was made for another session."""
_Number = Annotated[int, Field(ge=1, le=999_999_999)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MarkNote(_Part):
    """A note on a record of the log."""

    number: _Number
    """1 for the first; a number is never given twice."""
    record: _Number
    """The record it is about."""
    text: str = Field(max_length=DECISION_LIMIT)
    """What was written."""


class MarksFile(_Part):
    """The whole file."""

    format: Literal[1] = MARKS_FORMAT
    notice: str = NOTICE
    session: str
    """The session's random name."""
    log: str
    """The file name of the session's log."""
    record: _Number
    """The last record of the log that was looked at."""
    hash: str
    """That record's hash, hex."""
    label: str = ""
    """Whose marks they are: a role or a pseudonym; empty where nobody said."""
    marks: tuple[_Number, ...] = Field(default=(), max_length=_MOST)
    """Marked records, ascending."""
    notes: tuple[MarkNote, ...] = Field(default=(), max_length=_MOST)
    """Notes, in the order they were written."""


class _AnyFormat(BaseModel):
    format: int


_FORMAT: Final = TypeAdapter(_AnyFormat)


def marks_path(log: Path, label: str = "") -> Path:
    """Where the marks on a log are kept."""
    return log.with_name(f"{log.name}.marks{f'-{label}' if label else ''}.json")


class Marks:
    """The marks and notes of one reviewer on one log."""

    def __init__(
        self, log: Path, session: str, head: Callable[[], Receipt], *, label: str = "", system: System | None = None
    ) -> None:
        """Read what is there.

        Args:
            log: The session's log.
            session: Its random name.
            head: The last record that was looked at, asked whenever something is written.
            label: Whose marks; empty for the file that has nobody's name.
            system: The operating system; this one by default.
        """
        self.path: Path = marks_path(log, label)
        self.trouble: Trouble = ""
        """What was wrong with the file."""
        self._log, self._session, self._head, self._label = log, session, head, label
        self._system = system or this_system()
        self._receipt: Receipt | None = None
        self.marks: tuple[int, ...] = ()
        self.notes: tuple[MarkNote, ...] = ()
        self._load()

    def mark(self, record: int) -> None:
        """Mark a record, or take the mark away. After NotSaved it is still in memory, and goes along with the next."""
        self.marks = tuple(sorted({*self.marks} ^ {record}))
        self._save()

    def note(self, record: int, text: str) -> None:
        """Write a note on a record. Raises NotSaved as `mark`."""
        number = max((one.number for one in self.notes), default=0) + 1
        words = clean(text, limit=DECISION_LIMIT)
        self.notes = (*self.notes, MarkNote(number=number, record=record, text=words))
        self._save()

    def strike(self, number: int) -> None:
        """Take a note away. Raises NotSaved as `mark`."""
        self.notes = tuple(one for one in self.notes if one.number != number)
        self._save()

    def fits(self) -> bool:
        """Whether the log still holds the record that the file was made for. Reads the log up to there."""
        if self._receipt is None:
            return True
        try:
            return check(self._log, [self._receipt], self._system)[self._receipt] is Finding.KEPT
        except OSError:
            return True  # the log cannot be looked at now; that is said elsewhere

    def _load(self) -> None:
        try:
            raw = whole.read(self._system, self.path)
        except FileNotFoundError:
            return
        except OSError:
            self.trouble = "unreadable"
            return
        try:
            found = MarksFile.model_validate_json(raw)
        except ValidationError:
            self.trouble = "newer" if _newer(raw) else self._set_aside("damaged")
            return
        if found.session != self._session:
            self.trouble = self._set_aside("another")
            return
        self._receipt = Receipt(found.record, found.hash)
        self.marks = tuple(sorted({*found.marks}))
        self.notes = tuple(one.model_copy(update={"text": clean(one.text)}) for one in found.notes)

    def _set_aside(self, why: Trouble) -> Trouble:
        """Give the file another name; where that cannot be done it stays, and nothing is written in its place."""
        aside = self.path.with_name(f"{self.path.name}.{why}-{self._system.stamp()}")
        try:
            self._system.publish(self.path, aside)
        except OSError:
            return "unreadable"
        return why

    def _save(self) -> None:
        if self.trouble in {"newer", "unreadable"}:
            raise NotSaved(NotSavedBecause.EXISTS)
        try:
            if self.marks or self.notes:
                whole.replace(self._system, self.path, [self._file().model_dump_json(indent=1).encode() + b"\n"])
            else:
                self._system.remove(self.path)
                self._system.sync_folder(self.path.parent)
        except OSError as error:
            raise NotSaved.after(error) from error

    def _file(self) -> MarksFile:
        self._receipt = head = self._head()
        return MarksFile(
            session=self._session,
            log=self._log.name,
            record=head.number,
            hash=head.hash,
            label=self._label,
            marks=self.marks,
            notes=self.notes,
        )


def _newer(raw: bytes) -> bool:
    try:
        return _FORMAT.validate_json(raw).format > MARKS_FORMAT
    except ValidationError:
        return False
