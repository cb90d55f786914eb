"""TT408: a name that has an alias is always written as its alias, or a class in full fiction reads the real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import finds, whole_words
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    names = {" ".join(alias.real.split()): name for name, alias in reversed(subject.scenario.aliases.items())}
    pattern = whole_words(names)
    for passage in subject.passages if pattern else ():
        if pattern is None or passage.voice in {"rest", "source"}:
            continue
        for match in finds(pattern, passage.text):
            place = subject.places.part(passage.path, passage.text, *match.span())
            alias = names[" ".join(match[0].split())]
            found = problem("TT408", place, passage.where, match[0], f"${alias}")
            yield replace(found, related=subject.places.key(("aliases", alias)))


RULE = Rule(
    "TT408",
    "name-written-out",
    N_('"$found" is written out, although "$wants" stands for it'),
    N_('write "$wants", so that a class in full fiction reads the other name'),
    _find,
    N_("the alias stands at line $line"),
)
