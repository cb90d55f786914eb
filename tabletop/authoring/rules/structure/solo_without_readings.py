"""TT222: a decision of a scenario for one person without two readings.

Invariant: with a class, the room has the readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_READINGS: Final = 2


def _find(subject: Subject) -> Iterator[Problem]:
    """Every decision with fewer than two, when one person plays alone."""
    for decision in subject.scenario.decisions.values() if subject.scenario.solo else ():
        if len(decision.readings) < _READINGS:
            path = subject.paths[decision.id]
            field = "readings" if decision.readings else "id"
            place = subject.places.key((*path, field)) if decision.readings else subject.places.value((*path, field))
            yield problem(RULE.code, place, decision.id, found=decision.id, count=str(len(decision.readings)))


RULE = Rule(
    code="TT222",
    name="solo-without-readings",
    sentence=N_('"$found" has $count of the two readings that stand in for the others when one plays alone'),
    remedy=N_('add "readings: {caution-first: …, signal-first: …}": two ways an expert may see it, no right answer'),
    find=_find,
)
