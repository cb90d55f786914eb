"""Choice: pick one option."""

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
from tabletop.decisions.effects import Option
from tabletop.decisions.form import Entries, Form, PickOne
from tabletop.decisions.scalars import Id


class ChoiceAnswer(Answer):
    """The one option picked."""

    type: Literal["choice"] = "choice"
    option: str
    """Its id."""


class Choice(Question):
    """Pick one of two to nine options."""

    type: Literal["choice"]
    options: Annotated[dict[Id, Option], Bounds(min_length=2, max_length=9)]
    """What can be picked."""

    def fields(self) -> Form:
        """One pick."""
        return (PickOne(ANSWER, choices(self.options)),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the pick."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, str) or not entry:
            return Fault.MISSING
        answer = ChoiceAnswer(option=entry)
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """The option must be offered."""
        if not isinstance(answer, ChoiceAnswer):
            return Fault.WRONG_KIND
        return None if answer.option in self.options else Fault.NOT_OFFERED

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """Each team's option; the result is the option most teams chose."""
        chosen = {team: one.option for team, one in answers.items() if isinstance(one, ChoiceAnswer)}
        result, counts = most_chosen(chosen, tuple(self.options))
        return Tally(result, tuple(Contribution(team, self.options[one]) for team, one in chosen.items()), counts)

    def guess(self, roll: Roll) -> Answer:
        """Any option."""
        return ChoiceAnswer(option=tuple(self.options)[roll(len(self.options)) - 1])

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The option's label."""
        return labels(self.options, [answer.option]) if isinstance(answer, ChoiceAnswer) else ()
