"""Where one can go in a log, by what is typed.

Invariant: what cannot be read as a place is None, never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tabletop.plain.layout import whole
from tabletop.session.port import Past

STOPS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "inject": frozenset({"inject-released", "ad-hoc-inject-released"}),
        "decision": frozenset({"decision-opened", "moves-revealed", "outcome-ruled"}),
        "move": frozenset({"move-started"}),
        "change": frozenset({"indicator-changed"}),
    }
)
"""What one can go by, and the events that it stops at."""
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):([0-5]\d)", re.ASCII)


def aimed(text: str, times: Sequence[int]) -> int | None:
    """The record meant by `212`, `28:14` or `1:02:05`; None for anything else."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return whole(text)
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    return max(1, bisect_right(times, ((hours * 60 + minutes) * 60 + seconds) * 1_000))


def ends_step(past: Past, number: int) -> bool:
    """Whether a step, as people saw it, ends with that record."""
    records = past.records
    return number == len(records) or records[number].command != records[number - 1].command
