"""TT231: fewer people than teams that have to be played.

Invariant: optional teams are left out first, as in a small class.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """One problem at the number of players."""
    fewest = int(subject.scenario.players.split("-", 1)[0])
    teams = sum(not team.optional for team in subject.scenario.teams.values())
    if fewest < teams:
        place = subject.places.value(("players",))
        yield problem(RULE.code, place, "players", found=subject.scenario.players, fewest=str(fewest), teams=str(teams))


RULE = Rule(
    code="TT231",
    name="more-teams-than-people",
    sentence=N_("fewer people may come ($fewest) than teams have to be played ($teams)"),
    remedy=N_('raise the first number of "players", or make teams "optional: yes"'),
    find=_find,
)
