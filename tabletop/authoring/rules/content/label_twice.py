"""TT430: two options of one question, or two indicators, do not bear one name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import unfinished
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    first: dict[tuple[Path, str], Path] = {}
    for passage in subject.passages:
        if not _is_name(passage.path) or unfinished(passage.text):
            continue
        other = first.setdefault((passage.path[:-2], " ".join(passage.text.casefold().split())), passage.path)
        if other != passage.path:
            found = problem("TT430", subject.places.value(passage.path), passage.where, passage.text)
            yield replace(found, related=subject.places.value(other))


def _is_name(path: Path) -> bool:
    """Whether this is the label of an option, an item or a mark, or the name of a team or an indicator."""
    return path[-1] == "label" or (path[-1] == "name" and path[0] in {"teams", "indicators"})


RULE = Rule(
    "TT430",
    "label-twice",
    N_('"$found" stands here a second time, and nobody can tell the two apart'),
    N_("give one of them another name"),
    _find,
    N_("the first stands at line $line"),
)
