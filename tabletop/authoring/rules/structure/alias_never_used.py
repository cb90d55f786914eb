"""TT216: an alias that no text uses.

Invariant: `$NAME` and `${NAME}` both count, wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import Template

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import finds, whole_words
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Place, Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every alias that stands in no text, with the place where its real name is written out."""
    used = {name for _path, text in subject.uses.dollars for name in Template(text).get_identifiers()}
    for name, alias in subject.scenario.aliases.items():
        if name not in used:
            found = problem(RULE.code, subject.places.key(("aliases", name)), name, found=name, real=alias.real)
            yield replace(found, related=_written_out(alias.real, subject))


def _written_out(name: str, subject: Subject) -> Place | None:
    """The first place that has the name in words."""
    pattern = whole_words([name])
    for passage in subject.passages if pattern else ():
        if passage.voice not in {"rest", "source"} and pattern is not None:
            for match in finds(pattern, passage.text):
                return subject.places.part(passage.path, passage.text, *match.span())
    return None


RULE = Rule(
    code="TT216",
    name="alias-never-used",
    sentence=N_('no text uses the alias "$found"'),
    remedy=N_('write $$$found where "$real" is meant, or take the alias out'),
    related=N_('"$real" is written out: line $line'),
    find=_find,
)
