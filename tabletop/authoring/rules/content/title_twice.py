"""TT428: two parts of one kind have two titles, or nobody can tell them apart in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    first: dict[tuple[str, str], Path] = {}
    for passage in subject.passages:
        if passage.voice != "title" or passage.path == ("title",):
            continue
        kind = next((str(step) for step in reversed(passage.path[:-2]) if isinstance(step, str)), "")
        other = first.setdefault((kind, " ".join(passage.text.casefold().split())), passage.path)
        if other != passage.path:
            found = problem("TT428", subject.places.value(passage.path), passage.where, passage.text)
            yield replace(found, related=subject.places.value(other))


RULE = Rule(
    "TT428",
    "title-twice",
    N_('the title "$found" stands twice, and in a list nobody can tell the two apart'),
    N_("give one of them a title that says what is different"),
    _find,
    N_("the first stands at line $line"),
)
