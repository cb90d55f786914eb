"""The rows of sealed tables as conditions: which are looked at, and which can ever be met.

Invariant: exact, by every combination of moves of the teams the table names; where those are too many, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

from tabletop.authoring.simulation.compile import facts_read
from tabletop.authoring.simulation.findings import EXACT, Certainty, ConditionFigures
from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.guards import pieces, words
from tabletop.decisions.conditions import Is, holds
from tabletop.decisions.sealed import Sealed

MOST: Final = 5_000
"""Combinations of moves."""


def combinations(asked: Asked, question: Sealed) -> list[dict[str, str]] | None:
    """What the teams that the table names can do together; None where there are too many combinations."""
    named = {name for row in question.outcomes if row.when is not None for name, _ in facts_read(row.when)}
    seats = [seat for seat in asked.seats if seat in named]
    if len(question.options) ** len(seats) > MOST:
        return None
    return [dict(zip(seats, moves, strict=True)) for moves in product(question.options, repeat=len(seats))]


def rows(game: Game, share: Callable[[str], float]) -> Iterator[ConditionFigures]:
    """How often each part of each row held when the row was looked at; all combinations weigh alike."""
    for name, asked in game.asked.items():
        question = asked.table.question
        if not isinstance(question, Sealed):
            continue
        left = combinations(asked, question)
        whole = len(left or ()) or 1
        for number, row in enumerate(question.outcomes):
            if row.when is None or not left:
                continue
            for part, piece in enumerate(pieces(row.when)):
                held = sum(holds(piece.node, {}, moves) for moves in left)
                certainty: Certainty = "never" if not held else "always" if held == len(left) else "sometimes"
                yield ConditionFigures(
                    "row",
                    name,
                    number,
                    part,
                    words(piece.node),
                    isinstance(piece.node, Is),
                    piece.inside,
                    share(name) * len(left) / whole,
                    held / len(left),
                    certainty,
                    None,
                    EXACT,
                )
            left = [moves for moves in left if not holds(row.when, {}, moves)]
