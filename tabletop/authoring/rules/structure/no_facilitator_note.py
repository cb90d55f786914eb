"""TT211: an inject that asks for a decision and leaves whoever leads without a note.

Invariant: a scenario for one person has nobody who leads.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every inject with `ask` and without `facilitator`."""
    for inject in () if subject.scenario.solo else subject.scenario.injects.values():
        if inject.ask and inject.facilitator is None:
            place = subject.places.value((*subject.paths[inject.id], "id"))
            yield problem(RULE.code, place, inject.id, found=inject.id)


RULE = Rule(
    code="TT211",
    name="no-facilitator-note",
    sentence=N_('the inject "$found" asks for a decision and has no note for the facilitator'),
    remedy=N_(
        'add "facilitator: {purpose: …}": why it is here; better also probes, and what to do if the table is stuck'
    ),
    find=_find,
)
