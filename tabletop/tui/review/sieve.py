"""What a filter lets through, found piece by piece, so that a long search can be shown, stopped and gone on with.

Invariant: what it has found is always in order, and belongs to the one filter it was made for.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.tui.review.chronicle import Chronicle, Only
from tabletop.tui.review.remarks import Spot


class Sieve:
    """The records that fit; without a filter, all of them."""

    def __init__(self, chronicle: Chronicle, only: Only | None = None) -> None:
        self._chronicle = chronicle
        self.only = only or Only()
        self.busy = False
        """Whether a thread is looking through the rest."""
        self._found: list[Spot] = []
        self._upto = 0

    @property
    def open(self) -> bool:
        """Whether everything goes through."""
        return self.only == Only()

    @property
    def shown(self) -> Sequence[Spot]:
        """The rows found so far."""
        return self._chronicle.rows() if self.open else self._found

    @property
    def done(self) -> bool:
        """Whether all that has been read was looked at."""
        return self.open or self._upto >= self._chronicle.count

    @property
    def part(self) -> int:
        """How much was looked at, in percent."""
        return 100 if self.done else self._upto * 100 // max(1, self._chronicle.count)

    def sift(self, most: int) -> None:
        """Look at up to `most` further records."""
        if not self.open:
            last = min(self._chronicle.count, self._upto + most)
            self._found.extend(self._chronicle.fitting(self.only, self._upto + 1, last))
            self._upto = last
