"""Numbers become words: times, likelihoods, levels, changes.

Invariant: everything here is ours (catalogue words and digits), so it may stand beside foreign text without a door.
"""

from __future__ import annotations

from tabletop.language.catalogue import _
from tabletop.language.labels import label

_MINUTE = 60
_SECOND_MS = 1_000


def clock(milliseconds: int) -> str:
    """A time as minutes and seconds: `41:10`; never negative."""
    seconds = max(0, milliseconds) // _SECOND_MS
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02d}"


def left(milliseconds: int) -> str:
    """What is left of a planned time, or how far it is over: `2:40 left`, `0:30 over`."""
    if milliseconds >= 0:
        return f"{clock(milliseconds)} {_('left')}"
    return f"{clock(-milliseconds)} {_('over')}"


def likelihood_word(percent: int) -> str:
    """Kent's word for a percentage."""
    from tabletop.decisions.confidence import likelihood

    return label(f"likelihood.{likelihood(percent)}")


def sureness_word(percent: int) -> str:
    """The word for how sure somebody is of a decision of their own."""
    words = (_("a guess"), _("unsure"), _("half sure"), _("fairly sure"), _("sure"))
    return words[min(len(words) - 1, percent * len(words) // 100)]


def change(by: int) -> str:
    """A change with its direction as a sign: `▲ 6`, `▼ 4`; what does not move is `=`."""
    return f"▲{by}" if by > 0 else f"▼{-by}" if by < 0 else "="


def direction(by: int, good: str) -> str:
    """Whether a change is for the better, as a word beside its sign."""
    if by == 0:
        return _("unchanged")
    return _("better") if (by > 0) == (good == "up") else _("worse")
