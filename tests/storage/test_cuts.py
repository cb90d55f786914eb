"""A half-written last line is mended, and you are told: cut at every byte of a session."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random

import pytest

from tabletop.exercise.events import ExerciseStarted
from tabletop.storage.codec import encode
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import START, FaultKind, LogDamaged
from tabletop.storage.reading import LogReader
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk
from tests.storage.samples import batch, session

LOG = Path("log.jsonl")


def written() -> list[bytes]:
    """The session's lines, command by command."""
    commands: list[bytes] = []
    head = START
    for events in session():
        lines, head = encode(events, head)
        commands.append(lines)
    return commands


def mends(content: bytes, whole: int, records: int) -> bool:
    """Whether opening keeps `records` events in `whole` bytes, sets the rest aside, says so, and goes on."""
    disk = SimulatedDisk()
    disk.put(LOG, content)
    log = JsonlLog.open(LOG, disk)
    told = None if log.mended is None else (log.mended.length, disk.content(log.mended.kept_in))
    right = told == (None if whole == len(content) else (len(content) - whole, content[whole:]))
    right = right and disk.content(LOG) == content[:whole]
    events = batch(log.head.number + 1, ExerciseStarted())
    log.append(events)
    log.close()
    expected = [recorded for commands in session() for recorded in commands][:records] + events
    with LogReader(LOG, disk) as reader:
        return right and list(reader.read()) == expected and reader.verify().fault is None


@pytest.mark.slow
def test_cut_at_every_byte(full: bool, publish: Publish) -> None:  # noqa: FBT001 - a fixture
    """Whole commands stay, the half one goes to a file of its own; a cut first record is refused."""
    commands = written()
    ends = list(accumulate(len(lines) for lines in commands))
    records = list(accumulate(len(events) for events in session()))
    content = b"".join(commands)
    offsets = range(ends[0], len(content) + 1) if full else range(ends[0], len(content) + 1, 13)
    wrong = []
    for offset in {*offsets, *ends, *(end - 1 for end in ends[1:]), *(end + 1 for end in ends[:-1])}:
        last = max(index for index, end in enumerate(ends) if end <= offset)
        if not mends(content[:offset], ends[last], records[last]):
            wrong.append(offset)
    for offset in range(ends[0]):
        disk = SimulatedDisk()
        disk.put(LOG, content[:offset])
        with pytest.raises(LogDamaged) as refused:
            JsonlLog.open(LOG, disk)
        if refused.value.fault.kind is FaultKind.TORN or disk.content(LOG) != content[:offset]:
            wrong.append(offset)
    publish("cut at every byte", f"{len(content) + 1 if full else len(offsets) + ends[0]} offsets, {len(wrong)} wrong")
    assert wrong == []


def test_cut_and_filled_with_rubbish() -> None:
    """A torn end may be rubbish or NULs instead of missing, also when its beginning is lost."""
    commands = written()
    records = sum(len(events) for events in session())
    chance = Random(1)
    for last, lines in list(enumerate(commands))[1:]:
        kept = b"".join(commands[:last])
        count = records - sum(len(events) for events in session()[last:])
        for torn in (
            bytes(len(lines)),
            chance.randbytes(len(lines)),
            lines[:40] + bytes(len(lines) - 40),
            bytes(40) + lines[40:],
            lines[:-1] + b"\0",
            lines[: len(lines) // 2] + bytes(600_000),
        ):
            assert mends(kept + torn, len(kept), count)


def test_torn_ends_do_not_overwrite_each_other() -> None:
    """Two torn ends in one second are two files."""
    commands = written()
    disk = SimulatedDisk()
    for _ in range(2):
        disk.put(LOG, b"".join(commands) + b'{"rec')
        JsonlLog.open(LOG, disk).close()
    assert len([path for path in disk.paths() if ".torn-" in path.name]) == 2


def test_end_too_long_to_be_torn() -> None:
    """More rubbish than one write can leave is damage, not a torn end."""
    commands = written()
    for rubbish in (b"x" * 65_537, commands[1][:300] + b"x" * 262_144, b"\0" * 17_000_000):
        disk = SimulatedDisk()
        disk.put(LOG, commands[0] + rubbish)
        with pytest.raises(LogDamaged) as refused:
            JsonlLog.open(LOG, disk)
        assert refused.value.fault.record == 2
        assert refused.value.fault.byte == len(commands[0])
    disk = SimulatedDisk()
    disk.put(LOG, commands[0] + commands[1][:300] + b"x" * 200_000)
    log = JsonlLog.open(LOG, disk)
    assert log.mended is not None
    assert log.mended.length == 200_300
