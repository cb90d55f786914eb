"""How much is explored, and how somebody who waits hears of it and ends it.

Invariant: the limits bound time and memory whatever the scenario is: they are asked while a layer grows, not after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.simulation.findings import Overflow


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be explored before plays are drawn instead."""

    layer: int = 200_000
    """States at one point of play."""
    total: int = 700_000
    """States altogether."""
    branches: int = 5_000_000
    """Ways from a state to another, altogether."""


FULL: Final = Limits()
CHECKED: Final = Limits(layer=6_000, total=60_000, branches=250_000)
"""What `check` takes time for: about a fifth of a second."""


class TooManyStatesError(Exception):
    """There is more to explore than the limits allow."""

    def __init__(self, overflow: Overflow) -> None:
        self.overflow = overflow
        super().__init__(overflow.at)


class StoppedError(Exception):
    """Somebody asked to stop."""


Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
