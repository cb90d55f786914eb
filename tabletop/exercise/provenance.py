"""Where things in a state came from: record, command, cause. What is struck later is found by it.

Invariant: numbers only; what a record said stands in the log and in the state, never here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GRAVE: Final = frozenset({"throw", "turn"})
"""Interventions with chance in them: they are struck with a reason only."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The record something came with."""

    number: int = 0
    """The record; 0 where nothing is known of it."""
    command: str = ""
    """The command it came with."""
    cause: str = ""
    """The inject or decision it follows from."""

    def of(self, command: str, cause: str) -> bool:
        """Whether it came with that command, because of that inject or decision."""
        return self.number > 0 and self.command == command and self.cause == cause


NOWHERE: Final = Origin()
"""Where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Step:
    """The records of one command, as one entry of a list."""

    command: str
    number: int
    """Its first record."""
    until: int
    """Its last record."""
    key: int
    """The record that gives it its name."""
    step: str
    """The type of that record, or for a correction what was done."""
    what: str
    """The inject or decision it concerns."""
    team: str = ""
    """The team it concerns."""
    grave: bool = False
    """Whether dice were thrown or moves revealed: taken back with a reason only."""
    strikes: tuple[tuple[int, int], ...] = ()
    """What it struck itself."""
    at: int = 0
    """Exercise time in milliseconds."""
