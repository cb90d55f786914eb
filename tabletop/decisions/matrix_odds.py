"""How likely a matrix argument is to carry, and how clearly it did.

Invariant: the odds of a throw are the count of all throws of two dice, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Final, Literal

from tabletop.decisions.matrix_course import Thrown, Turned
from tabletop.decisions.proceeding import Odds

_CLEAR: Final = 3
"""A throw so far from the target is a clear success or failure."""
_CLEAR_PERCENT: Final = 30
_DICE: Final = tuple(a + b for a in range(1, 7) for b in range(1, 7))


def chance(net: int, target: int = 7) -> int:
    """How likely two dice and `net` reach `target`, in percent: 58 for an even argument and a target of 7."""
    return round(100 * sum(one + net >= target for one in _DICE) / len(_DICE))


def odds_of_throw(thrown: Thrown, target: int, helps: tuple[tuple[str, int], ...]) -> Odds:
    """What was thrown, and what it was held against."""
    total = sum(thrown.dice) + thrown.net
    margin = _margin(total - target, _CLEAR)
    return Odds(target, thrown.net, helps, chance(thrown.net, target), thrown.dice, total, margin)


def odds_of_cards(turned: Turned, target: int) -> Odds:
    """What the cards said, and what was thrown."""
    margin = _margin(turned.percent - turned.die, _CLEAR_PERCENT)
    return Odds(target, 0, (), turned.percent, (turned.die,), None, margin)


def said(cards: Sequence[int], by: Literal["median", "mean"]) -> int:
    """What the cards say together; halves are rounded up."""
    value = Fraction(median(cards)) if by == "median" else Fraction(sum(cards), len(cards))
    return int(value + Fraction(1, 2))


def _margin(distance: int, clear: int) -> str:
    """How far from the border a throw fell; on the border itself it just succeeded."""
    if distance >= 0:
        return "clear-success" if distance >= clear else "narrow-success"
    return "clear-failure" if distance <= -clear else "narrow-failure"
