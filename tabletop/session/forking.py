"""“What if”: a new session that begins as another one did, up to a record, and is then played on as usual.

Invariant: the log it comes from is only read, without a lock. The new log is whole: opening, copied records and, where
time ran in a room, a pause; so that it opens, verifies, resumes and replays as any log does.
"""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from tabletop import __version__
from tabletop.decisions.text import clean_line
from tabletop.exercise.events import (
    ExerciseEnded,
    ExercisePaused,
    ExerciseResumed,
    ExerciseStarted,
    Fork,
    Recorded,
    SessionOpened,
    SessionResumed,
)
from tabletop.exercise.moments import PROGRAM, Moment
from tabletop.session.clock import Clock
from tabletop.session.opening import understood
from tabletop.session.replayed import Replay
from tabletop.storage.branching import branch, same_beginning
from tabletop.storage.families import SESSIONS
from tabletop.storage.frame import Frame
from tabletop.storage.port import LogDamaged, LogTooOld, Receipt
from tabletop.storage.reading import LogReader

_NAME: Final = 255
"""The longest name of a file."""


class NoFork(Exception):  # noqa: N818 - it is what the sentence says
    """A session cannot be forked there."""

    def __init__(self, why: Literal["ended", "beyond", "damaged"], number: int, last: int) -> None:
        super().__init__(why, number, last)
        self.why = why
        """The exercise had ended there; there is no such record; the log is damaged before it."""
        self.number = number
        """The record asked for."""
        self.last = last
        """The last record that it can be forked at."""


@dataclass(slots=True)
class _Beginning:
    """A log as far as it was read; whole commands."""

    opening: SessionOpened
    frames: list[Frame] = field(default_factory=list)
    ticks: list[int] = field(default_factory=list)
    """Of each record."""
    ended: int = 0
    """The record of ENDEX; 0 while there is none."""
    damaged: bool = False
    """Whether what comes after cannot be read."""
    runs: dict[int, bool] = field(default_factory=dict)
    """Record → whether time runs from there on, where that changes."""

    def add(self, frame: Frame, recorded: Recorded) -> None:
        """One more record. Nothing but these events says whether time runs: no step that is taken back does."""
        self.frames.append(frame)
        self.ticks.append(recorded.at.ticks)
        match recorded.event:
            case ExerciseStarted() | ExerciseResumed():
                self.runs[recorded.number] = True
            case ExercisePaused() | SessionResumed():
                self.runs[recorded.number] = False
            case ExerciseEnded():
                self.ended = recorded.number
            case _:
                pass

    def running(self, number: int) -> bool:
        """Whether a room's time runs after record `number`."""
        changes = [runs for record, runs in self.runs.items() if record <= number]
        return bool(changes) and changes[-1]


def fork(parent: Path, number: int | None, path: Path, clock: Clock) -> int:
    """Make `path` a new session that goes on from record `number` of the log `parent`, or from its last.

    A number inside a command goes back to the end of the command before: nothing comes between the records of one.
    A room's running exercise is paused there; alone one plays on, as after `resume`.

    Returns:
        The last record that both have.

    Raises:
        NoFork: Not there.
        NotUnderstood: The log's scenario cannot be read by this version.
        storage.port.LogDamaged, LogTooNew, LogTooOld: The log's beginning cannot be read, or is of an older format.
        storage.port.NotSaved: The new log could not be written; nothing of it is left.
    """
    found = _read(parent, number)
    number = _whole(found, number)
    frame = found.frames[number - 1]
    forked = Fork(
        session=found.opening.session,
        number=number,
        hash=frame.hash.decode(),
        log=clean_line(parent.name, limit=_NAME),
    )
    opening = {"program": __version__, "session": secrets.token_hex(4), "forked": forked.model_dump()}
    wall = clock.read().wall
    branch(path, found.frames[:number], opening, wall, _pause(found, frame, wall))
    return number


def _read(parent: Path, number: int | None) -> _Beginning:
    """The log up to that record. It is not folded: that takes most of the time that opening a long log takes."""
    with closing(LogReader(parent)) as reader:
        first = Replay(reader.read(), understood)
        if reader.format < SESSIONS.format:
            raise LogTooOld(reader.format, SESSIONS.format)
        found = _Beginning(first.opening)
        try:
            for frame, recorded in reader.with_frames():
                found.add(frame, recorded)
                if frame.number == number:
                    break
        except LogDamaged:
            found.damaged = True
    return found


def _whole(found: _Beginning, number: int | None) -> int:
    """The last record at or before `number` at which a session can be forked. Raises NoFork."""
    last = len(found.frames)
    number = last if number is None else number
    if found.ended:
        raise NoFork("ended", number, _before(found.frames[found.ended - 1]))
    if not 1 <= number <= last:
        raise NoFork("damaged" if found.damaged else "beyond", number, last)
    frame = found.frames[number - 1]
    return number if frame.part == frame.parts else _before(frame)


def _before(frame: Frame) -> int:
    """The last record of the command before."""
    return frame.number - frame.part


def _pause(found: _Beginning, last: Frame, wall: int) -> tuple[Recorded, ...]:
    """A room's time stands still until somebody lets it run: nobody loses minutes while they find their way in."""
    if found.opening.mode == "solo" or not found.running(last.number):
        return ()
    at = Moment(wall=wall, ticks=found.ticks[last.number - 1])
    return (
        Recorded(number=last.number + 1, at=at, actor=PROGRAM, command=secrets.token_hex(8), event=ExercisePaused()),
    )


def descends(branched: Path, parent: Path) -> bool:
    """Whether a session was forked from `parent`, which still has that record with that hash, and both say the same.

    Words that were erased in one of the two do not count. Raises OSError, storage.port.LogDamaged, LogTooNew.
    """
    forked = forked_from(branched)
    return forked is not None and same_beginning(branched, parent, Receipt(forked.number, forked.hash))


def forked_from(path: Path) -> Fork | None:
    """Where a session was forked; None for one that began at the beginning. Raises as `descends`."""
    with closing(LogReader(path)) as reader:
        event = reader.header().event
    return event.forked if isinstance(event, SessionOpened) else None
