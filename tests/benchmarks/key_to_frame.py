"""From a key to the repainted frame, on the facilitator's console in mid-exercise.

Run with `python -m tests.benchmarks.key_to_frame`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.session.clock import SystemClock
from tabletop.session.opening import start
from tests.benchmarks.measuring import Timed
from tests.end_to_end.terminal import Terminal
from tests.harbour import TEAMS, TEXT, scenario_of

KEYS = 120
FRAME_ENDS = b"\x1b[?2026l"


def frame_after(terminal: Terminal, key: str) -> float:
    """Seconds from the key to the end of the frame it caused."""
    terminal.settled(0.1)
    before = len(terminal.raw)
    begun = time.perf_counter()
    terminal.press(key)
    terminal.until(lambda _: FRAME_ENDS in terminal.raw[before:])
    return time.perf_counter() - begun


def measured(terminal: Terminal, name: str) -> Timed:
    """Tab, from part to part."""
    return Timed(name, tuple(frame_after(terminal, "tab") for _ in range(KEYS)))


def in_mid_exercise(folder: Path) -> Path:
    """The log of a session that has an inject on the screen and waits for answers."""
    log = folder / "log.jsonl"
    session = start(TEXT.encode(), scenario_of(), Setup("facilitated", TEAMS), log, SystemClock())
    session.send(ask.StartExercise(), FACILITATOR)
    session.send(ask.ReleaseInject("radar-out"), FACILITATOR)
    session.close()
    return log


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        log = in_mid_exercise(Path(folder))
        with Terminal([sys.executable, "-m", "tabletop", "resume", str(log)]) as terminal:
            terminal.until("The radar is dark")
            console = measured(terminal, "console")
    print(f"{console.name}: p50 {console.median * 1e3:.1f} ms, p99 {console.percentile(99) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
