"""TT218: a decision asked of a team that does not see the inject that asks it.

Invariant: where several injects ask it, one that the team sees is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `ask` that reaches a team which `to` leaves out."""
    scenario = subject.scenario
    teams = tuple(scenario.teams)
    seen: dict[str, set[str]] = {}
    for inject in scenario.injects.values():
        for name in inject.ask:
            seen.setdefault(name, set()).update(filter(inject.seen_by, teams))
    for inject in scenario.injects.values():
        for number, name in enumerate(inject.ask):
            blind = [team for team in scenario.decisions[name].seats(teams) if team not in seen[name]]
            if blind:
                path = subject.paths[inject.id]
                place = subject.places.value((*path, "ask", number))
                found = problem(
                    RULE.code, place, f"{inject.id}/{name}", found=name, inject=inject.id, teams=", ".join(blind)
                )
                yield replace(found, related=subject.places.value((*path, "to")))


RULE = Rule(
    code="TT218",
    name="asked-without-seeing",
    sentence=N_('the decision "$found" is asked of $teams, who cannot see the inject "$inject"'),
    remedy=N_('add $teams to "to", or ask only those who see it ("by")'),
    related=N_("who sees it: line $line"),
    find=_find,
)
