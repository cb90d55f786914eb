"""How the past is played: exercise time at a speed, long silences shortened, and nothing left out.

Invariant: pure; time comes in as an argument. Playing visits every row that is shown, in order, and never goes back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tabletop.tui.review.remarks import Spot, beside

SPEEDS: Final = (1, 2, 5, 10, 30, 60, 120, 300, 600)
"""How many times as fast as it was, by the keys 1 to 9."""
USUAL: Final = 10
SILENCE: Final = 3_000
"""Milliseconds that nothing happens at most, unless silences are kept."""


class Place(NamedTuple):
    """Where playing has come to."""

    spot: Spot
    """The last row that was reached."""
    time: int
    """Exercise time, in milliseconds: it goes on between two rows."""
    ended: bool = False
    """Whether there is nothing further."""


@dataclass
class Pace:
    """A player: how fast, and how far between two rows."""

    speed: int = USUAL
    whole: bool = False
    """Whether silences last as long as they did."""
    running: bool = False
    _looked: int = field(default=0, init=False)

    def start(self, now: int) -> None:
        """Play from here; `now` is a steady clock's milliseconds, as for `advance`."""
        self.running, self._looked = True, now

    def stop(self) -> None:
        """Pause."""
        self.running = False

    def lasts(self, silence: int) -> int:
        """Milliseconds to wait for so many milliseconds of exercise time in which nothing happens."""
        wait = silence // self.speed
        return wait if self.whole else min(wait, SILENCE)

    def advance(self, now: int, here: Place, shown: Sequence[Spot], time_of: Callable[[Spot], int]) -> Place:
        """Where one is by now. What happened at the same moment comes at once."""
        left, self._looked = max(0, now - self._looked), now
        spot, time = here.spot, here.time
        while True:
            following = beside(shown, spot, 1)
            if following is None:
                return Place(spot, time, ended=True)
            begun = time_of(spot)
            silence = max(0, time_of(following) - begun)
            lasts = self.lasts(silence)
            gone = min(1.0, max(0, time - begun) / silence) if silence else 1.0
            needed = lasts * (1 - gone)
            if left < needed:
                return Place(spot, max(time, begun + round(silence * (gone + left / lasts))))
            left -= int(needed)
            spot, time = following, begun + silence
