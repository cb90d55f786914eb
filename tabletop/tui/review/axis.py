"""The time axis: exercise time to columns and back, and the minutes written over it.

Invariant: the first cell is STARTEX, the last one the latest moment; every time in between has exactly one cell.
"""

from __future__ import annotations

from typing import Final, NamedTuple

MINUTE: Final = 60_000
_STEPS: Final = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440)
_APART: Final = 8
"""Cells between two labels, at least."""


class Axis(NamedTuple):
    """A stretch of exercise time laid over some cells."""

    length: int
    """Milliseconds; at least one minute."""
    width: int
    """Cells; at least one."""

    @classmethod
    def over(cls, length: int, width: int) -> Axis:
        """An axis for that long a session."""
        return cls(max(MINUTE, length), max(1, width))

    def column(self, time: int) -> int:
        """The cell of a time."""
        return max(0, min(self.width - 1, time * self.width // (self.length + 1)))

    def ends(self) -> list[int]:
        """The last moment of each cell."""
        return [((cell + 1) * (self.length + 1) - 1) // self.width for cell in range(self.width)]

    def time(self, column: int) -> int:
        """The first moment of a cell."""
        return max(0, min(self.width - 1, column)) * (self.length + 1) // self.width

    def ticks(self) -> list[tuple[int, int]]:
        """(cell, minutes) for every label."""
        minutes = self.length / MINUTE
        step = next((step for step in _STEPS if step / minutes * self.width >= _APART), _STEPS[-1])
        return [(self.column(at * MINUTE), at) for at in range(0, int(minutes) + 1, step)]


def ruler(axis: Axis) -> str:
    """The minutes over the lanes, each where it begins; the last one no further than the edge."""
    cells = [" "] * axis.width
    end = 0
    for column, minutes in axis.ticks():
        text = str(minutes)
        place = min(column, axis.width - len(text))
        if place >= end:
            cells[place : place + len(text)] = text
            end = place + len(text) + 1
    return "".join(cells)
