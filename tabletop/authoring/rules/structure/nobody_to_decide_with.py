"""TT227: a decision that several teams take together, asked of one.

Invariant: `each team` is several wherever the scenario has several.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_TOGETHER: Final = frozenset({"vote", "consensus", "sealed", "negotiation"})


def _find(subject: Subject) -> Iterator[Problem]:
    """Every vote, text under silence, sealed move or negotiation of a single team."""
    teams = tuple(subject.scenario.teams)
    for decision in subject.scenario.decisions.values():
        if decision.type in _TOGETHER and len(decision.seats(teams)) == 1:
            place = subject.places.value((*subject.paths[decision.id], "by"))
            yield problem(
                RULE.code, place, decision.id, found=decision.id, team=decision.seats(teams)[0], kind=decision.type
            )


RULE = Rule(
    code="TT227",
    name="nobody-to-decide-with",
    sentence=N_('the decision "$found" ($kind) takes several teams and asks only $team'),
    remedy=N_('name more teams under "by", or ask $team with "type: choice"'),
    find=_find,
)
