"""Ranking: put items in order; what stands first, and last, has consequences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Bounds

from tabletop.decisions.base import (
    ANSWER,
    Answer,
    Contribution,
    Fault,
    Question,
    Roll,
    Tally,
    choices,
    labels,
    most_chosen,
)
from tabletop.decisions.effects import Consequence, Labelled, joined
from tabletop.decisions.form import Entries, Form, PutInOrder
from tabletop.decisions.scalars import Id


class RankedItem(Labelled):
    """Something to be put in order."""

    first: Consequence | None = None
    """What follows when it is put first."""
    last: Consequence | None = None
    """What follows when it is put last."""


class RankingAnswer(Answer):
    """All items, first is most."""

    type: Literal["ranking"] = "ranking"
    order: tuple[str, ...]
    """All items by id, first is most."""


class Ranking(Question):
    """Put all items in order."""

    type: Literal["ranking"]
    items: Annotated[dict[Id, RankedItem], Bounds(min_length=2, max_length=9)]
    """What is put in order."""

    def fields(self) -> Form:
        """One order."""
        return (PutInOrder(ANSWER, choices(self.items)),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the order."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, tuple) or not entry:
            return Fault.MISSING
        answer = RankingAnswer(order=entry)
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """Every item once."""
        if not isinstance(answer, RankingAnswer):
            return Fault.WRONG_KIND
        if any(one not in self.items for one in answer.order):
            return Fault.NOT_OFFERED
        whole = len(answer.order) == len(self.items) == len(set(answer.order))
        return None if whole else Fault.NOT_ALL_ORDERED

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """What stands first and last for each team; the result is what most teams put first."""
        orders = {team: one.order for team, one in answers.items() if isinstance(one, RankingAnswer)}
        result, counts = most_chosen({team: order[0] for team, order in orders.items()}, tuple(self.items))
        contributions = tuple(
            Contribution(
                team,
                joined(one for one in (self.items[order[0]].first, self.items[order[-1]].last) if one is not None),
            )
            for team, order in orders.items()
        )
        return Tally(result, contributions, counts)

    def guess(self, roll: Roll) -> Answer:
        """Any order."""
        left = list(self.items)
        return RankingAnswer(order=tuple(left.pop(roll(len(left)) - 1) for _ in range(len(self.items))))

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The labels in order."""
        return labels(self.items, answer.order) if isinstance(answer, RankingAnswer) else ()
