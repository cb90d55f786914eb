"""TT208: an indicator that only teams see which a small class plays without.

Everybody sees an indicator that names nobody, so this is the one way in which the format can hide one from all players.

Invariant: one team that always plays is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every indicator whose teams are all optional."""
    teams = subject.scenario.teams
    for name, indicator in subject.scenario.indicators.items():
        seeing = indicator.visible_to
        if seeing and all(teams[team].optional for team in seeing):
            place = subject.places.value(("indicators", name, "visible_to"))
            yield problem(RULE.code, place, name, found=name, teams=", ".join(seeing))


RULE = Rule(
    code="TT208",
    name="indicator-shown-to-nobody",
    sentence=N_('only optional teams see the indicator "$found" ($teams): in a small class nobody does'),
    remedy=N_('add a team that always plays, or leave "visible_to" out so that everybody sees it'),
    find=_find,
)
