"""An outline as data: moves, their injects, what those ask, what each result leads to, and the endings.

Invariant: plain frozen data in the author's words, real names put in for aliases; nothing here is cleaned or escaped
for a place it will be shown in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

When = Literal["planned", "conditional", "contingency", "template"]
"""Comes in the line of play; comes there if something holds; held back for the facilitator; pulled at any moment."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an indicator."""

    indicator: str
    """Its id."""
    name: str
    """Its name."""
    by: int
    """Points."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a delayed consequence can arrive: with one of these injects, or only after the last."""

    after: int
    """How many further injects are released before it arrives."""
    injects: tuple[str, ...]
    """The planned injects it can arrive with, if nothing held back is used."""
    may_miss: bool
    """Whether play can be over before it arrives."""
    changes: tuple[Change, ...]
    """What it changes."""
    sets: tuple[str, ...]
    """Flags it sets."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What a result opens, or closes."""

    target: str
    """The inject, or the ending as `ending:ID`."""
    opens: bool
    """Whether the target needs this, or needs that it is not so."""
    flag: str
    """The flag it goes by; empty where the condition names the decision."""
    later: bool
    """Whether it is the delayed consequence that sets the flag."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that a decision can come to."""

    id: str
    label: str
    changes: tuple[Change, ...]
    """What it changes at once."""
    sets: tuple[str, ...]
    """Flags it sets at once."""
    arrival: Arrival | None
    """What comes of it later."""
    leads: tuple[Lead, ...]
    """What goes by it."""
    dead: bool = False
    """Whether it can never come to this."""

    @property
    def tells(self) -> bool:
        """Whether something further on goes by it."""
        return bool(self.leads or self.arrival)


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as an inject asks it."""

    id: str
    type: str
    by: tuple[str, ...]
    """The teams that decide, by id; or `each team`."""
    question: str
    results: tuple[Result, ...]
    bends: tuple[str, ...] = ()
    """What tips it: the conditions of a matrix argument's modifiers, in words."""


@dataclass(frozen=True, slots=True)
class Step:
    """An inject in its place."""

    id: str
    title: str
    when: When
    at: int | None
    """Running minutes of play at which it is planned; None where it waits for a hand."""
    minutes: int
    """Planned minutes of talk."""
    to: tuple[str, ...]
    """The teams that see it; none named means everybody."""
    optional: bool
    needs: tuple[str, ...]
    """What has to hold, in words; any one of the lines is enough."""
    changes: tuple[Change, ...]
    sets: tuple[str, ...]
    asks: tuple[Asked, ...]
    leads: tuple[Lead, ...]
    """What goes by a flag that its release sets."""
    dead: bool = False
    """Whether it can never happen."""


@dataclass(frozen=True, slots=True)
class MoveOutline:
    """A move in its place."""

    id: str
    title: str
    starts: int
    """Running minutes of play."""
    minutes: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EndingOutline:
    """An ending and what it needs."""

    id: str
    title: str
    needs: tuple[str, ...]
    """What has to hold, in words; none for the one that is left."""
    dead: bool = False
    """Whether it is never reached."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole story."""

    id: str
    title: str
    language: str
    minutes: int
    """Planned minutes with briefing and debrief."""
    teams: tuple[tuple[str, str], ...]
    """Id and name."""
    indicators: tuple[tuple[str, str, int], ...]
    """Id, name, start."""
    moves: tuple[MoveOutline, ...]
    endings: tuple[EndingOutline, ...]
    """The first that fits is the one."""
    explored: Literal["no", "partly", "wholly"] = "no"
    """Whether it was played: not at all; so that what is marked dead is; or in every way, so that the rest can be."""

    @property
    def play(self) -> int:
        """Planned minutes of the moves."""
        return sum(move.minutes for move in self.moves)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every inject, in the order of the file."""
        return tuple(step for move in self.moves for step in move.steps)

    @property
    def titles(self) -> dict[str, str]:
        """Id of an inject, or `ending:ID` → its title."""
        injects = {step.id: step.title for step in self.steps}
        return injects | {f"ending:{one.id}": one.title for one in self.endings}
