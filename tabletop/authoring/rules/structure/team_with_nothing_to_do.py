"""TT206: a team that no decision asks.

Invariant: a scenario that asks nobody anything is another rule's matter, and so is a decision that is never asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every team that stands under no `by`."""
    teams, decisions = tuple(subject.scenario.teams), subject.scenario.decisions.values()
    asked = {team for decision in decisions for team in decision.seats(teams)}
    for name in teams if decisions else ():
        if name not in asked:
            yield problem(RULE.code, subject.places.key(("teams", name)), name, found=name)


RULE = Rule(
    code="TT206",
    name="team-with-nothing-to-do",
    sentence=N_('the team "$found" is asked nothing'),
    remedy=N_('give it a decision ("by: $found"), or take the team out'),
    find=_find,
)
