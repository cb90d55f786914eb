"""How likely a throw of two dice is to carry an argument.

Invariant: nobody's arguments count, only what the situation adds: chance argues as well for as against.
"""

from __future__ import annotations

from itertools import product
from typing import Final

_DICE: Final = tuple(a + b for a, b in product(range(1, 7), repeat=2))


def chance(net: int, target: int) -> float:
    """How likely two dice and `net` reach `target`."""
    return sum(one + net >= target for one in _DICE) / len(_DICE)
