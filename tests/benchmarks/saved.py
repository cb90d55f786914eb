"""A decision, from the command to "saved", against one bare write and fsync of as many bytes.

Run with `python -m tests.benchmarks.saved`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.session.clock import SystemClock
from tabletop.session.opening import start
from tests.benchmarks.measuring import in_turns, said
from tests.harbour import TEAMS, TEXT, scenario_of

ROUNDS = 300


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        log = Path(folder) / "log.jsonl"
        session = start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS), log, SystemClock())
        session.send(ask.StartExercise(), FACILITATOR)
        session.send(ask.ReleaseInject("radar-out"), FACILITATOR)
        answer = ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="tug"), rationale="Somebody must look.")
        before = log.stat().st_size
        session.send(answer, FACILITATOR)
        line = b"x" * (log.stat().st_size - before)
        bare = os.open(Path(folder) / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

        def write() -> None:
            os.write(bare, line)
            os.fsync(bare)

        timed = in_turns(ROUNDS, bare=write, decision=lambda: session.send(answer, FACILITATOR))
        print(said(timed["bare"]))
        print(said(timed["decision"], timed["bare"]))
        os.close(bare)
        session.close()


if __name__ == "__main__":
    main()
