"""Live changes, asked for: the script, the times and the tables while playing. Part of `commands`, which lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ChangeRelease:
    """Let injects come by hand, or at their time by the clock."""

    by: Literal["hand", "clock"]
    """Which."""


@dataclass(frozen=True, slots=True)
class BeginMove:
    """Begin a later move although none of its injects is released yet; sent by the clock."""

    move: str
    """The move, by its id."""


@dataclass(frozen=True, slots=True)
class PostponeInjects:
    """Put off everything still to come, and the end of the move."""

    minutes: int
    """From -60 to 60, not 0."""


@dataclass(frozen=True, slots=True)
class ReplanInject:
    """Give an inject another time."""

    inject: str
    """The inject, by its id."""
    minutes: int | None
    """Minutes from the start of its move, 0 to 480; None leaves it to a hand."""


@dataclass(frozen=True, slots=True)
class WriteEffect:
    """A change that a template brings."""

    indicator: str
    """The indicator, by its id."""
    by: int
    """Points, from -100 to +100."""
    why: str
    """The reason, as players are told."""


@dataclass(frozen=True, slots=True)
class EditInject:
    """Write anew what nobody has seen yet."""

    inject: str
    """The inject, by its id."""
    title: str | None = None
    """Its title; None leaves it."""
    texts: tuple[tuple[str, str], ...] = ()
    """(`everyone` or a team, what it reads) for every text that changes; empty takes a text out."""
    effects: tuple[WriteEffect, ...] | None = None
    """A template's changes, in place of the author's; None leaves those."""


@dataclass(frozen=True, slots=True)
class ReaddressInject:
    """Let others see an inject than planned."""

    inject: str
    """The inject, by its id."""
    to: tuple[str, ...]
    """Who sees it; nobody named means everybody."""


@dataclass(frozen=True, slots=True)
class MoveInject:
    """Let a planned inject come at another place."""

    inject: str
    """The inject, by its id."""
    before: str | None
    """The planned inject it comes before, of the same or a later move; None puts it at the end of its move."""


@dataclass(frozen=True, slots=True)
class AddTeam:
    """Let a team of the scenario take part from now on, or people take a seat that nobody plays."""

    team: str
    """The team, by its id."""
    name: str = ""
    """A pseudonym; empty takes the scenario's name."""
    people: int = 0
    """How many sit there; 0 when nobody counted."""


@dataclass(frozen=True, slots=True)
class MergeTeams:
    """Let one seat go on for two teams."""

    team: str
    """The team that gives up its seat."""
    into: str
    """The team that speaks for both."""


Live = (
    ChangeRelease
    | BeginMove
    | PostponeInjects
    | ReplanInject
    | EditInject
    | ReaddressInject
    | MoveInject
    | AddTeam
    | MergeTeams
)
