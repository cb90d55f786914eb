"""Looking back on 100,000 records: from the command to the first useful frame, and from a jump to its frame.

Opening is compared with a log of four records; both show the same things first. Run as
`python -m tests.benchmarks.review_long_log [ROUNDS]`.
"""

from __future__ import annotations

import os
import select
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.benchmarks.home_first_frame import shows, surroundings
from tests.benchmarks.make_log import make
from tests.benchmarks.measuring import Timed, in_turns, said
from tests.end_to_end.terminal import Terminal

RECORDS = 100_000
JUMPS = 100
FRAME_END = b"\x1b[?2026l"
"""Textual ends a frame so, where the terminal knows synchronised output."""


class Impatient(Terminal):
    """A terminal that does not draw while it waits: drawing takes longer than what is measured."""

    def seconds_until(self, shown: bytes) -> float:
        """Press enter; seconds until a whole frame with these bytes has come."""
        raw = bytearray()
        start = time.perf_counter()
        self.press("enter")
        while raw.rfind(FRAME_END) <= raw.find(shown) or shown not in raw:
            ready, _, _ = select.select([self._file], [], [], 5)
            if not ready:
                raise TimeoutError(raw[-200:])
            raw += os.read(self._file, 65_536)
        taken = time.perf_counter() - start
        self._stream.feed(bytes(raw))
        return taken


def jumps(command: tuple[str, ...], environment: dict[str, str], count: int) -> Timed:
    """Open the long log, wait until it is read, and go to places all over it."""
    chance = Random(7)
    taken: list[float] = []
    with Impatient(command, environment=environment) as terminal:
        terminal.until("unchanged", patience=120)
        for _ in range(count):
            number = chance.randrange(1, RECORDS)
            terminal.press("g")
            terminal.until("Go to")
            terminal.press(str(number))
            terminal.until(lambda screen, wanted=str(number): wanted in screen)  # type: ignore[misc]
            taken.append(terminal.seconds_until(f"{number:>6} ".encode()))
    return Timed("a jump", tuple(taken))


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(surroundings(folder))
        long = make(Path(folder) / "long.jsonl", RECORDS)
        short = make(Path(folder) / "short.jsonl", 4)
        opening = (sys.executable, "-m", "tabletop", "review")
        found = in_turns(
            rounds,
            short=shows(*opening, str(short), marker="STARTEX", environment=environment),
            long=shows(*opening, str(long), marker="STARTEX", environment=environment),
        )
        for timed in found.values():
            print(said(timed, found["short"]))
        jumped = jumps((*opening, str(long)), environment, JUMPS)
        print(said(jumped))
        print(f"{'':28} 99 of 100 within {jumped.percentile(99) * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
