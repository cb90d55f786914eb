"""A thousand logs of five hundred records, compared: cold, and with the index.

The logs are the golden plays of a scenario of this program, filled up with notes as a console takes them, each under a
session's name and a date of its own. Every record went through the engine or is a plain note.

Run as `python -m tests.benchmarks.many_logs FOLDER [LOGS [RECORDS]]` (1,000 of 500 by default); the logs are made when
they are not there. What was read before is in the machine's cache, as it is for somebody who copied the logs today.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.decisions.words import Words
from tabletop.exercise.events import NoteTaken, Recorded, SessionOpened
from tabletop.exercise.moments import FACILITATOR, Moment
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tabletop.session.gathering import INDEX_VERSION, gather
from tabletop.storage.codec import encode
from tabletop.storage.index import RunIndex
from tabletop.storage.port import START

SCENARIO = Path(__file__).parents[2] / "scenarios" / "grey-weather"
DAY = 86_400_000
FIRST = 1_700_000_000_000


def golden(folder: Path = SCENARIO) -> list[list[Recorded]]:
    """The records of every golden play of a scenario."""
    raw = (folder / "scenario.yaml").read_bytes()
    examined = examine(raw, folder.name)
    assert examined.scenario is not None
    found: list[list[Recorded]] = []
    for file in sorted((folder / "plays").glob("*.play.yaml")):
        play = parse_play(file.read_bytes(), file.name, examined)
        found.append(rehearse(play, examined.scenario, raw.decode()).records)
    return found


def padded(records: list[Recorded], count: int) -> Iterator[list[Recorded]]:
    """The commands of a play with notes between them, until there are `count` records; numbered anew."""
    commands = [list(batch) for _command, batch in groupby(records, key=lambda one: one.command)]
    missing = max(0, count - len(records))
    number = 0
    for place, batch in enumerate(commands, 1):
        yield [one.model_copy(update={"number": number + step}) for step, one in enumerate(batch, 1)]
        number += len(batch)
        wanted = missing * place // len(commands) - missing * (place - 1) // len(commands)
        for _ in range(wanted if place < len(commands) else 0):
            number += 1
            text = Words.of(f"Note {number}: the table by the window asks who may speak to the press.")
            note = NoteTaken(purpose="note", text=text)
            command = f"note-{number}"
            yield [Recorded(number=number, at=batch[-1].at, actor=FACILITATOR, command=command, event=note)]


def lines(records: list[Recorded], name: str, wall: int, count: int) -> Iterator[bytes]:
    """The lines of a log under another session's name and date."""
    head = START
    for batch in padded(records, count):
        moved = [one.model_copy(update={"at": Moment(wall=wall + one.at.wall, ticks=one.at.ticks)}) for one in batch]
        first = moved[0].event
        if isinstance(first, SessionOpened):
            moved[0] = moved[0].model_copy(update={"event": first.model_copy(update={"session": name})})
        raw, head = encode(moved, head)
        yield raw


def make(folder: Path, logs: int, records: int) -> list[Path]:
    """The logs, made when they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"run-{number:04}.jsonl" for number in range(logs)]
    if not all(path.exists() for path in paths):
        plays = golden()
        for number, path in enumerate(paths):
            with path.open("wb") as file:
                file.writelines(lines(plays[number % len(plays)], f"{number:08x}", FIRST + number * DAY, records))
    return paths


def measure(paths: list[Path]) -> None:
    """Say how long a comparison takes, with nothing kept and with everything kept."""
    with tempfile.TemporaryDirectory() as cache:
        for name in ("cold", "indexed", "indexed"):
            index = RunIndex(Path(cache) / "runs.sqlite", INDEX_VERSION)
            begin = time.perf_counter()
            found = gather(paths, index)
            took = time.perf_counter() - begin
            print(f"{name:<8} {took:6.2f} s  {len(found.runs)} runs, {len(found.left_out)} left out")


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[2:]]
    measure(make(Path(sys.argv[1]), *(numbers + [1_000, 500][len(numbers) :])))
