"""Consensus under silence: a text is adopted unless a seat breaks silence by the deadline."""

from __future__ import annotations

from typing import Literal

from tabletop.decisions.effects import Consequence, Part
from tabletop.decisions.scalars import Minutes, Text
from tabletop.decisions.unplayed import UnplayedQuestion


class ConsensusOutcomes(Part):
    """What follows when silence holds or is broken."""

    adopted: Consequence = Consequence()
    """Nobody broke silence."""
    broken: Consequence = Consequence()
    """A seat objected and the text was not agreed."""


class Consensus(UnplayedQuestion):
    """Adopt a text under silence. There is no vote here."""

    type: Literal["consensus"]
    text: Text
    """The draft, with contested phrases in [brackets]."""
    silence: Minutes
    """How long the text stands under silence, in minutes of exercise time."""
    outcomes: ConsensusOutcomes = ConsensusOutcomes()
    """What follows."""
