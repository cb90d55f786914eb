"""The logs of a folder, and the list of places a log can be kept in.

Invariant: the list reads a log's first block and its last, however long it is, and never writes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tabletop.evaluation.events import Assessed, EvaluationOpened, Role
from tabletop.evaluation.feedback import Collected, FeedbackOpened
from tabletop.exercise.events import Fork, Recorded, SessionOpened
from tabletop.storage.frame import MAX_BATCH, Frame, take_apart
from tabletop.storage.jsonl import EvaluationLog, FeedbackLog, JsonlLog
from tabletop.storage.platform import System, this_system
from tabletop.storage.port import Fault, FaultKind, LogDamaged, LogOfAnotherKind, LogStore, LogTooNew, Store
from tabletop.storage.reading import EvaluationReader, FeedbackReader, LogReader

SUFFIX: Final = ".jsonl"
"""How a session log's name ends: jq, pandas and editors know it."""

_ENDED: Final = b'"event":{"type":"exercise-ended"'
_LAST: Final = 4 * MAX_BATCH
"""How much of the end is looked at, in bytes: room for a torn end and a command before it."""
_CLOSED: Final = b'"event":{"type":"session-closed"'


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A line in the list of sessions."""

    path: Path
    title: str
    """The scenario's."""
    scenario: str
    """The scenario's id."""
    mode: Literal["solo", "facilitated"]
    rehearsal: bool
    started: int
    """When it was opened, in milliseconds since 1970 in UTC."""
    last: int
    """When the last record was written, alike."""
    records: int
    """How many records there are, by the last one's number."""
    ended: bool
    """Whether ENDEX was called."""
    closed: bool
    """Whether nothing more will be added."""
    forked: Fork | None = None
    """Where it was forked from another session, if it was."""


@dataclass(frozen=True, slots=True)
class EvaluationSummary:
    """A line in the list of what was put down beside sessions."""

    path: Path
    title: str
    """The scenario's."""
    session: str
    """The session's random name."""
    log: str
    """The file name of the session's log."""
    role: Role
    label: str
    """A role or a pseudonym."""
    started: int
    """When it was opened, in milliseconds since 1970 in UTC."""
    last: int
    """When the last record was written, alike."""
    records: int
    """How many records there are, by the last one's number."""


@dataclass(frozen=True, slots=True)
class FeedbackSummary:
    """A line in the list of what participants said of sessions."""

    path: Path
    title: str
    """The scenario's."""
    session: str
    """The session's random name."""
    log: str
    """The file name of the session's log."""
    started: int
    """The hour in which it was opened, in milliseconds since 1970 in UTC."""
    last: int
    """The hour in which the last record was written, alike."""
    records: int
    """How many records there are, by the last one's number."""


@dataclass(frozen=True, slots=True)
class UnreadableLog:
    """A file of that name which is no log we can read, and why."""

    path: Path
    why: Fault | LogTooNew | OSError


_Summary = SessionSummary | EvaluationSummary | FeedbackSummary


def create(path: Path, batch: Sequence[Recorded]) -> LogStore:
    """Begin a log. Raises what JsonlLog.create raises. A further backend would be chosen here."""
    return JsonlLog.create(path, batch)


def take_up(path: Path) -> LogStore:
    """Go on with a log. Raises what JsonlLog.open raises."""
    return JsonlLog.open(path)


def create_evaluation(path: Path, batch: Sequence[Assessed]) -> Store[Assessed]:
    """Begin an evaluator's log. Raises what EvaluationLog.create raises."""
    return EvaluationLog.create(path, batch)


def take_up_evaluation(path: Path) -> Store[Assessed]:
    """Go on with an evaluator's log. Raises what EvaluationLog.open raises."""
    return EvaluationLog.open(path)


def create_feedback(path: Path, batch: Sequence[Collected]) -> Store[Collected]:
    """Begin the log of participants' forms. Raises what FeedbackLog.create raises."""
    return FeedbackLog.create(path, batch)


def take_up_feedback(path: Path) -> Store[Collected]:
    """Go on with the log of participants' forms. Raises what FeedbackLog.open raises."""
    return FeedbackLog.open(path)


def sessions(folder: Path, system: System | None = None) -> tuple[SessionSummary | UnreadableLog, ...]:
    """All sessions of a folder, the newest first and unreadable logs last; none when there is no such folder."""
    system = system or this_system()
    found = [_look(path, system) for path in _logs(folder)]
    good = [entry for entry in found if isinstance(entry, SessionSummary)]
    bad = [entry for entry in found if isinstance(entry, UnreadableLog)]
    return (*sorted(good, key=lambda entry: entry.started, reverse=True), *bad)


def evaluations(folder: Path, system: System | None = None) -> tuple[EvaluationSummary, ...]:
    """What was put down beside the sessions of a folder, the oldest first. What cannot be read is among `sessions`."""
    system = system or this_system()
    found = (_look(path, system) for path in _logs(folder))
    return tuple(sorted((one for one in found if isinstance(one, EvaluationSummary)), key=lambda one: one.started))


def feedbacks(folder: Path, system: System | None = None) -> tuple[FeedbackSummary, ...]:
    """What participants said of the sessions of a folder, the oldest first. What cannot be read is among `sessions`."""
    system = system or this_system()
    found = (_look(path, system) for path in _logs(folder))
    return tuple(sorted((one for one in found if isinstance(one, FeedbackSummary)), key=lambda one: one.started))


def _logs(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file() and not path.name.startswith("."))


def summarise(path: Path, system: System | None = None) -> SessionSummary:
    """The summary of one session. Raises OSError, LogDamaged (its beginning is bad, or no session's), LogTooNew."""
    system = system or this_system()
    with closing(LogReader(path, system)) as reader:
        header = reader.header()
    event = header.event
    if not isinstance(event, SessionOpened):
        raise LogDamaged(Fault(1, 0, FaultKind.NOT_A_LOG))
    last, tail = _tail(path, system)
    wall = _wall(last) if last else header.at.wall
    return SessionSummary(
        path=path,
        title=event.scenario_title,
        scenario=event.scenario,
        mode=event.mode,
        rehearsal=event.rehearsal,
        started=header.at.wall,
        last=wall,
        records=last.number if last else 1,
        ended=_ENDED in tail,
        closed=last is not None and _CLOSED in last.record,
        forked=event.forked,
    )


def summarise_evaluation(path: Path, system: System | None = None) -> EvaluationSummary:
    """The summary of one evaluator's log. Raises as `summarise`."""
    system = system or this_system()
    with closing(EvaluationReader(path, system)) as reader:
        header = reader.header()
    event = header.event
    if not isinstance(event, EvaluationOpened):
        raise LogDamaged(Fault(1, 0, FaultKind.NOT_A_LOG))
    last, _ = _tail(path, system)
    return EvaluationSummary(
        path=path,
        title=event.scenario_title,
        session=event.session,
        log=event.log,
        role=event.role,
        label=event.label,
        started=header.at.wall,
        last=_wall(last) if last else header.at.wall,
        records=last.number if last else 1,
    )


def summarise_feedback(path: Path, system: System | None = None) -> FeedbackSummary:
    """The summary of a feedback log. Raises as `summarise`."""
    system = system or this_system()
    with closing(FeedbackReader(path, system)) as reader:
        header = reader.header()
    event = header.event
    if not isinstance(event, FeedbackOpened):
        raise LogDamaged(Fault(1, 0, FaultKind.NOT_A_LOG))
    last, _ = _tail(path, system)
    return FeedbackSummary(
        path=path,
        title=event.scenario_title,
        session=event.session,
        log=event.log,
        started=header.at.wall,
        last=_wall(last) if last else header.at.wall,
        records=last.number if last else 1,
    )


def _look(path: Path, system: System) -> _Summary | UnreadableLog:
    try:
        return _look_into(path, system)
    except LogDamaged as error:
        return UnreadableLog(path, error.fault)
    except (LogTooNew, OSError) as error:
        return UnreadableLog(path, error)


def _look_into(path: Path, system: System) -> _Summary:
    for look in (summarise, summarise_evaluation):
        try:
            return look(path, system)
        except LogOfAnotherKind:
            continue
    return summarise_feedback(path, system)


def _tail(path: Path, system: System) -> tuple[Frame | None, bytes]:
    """The last record of a whole command, as far as the last block shows it, and the block up to there."""
    file = system.open(path, writing=False)
    try:
        begin = max(0, system.standing(file).size - _LAST)
        tail = b""
        while block := system.read(file, _LAST, begin + len(tail)):
            tail += block
    finally:
        system.close(file)
    end = tail.rfind(b"\n")
    while end >= 0:
        start = tail.rfind(b"\n", 0, end) + 1
        frame = take_apart(tail[start:end])
        if frame is not None and frame.part == frame.parts and frame.verifies:
            return frame, tail[:end]
        end = start - 1
    return None, b""


def _wall(frame: Frame) -> int:
    return int(json.loads(frame.record)["time"]["wall"])
