"""TT312: a sealed move with an answer that is right whatever the others do.

Invariant: over all that the others can do; rows that differ in what is read later are not held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import option_place
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every such option, with the teams it is right for."""
    asked = {one.id for one in subject.exploration.decisions if one.asked > 0}
    teams: dict[tuple[str, str], list[str]] = {}
    for one in subject.exploration.dominant:
        if one.decision in asked:
            teams.setdefault((one.decision, one.option), []).append(one.team)
    for (decision, option), named in teams.items():
        place = option_place(subject, decision, option)
        yield problem(RULE.code, place, f"{decision}/{option}", found=option, teams=", ".join(named))


RULE = Rule(
    code="TT312",
    name="dominant-sealed-move",
    sentence=N_('"$found" is never worse and sometimes better for $teams, whatever the others do: nothing to guess'),
    remedy=N_("change the rows so that what is best depends on what the others do"),
    find=_find,
)
