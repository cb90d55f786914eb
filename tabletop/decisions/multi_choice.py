"""Multi-choice: pick several options, some of which exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field as Bounds
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from tabletop.decisions.base import ANSWER, Answer, Contribution, Fault, Question, Roll, Tally, choices, labels
from tabletop.decisions.effects import Option, joined
from tabletop.decisions.form import Entries, Form, PickSome
from tabletop.decisions.scalars import Id, Pick


class PickableOption(Option):
    """An option that may exclude others."""

    excludes: tuple[Id, ...] = ()
    """Options that cannot be picked together with this one."""


class MultiChoiceAnswer(Answer):
    """The options picked, in the question's order."""

    type: Literal["multi-choice"] = "multi-choice"
    options: tuple[str, ...]
    """Their ids."""


class MultiChoice(Question):
    """Pick some of the options."""

    type: Literal["multi-choice"]
    options: Annotated[dict[Id, PickableOption], Bounds(min_length=2, max_length=9)]
    """What can be picked."""
    pick: Pick
    """How many: `2`, or `1-2`."""

    @model_validator(mode="after")
    def _pick_can_be_met(self) -> Self:
        least, most = self.pick
        if not 1 <= least <= most <= len(self.options):
            raise PydanticCustomError("pick_range", "a range between 1 and the number of options")
        return self

    def _excluded(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, other) for key, option in self.options.items() for other in option.excludes)

    def fields(self) -> Form:
        """Some picks."""
        return (PickSome(ANSWER, choices(self.options), self.pick[0], self.pick[1], self._excluded()),)

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the picks."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, tuple) or not entry:
            return Fault.MISSING
        unknown = any(one not in self.options for one in entry)
        if unknown:
            return Fault.NOT_OFFERED
        answer = MultiChoiceAnswer(options=tuple(one for one in self.options if one in entry))
        return Fault.TOO_MANY if len(set(entry)) != len(entry) else self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """Offered, as many as asked, none that exclude each other."""
        if not isinstance(answer, MultiChoiceAnswer):
            return Fault.WRONG_KIND
        picked = answer.options
        if any(one not in self.options for one in picked):
            return Fault.NOT_OFFERED
        if len(picked) < self.pick[0]:
            return Fault.TOO_FEW
        if len(picked) > self.pick[1] or len(set(picked)) != len(picked):
            return Fault.TOO_MANY
        clash = any(one in picked and other in picked for one, other in self._excluded())
        return Fault.EXCLUDED if clash else None

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """Every pick counts; the result is the option most teams picked."""
        picked = {team: one.options for team, one in answers.items() if isinstance(one, MultiChoiceAnswer)}
        counts = tuple((key, sum(key in options for options in picked.values())) for key in self.options)
        best = max(counts, key=lambda item: item[1])
        contributions = tuple(
            Contribution(team, joined(self.options[one] for one in options)) for team, options in picked.items()
        )
        return Tally(best[0] if best[1] else None, contributions, counts)

    def guess(self, roll: Roll) -> Answer:
        """Draw options until enough fit together."""
        left = list(self.options)
        picked: list[str] = []
        wanted = self.pick[0] - 1 + roll(self.pick[1] - self.pick[0] + 1)
        banned = self._excluded()
        while left and len(picked) < wanted:
            one = left.pop(roll(len(left)) - 1)
            if not any({one, other} == set(pair) for other in picked for pair in banned):
                picked.append(one)
        return MultiChoiceAnswer(options=tuple(one for one in self.options if one in picked))

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The picks' labels."""
        return labels(self.options, answer.options) if isinstance(answer, MultiChoiceAnswer) else ()
