"""How often an option is taken: picked, put first, given most, cast, or come to.

Invariant: what can be taken at all is told by the question alone, not by how often chance takes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from tabletop.authoring.simulation.findings import Method, OptionFigures
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.joint import order
from tabletop.authoring.simulation.replies import lawful_picks
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.proceeding import Proceeding


def selectable(question: object) -> frozenset[str]:
    """The options that some lawful answer holds."""
    if isinstance(question, MultiChoice):
        return frozenset(option for picked in lawful_picks(question) for option in picked)
    return frozenset(order(question))


def options(
    game: Game, asked: Asked, share: float, results: Sequence[float], method: Method
) -> tuple[OptionFigures, ...]:
    """Every option of a decision that is asked in `share` of all plays and comes to `results`."""
    question = asked.table.question
    if isinstance(question, Proceeding):
        return tuple(
            OptionFigures(outcome.result or "", taken, share, selectable=True, method=method)
            for outcome, taken in zip(asked.outcomes or (), results, strict=True)
        )
    lawful = selectable(question)
    return tuple(
        OptionFigures(name, share * _taken(asked, name, game.model.agreement), share, name in lawful, method)
        for name in order(question)
    )


def _taken(asked: Asked, name: str, agreement: float) -> float:
    """How likely at least one seat takes it."""
    by_seat = [[reply.weight for reply in seat if name in reply.picks] for seat in asked.by_seat]
    if not by_seat:
        return 0.0
    apart = 1 - prod(1 - sum(weights) for weights in by_seat)
    if len(by_seat) == 1 or not agreement:
        return apart
    first = asked.by_seat[0]
    if agreement > 0:
        return (1 - agreement) * apart + agreement * sum(by_seat[0])
    alike = sum(weight ** len(by_seat) for weight in by_seat[0])
    everything = sum(reply.weight ** len(by_seat) for reply in first)
    return (apart + agreement * alike) / (1 + agreement * everything)
