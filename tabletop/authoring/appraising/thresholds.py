"""What value of a condition lets so many pass, in the words the author used.

Invariant: exactly what the figures carry: the value is the strictest that lets at least the share pass.
"""

from __future__ import annotations

from typing import Final

from tabletop.authoring.simulation.findings import ConditionFigures
from tabletop.language.catalogue import _

_HIGHEST: Final = 100


def passing(one: ConditionFigures, share: float) -> str:
    """Such as `below 48`; empty where a condition has two bounds, or never was looked at."""
    threshold = one.threshold
    if threshold is None or not threshold.values:
        return ""
    word = one.words.rpartition(":")[2].strip().partition(" ")[0]
    if threshold.high >= _HIGHEST and word in {"above", "at"}:
        value = threshold.at_least_for(share)
        return "" if value is None else f"above {value - 1}" if word == "above" and value > 0 else f"at least {value}"
    if threshold.low <= 0 and word in {"below", "at"}:
        value = threshold.at_most_for(share)
        below = word == "below" and value is not None and value < _HIGHEST
        return "" if value is None else f"below {value + 1}" if below else f"at most {value}"
    return ""


def worded(one: ConditionFigures) -> str:
    """A condition, with what it is a part of."""
    inside = {"not": _("not "), "any": _("or "), "all": _("and ")}.get(one.inside, "")
    return f"{inside}{one.words}"
