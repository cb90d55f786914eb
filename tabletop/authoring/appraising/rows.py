"""Rows of a text for a terminal, and the bars in them.

Invariant: what stands in `indent` is ours alone – digits, signs and bars – and is as wide as it looks; all that an
author wrote stands in `text`, which whoever prints it cleans and wraps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["title", "head", "plain", "quiet", "wrong", "look", "bar"]
_FULL: Final = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of text that may need several lines."""

    text: str = ""
    tone: Tone = "plain"
    indent: str = ""
    """Before its first line."""
    hang: str = ""
    """Before the others."""


def bar(part: float, width: int) -> str:
    """A share as a bar of so many columns; something that happens has half a column at least."""
    halves = round(2 * width * min(max(part, 0.0), 1.0))
    halves = max(halves, 1) if part > 0 else 0
    return ("█" * (halves // 2) + "▌" * (halves % 2)).ljust(width)


def scale(low: float, high: float, start: float, mean: float, width: int) -> str:
    """From 0 to 100: a line from the lowest to the highest, `○` where it starts and `●` where it is expected to end."""
    line = ["·"] * width
    first, last = _at(low, width), _at(high, width)
    line[first : last + 1] = ["─"] * (last - first + 1)
    line[first], line[last] = "├", "┤"
    line[_at(start, width)] = "○"
    line[_at(mean, width)] = "●"
    return "".join(line)


def _at(value: float, width: int) -> int:
    return min(width - 1, max(0, round(value / _FULL * (width - 1))))
