"""TT216: an alias that no text uses.

Invariant: `$NAME` and `${NAME}` both count, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import Template

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every alias that stands in no text."""
    used = {name for _path, text in subject.uses.dollars for name in Template(text).get_identifiers()}
    for name, alias in subject.scenario.aliases.items():
        if name not in used:
            yield problem(RULE.code, subject.places.key(("aliases", name)), name, found=name, real=alias.real)


RULE = Rule(
    code="TT216",
    name="alias-never-used",
    sentence=N_('no text uses the alias "$found"'),
    remedy=N_('write $$$found where "$real" is meant, or take the alias out'),
    find=_find,
)
