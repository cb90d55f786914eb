"""Matrix argument: action, intended result and reasons; arguments for and against; a ruling."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Bounds

from tabletop.decisions.conditions import Condition
from tabletop.decisions.effects import Consequence, Part
from tabletop.decisions.scalars import By, Text, Whole
from tabletop.decisions.unplayed import UnplayedQuestion


class Modifier(Part):
    """Something in the situation that helps or hinders."""

    when: Condition
    """When it counts."""
    by: By
    """What it adds to the throw."""
    why: Text
    """One sentence."""


class MatrixOutcomes(Part):
    """What follows from success and failure."""

    success: Consequence = Consequence()
    """The argument carries."""
    failure: Consequence = Consequence()
    """It does not."""


class Matrix(UnplayedQuestion):
    """Argue for an action."""

    type: Literal["matrix"]
    dice: Literal["2d6"] = "2d6"
    """What is thrown."""
    target: Annotated[Whole, Bounds(ge=2, le=12)] = 7
    """The throw, with arguments counted, that succeeds: 7 is 58 % for an even argument."""
    modifiers: tuple[Modifier, ...] = ()
    """What the situation adds."""
    outcomes: MatrixOutcomes = MatrixOutcomes()
    """What follows."""
