"""TT236: a list whose lines begin with a dash that is no hyphen, so that all of it is one text.

Invariant: only where several lines can stand, and only where a second one begins in the same way; somebody may speak
behind a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem
from tabletop.scenario.reader import Data

_LISTS: Final = frozenset({
    "probes", "ground_rules", "review_questions", "content_notes", "tasks",
    "defuse", "describe", "interpret", "reveal", "generalise", "apply", "reflection",
})  # fmt: skip
_DASHES: Final = re.compile(r"([–—•])\s\S.*\s\1\s", re.DOTALL)


def _find(subject: Subject) -> Iterator[Problem]:
    """Every text in place of a list, with two dashes of one kind in it, the first at its start."""
    todo: list[tuple[Path, Data]] = [((), subject.document.data)]
    while todo:
        path, part = todo.pop()
        if isinstance(part, list):
            todo += [((*path, number), item) for number, item in enumerate(part)]
        elif isinstance(part, dict):
            todo += [((*path, key), value) for key, value in part.items()]
        elif path and path[-1] in _LISTS and _DASHES.match(part):
            where = "/".join(str(step) for step in path if isinstance(step, str))
            yield problem(RULE.code, subject.places.within(path, part[0]), where, found=part[0], wants=str(path[-1]))


RULE = Rule(
    code="TT236",
    name="list-of-dashes",
    sentence=N_('"$found" begins no line of a list: all of "$wants" is read as one text'),
    remedy=N_('begin each line with a hyphen and a space, "- "; editors for letters turn it into a longer dash'),
    find=_find,
)
