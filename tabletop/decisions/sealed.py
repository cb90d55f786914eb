"""Sealed move: every team commits before any is shown.

Each team chooses, and predicts the others if the author asks for it. What it commits to stands in the log as a
commitment, with its opening beside the chain; when all have committed, one reveal puts every move into the chain in
the clear. Then the first row of the table that fits counts, or the umpire rules.

Invariant: between commit and reveal a move is in no view but its own team's; the facilitator's least of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Bounds
from pydantic_core import PydanticCustomError

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
)
from tabletop.decisions.conditions import Condition, holds
from tabletop.decisions.effects import Consequence, Labelled
from tabletop.decisions.form import Entries, Form, PickOne
from tabletop.decisions.scalars import Id, YesNo
from tabletop.decisions.words import Words

PREDICT: Final = "predict."
"""Before the id of the team that is predicted, in the name of a field."""
OTHERWISE: Final = "otherwise"


class SealedRow(Consequence):
    """One row of the table: the first that fits counts."""

    when: Condition | None = None
    """Team → option; all must fit."""
    otherwise: YesNo = False
    """The last row."""

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Self:
        if (self.when is None) != self.otherwise:
            raise PydanticCustomError("when_or_otherwise", "either `when` or `otherwise: yes`")
        return self


class SealedMove(BaseModel):
    """What a team does, and what it expects of the others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    option: str
    """What it does."""
    predicts: dict[str, str] = {}
    """Team → what it is expected to do."""


class SealedAnswer(Answer):
    """A move under seal."""

    type: Literal["sealed"] = "sealed"
    move: Words
    """The move as JSON: `option`, and `predicts` by team. The log's chain holds a commitment to it."""

    @classmethod
    def of(cls, move: SealedMove) -> Self:
        """Seal a move."""
        return cls(move=Words.of(move.model_dump_json()))

    @property
    def opened(self) -> SealedMove | None:
        """The move; None where the words were erased, or are no move."""
        try:
            return SealedMove.model_validate_json(self.move.shown)
        except ValueError:
            return None


class Sealed(Question):
    """Move at the same time, unseen."""

    type: Literal["sealed"]
    predict: YesNo = False
    """Whether each team also predicts the others."""
    options: Annotated[dict[Id, Labelled], Bounds(min_length=2, max_length=9)]
    """What each team can do."""
    outcomes: tuple[SealedRow, ...]
    """The table."""

    def fields(self) -> Form:
        """One option."""
        return (PickOne(ANSWER, choices(self.options)),)

    def fields_of(self, team: str | None, seats: tuple[str, ...]) -> Form:
        """One option; and what each of the others will do, where predictions are asked for."""
        others = tuple(one for one in seats if one != team) if self.predict else ()
        offered = choices(self.options)
        return (*self.fields(), *(PickOne(PREDICT + one, offered, "prediction", one) for one in others))

    def read(self, entries: Entries) -> Answer | Fault:
        """Read the move and the predictions."""
        entry = entries.get(ANSWER)
        if not isinstance(entry, str) or not entry:
            return Fault.MISSING
        answer = SealedAnswer.of(sealed_move(entry, entries))
        return self.check(answer) or answer

    def check(self, answer: Answer) -> Fault | None:
        """The move and every prediction must be offered."""
        if not isinstance(answer, SealedAnswer):
            return Fault.WRONG_KIND
        move = answer.opened
        if move is None:
            return Fault.MISSING
        return None if {move.option, *move.predicts.values()} <= set(self.options) else Fault.NOT_OFFERED

    def check_of(self, answer: Answer, team: str, seats: tuple[str, ...]) -> Fault | None:
        """As `check`; and every other seat must be predicted where that is asked for, and nobody else."""
        if fault := self.check(answer):
            return fault
        move = answer.opened if isinstance(answer, SealedAnswer) else None
        predicted = set(move.predicts) if move else set()
        wanted = {one for one in seats if one != team} if self.predict else set()
        if predicted - wanted:
            return Fault.NOT_OFFERED
        return Fault.MISSING if wanted - predicted else None

    def tally(self, answers: Mapping[str, Answer]) -> Tally:
        """The first row that fits the moves; the consequence is the room's. The result is `row-N`, or `otherwise`."""
        moves = {team: move for team, one in answers.items() if isinstance(one, SealedAnswer) and (move := one.opened)}
        chosen = {team: move.option for team, move in moves.items()}
        counts = tuple((key, list(chosen.values()).count(key)) for key in self.options)
        if not chosen:
            return Tally(None, (), counts)
        for number, row in enumerate(self.outcomes, start=1):
            if row.when is None or holds(row.when, {}, chosen):
                result = f"row-{number}" if row.when is not None else OTHERWISE
                return Tally(result, (Contribution(None, row),), counts)
        return Tally(None, (), counts)

    def guess(self, roll: Roll) -> Answer:
        """Any option; predictions are added by `guess_of`."""
        options = tuple(self.options)
        return SealedAnswer.of(SealedMove(option=options[roll(len(options)) - 1]))

    def guess_of(self, roll: Roll, team: str, seats: tuple[str, ...]) -> Answer:
        """Any option, and any prediction of each of the others."""
        options = tuple(self.options)
        option = options[roll(len(options)) - 1]
        others = tuple(one for one in seats if one != team) if self.predict else ()
        return SealedAnswer.of(
            SealedMove(option=option, predicts={one: options[roll(len(options)) - 1] for one in others})
        )

    def summary(self, answer: Answer) -> tuple[str, ...]:
        """The option's label."""
        move = answer.opened if isinstance(answer, SealedAnswer) else None
        return labels(self.options, [move.option]) if move else ()


def sealed_move(option: str, entries: Entries) -> SealedMove:
    """The move in the entries of a form."""
    predicts = {
        name.removeprefix(PREDICT): entry
        for name, entry in entries.items()
        if name.startswith(PREDICT) and isinstance(entry, str) and entry
    }
    return SealedMove(option=option, predicts=predicts)
