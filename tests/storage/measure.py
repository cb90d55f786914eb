"""What docs/promises.md and docs/performance.md say of the log's speed: `python -m tests.storage.measure`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tabletop.exercise.events import (
    DecisionOpened,
    Event,
    FlagSet,
    IndicatorChanged,
    InjectReleased,
    MoveStarted,
    OutcomeRuled,
    RuledOutcome,
)
from tabletop.storage.codec import Decoder, encode
from tabletop.storage.families import SESSIONS
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import START
from tabletop.storage.reading import LogReader
from tests.storage.samples import batch, begun

RECORDS = 100_000
EVENTS: tuple[Event, ...] = (
    DecisionOpened(decision="consult-allies"),
    IndicatorChanged(indicator="cohesion", by=6, to=66, why="Allies were asked early, and said so.", cause="consult"),
    InjectReleased(inject="cable-dark"),
    FlagSet(flag="consulted", cause="consult-allies"),
    OutcomeRuled(
        decision="consult",
        how="scripted",
        result="article-4",
        outcomes=(RuledOutcome(team="NO", outcome="The council meets."),),
    ),
    MoveStarted(move="detect"),
)


def say(text: str) -> None:
    """One figure."""
    sys.stdout.write(text + "\n")


def seconds(action: Callable[[], object], times: int = 7) -> tuple[float, float]:
    """The best and the middle of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return min(taken), statistics.median(taken)


def long_log(path: Path, per_command: int) -> list[bytes]:
    """Write a log of 100,000 records without words; its lines."""
    first, head = encode(begun(), START)
    lines = [first]
    while head.number < RECORDS:
        events = [EVENTS[(head.number + index) % len(EVENTS)] for index in range(per_command)]
        more, head = encode(batch(head.number + 1, *events), head)
        lines.append(more)
    path.write_bytes(b"".join(lines))
    return path.read_bytes().splitlines()


def reading(path: Path, per_command: int) -> None:
    """Checking, decoding and reading."""
    lines = long_log(path, per_command)
    say(f"{len(lines)} records, {per_command} event(s) a command, {path.stat().st_size / 1e6:.1f} MB")
    records = [line[11:-91] for line in lines]
    decoder = Decoder(SESSIONS)
    decoder.begin(lines[0])

    def hash_alone() -> None:
        for record in records:
            sha256(record).hexdigest()

    def decode_alone() -> None:
        for line in lines:
            decoder.decode(line)

    with LogReader(path) as reader:

        def read_all() -> None:
            for _ in reader.read():
                pass

        best, middle = seconds(reader.verify)
        bare, _ = seconds(hash_alone)
        say(f"  check of every record: {best:.3f} s best, {middle:.3f} s middle; SHA-256 alone: {bare:.3f} s")
        for name, action in (("read and check", read_all), ("decode alone", decode_alone)):
            best, middle = seconds(action, 5)
            say(f"  {name}: {len(lines) / best:,.0f} events/s best, {len(lines) / middle:,.0f} middle")


def writing(folder: Path) -> None:
    """A decision against one bare write and sync, in turns."""
    log = JsonlLog.create(folder / "log.jsonl", begun())
    bare = os.open(folder / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    ours: list[float] = []
    theirs: list[float] = []
    for index in range(1_000):
        events = batch(log.head.number + 1, EVENTS[index % len(EVENTS)])
        start = time.perf_counter()
        log.append(events)
        middle = time.perf_counter()
        os.write(bare, b"x" * 430)
        os.fsync(bare)
        ours.append(middle - start)
        theirs.append(time.perf_counter() - middle)
    log.close()
    os.close(bare)
    one, other = statistics.median(ours), statistics.median(theirs)
    say(f"append: {one * 1e6:.0f} µs; bare write and sync: {other * 1e6:.0f} µs (the middle of 1,000 each)")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        for count in (1, 4):
            reading(Path(name) / f"{count}.jsonl", count)
        writing(Path(name))
