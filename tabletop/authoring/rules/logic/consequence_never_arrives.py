"""TT315: a delayed consequence that can be set going and never arrives.

Invariant: proved. One that waits for more injects than there are is a loose end and told of as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import raw
from tabletop.authoring.rules.passages import where
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem

_COUNT = re.compile(r"[0-9]+")


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `later` for which too few injects come in any play."""
    for one in subject.exploration.laters:
        path: Path = (*subject.paths[one.decision], *one.path, "after")
        words = str(raw(subject.document.data, path))
        waits = _COUNT.search(words)
        if one.certainty == "never" and waits is not None and int(waits[0]) <= _written_after(subject, one.decision):
            place = subject.places.value(path)
            yield problem(RULE.code, place, where(subject.document, path), found=words, decision=one.decision)


def _written_after(subject: Subject, decision: str) -> int:
    """Injects that stand after the one that asks, and all that are held back, whether they can come or not."""
    injects = [inject for inject in subject.scenario.injects.values() if not inject.ad_hoc]
    asking = next((number for number, inject in enumerate(injects) if decision in inject.ask), len(injects))
    return sum(number > asking or inject.contingency for number, inject in enumerate(injects) if number != asking)


RULE = Rule(
    code="TT315",
    name="consequence-never-arrives",
    sentence=N_('this waits for "$found" after "$decision", and no play has so many left'),
    remedy=N_("let it wait for fewer, or let more injects come by themselves"),
    find=_find,
)
