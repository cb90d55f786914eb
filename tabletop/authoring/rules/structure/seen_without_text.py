"""TT229: a team that sees an inject and is told nothing.

Invariant: a text for everyone is a text for each team that sees the inject.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.model import EVERYONE
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every inject without a text for everyone or for each team that sees it.

    Where nobody who sees it has a text, the texts are for the wrong teams, and another rule says so.
    """
    for inject in subject.scenario.injects.values():
        silent = [team for team in subject.scenario.teams if inject.seen_by(team) and team not in inject.text]
        if EVERYONE not in inject.text and silent and any(map(inject.seen_by, inject.text)):
            place = subject.places.key((*subject.paths[inject.id], "text"))
            yield problem(RULE.code, place, inject.id, found=inject.id, teams=", ".join(silent))


RULE = Rule(
    code="TT229",
    name="seen-without-text",
    sentence=N_('the inject "$found" is shown to $teams without a word of text'),
    remedy=N_('add "everyone:" under "text", or name under "to" who sees it'),
    find=_find,
)
