"""A list that grows at its end and shares everything with its earlier selves.

Invariant: adding is O(1) and changes no list that anybody holds. State keeps its growing parts in it, so that a log
of 100,000 records folds in linear time and every earlier state stays valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class History(Generic[T]):
    """The newest item and the history before it; `last` is None in an empty one."""

    last: T | None = None
    before: History[T] | None = None
    length: int = 0

    def add(self, item: T) -> History[T]:
        """A history with `item` at its end."""
        return History(item, self, self.length + 1)

    def newest(self, count: int) -> tuple[T, ...]:
        """At most `count` of the newest items, oldest of them first."""
        found: list[T] = []
        node: History[T] | None = self
        while node is not None and node.last is not None and len(found) < count:
            found.append(node.last)
            node = node.before
        return tuple(reversed(found))

    def backwards(self) -> Iterator[T]:
        """All items, newest first; whoever stops early has paid for no more."""
        node: History[T] | None = self
        while node is not None and node.last is not None:
            yield node.last
            node = node.before

    def __iter__(self) -> Iterator[T]:
        """All items, oldest first."""
        return iter(self.newest(self.length))

    def __len__(self) -> int:
        """How many there are."""
        return self.length

    def __eq__(self, other: object) -> bool:
        """Histories are equal when their items are."""
        return isinstance(other, History) and self.length == other.length and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Equal histories have equal lengths."""
        return hash(self.length)
