"""All that a simulation found about a scenario, as data.

Invariant: whoever asks for findings gets every figure from here, whichever way it was worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tabletop.authoring.simulation.figures import (
    BOUNDS,
    EXACT,
    Alike,
    Certainty,
    ConditionFigures,
    DeadEnd,
    DecisionFigures,
    DominantMove,
    Dominated,
    EndingFigures,
    IndicatorFigures,
    InjectFigures,
    LaterFigures,
    Method,
    OddsFigures,
    OptionFigures,
    Spread,
    Stage,
    Threshold,
)

__all__ = [
    "BOUNDS",
    "EXACT",
    "Alike",
    "Certainty",
    "ConditionFigures",
    "DeadEnd",
    "DecisionFigures",
    "DominantMove",
    "Dominated",
    "EndingFigures",
    "Exploration",
    "IndicatorFigures",
    "InjectFigures",
    "LaterFigures",
    "Method",
    "OddsFigures",
    "OptionFigures",
    "Overflow",
    "Spread",
    "Stage",
    "Threshold",
]


@dataclass(frozen=True, slots=True)
class Overflow:
    """Where exact exploration was given up."""

    at: str
    """The inject or decision."""
    states: int
    """States counted there."""
    limit: int
    why: Literal["layer", "total", "answers"]
    """Too many states at once; too many altogether; or a decision with too many different answers to list."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """All that was found about how a scenario plays."""

    scenario: str
    model: str
    """The players: `uniform`, `cautious` …"""
    contingencies: Literal["due", "never"]
    teams: tuple[str, ...]
    left_out: tuple[str, ...]
    method: Method
    """Of all that says nothing else."""
    states: int
    """Different states looked at, where exploration is exact."""
    widest: int
    """The most of them at one point of play."""
    overflow: Overflow | None
    """Why it is not exact."""
    partial: bool
    """Whether it was stopped: what is here is true of what was played until then."""
    endings: tuple[EndingFigures, ...] = ()
    injects: tuple[InjectFigures, ...] = ()
    decisions: tuple[DecisionFigures, ...] = ()
    indicators: tuple[IndicatorFigures, ...] = ()
    conditions: tuple[ConditionFigures, ...] = ()
    odds: tuple[OddsFigures, ...] = ()
    laters: tuple[LaterFigures, ...] = ()
    dead_ends: tuple[DeadEnd, ...] = ()
    dominated: tuple[Dominated, ...] = ()
    alike: tuple[Alike, ...] = ()
    idle: tuple[str, ...] = ()
    """Decisions that change nothing, whatever is answered."""
    dominant: tuple[DominantMove, ...] = ()
    minutes: Spread | None = None
    """Planned minutes of talk in a play."""
    uncovered: tuple[str, ...] = ()
    """Injects and `decision/option` that no play met; proved where exact."""
