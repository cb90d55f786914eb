"""TT232: a number of players whose range runs backwards.

Invariant: one number alone is a range of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """One problem at the range."""
    fewest, _dash, most = subject.scenario.players.partition("-")
    if most and int(most) < int(fewest):
        place = subject.places.value(("players",))
        yield problem(RULE.code, place, "players", found=subject.scenario.players, turned=f"{most}-{fewest}")


RULE = Rule(
    code="TT232",
    name="players-backwards",
    sentence=N_('"$found": the smaller number of players comes first'),
    remedy=N_('write "players: $turned"'),
    find=_find,
)
