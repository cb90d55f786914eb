"""Everything that the decisions of a scenario can come to, in one shape for all mechanics.

Invariant: each consequence that an author has written down is here once, with its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tabletop.decisions.allocation import Allocation
from tabletop.decisions.choice import Choice
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.effects import Consequence, Effect
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.negotiation import Negotiation
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote
from tabletop.scenario.model import Scenario
from tabletop.scenario.positions import Path

Way = Literal["option", "first", "last", "step", "threshold", "mark", "result", "row"]
"""How it comes about: picked, put first or last, given points, marked by a reader, a proceeding's result, a row."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing a decision can come to."""

    decision: Decision
    """The decision."""
    name: str
    """The id of the option, the item or the outcome; of a row, `row-1`, or `otherwise`."""
    way: Way
    """How it comes about."""
    path: Path
    """Where its fields stand in the file."""
    consequence: Consequence
    """What follows."""

    @property
    def where(self) -> str:
        """As an `ignore` names it."""
        return f"{self.decision.id}/{self.name}"

    @property
    def named(self) -> Path:
        """Where the id stands; for a row, the row."""
        return (
            self.path[:-1] if self.way in {"first", "last", "threshold"} and self.path[-1] != self.name else self.path
        )

    def effects(self) -> Iterator[tuple[str, Effect, Path]]:
        """Its effects with their indicators and places, those that arrive later last."""
        field = "per_step" if self.way == "step" else "effects"
        for name, effect in self.consequence.effects.items():
            yield name, effect, (*self.path, field, name)
        if self.consequence.later is not None:
            for name, effect in self.consequence.later.effects.items():
                yield name, effect, (*self.path, "later", "effects", name)


def results(scenario: Scenario, paths: Mapping[str, Path]) -> tuple[Result, ...]:
    """What every decision can come to, in the order of the file."""
    return tuple(one for decision in scenario.decisions.values() for one in _of(decision, paths[decision.id]))


def _of(decision: Decision, path: Path) -> Iterator[Result]:
    match decision:
        case Choice() | MultiChoice():
            yield from _under(decision, decision.options, "option", (*path, "options"))
        case OpenText():
            yield from _under(decision, decision.rubric, "mark", (*path, "rubric"))
        case Vote():
            yield from _under(decision, decision.options, "option", (*path, "options"))
            outcomes = {name: getattr(decision.outcomes, name) for name in ("passes", "fails")}
            yield from _under(decision, outcomes, "result", (*path, "outcomes"))
        case Consensus() | Matrix() | Negotiation():
            yield from _under(decision, decision.results(), "result", (*path, "outcomes"))
        case Sealed():
            for number, row in enumerate(decision.outcomes):
                name = "otherwise" if row.otherwise else f"row-{number + 1}"
                yield Result(decision, name, "row", (*path, "outcomes", number), row)
        case Ranking():
            for name, item in decision.items.items():
                if item.first is not None:
                    yield Result(decision, name, "first", (*path, "items", name, "first"), item.first)
                if item.last is not None:
                    yield Result(decision, name, "last", (*path, "items", name, "last"), item.last)
        case Allocation():
            yield from _allocated(decision, path)
        case _:
            return


def _under(decision: Decision, named: Mapping[str, Consequence], way: Way, path: Path) -> Iterator[Result]:
    for name, consequence in named.items():
        if way != "result" or consequence != Consequence():
            yield Result(decision, name, way, (*path, name), consequence)


def _allocated(decision: Allocation, path: Path) -> Iterator[Result]:
    for name, item in decision.items.items():
        here = (*path, "items", name)
        if item.per_step:
            yield Result(decision, name, "step", here, Consequence(effects=item.per_step))
        for amount, consequence in item.thresholds.items():
            yield Result(decision, name, "threshold", (*here, "thresholds", str(amount)), consequence)
