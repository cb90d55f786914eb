"""A program of its own that writes a log until it is killed, or opens, writes one record and closes, many times over.

`python -m tests.storage.writer play PATH` prints each acknowledged record's number; `race PATH NAME TIMES` its own.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from random import Random

from tabletop.exercise.events import FlagSet
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import LogInUse
from tests.storage.samples import batch, random_command


def say(text: str) -> None:
    """Tell the parent at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def play(path: Path) -> None:
    """Write for ever; say what was acknowledged, and only then."""
    log = JsonlLog.open(path)
    chance = Random(log.head.number)
    while True:
        say(str(log.append(batch(log.head.number + 1, *random_command(chance)))))


def take(path: Path) -> JsonlLog:
    """Open the log as soon as nobody else has it."""
    while True:
        with suppress(LogInUse):
            return JsonlLog.open(path)


def race(path: Path, name: str, times: int) -> None:
    """Write so many records, each with the log opened for it alone; whoever is refused tries again."""
    for index in range(times):
        log = take(path)
        receipt = log.append(batch(log.head.number + 1, FlagSet(flag=f"{name}-{index}", cause=name)))
        log.close()
        say(str(receipt))


if __name__ == "__main__":
    if sys.argv[1] == "play":
        play(Path(sys.argv[2]))
    else:
        race(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
