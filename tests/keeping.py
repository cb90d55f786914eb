"""Sessions played in memory, kept as real logs, with evaluators' and participants' logs beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

from tabletop.decisions.words import Words
from tabletop.evaluation.events import (
    Assessed,
    EvaluationEvent,
    EvaluationOpened,
    ObservationNoted,
    Pin,
    Role,
    SheetObjective,
    TaskRated,
)
from tabletop.exercise.events import Recorded, SessionOpened
from tabletop.exercise.moments import Moment
from tabletop.storage.jsonl import EvaluationLog, JsonlLog
from tabletop.storage.reading import LogReader

WALL = 1_790_000_000_000


def batches(records: Iterable[Recorded]) -> Iterator[list[Recorded]]:
    """The records of each command."""
    for _command, found in groupby(records, key=lambda one: one.command):
        yield list(found)


def keep(path: Path, records: Sequence[Recorded]) -> Path:
    """Write a session's records as a log."""
    first, *more = batches(records)
    with closing(JsonlLog.create(path, first)) as log:
        for batch in more:
            log.append(batch)
    return path


def opened(log: Path, label: str = "table-2", role: Role = "evaluator", record: int = 1) -> EvaluationOpened:
    """The first event of an evaluation of the session in `log`, begun at one of its records."""
    with closing(LogReader(log)) as reader:
        session = next(reader.read()).event
    assert isinstance(session, SessionOpened)
    return EvaluationOpened(
        program="0.1.0",
        session=session.session,
        log=log.name,
        record=record,
        hash=hash_at(log, record),
        scenario=session.scenario,
        scenario_title=session.scenario_title,
        scenario_digest=session.scenario_digest,
        role=role,
        label=label,
        sheet=(SheetObjective(objective="share", text="Share", target="Shared.", tasks=("Says", "Asks")),),
    )


def hash_at(log: Path, record: int) -> str:
    """The hash of one record."""
    line = log.read_bytes().splitlines()[record - 1]
    return line.split(b'"hash": "')[1][:64].decode()


def assess(log: Path, opening: EvaluationOpened, *events: tuple[int, EvaluationEvent]) -> Path:
    """Keep an evaluation beside a log: each event with the session's record it is pinned to."""
    path = log.with_name(f"{log.stem}.evaluation-{opening.label}.jsonl")
    everything = [(opening.record, opening), *events]
    records = [
        Assessed(
            number=number,
            at=Moment(wall=WALL + number, ticks=number),
            pin=Pin(record=record, exercise=60_000 * record),
            command=f"{opening.label}-{number}",
            event=event,
        )
        for number, (record, event) in enumerate(everything, 1)
    ]
    with closing(EvaluationLog.create(path, records[:1])) as kept:
        for one in records[1:]:
            kept.append([one])
    return path


def rated(evidence: str, task: int = 1) -> TaskRated:
    """A rating with what was seen."""
    return TaskRated(objective="share", task=task, rating="some-challenges", evidence=Words.of(evidence))


def noted(text: str, team: str | None = None, objective: str | None = None) -> ObservationNoted:
    """An observation."""
    return ObservationNoted(tag="strength", text=Words.of(text), team=team, objective=objective)
