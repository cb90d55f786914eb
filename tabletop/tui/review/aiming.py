"""Where to jump: a record's number, or a time of the exercise.

Invariant: what cannot be read as one of the two is None, never a guess.
"""

from __future__ import annotations

import re
from typing import Final

from tabletop.tui.review.axis import MINUTE
from tabletop.tui.review.chronicle import Chronicle

_NUMBER: Final = re.compile(r"#?\s*(\d{1,9})")
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):([0-5]\d)")
_MINUTES: Final = re.compile(r"(\d{1,5})\s*(?:min\w*|m|’|')")


def aimed(text: str, chronicle: Chronicle) -> int | None:
    """The record meant by `212`, `#212`, `28:14`, `1:02:05` or `28 min`; None where that cannot be read."""
    said = text.strip()
    if found := _NUMBER.fullmatch(said):
        return max(1, min(int(found[1]), chronicle.count))
    if found := _CLOCK.fullmatch(said):
        hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
        return chronicle.at_time(((hours * 60 + minutes) * 60 + seconds) * 1_000)
    if found := _MINUTES.fullmatch(said):
        return chronicle.at_time(int(found[1]) * MINUTE)
    return None
