"""Allocation: share a fixed number of points among items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field as Bounds
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from tabletop.decisions.base import ANSWER, Answer, Contribution, Fault, Question, Roll, Tally, choices, most_chosen
from tabletop.decisions.effects import Consequence, Effects, Labelled, joined, scaled
from tabletop.decisions.form import Entries, Form, ShareOut
from tabletop.decisions.scalars import Id, Points, Whole


class AllocatedItem(Labelled):
    """Something that can be given points."""

    per_step: Effects = {}
    """Changes for every step of points given."""
    thresholds: dict[Whole, Consequence] = {}
    """What follows from the highest of these amounts that is reached."""


class AllocationAnswer(Answer):
    """Points by item; what is not named gets none."""

    type: Literal["allocation"] = "allocation"
    points: dict[str, int]
    """Points by item id; only what was given some."""


class Allocation(Question):
    """Share points in steps."""

    type: Literal["allocation"]
    points: Points
    """How many points there are to give."""
    step: Points = 1
    """The smallest amount that can be given."""
    items: Annotated[dict[Id, AllocatedItem], Bounds(min_length=2, max_length=9)]
    """What can be given points."""

    @model_validator(mode="after")
    def _steps_fit(self) -> Self:
        if self.points % self.step:
            raise PydanticCustomError("points_step", "points that are a multiple of the step")
        return self

    def fields(self) -> Form:
        """One share-out."""
        return (ShareOut(ANSWER, choices(self.items), self.points, self.step),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the points."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, dict) or not entry:
            return Fault.MISSING
        answer = AllocationAnswer(points={key: points for key, points in entry.items() if points})
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """Offered, in steps, and all points given."""
        if not isinstance(answer, AllocationAnswer):
            return Fault.WRONG_KIND
        if any(key not in self.items for key in answer.points):
            return Fault.NOT_OFFERED
        if any(points < 0 or points % self.step for points in answer.points.values()):
            return Fault.WRONG_STEP
        return None if sum(answer.points.values()) == self.points else Fault.WRONG_TOTAL

    def _consequence(self, key: str, points: int) -> Consequence:
        item = self.items[key]
        reached = [amount for amount in item.thresholds if points >= amount]
        parts = [Consequence(effects=scaled(item.per_step, points // self.step))] if points else []
        return joined([*parts, *([item.thresholds[max(reached)]] if reached else [])])

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """Each team's changes; the result is the item given most by most teams."""
        given = {team: one.points for team, one in answers.items() if isinstance(one, AllocationAnswer)}
        most = {team: max(self.items, key=lambda key: points.get(key, 0)) for team, points in given.items()}
        result, counts = most_chosen(most, tuple(self.items))
        contributions = tuple(
            Contribution(team, joined(self._consequence(key, points.get(key, 0)) for key in self.items))
            for team, points in given.items()
        )
        return Tally(result, contributions, counts)

    def guess(self, roll: Roll) -> Answer:
        """Give step by step to whatever comes up."""
        points = dict.fromkeys(self.items, 0)
        keys = tuple(self.items)
        for _ in range(self.points // self.step):
            points[keys[roll(len(keys)) - 1]] += self.step
        return AllocationAnswer(points={key: amount for key, amount in points.items() if amount})

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """`label points` for every item that was given some, most first."""
        if not isinstance(answer, AllocationAnswer):
            return ()
        ordered = sorted(answer.points.items(), key=lambda item: -item[1])
        return tuple(f"{self.items[key].label if key in self.items else key} {amount}" for key, amount in ordered)
