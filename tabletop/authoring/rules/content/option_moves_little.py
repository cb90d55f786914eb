"""TT405: an option moves at least two indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.dilemmas import picks
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_LEAST: Final = 2


def _find(subject: Subject) -> Iterator[Problem]:
    for pick in picks(subject):
        if len(pick.moved) < _LEAST:
            name = pick.result.name
            place = subject.places.key(pick.path)
            yield problem("TT405", place, pick.result.where, name, str(_LEAST), count=str(len(pick.moved)))


RULE = Rule(
    "TT405",
    "option-moves-little",
    N_('the option "$found" moves $count of the indicators, and a dilemma takes two'),
    N_('let it cost something elsewhere: one more effect, or one that arrives "later"'),
    _find,
)
