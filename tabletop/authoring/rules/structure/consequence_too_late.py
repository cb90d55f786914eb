"""TT221: a delayed consequence that waits for more injects than can still come.

Invariant: counted generously: every planned inject further down, and everything held back; not the templates, which
come only if somebody thinks of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.passages import where
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem
from tabletop.scenario.reader import Data

_COUNT = re.compile(r"[0-9]+")


def _find(subject: Subject) -> Iterator[Problem]:
    """Every `later` that waits too long."""
    for decision in subject.story.decisions:
        for path, words in _waits(decision.data, decision.path):
            left, waits = _left(subject, decision.id), _COUNT.search(words)
            if left is not None and waits is not None and int(waits[0]) > left:
                place = subject.places.value(path)
                at = where(subject.document, path)
                yield problem(RULE.code, place, at, found=words, decision=decision.id, left=str(left))


def _left(subject: Subject, decision: str) -> int | None:
    """How many injects can come after the first that asks; None where nobody asks."""
    injects = [inject for inject in subject.scenario.injects.values() if not inject.ad_hoc]
    asking = next((number for number, inject in enumerate(injects) if decision in inject.ask), None)
    if asking is None:
        return None
    return sum(number > asking or inject.contingency for number, inject in enumerate(injects) if number != asking)


def _waits(data: Data, path: Path) -> Iterator[tuple[Path, str]]:
    """Every `after` under a `later`."""
    todo: list[tuple[Path, Data]] = [(path, data)]
    while todo:
        here, part = todo.pop()
        inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        for key, value in inner:
            if key == "after" and here[-1] == "later" and isinstance(value, str):
                yield (*here, key), value
            todo.append(((*here, key), value))


RULE = Rule(
    code="TT221",
    name="consequence-too-late",
    sentence=N_('this waits for "$found", but only $left can still come after "$decision" is asked'),
    remedy=N_("let it wait for fewer, or make it an effect that comes at once"),
    find=_find,
)
