"""TT212: the table of a sealed move that does not end with its one row `otherwise`.

Invariant: one table is one problem: rows `otherwise` that stand too early, or the missing last one.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.decisions.sealed import Sealed
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """The first row `otherwise` that is not the last row; where there is none at all, the table."""
    for decision in subject.scenario.decisions.values():
        if not isinstance(decision, Sealed):
            continue
        path = (*subject.paths[decision.id], "outcomes")
        early = next((number for number, row in enumerate(decision.outcomes[:-1]) if row.otherwise), None)
        if early is not None:
            yield problem(RULE.code, subject.places.key((*path, early, "otherwise")), decision.id, found=decision.id)
        elif not decision.outcomes or not decision.outcomes[-1].otherwise:
            yield problem(RULE.code, subject.places.key(path), decision.id, found=decision.id)


RULE = Rule(
    code="TT212",
    name="table-without-otherwise",
    sentence=N_('the table of "$found" does not end with its one row "otherwise: yes"'),
    remedy=N_('the first row that fits counts: write "- {otherwise: yes, outcome: …}" as the last, and nowhere else'),
    find=_find,
)
