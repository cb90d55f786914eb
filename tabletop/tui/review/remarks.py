"""What people put down beside a log, as rows between its records: evaluators, scribes, the reviewer.

Invariant: a record's row is its number, and a remark's row stands behind the record it is about, at a fraction: so one
number says where one stands in the list, and its whole part which record was the last one then.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar, overload

from tabletop.evaluation.events import Assessed
from tabletop.reports import remarks
from tabletop.reports.timeline import Entry
from tabletop.session.port_review import Margin
from tabletop.tui.review.signs import Sign

Spot = float
"""A row: a record's number; a remark stands behind it, at a fraction."""
SpotT = TypeVar("SpotT", int, float)
_STEP: Final = 2.0**-20
"""Between two remarks on one record; exact in a float for every number a log can have."""
_MOST: Final = 2**20 - 1


class Remark(NamedTuple):
    """Something put down beside the log."""

    entry: Entry
    """As a row; its number is the record it is about."""
    who: str
    """Whose: a role or a pseudonym; empty for the reviewer."""
    sign: Sign
    note: int = 0
    """The reviewer's own note: its number."""


class Rows(Sequence[Spot]):
    """All records, and what stands behind each, in order; nothing is copied but the remarks."""

    def __init__(self, count: int, behind: Sequence[Spot]) -> None:
        """Args: how many records there are; the remarks' spots, ascending."""
        self._behind = behind[: bisect_left(behind, count + 1)]
        self._places = [int(spot) + place for place, spot in enumerate(self._behind)]
        self._count = count

    def __len__(self) -> int:
        return self._count + len(self._behind)

    @overload
    def __getitem__(self, place: int) -> Spot: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Spot]: ...
    def __getitem__(self, place: int | slice) -> Spot | Sequence[Spot]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        before = bisect_left(self._places, place)
        if before < len(self._places) and self._places[before] == place:
            return self._behind[before]
        return place - before + 1


class Remarks:
    """All remarks, whoever made them."""

    def __init__(self) -> None:
        self._sources: dict[str, tuple[Remark, ...]] = {}
        self._found: dict[Spot, Remark] = {}
        self.spots: list[Spot] = []
        """Where they stand, ascending."""
        self.lane: dict[Sign, list[int]] = {}
        """The records they are about, by the sign they make."""

    def put(self, source: str, found: Iterable[Remark]) -> None:
        """All remarks of one source, in place of those it had."""
        self._sources[source] = tuple(found)
        everything = sorted((one for source in self._sources.values() for one in source), key=_place)
        placed: dict[Spot, Remark] = {}
        lane: dict[Sign, list[int]] = {}
        here = behind = 0
        for one in everything:
            behind = min(_MOST, behind + 1) if one.entry.number == here else 1
            here = one.entry.number
            placed[here + behind * _STEP] = one
            lane.setdefault(one.sign, []).append(here)
        self._found, self.spots, self.lane = placed, list(placed), lane  # a thread may be looking through them

    def at(self, spot: Spot) -> Remark | None:
        """The remark there; None for a record."""
        return self._found.get(spot)

    def between(self, first: int, last: int) -> Iterator[tuple[Spot, Remark]]:
        """Those on the records from `first` to `last`."""
        spots, found = self.spots, self._found
        for spot in spots[bisect_left(spots, first) : bisect_left(spots, last + 1)]:
            remark = found.get(spot)
            if remark is not None:
                yield spot, remark

    def spot_of(self, note: int) -> Spot | None:
        """Where the reviewer's note of that number stands."""
        return next((spot for spot, one in self._found.items() if one.note == note), None)


def _place(one: Remark) -> tuple[int, int, int, str, int]:
    """The order of `evaluation.merge`: the moment, then when it was written, then whose it is."""
    return one.entry.number, one.entry.time, one.entry.wall, one.who, one.note


def assessed(evaluations: Iterable[Sequence[Assessed]]) -> Iterator[Remark]:
    """What evaluators and scribes rated and noted, each at the moment it is about."""
    for records in evaluations:
        for who, entry in remarks.assessed(records):
            yield Remark(entry, who, Sign.ASSESSED)


def jotted(margin: Margin, times: Sequence[int]) -> Iterator[Remark]:
    """The reviewer's own notes on the records whose exercise times these are; a later record has none yet."""
    for note in margin.notes:
        if note.record <= len(times):
            entry = remarks.jotted(note.record, times[note.record - 1], note.text, margin.label)
            yield Remark(entry, "", Sign.NOTE, note.number)


def marked(margin: Margin, count: int) -> frozenset[int]:
    """The records with a mark, among the first so many."""
    return frozenset(record for record in margin.marks if record <= count)


def holds(spots: Sequence[Spot], spot: Spot) -> bool:
    """Whether an ascending list has it."""
    place = bisect_left(spots, spot)
    return place < len(spots) and spots[place] == spot


def beside(spots: Sequence[SpotT], spot: Spot, by: int) -> SpotT | None:
    """The one after (`by` above 0) or before `spot` in an ascending list."""
    place = bisect_right(spots, spot) if by > 0 else bisect_left(spots, spot) - 1
    return spots[place] if 0 <= place < len(spots) else None
