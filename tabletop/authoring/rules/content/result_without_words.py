"""TT415: whatever is decided, players are told what happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.results import Result
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.vote import FAILS, PASSES, Vote
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Place, Problem

_WAYS: Final = frozenset({"option", "first", "result", "row"})


def _find(subject: Subject) -> Iterator[Problem]:
    told = {(one.decision.id, one.name) for one in subject.results}
    for result in subject.results:
        mood = isinstance(result.decision, Vote) and result.decision.straw_poll
        if result.way in _WAYS and not mood and not result.consequence.outcome:
            yield problem("TT415", _place(subject, result), result.where, result.name)
    for decision in subject.scenario.decisions.values():
        for name in _results(decision):
            if (decision.id, name) not in told:
                path: Path = (*subject.paths[decision.id], "outcomes")
                place = subject.places.key(path) if "outcomes" in _fields(subject, decision.id) else None
                place = place or subject.places.value((*path[:-1], "id"))
                yield problem("TT415", place, f"{decision.id}/{name}", name)


def _fields(subject: Subject, decision: str) -> frozenset[str]:
    return frozenset(subject.story.decision[decision].data)


def _results(decision: object) -> tuple[str, ...]:
    """What the mechanic always comes to, whether the author wrote something for it or not."""
    if isinstance(decision, Consensus | Matrix | Negotiation):
        return tuple(decision.results())
    if isinstance(decision, Vote) and not decision.straw_poll:
        return (FAILS,) if decision.options else (PASSES, FAILS)
    return ()


def _place(subject: Subject, result: Result) -> Place:
    if result.way == "row":
        return subject.places.head(result.path)
    return subject.places.key(result.path[:-1] if result.way == "first" else result.path)


RULE = Rule(
    "TT415",
    "result-without-words",
    N_('nobody is told what happens after "$found"'),
    N_('give it an "outcome": a sentence or two that players read'),
    _find,
)
