"""Negotiation: a term sheet of clauses to propose, amend, accept, reserve on or walk away from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Bounds

from tabletop.decisions.effects import Consequence, Part
from tabletop.decisions.scalars import Id, Minutes, Text
from tabletop.decisions.unplayed import UnplayedQuestion


class NegotiationOutcomes(Part):
    """What follows when the parties part."""

    signed: Consequence = Consequence()
    """All signed."""
    reserved: Consequence = Consequence()
    """Signed with a reservation."""
    walked: Consequence = Consequence()
    """A party walked away."""


class Negotiation(UnplayedQuestion):
    """Agree on clauses."""

    type: Literal["negotiation"]
    minutes: Minutes = 15
    """Planned time."""
    clauses: Annotated[dict[Id, Text], Bounds(min_length=1, max_length=9)]
    """The opening term sheet."""
    outcomes: NegotiationOutcomes = NegotiationOutcomes()
    """What follows."""
