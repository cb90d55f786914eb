"""TT406: an option has a price."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.dilemmas import picks
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for pick in picks(subject):
        if len(pick.moved) > 1 and pick.better and not pick.worse:
            name = pick.result.name
            place = subject.places.key(pick.path)
            yield problem("TT406", place, pick.result.where, name, moved=", ".join(pick.moved))


RULE = Rule(
    "TT406",
    "option-only-good",
    N_('the option "$found" makes everything better that it moves: $moved'),
    N_('give it a price: an effect in the other direction, now or "later"'),
    _find,
)
