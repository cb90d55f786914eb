"""What stands beside a log while a face looks back on it: evaluators' logs, a reviewer's margin, the log as it grows.

Invariant: a face reads what it is handed, and asks for a mark or a note; where they are kept is not its to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tabletop.evaluation.events import Assessed
from tabletop.session.port import NotSaved, Past


class Underway(Past, Protocol):
    """A log that may still be written to while one looks back on it."""

    @property
    def running(self) -> bool:
        """Whether somebody seems to be at work on it: it is not closed, and its last record is not old."""

    def poll(self) -> bool:
        """Read what was added; True when there is anything new. May be called from another thread."""
        ...


@dataclass(frozen=True, slots=True)
class Jotting:
    """Something a reviewer put down beside a log."""

    number: int
    """The note's own number; 0 for a mark."""
    record: int
    """The record it is about."""
    text: str = ""
    """What was written; empty for a mark."""


class Margin(Protocol):
    """A reviewer's marks and notes on a log, kept beside it and never in it."""

    @property
    def place(self) -> str:
        """Where they are kept, for people."""

    @property
    def label(self) -> str:
        """Whose they are: a role or a pseudonym; empty where nobody said."""

    @property
    def trouble(self) -> str:
        """A code: what was wrong with the file that was there, `marks.damaged` and so on; empty for nothing."""

    @property
    def marks(self) -> tuple[int, ...]:
        """The marked records, ascending."""

    @property
    def notes(self) -> tuple[Jotting, ...]:
        """The notes, in the order they were written."""

    def mark(self, record: int) -> NotSaved | None:
        """Mark a record, or take its mark away. After NotSaved it holds in memory, and goes along with the next."""

    def note(self, record: int, text: str) -> NotSaved | None:
        """Write a note on a record; NotSaved as for `mark`."""

    def strike(self, number: int) -> NotSaved | None:
        """Take a note away, by its own number; NotSaved as for `mark`."""

    def fits(self) -> bool:
        """Whether the log is still the one they were made for. Reads the log: call it from another thread."""
        ...


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a log that is looked at."""

    evaluations: tuple[tuple[Assessed, ...], ...] = ()
    """The records of evaluators' and scribes' logs."""
    left_out: tuple[str, ...] = ()
    """Names of evaluators' logs that cannot be read, or belong to another session."""
    margin: Margin | None = None
    """The reviewer's marks and notes; None where there can be none."""
    underway: Underway | None = None
    """The log itself, where it may still grow; None for one that is closed."""
