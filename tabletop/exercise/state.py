"""Where an exercise stands: everything the records so far come to.

Invariant: a state is never changed; `evolve` makes the next one. It is recomputed from the log, never stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypedDict, Unpack

from tabletop.exercise.entries import Change, GivenAnswer, Note, OpenedDecision, Pending, ReleasedInject
from tabletop.exercise.events import SessionOpened
from tabletop.exercise.history import History
from tabletop.exercise.moments import Moment
from tabletop.exercise.provenance import Origin, Step
from tabletop.exercise.script import Cast, Schedule, Script
from tabletop.scenario.model import Inject, Move, Scenario

__all__ = ["Change", "GivenAnswer", "Note", "OpenedDecision", "Pending", "ReleasedInject"]

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
class Undoable:
    """A step that can be taken back, and the state before it."""

    step: Step
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
    origins: Mapping[str, Origin]
    placed: Mapping[str, int]
    landed: tuple[tuple[str, str | None], ...]
    steps: History[Step]
    script: Script
    schedule: Schedule
    cast: Cast


@dataclass(frozen=True)
class State:
    """The fold of all records so far. No slots: `but` copies it as a dict, six times as fast as `replace`."""

    scenario: Scenario
    opening: SessionOpened
    script: Script
    """The line of play as it stands now."""
    cast: Cast
    """Who takes part now."""
    schedule: Schedule
    """When injects come."""
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
    """First and last record of everything that was taken back."""
    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}))
    """Where each fact came from."""
    placed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The record that gave an inject its status."""
    landed: tuple[tuple[str, str | None], ...] = ()
    """(cause, text) of all delayed consequences that arrived."""
    steps: History[Step] = field(default_factory=History)
    """All that was done, one entry for each command."""

    def but(self, **changed: Unpack[Changed]) -> State:
        """The same state with some fields changed. Folding a long log is mostly this."""
        other: State = object.__new__(State)
        other.__dict__.update(self.__dict__)
        other.__dict__.update(changed)
        return other

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that take part, in the scenario's order."""
        return self.cast.teams

    @property
    def playing(self) -> bool:
        """Whether play has begun and not ended."""
        return self.phase in {Phase.RUNNING, Phase.PAUSED}

    @property
    def current(self) -> ReleasedInject | None:
        """The latest released inject."""
        return self.released[-1] if self.released else None

    def inject(self, name: str) -> Inject | None:
        """An inject as it reads now, or one written on the spot."""
        written = next((one.ad_hoc for one in self.released if one.id == name and one.ad_hoc), None)
        return written or self.script.injects.get(name)

    def move_of(self, name: str | None) -> Move | None:
        """The move of that id."""
        return next((move for move in self.scenario.moves if move.id == name), None)

    def seats(self, decision: str) -> tuple[str, ...]:
        """The teams asked by that decision; who speaks for another is asked in its place."""
        opened = self.decisions.get(decision)
        if opened is not None and opened.asked is not None:
            return opened.asked
        question = self.scenario.decisions.get(decision)
        if question is None or not self.cast.merged:
            return question.seats(self.teams) if question else ()
        asked = set(map(self.cast.voice, question.seats((*self.teams, *self.cast.merged))))
        return tuple(team for team in self.teams if team in asked)

    def exercise_time(self, at: Moment | None = None) -> int:
        """Exercise time in milliseconds at `at`, or at the latest record."""
        return self.clock.at((at or self.last).ticks)


def begin(scenario: Scenario, opening: SessionOpened) -> State:
    """The state after the first record."""
    return State(
        scenario=scenario,
        opening=opening,
        script=Script.of(scenario),
        cast=Cast.of(opening),
        schedule=Schedule(by=opening.release),
        indicators=MappingProxyType({name: one.start for name, one in scenario.indicators.items()}),
    )
