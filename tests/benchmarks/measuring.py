"""How the benchmarks measure: the same work in turns, A B A B …, and the ratio of the medians.

Figures move with the machine; only ratios inside one run are worth a comparison. Nothing here is a test, and no test
asserts a time.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of every run of one piece of work."""

    name: str
    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one, in seconds."""
        return statistics.median(self.runs)

    def percentile(self, percent: int) -> float:
        """The run that so many percent are not slower than, in seconds."""
        ordered = sorted(self.runs)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def once(work: Work) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(rounds: int, **works: Work) -> dict[str, Timed]:
    """Run every work once to warm up, then all of them in turn, so many rounds."""
    for work in works.values():
        work()
    runs: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            runs[name].append(once(work))
    return {name: Timed(name, tuple(times)) for name, times in runs.items()}


def said(timed: Timed, reference: Timed | None = None) -> str:
    """A line: median, fastest and slowest in milliseconds, and the ratio to the reference."""
    line = f"{timed.name:<28} {timed.median * 1e3:9.2f} ms  ({min(timed.runs) * 1e3:.2f}..{max(timed.runs) * 1e3:.2f})"
    return line if reference is None else f"{line}  {timed.median / reference.median:.2f} x {reference.name}"
