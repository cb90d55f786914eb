"""Sealed move: every team commits before any is shown."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field as Bounds
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from tabletop.decisions.conditions import Condition
from tabletop.decisions.effects import Consequence, Labelled
from tabletop.decisions.scalars import Id, YesNo
from tabletop.decisions.unplayed import UnplayedQuestion


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


class Sealed(UnplayedQuestion):
    """Move at the same time, unseen."""

    type: Literal["sealed"]
    predict: YesNo = False
    """Whether each team also predicts the others."""
    options: Annotated[dict[Id, Labelled], Bounds(min_length=2, max_length=9)]
    """What each team can do."""
    outcomes: tuple[SealedRow, ...]
    """The table."""
