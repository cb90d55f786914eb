"""TT213: an inject that is to come before the one that stands above it.

Invariant: only injects of one move with times of their own are compared; what is held back has no time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `at` that is earlier than one above it in the same move."""
    for move in subject.scenario.moves:
        latest, before = -1, ""
        for inject in move.injects:
            if inject.at is None or not inject.planned:
                continue
            path = (*subject.paths[inject.id], "at")
            if inject.at < latest:
                related = subject.places.value((*subject.paths[before], "at"))
                found = problem(
                    RULE.code, subject.places.value(path), inject.id,
                    found=inject.id, at=str(inject.at), latest=str(latest), before=before,
                )  # fmt: skip
                yield replace(found, related=related)
            else:
                latest, before = inject.at, inject.id


RULE = Rule(
    code="TT213",
    name="times-run-backwards",
    sentence=N_('the inject "$found" comes at minute $at, but "$before" above it at minute $latest'),
    remedy=N_("injects come in the order of the file: move it up, or give it a later time"),
    related=N_("the time above it: line $line"),
    find=_find,
)
