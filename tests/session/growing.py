"""A log that grows on a simulated disk, and somebody who follows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Recorded
from tabletop.session.following import FollowedSession
from tabletop.session.opening import understood
from tabletop.session.replayed import Replay
from tabletop.storage.codec import encode
from tabletop.storage.port import START
from tabletop.storage.reading import LogReader
from tests.fakes import FakeClock
from tests.harbour import Table
from tests.storage.disk import SimulatedDisk

LOG = Path("sessions/log.jsonl")


def commands_of(records: list[Recorded]) -> Iterator[bytes]:
    """The log's lines, command by command."""
    head, at = START, 0
    while at < len(records):
        end = at
        while end < len(records) and records[end].command == records[at].command:
            end += 1
        lines, head = encode(records[at:end], head)
        yield lines
        at = end


@cache
def lesson() -> tuple[bytes, ...]:
    """A short lesson's log, command by command."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.clock.pass_minutes(3)
    answer = ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="tug"), rationale="Somebody’s words.")
    table.must(answer, ask.PauseExercise())
    table.clock.pass_minutes(1)
    table.must(ask.ResumeExercise(), ask.TakeNote("note", "n"))
    return tuple(commands_of(table.store.records))


def at_the_disk(content: bytes) -> tuple[SimulatedDisk, int]:
    """A disk with a log that somebody has open for writing."""
    disk = SimulatedDisk()
    disk.put(LOG, content)
    return disk, disk.open(LOG, writing=True)


def following(disk: SimulatedDisk, clock: FakeClock | None = None) -> FollowedSession:
    """A follower of the log on that disk."""
    reader = LogReader(LOG, disk)
    replay = Replay(reader.read(), understood)
    replay.read()
    return FollowedSession(reader, replay, clock or FakeClock())
