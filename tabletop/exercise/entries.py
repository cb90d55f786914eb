"""What a state is made of: releases, answers, decisions, changes, what is on its way, notes.

Invariant: plain frozen data; each part knows the record it came with, so that it can be struck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tabletop.decisions.effects import Effects
from tabletop.decisions.kinds import AnyAnswer
from tabletop.decisions.proceeding import Made
from tabletop.exercise.events import NoteTaken, OutcomeRuled, RevealedMove
from tabletop.exercise.provenance import NOWHERE, Origin
from tabletop.scenario.model import Inject


@dataclass(frozen=True, slots=True)
class ReleasedInject:
    """An inject that was released: exercise time, and extra talk minutes."""

    id: str
    number: int
    at: int
    extra_minutes: int = 0
    ad_hoc: Inject | None = None
    """What the facilitator wrote, for an inject that is not in the scenario."""
    origin: Origin = NOWHERE
    """The record that released it."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A team's answer as it stands, and those it replaced."""

    team: str
    status: str
    answer: AnyAnswer | None
    rationale: str
    sure: int | None
    speaker: str | None
    late: bool
    drawn: bool
    at: int
    earlier: tuple[AnyAnswer | None, ...] = ()
    number: int = 0
    """The record it came with."""


@dataclass(frozen=True, slots=True)
class OpenedDecision:
    """A decision that was put."""

    id: str
    inject: str
    opened: int
    closed: int | None = None
    answers: Mapping[str, GivenAnswer] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    ruling: OutcomeRuled | None = None
    made: tuple[Made, ...] = ()
    """The interventions of a proceeding."""
    moves: Mapping[str, RevealedMove] | None = None
    """Sealed moves by team, once they are revealed."""
    asked: tuple[str, ...] | None = None
    """Who was asked, where a team joined or left after it was closed."""
    withdrawn: Mapping[str, tuple[AnyAnswer | None, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """What a team answered and what was struck since."""
    overruled: tuple[OutcomeRuled, ...] = ()
    """Rulings that were struck, oldest first."""
    origin: Origin = NOWHERE
    """The record that put it."""
    closing: int = 0
    """The record that closed it."""
    ruled: Origin = NOWHERE
    """The record of its ruling."""
    reveal: int = 0
    """The record that revealed its moves."""
    steps: tuple[int, ...] = ()
    """The records of its interventions."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an indicator."""

    indicator: str
    by: int
    to: int
    why: str
    cause: str
    at: int
    command: str
    """The command it came with: changes of one command are one step."""
    number: int = 0
    """The record it came with."""
    said: int = 0
    """What the record says; `by` is what it comes to since others were struck."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A consequence on its way."""

    cause: str
    due: int
    outcome: str | None
    effects: Effects
    sets: tuple[str, ...]
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Note:
    """Something written down."""

    number: int
    at: int
    note: NoteTaken
