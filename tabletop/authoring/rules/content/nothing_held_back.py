"""TT419: a facilitator in a class has something in hand for a table that plays safe, or runs wild."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    scenario = subject.scenario
    if not scenario.solo and all(inject.planned for inject in scenario.injects.values()):
        yield problem("TT419", subject.places.key(("moves",)), "moves", "moves", "contingency")


RULE = Rule(
    "TT419",
    "nothing-held-back",
    N_('under "$found" every inject is planned, and none is held back for a table that plays safe or runs wild'),
    N_('give a move one more inject with "$wants: yes", or "when: ad hoc"'),
    _find,
)
