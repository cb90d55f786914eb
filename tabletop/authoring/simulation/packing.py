"""One whole number for a state of play: an indicator or a fact is a group of its bits.

Whole numbers are what a dictionary finds fastest, and adding one number changes all indicators at once where none can
run into 0 or 100.

Invariant: a group of bits belongs to one name for the whole game; what is no longer read is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

LEVEL_BITS: Final = 7
LEVEL: Final = (1 << LEVEL_BITS) - 1
HIGHEST: Final = 100
ABSENT: Final = "no"
"""What a condition reads where a fact is not there."""
OTHER: Final = "*"
"""A value that no condition names, where one asks whether there is any."""


def clamped(value: int) -> int:
    """A level as an indicator can show it."""
    return 0 if value < 0 else min(value, HIGHEST)


@dataclass(frozen=True, slots=True)
class Fact:
    """The bits of one flag or of one decision's result."""

    name: str
    shift: int
    width: int
    codes: Mapping[str, int]
    """Value → code. 0 is no value, or one that nothing reads."""

    @property
    def mask(self) -> int:
        """Its bits."""
        return ((1 << self.width) - 1) << self.shift

    def bits(self, value: str) -> int:
        """The bits that say `value`; 0 where nothing reads it."""
        return self.codes.get(value, self.codes.get(OTHER, 0)) << self.shift

    def accepting(self, value: str) -> frozenset[int]:
        """The codes for which a comparison with `value` holds."""
        found = {code for name, code in self.codes.items() if name == value}
        return frozenset(found | ({0} if value == ABSENT else set()))


@dataclass(frozen=True, slots=True)
class Packing:
    """Which bits say what."""

    indicators: tuple[str, ...]
    facts: Mapping[str, Fact]
    used: Mapping[str, int]
    """Contingency → the bit that says it was used."""
    move_shift: int
    pending_shift: int

    @classmethod
    def of(cls, indicators: Iterable[str], values: Mapping[str, tuple[str, ...]], reserves: Iterable[str]) -> Packing:
        """Bits for indicators, for facts with the values that can be told apart, and for contingencies."""
        names = tuple(indicators)
        at = LEVEL_BITS * len(names)
        facts: dict[str, Fact] = {}
        for name, known in values.items():
            width = len(known).bit_length()
            facts[name] = Fact(name, at, width, {value: code for code, value in enumerate(known, start=1)})
            at += width
        used: dict[str, int] = {}
        for name in reserves:
            used[name] = 1 << at
            at += 1
        return cls(names, facts, used, at, at + 6)

    def levels(self, values: Iterable[int]) -> int:
        """The bits of all indicators."""
        return sum(value << (LEVEL_BITS * place) for place, value in enumerate(values))

    def level_mask(self, places: Iterable[int]) -> int:
        """The bits of some indicators, by their place."""
        return sum(LEVEL << (LEVEL_BITS * place) for place in set(places))

    def fact_mask(self, names: Iterable[str]) -> int:
        """The bits of some facts."""
        return sum(self.facts[name].mask for name in set(names) if name in self.facts)

    @property
    def move_mask(self) -> int:
        """The bits of the current move."""
        return 63 << self.move_shift

    @property
    def used_mask(self) -> int:
        """The bits of all contingencies."""
        return sum(self.used.values())

    @property
    def pending_mask(self) -> int:
        """All bits of what is on its way; it is the uppermost group and has no end."""
        return -1 << self.pending_shift
