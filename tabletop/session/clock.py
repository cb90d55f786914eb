"""Where time comes from: the one place that reads the machine's clocks.

Invariant: a session asks for time here and nowhere else, so a test that holds the clock holds all time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment, in milliseconds."""

    wall: int
    """Since 1970 in UTC; can be set, and jump."""
    steady: int
    """Since some moment; only ever goes forward."""


class Clock(Protocol):
    """Something that tells time."""

    def read(self) -> Reading:
        """Both clocks now."""
        ...


class SystemClock:
    """The machine's clocks."""

    def read(self) -> Reading:
        """Both clocks now."""
        return Reading(time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000)
