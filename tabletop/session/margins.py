"""What stands beside a log that is looked at: a reviewer's marks, evaluators' logs, and the log itself while it grows.

Invariant: the session's log is opened for reading only and no lock is taken; one bad file beside it is named and left
out, and spoils nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tabletop.evaluation.events import Assessed
from tabletop.session.clock import Clock
from tabletop.session.evaluations import assessments, opened_at
from tabletop.session.following import FollowedSession, follow
from tabletop.session.port import NotSaved
from tabletop.session.port_review import Beside, Jotting
from tabletop.storage import port
from tabletop.storage.marks import Marks
from tabletop.storage.opening import SUFFIX


class SideMargin:
    """A reviewer's marks and notes in a file beside the log."""

    def __init__(self, marks: Marks, label: str = "") -> None:
        self._marks = marks
        self._label = label

    @property
    def place(self) -> str:
        """Where they are kept."""
        return str(self._marks.path)

    @property
    def label(self) -> str:
        """Whose they are."""
        return self._label

    @property
    def trouble(self) -> str:
        """What was wrong with the file that was there."""
        return f"marks.{self._marks.trouble}" if self._marks.trouble else ""

    @property
    def marks(self) -> tuple[int, ...]:
        """The marked records."""
        return self._marks.marks

    @property
    def notes(self) -> tuple[Jotting, ...]:
        """The notes."""
        return tuple(Jotting(one.number, one.record, one.text) for one in self._marks.notes)

    def mark(self, record: int) -> NotSaved | None:
        """Mark a record, or take its mark away."""
        try:
            self._marks.mark(record)
        except port.NotSaved as error:
            return NotSaved(error.because.value)
        return None

    def note(self, record: int, text: str) -> NotSaved | None:
        """Write a note on a record."""
        try:
            self._marks.note(record, text)
        except port.NotSaved as error:
            return NotSaved(error.because.value)
        return None

    def strike(self, number: int) -> NotSaved | None:
        """Take a note away."""
        try:
            self._marks.strike(number)
        except port.NotSaved as error:
            return NotSaved(error.because.value)
        return None

    def fits(self) -> bool:
        """Whether the log is still the one they were made for."""
        return self._marks.fits()


def look_back(
    path: Path, clock: Clock, *, evaluations: Iterable[Path] = (), label: str = ""
) -> tuple[FollowedSession, Beside]:
    """Open a log to look back on it, read to its first record, with what stands beside it.

    Args:
        path: The session's log; it may still be written to.
        clock: Says whether the last record is old.
        evaluations: Evaluators' logs; those beside the session's where none are named.
        label: Whose marks, as a role or a pseudonym.

    Raises:
        FileNotFoundError, OSError: The log is not there, or cannot be read.
        NotUnderstood: The log's scenario cannot be read by this version.
        storage.port.LogDamaged, LogTooNew: The log's beginning cannot be read.
    """
    past = follow(path, clock, whole=False)
    found: list[tuple[Assessed, ...]] = []
    left_out: list[str] = []
    for one in sorted(evaluations) or evaluations_beside(path):
        records = _assessments(one, past.opening.session)
        if records:
            found.append(records)
        else:
            left_out.append(one.name)
    marks = Marks(path, past.opening.session, lambda: past.head, label=label)
    return past, Beside(tuple(found), tuple(left_out), SideMargin(marks, label), past)


def evaluations_beside(path: Path) -> list[Path]:
    """The evaluators' logs that stand beside a session's log under its name."""
    start = f"{path.name.removesuffix(SUFFIX)}.evaluation-"
    return sorted(one for one in path.parent.glob(f"*{SUFFIX}") if one.name.startswith(start) and one.is_file())


def _assessments(path: Path, session: str) -> tuple[Assessed, ...]:
    """All records of an evaluator's log; none where it cannot be read, or is of another session."""
    try:
        return assessments(path) if opened_at(path).session == session else ()
    except (port.LogDamaged, port.LogTooNew, OSError):
        return ()
