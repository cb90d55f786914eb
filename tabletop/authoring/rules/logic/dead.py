"""Which parts of a story are dead, and which dead part explains another: one cause is one problem.

Invariant: of parts that are dead because of each other the first in the file is the cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Subject
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not


def never(subject: Subject) -> frozenset[str]:
    """Injects that can never happen by themselves though they should: planned ones; alone, contingencies, too."""
    injects = subject.scenario.injects
    return frozenset(
        one.id
        for one in subject.exploration.injects
        if one.by_itself and one.certainty == "never" and (injects[one.id].planned or subject.scenario.solo)
    )


def causes(subject: Subject) -> Iterator[str]:
    """The dead injects that no other dead inject explains, in the order of the file."""
    gone: set[str] = set()
    dead = never(subject)
    for name, inject in subject.scenario.injects.items():
        if name not in dead:
            continue
        when = inject.when
        if when is None or isinstance(when, str) or not _needs(subject, when, gone):
            yield name
        gone.add(name)


def explained(subject: Subject, node: Node) -> bool:
    """Whether a condition reads something that only a dead part could bring: that one is the problem, not this."""
    return _needs(subject, node, never(subject))


def _needs(subject: Subject, node: Node, dead: frozenset[str] | set[str]) -> bool:
    return any(_only_from(subject, name, dead) for name in _names(node))


def _only_from(subject: Subject, name: str, dead: frozenset[str] | set[str]) -> bool:
    """Whether a fact comes from nowhere but injects that are dead, or from decisions that nobody asks."""
    scenario = subject.scenario
    if name in scenario.decisions:
        askers = {inject.id for inject in scenario.injects.values() if name in inject.ask}
        return askers <= dead
    setters = [path for path, flag in subject.uses.flags if flag == name]
    if not setters:
        return False
    homes = {part.path: part.id for part in (*subject.story.injects, *subject.story.decisions)}
    found = [homes[path[:4]] for path in setters if path[:4] in homes]
    return bool(found) and all(
        home in dead if home in scenario.injects else _only_from(subject, home, dead) for home in found
    )


def _names(node: Node) -> Iterator[str]:
    match node:
        case Is(name=name):
            yield name
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _names(part)
        case Not(part=part):
            yield from _names(part)
        case _:
            return
