"""TT217: a text for a team that does not see the inject.

Invariant: an inject without `to` is seen by everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.model import EVERYONE
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every text under a team that `to` leaves out."""
    for inject in subject.scenario.injects.values():
        for team in inject.text:
            if team == EVERYONE or inject.seen_by(team):
                continue
            path = subject.paths[inject.id]
            place, to = subject.places.key((*path, "text", team)), subject.places.value((*path, "to"))
            found = problem(RULE.code, place, f"{inject.id}/{team}", found=team, inject=inject.id)
            yield replace(found, related=to)


RULE = Rule(
    code="TT217",
    name="text-nobody-reads",
    sentence=N_('a text for the team "$found", which does not see the inject "$inject"'),
    remedy=N_('add $found to "to", or take the text out'),
    related=N_("who sees it: line $line"),
    find=_find,
)
