"""What a decision can come to, and what follows from each result: for rulings that differ from the script.

Invariant: only results that conditions can read; a question without any has none to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.decisions.allocation import Allocation
from tabletop.decisions.choice import Choice
from tabletop.decisions.effects import Consequence
from tabletop.decisions.kinds import Decision
from tabletop.decisions.multi_choice import MultiChoice
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.ranking import Ranking
from tabletop.decisions.sealed import OTHERWISE, Sealed
from tabletop.decisions.vote import FAILS, PASSES, Vote

_NOTHING = Consequence()


def results_of(question: Decision) -> Mapping[str, Consequence]:
    """The results there can be, in the author's order, each with what follows from it."""
    match question:
        case Proceeding():
            return question.results()
        case Choice() | MultiChoice():
            return question.options
        case Vote():
            if not question.options:
                return {PASSES: question.outcomes.passes, FAILS: question.outcomes.fails}
            return {**question.options, FAILS: question.outcomes.fails}
        case Sealed():
            return {
                OTHERWISE if row.when is None else f"row-{number}": row
                for number, row in enumerate(question.outcomes, start=1)
            }
        case OpenText():
            return question.rubric
        case Ranking():
            return {key: item.first or _NOTHING for key, item in question.items.items()}
        case Allocation():
            return dict.fromkeys(question.items, _NOTHING)
        case _:
            return {}
