"""What is on its way: delayed consequences, each with the releases still to go, every such list with a number.

Invariant: a list stands in the order in which its consequences were set going; that is the order in which they arrive.
"""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.authoring.simulation.replies import Sequel

Pending = tuple[tuple[int, int], ...]
"""(further releases, number of the delayed consequence), in the order they were set going."""


def released(pending: Pending) -> tuple[tuple[int, ...], Pending]:
    """What arrives with one more release, and what is still on its way."""
    arrived = tuple(number for left, number in pending if left <= 1)
    return arrived, tuple((left - 1, number) for left, number in pending if left > 1)


def with_laters(pending: Pending, laters: Sequence[int], sequels: Sequence[Sequel]) -> Pending:
    """What is on its way once these are set going."""
    return (*pending, *((sequels[number].after, number) for number in laters)) if laters else pending


class Pendings:
    """A number for every list met."""

    def __init__(self, sequels: Sequence[Sequel]) -> None:
        self._sequels = sequels
        self.known: list[Pending] = [()]
        self._numbers: dict[Pending, int] = {(): 0}

    def number(self, pending: Pending) -> int:
        """The number of a list."""
        found = self._numbers.get(pending)
        if found is None:
            found = self._numbers[pending] = len(self.known)
            self.known.append(pending)
        return found

    def after_release(self, number: int) -> tuple[tuple[int, ...], int]:
        """What arrives, and the number of what is left."""
        arrived, left = released(self.known[number])
        return arrived, self.number(left)

    def after_decision(self, number: int, laters: Sequence[int]) -> int:
        """The number of the list with `laters` added."""
        return self.number(with_laters(self.known[number], laters, self._sequels))
