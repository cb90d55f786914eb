"""TT310: an indicator that hardly moves, or that ends at its limit whatever is decided.

Invariant: an indicator that nothing moves is a loose end and not spoken of here; nor is one whose movers are dead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.dead import never
from tabletop.authoring.rules.logic.parts import plays
from tabletop.authoring.simulation.findings import IndicatorFigures
from tabletop.decisions.conditions import HIGHEST
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

HARDLY: Final = 5
"""Points between the highest and the lowest it can ever reach: less than one ordinary effect each way."""
AT_LIMIT: Final = 3
"""Points from 0 or 100 at which a mean can only stand if nearly every play ends there."""


def _find(subject: Subject) -> Iterator[Problem]:
    """Every indicator that tells nobody anything."""
    moved = {name for _path, effects in subject.uses.effects for name in effects}
    for one in subject.exploration.indicators:
        low, high = reach(one)
        hardly = high - low <= HARDLY and not (low == high and never(subject))
        pinned = not one.clamped and not AT_LIMIT < one.final.expected < HIGHEST - AT_LIMIT
        if one.id in moved and (hardly or pinned):
            figures = {"low": str(low), "high": str(high), "mean": str(round(one.final.expected))}
            place = subject.places.key(("indicators", one.id))
            yield problem(RULE.code, place, one.id, found=one.id, plays=plays(one.method), **figures)


def reach(one: IndicatorFigures) -> tuple[int, int]:
    """The lowest and the highest it can stand at, at any time."""
    spreads = [stage.values for stage in one.over_time]
    lowest = min((spread.low for spread in spreads), default=one.start)
    highest = max((spread.high for spread in spreads), default=one.start)
    return round(min(lowest, one.start)), round(max(highest, one.start))


RULE = Rule(
    code="TT310",
    name="indicator-hardly-moves",
    sentence=N_('"$found" tells little: in $plays it stays between $low and $high, and ends at $mean on the average'),
    remedy=N_("let more answers move it, both ways, or start it further from its limit"),
    find=_find,
)
