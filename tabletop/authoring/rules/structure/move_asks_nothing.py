"""TT228: a move in which nobody is asked anything.

Invariant: a decision that stands in the move and is not asked is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every move without decisions, but in a seminar."""
    for number, move in enumerate(subject.scenario.moves):
        if not move.decisions and subject.scenario.kind != "seminar":
            yield problem(RULE.code, subject.places.value(("moves", number, "id")), move.id, found=move.id)


RULE = Rule(
    code="TT228",
    name="move-asks-nothing",
    sentence=N_('nobody decides anything in the move "$found"'),
    remedy=N_("a move ends in decisions: add one, or put its injects into another move"),
    find=_find,
)
