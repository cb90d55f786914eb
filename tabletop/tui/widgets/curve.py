"""Curves in block bars: how sure somebody was, decision by decision; how an indicator went.

Invariant: every bar stands beside its number and word; the picture only repeats them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from tabletop.tui.safe_text import foreign_line

_STEPS: Final = " ▁▂▃▄▅▆▇█"
_FULL: Final = 100
_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


def sparkline(values: Sequence[int]) -> str:
    """One block per value of 0..100."""
    return "".join(_STEPS[max(1, min(8, round(value * 8 / _FULL)))] for value in values)


def block_bar(value: int, width: int) -> str:
    """A bar of 0..100 over `width` cells, to an eighth of a cell."""
    eighths = round(value * width * 8 / _FULL)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (_EIGHTHS[rest] if rest else "")).ljust(width)


def sureness_curve(steps: Sequence[tuple[str, int | None, str]], *, width: int = 14, names: int = 34) -> Content:
    """How sure at each step: (title, percent, word). None where it was not asked."""
    lines: list[Content] = []
    for title, sure, said in steps:
        name = foreign_line(title, limit=names)
        gap = " " * max(1, names - name.cell_length + 2)
        if sure is None:
            lines.append(Content.assemble(name, gap, ("–", "$quiet")))
        else:
            bar = block_bar(sure, width)
            lines.append(Content.assemble(name, gap, (bar, "$live"), f" {sure:>3} %  ", (said, "$quiet")))
    return Content("\n").join(lines)
