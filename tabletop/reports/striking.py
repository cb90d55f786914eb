"""Which records of a log do not count any more: taken back, corrected; and which count again.

Invariant: an event says itself what it strikes, and what stands again because of it; nothing is worked out here. A
log from elsewhere can name any numbers: only records before the event are ever looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded

Ranges = tuple[tuple[int, int], ...]
"""First and last records, both included."""


def struck_by(event: Event) -> Ranges:
    """What an event takes back."""
    match event:
        case happened.StepUndone():
            return ((event.number, event.until),)
        case happened.CorrectionMade():
            return event.strikes
        case _:
            return ()


def stands_again(event: Event) -> Ranges:
    """What counts again because the correction that struck it was taken back."""
    return event.again if isinstance(event, happened.StepUndone) else ()


def among_earlier(ranges: Ranges, number: int) -> Iterator[int]:
    """The numbers of `ranges` that belong to records before record `number`."""
    for first, last in ranges:
        yield from range(max(1, first), min(last, number - 1) + 1)


def struck_numbers(records: Iterable[Recorded]) -> frozenset[int]:
    """The records of a whole log that do not count."""
    numbers: set[int] = set()
    for recorded in records:
        numbers.difference_update(among_earlier(stands_again(recorded.event), recorded.number))
        numbers.update(among_earlier(struck_by(recorded.event), recorded.number))
    return frozenset(numbers)
