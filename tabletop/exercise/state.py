"""Where an exercise stands: everything the records so far come to.

Invariant: a state is never changed; `evolve` makes the next one. It is recomputed from the log, never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypedDict, Unpack

from tabletop.decisions.effects import Effects
from tabletop.decisions.kinds import AnyAnswer
from tabletop.exercise.events import NoteTaken, OutcomeRuled, SessionOpened
from tabletop.exercise.history import History
from tabletop.exercise.moments import Moment
from tabletop.scenario.model import Inject, Move, Scenario

MINUTE: Final = 60_000
"""Milliseconds."""


BEGINNING: Final = Moment(wall=0, ticks=0)
"""Before the first record."""


class Phase(StrEnum):
    """How far the session is."""

    BRIEFING = "briefing"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    CLOSED = "closed"


class InjectStatus(StrEnum):
    """Where an inject stands. One that is not listed is still to come."""

    RELEASED = "released"
    SKIPPED = "skipped"
    PASSED = "passed"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Clock:
    """The exercise clock: what is banked, and since when it runs."""

    banked: int = 0
    """Milliseconds of exercise time up to `since`."""
    since: int | None = None
    """Ticks at which it last started to run; None while it stands still."""

    def at(self, ticks: int) -> int:
        """Exercise time in milliseconds at `ticks`."""
        return self.banked if self.since is None else self.banked + max(0, ticks - self.since)

    def stopped(self, ticks: int) -> Clock:
        """The clock, standing still from `ticks`."""
        return Clock(self.at(ticks), None)

    def running(self, ticks: int) -> Clock:
        """The clock, running from `ticks`."""
        return Clock(self.at(ticks), ticks)


@dataclass(frozen=True, slots=True)
class ReleasedInject:
    """An inject that was released: exercise time, and extra talk minutes."""

    id: str
    number: int
    at: int
    extra_minutes: int = 0
    ad_hoc: Inject | None = None
    """What the facilitator wrote, for an inject that is not in the scenario."""


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


@dataclass(frozen=True, slots=True)
class Pending:
    """A consequence on its way."""

    cause: str
    due: int
    outcome: str | None
    effects: Effects
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something written down."""

    number: int
    at: int
    note: NoteTaken


@dataclass(frozen=True, slots=True)
class Undoable:
    """A step that can be taken back: its records, what it was, and the state before it."""

    command: str
    number: int
    until: int
    step: str
    what: str
    before: State


class Changed(TypedDict, total=False):
    """What `State.but` can change: the fields of a state, by name."""

    phase: Phase
    clock: Clock
    last: Moment
    number: int
    move: str | None
    move_started: int
    move_extra: int
    injects: Mapping[str, InjectStatus]
    released: tuple[ReleasedInject, ...]
    decisions: Mapping[str, OpenedDecision]
    indicators: Mapping[str, int]
    changes: History[Change]
    facts: Mapping[str, str]
    pending: tuple[Pending, ...]
    arrived: tuple[tuple[str, str], ...]
    notes: History[Note]
    blank: bool
    ending: str | None
    revealed: bool
    undoable: tuple[Undoable, ...]
    struck: History[tuple[int, int]]


@dataclass(frozen=True)
class State:
    """The fold of all records so far. No slots: `but` copies it as a dict, six times as fast as `replace`."""

    scenario: Scenario
    opening: SessionOpened
    phase: Phase = Phase.BRIEFING
    clock: Clock = Clock()
    last: Moment = BEGINNING
    """The stamp of the latest record."""
    number: int = 0
    """The number of the latest record."""
    move: str | None = None
    move_started: int = 0
    """Exercise time at which the move began."""
    move_extra: int = 0
    """Minutes added to the move."""
    injects: Mapping[str, InjectStatus] = field(default_factory=lambda: MappingProxyType({}))
    released: tuple[ReleasedInject, ...] = ()
    decisions: Mapping[str, OpenedDecision] = field(default_factory=lambda: MappingProxyType({}))
    indicators: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    changes: History[Change] = field(default_factory=History)
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Flags (`yes`) and results of decisions, for conditions."""
    pending: tuple[Pending, ...] = ()
    arrived: tuple[tuple[str, str], ...] = ()
    """(cause, text) of what arrived with the latest release."""
    notes: History[Note] = field(default_factory=History)
    blank: bool = False
    ending: str | None = None
    revealed: bool = False
    undoable: tuple[Undoable, ...] = ()
    struck: History[tuple[int, int]] = field(default_factory=History)
    """First and last record of every step that was taken back."""

    def but(self, **changed: Unpack[Changed]) -> State:
        """The same state with some fields changed. Folding a long log is mostly this."""
        other: State = object.__new__(State)
        other.__dict__.update(self.__dict__)
        other.__dict__.update(changed)
        return other

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that take part, in the scenario's order."""
        return tuple(seat.team for seat in self.opening.seats)

    @property
    def playing(self) -> bool:
        """Whether play has begun and not ended."""
        return self.phase in {Phase.RUNNING, Phase.PAUSED}

    @property
    def current(self) -> ReleasedInject | None:
        """The latest released inject."""
        return self.released[-1] if self.released else None

    def inject(self, name: str) -> Inject | None:
        """An inject of the scenario, or one written on the spot."""
        written = next((one.ad_hoc for one in self.released if one.id == name and one.ad_hoc), None)
        return written or self.scenario.injects.get(name)

    def move_of(self, name: str | None) -> Move | None:
        """The move of that id."""
        return next((move for move in self.scenario.moves if move.id == name), None)

    def seats(self, decision: str) -> tuple[str, ...]:
        """The teams asked by that decision."""
        question = self.scenario.decisions.get(decision)
        return question.seats(self.teams) if question else ()

    def exercise_time(self, at: Moment | None = None) -> int:
        """Exercise time in milliseconds at `at`, or at the latest record."""
        return self.clock.at((at or self.last).ticks)


def begin(scenario: Scenario, opening: SessionOpened) -> State:
    """The state after the first record."""
    return State(
        scenario=scenario,
        opening=opening,
        indicators=MappingProxyType({name: one.start for name, one in scenario.indicators.items()}),
    )
