"""Make a long session log: a class that cannot stop playing the harbour.

Everything in it came through the rules of play: answers, rulings, steps taken back, pauses, notes, time given, injects
written on the spot.

Run as `python -m tests.benchmarks.make_log FILE [RECORDS]` (100,000 by default).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Recorded
from tabletop.storage.codec import encode
from tabletop.storage.port import START
from tests.harbour import TEAMS, Table

OPTIONS = (ChoiceAnswer(option="tug"), ChoiceAnswer(option="wait"))


def begin() -> Table:
    """A table with the first question put."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    return table


def play_round(table: Table, number: int) -> None:
    """One more round: everybody answers, it is ruled, and all of it is taken back."""
    table.clock.pass_ms(7_000)
    for place, team in enumerate(TEAMS):
        if (number + place) % 11 == 0:
            table.must(ask.SubmitAnswer("first-step", team, status="split"))
        else:
            answer = OPTIONS[(number * 7 + place * 3) % 2]
            table.must(ask.SubmitAnswer("first-step", team, answer, rationale=f"Reason {number} of {team}."))
        table.clock.pass_ms(900)
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    table.must(ask.TakeNote("note", f"Round {number}: nobody asked the ministry.", team=TEAMS[number % 3]))
    if number % 5 == 0:
        table.must(ask.PauseExercise())
        table.clock.pass_ms(4_000)
        table.must(ask.ResumeExercise())
    if number % 10 == 0:
        table.must(ask.ExtendTime("inject", 1))
    table.must(*[ask.UndoStep()] * 5)
    if number % 50 == 0:
        table.must(ask.ReleaseAdHocInject(f"Lamp {number}", "Somebody waves a lamp."))


def long_log(count: int) -> list[Recorded]:
    """The first `count` records of a session that goes on and on."""
    table = begin()
    number = 1
    while len(table.store.records) < count:
        play_round(table, number)
        number += 1
    return table.store.records[:count]


def lines(records: list[Recorded]) -> Iterator[bytes]:
    """The records as they stand in a log, command by command."""
    head = START
    for _command, batch in groupby(records, key=lambda recorded: recorded.command):
        raw, head = encode(list(batch), head)
        yield raw


def make(path: Path, count: int) -> Path:
    """Write a log of `count` records, unless there is one already; returns its path."""
    if not path.exists():
        draft = path.with_suffix(".draft")
        with draft.open("wb") as file:
            file.writelines(lines(long_log(count)))
        draft.rename(path)
    return path


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
