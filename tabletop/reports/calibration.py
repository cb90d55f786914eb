"""How well stated likelihoods agreed with what happened: the Brier score, and a reliability curve.

Invariant: only pairs of a stated percentage and something that did or did not happen count; what cannot be called true
or false is never scored. Integers decide: the same pairs, in any order, give the same figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tabletop.reports.run_model import Run

Pair = tuple[int, bool]
"""(percent that was stated, whether it happened)."""

_WHOLE: Final = 100
BINS: Final = ((0, 9), (10, 29), (30, 49), (50, 50), (51, 70), (71, 90), (91, 100))
"""From and to percent, both included; fifty-fifty stands alone: it says that one does not know."""


@dataclass(frozen=True, slots=True)
class Bin:
    """What was stated about alike, and how often it happened."""

    low: int
    high: int
    count: int
    happened: int
    stated: float
    """Mean of what was stated, in percent."""

    @property
    def observed(self) -> float:
        """How often it happened, in percent."""
        return _WHOLE * self.happened / self.count


@dataclass(frozen=True, slots=True)
class Calibration:
    """All pairs together."""

    count: int
    brier: float
    """Mean square of what was stated less what happened: 0 is perfect, 0.25 is what "50 %" always gets, 1 is worst."""
    curve: tuple[Bin, ...]
    """Only bins with something in them."""


def calibration(pairs: Iterable[Pair]) -> Calibration | None:
    """The score and the curve; None where there is nothing to score."""
    found = list(pairs)
    if not found:
        return None
    squares = sum((percent - _WHOLE * happened) ** 2 for percent, happened in found)
    return Calibration(len(found), squares / (_WHOLE**2 * len(found)), tuple(_curve(found)))


def _curve(pairs: list[Pair]) -> Iterable[Bin]:
    for low, high in BINS:
        inside = [pair for pair in pairs if low <= pair[0] <= high]
        if inside:
            stated = sum(percent for percent, _ in inside) / len(inside)
            yield Bin(low, high, len(inside), sum(happened for _, happened in inside), stated)


def pairs_of(run: Run, truths: dict[str, bool]) -> tuple[Pair, ...]:
    """What one run stated and what came of it.

    Two things can be called true or false: what was estimated in an argument that was settled; and the answers to a
    question whose truth somebody gives in `truths` (decision → whether it happened). Of such a decision the percentage
    counts that was answered, or the one asked beside the answer. Answers drawn by chance do not count.
    """
    found: list[Pair] = []
    for decision in run.decisions:
        found += [(one.percent, one.happened) for one in decision.forecasts if one.happened is not None]
        if decision.decision in truths:
            happened = truths[decision.decision]
            stated = (one.sure if one.percent is None else one.percent for one in decision.answers if not one.drawn)
            found += [(percent, happened) for percent in stated if percent is not None]
    return tuple(found)


def unscored(run: Run, truths: dict[str, bool]) -> int:
    """How many likelihoods were stated that nothing can be held against."""
    count = 0
    for decision in run.decisions:
        count += sum(one.happened is None for one in decision.forecasts)
        if decision.decision not in truths:
            count += sum(one.percent is not None or one.sure is not None for one in decision.answers if not one.drawn)
    return count
