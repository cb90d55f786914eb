"""How each indicator went, record by record, taken back steps included: what people saw at the time.

Invariant: the value after record N is the one the fold of records 1..N has.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from tabletop.exercise.events import IndicatorChanged


class Move(NamedTuple):
    """One change of one indicator."""

    number: int
    """The record it came with."""
    time: int
    to: int
    by: int
    event: IndicatorChanged | None
    """None where a step was taken back, or earlier changes were struck."""


class Gauges:
    """The changes of every indicator, in order."""

    def __init__(self) -> None:
        self._moves: dict[str, list[Move]] = {}
        self._standing: list[tuple[str, Move]] = []

    def moved_by(self, number: int, time: int, event: IndicatorChanged) -> None:
        """Take in a change."""
        self._add(event.indicator, Move(number, time, event.to, event.by, event))

    def _add(self, indicator: str, move: Move) -> None:
        self._moves.setdefault(indicator, []).append(move)
        self._standing.append((indicator, move))

    def corrected(self, number: int, time: int, levels: Mapping[str, int]) -> None:
        """Take in where indicators stand since changes of theirs were struck."""
        for indicator, level in levels.items():
            moves = self._moves.get(indicator)
            if moves:
                self._add(indicator, Move(number, time, level, level - moves[-1].to, None))

    def taken_back(self, number: int, time: int, first: int) -> None:
        """Take in that the steps from record `first` on were taken back."""
        while self._standing and self._standing[-1][1].number >= first:
            indicator, gone = self._standing.pop()
            self._moves[indicator].append(Move(number, time, gone.to - gone.by, -gone.by, None))

    def value(self, indicator: str, number: int, start: int) -> int:
        """Where it stood after record `number`."""
        latest = self.latest(indicator, number)
        return start if latest is None else latest.to

    def latest(self, indicator: str, number: int) -> Move | None:
        """The last change up to record `number`."""
        moves = self._moves.get(indicator, [])
        place = bisect_right(moves, number, key=_number_of)
        return moves[place - 1] if place else None

    def latest_at(self, indicator: str, time: int) -> Move | None:
        """The last change up to an exercise time."""
        moves = self._moves.get(indicator, [])
        place = bisect_right(moves, time, key=_time_of)
        return moves[place - 1] if place else None

    def moved(self, indicator: str, first: int, last: int) -> int:
        """How far it moved from record `first` to `last`, both included."""
        moves = self._moves.get(indicator, [])
        here = moves[bisect_left(moves, first, key=_number_of) : bisect_right(moves, last, key=_number_of)]
        return sum(move.by for move in here)

    def steps(self, indicator: str) -> tuple[tuple[int, int], ...]:
        """(time, by) of every change."""
        return tuple((move.time, move.by) for move in self._moves.get(indicator, ()))

    def at(self, indicator: str, times: list[int], start: int) -> list[int]:
        """Where it stood at each of these exercise times, at the end of each."""
        moves = self._moves.get(indicator, [])
        values = []
        for time in times:
            place = bisect_right(moves, time, key=_time_of)
            values.append(moves[place - 1].to if place else start)
        return values


def _number_of(move: Move) -> int:
    return move.number


def _time_of(move: Move) -> int:
    return move.time
