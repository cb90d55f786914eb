"""Parts of a view that were cut before: most of what an audience sees is what it saw a step ago.

Invariant: a part is found again only if everything it was made of is the same object as then. All that is frozen, so
the same objects make the same part; what depends on the time or on growing lists is never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

T = TypeVar("T")
MOST: Final = 2_048
"""Parts of one sort; a session of nine teams with thirty decisions has three hundred."""


class Kept(Generic[T]):
    """Parts of one sort, by what they were made of."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._parts: dict[Hashable, tuple[T, tuple[object, ...]]] = {}

    def part(self, basis: tuple[object, ...], cut: Hashable, make: Callable[[], T]) -> T:
        """The part that `make` makes of the objects in `basis`, `cut` as it says.

        The basis is kept beside the part, so no other object can get the id of one of them.
        """
        key = (cut, *map(id, basis))
        found = self._parts.get(key)
        if found is None:
            if len(self._parts) >= self._most:
                self._parts.clear()
            found = self._parts[key] = (make(), basis)
        return found[0]
