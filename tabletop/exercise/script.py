"""The line of play, the times and the tables as they stand now: the scenario's, with what was changed while playing.

Invariant: the scenario itself is never changed. Everything the exercise releases, shows or asks goes by what stands
here, and what stands here is the scenario and the live changes in the log, nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from tabletop.exercise.events import SessionOpened, TeamSeat
from tabletop.scenario.model import Inject, Scenario

Release = Literal["hand", "clock"]


@dataclass(frozen=True, slots=True)
class Script:
    """Every inject as it reads now, in the order of play."""

    injects: Mapping[str, Inject]
    move_of: Mapping[str, str]
    """Inject or decision → move."""
    typed: frozenset[str] = frozenset()
    """Injects whose effects the facilitator wrote."""

    @classmethod
    def of(cls, scenario: Scenario) -> Script:
        """As the author wrote it."""
        return cls(scenario.injects, scenario.move_of)

    def with_inject(self, inject: Inject, *, typed: bool = False) -> Script:
        """An inject that reads otherwise, in its place."""
        injects = MappingProxyType({**self.injects, inject.id: inject})
        return replace(self, injects=injects, typed=self.typed | {inject.id} if typed else self.typed)

    def moved(self, name: str, before: str | None) -> Script:
        """An inject standing before another, in that one's move; None puts it at the end of its own move."""
        move = self.move_of[before or name]
        rest = [one for one in self.injects if one != name]
        if before is not None:
            place = rest.index(before)
        else:
            place = max((i + 1 for i, one in enumerate(rest) if self.move_of[one] == move), default=len(rest))
        order = [*rest[:place], name, *rest[place:]]
        injects = MappingProxyType({one: self.injects[one] for one in order})
        return replace(self, injects=injects, move_of=MappingProxyType({**self.move_of, name: move}))


@dataclass(frozen=True, slots=True)
class Schedule:
    """When injects come: by hand, or by the clock. It is about time, so `undo` leaves it as it is."""

    by: Release = "hand"
    times: Mapping[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
    """Inject → minutes from the start of its move, where it was planned anew; None waits for a hand."""
    postponed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Move → minutes by which everything was put off during it."""
    began: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Move → exercise time at which it began."""
    touched: int = 0
    """Exercise time of the latest ruling, undo or change: a clock that releases waits a moment after it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part now."""

    seats: tuple[TeamSeat, ...]
    """In the scenario's order."""
    merged: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Team → the team that speaks for it now."""

    @classmethod
    def of(cls, opening: SessionOpened) -> Cast:
        """As the session was opened."""
        return cls(opening.seats)

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams with a seat of their own."""
        return tuple(seat.team for seat in self.seats)

    def seat(self, team: str) -> TeamSeat | None:
        """That team's seat."""
        return next((seat for seat in self.seats if seat.team == team), None)

    def voice(self, team: str) -> str:
        """Who speaks for a team: itself, or the one it was merged into."""
        return self.merged.get(team, team)

    def voices(self, team: str) -> tuple[str, ...]:
        """Everybody who speaks through a team: itself first, then those merged into it."""
        return (team, *(one for one, into in self.merged.items() if into == team))

    def joined(self, seat: TeamSeat, order: tuple[str, ...]) -> Cast:
        """With another seat, in the scenario's `order`; a seat of the same team gives way to it."""
        others = [one for one in self.seats if one.team != seat.team]
        return replace(self, seats=tuple(sorted([*others, seat], key=lambda one: order.index(one.team))))

    def united(self, team: str, into: str) -> Cast:
        """With one seat for two teams."""
        leaving = next(seat for seat in self.seats if seat.team == team)
        seats = tuple(
            one.model_copy(update={"people": one.people + leaving.people, "played": one.played or leaving.played})
            if one.team == into
            else one
            for one in self.seats
            if one.team != team
        )
        merged = {one: into if voice == team else voice for one, voice in self.merged.items()}
        return Cast(seats, MappingProxyType({**merged, team: into}))
