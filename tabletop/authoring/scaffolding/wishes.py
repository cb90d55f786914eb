"""What somebody wants of a new scenario, and what holds where nothing was said.

Invariant: whatever was typed is cleaned here, once; a dollar sign in it is doubled, since in a scenario it begins a
name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tabletop.decisions.text import LINE_LIMIT, TITLE_LIMIT, clean_line
from tabletop.language.catalogue import N_, _

MOST_TEAMS: Final = 12
MOST_MOVES: Final = 6
FEWEST_GAUGES: Final = 2
MOST_GAUGES: Final = 6
_CLASS: Final = 60
_ALONE: Final = 20
_BOTH: Final = 2
"""Moves that these minutes are meant for."""
_MORE_CLASS: Final = 12
_MORE_ALONE: Final = 6
SHORTEST_CLASS: Final = 60
SHORTEST_ALONE: Final = 10
LONGEST: Final = 480


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator that is wanted."""

    name: str
    good: str = "up"
    """Which way is desirable: `up` or `down`."""


GAUGES: Final = (Gauge(N_("Public trust")), Gauge(N_("Tension"), "down"), Gauge(N_("What is known")))
"""Where none were named."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted; what is empty is left for the author to write."""

    id: str
    month: str
    """The month it is made in, `2026-11`."""
    title: str = ""
    subject: str = ""
    """What it is about, in a sentence."""
    solo: bool = False
    minutes: int = 0
    """With briefing and debrief; 0 takes what is usual."""
    people: str = ""
    """How many, as `6-24`."""
    teams: tuple[str, ...] = ()
    """Their names."""
    team_count: int = 2
    """How many, where no names are given."""
    gauges: tuple[Gauge, ...] = field(default=())
    moves: int = 2

    @property
    def length(self) -> int:
        """Minutes, given or usual."""
        if self.minutes:
            return self.minutes
        usual, more = (_ALONE, _MORE_ALONE) if self.solo else (_CLASS, _MORE_CLASS)
        return usual + more * max(0, self.moves - _BOTH)

    @property
    def single(self) -> bool:
        """Whether there is one team: nobody to vote with, and nobody to keep a secret from."""
        return self.solo or (len(self.named) or self.team_count) == 1

    @property
    def named(self) -> tuple[str, ...]:
        """The names of teams that were typed, as a scenario may hold them."""
        return tuple(name for name in map(title_typed, self.teams) if name)

    @property
    def players(self) -> str:
        """How many people, given or usual."""
        if self.solo:
            return "1"
        count = len(self.named) or self.team_count
        return self.people or f"{max(2, 2 * count)}-{max(8, 6 * count)}"


def typed(text: str, limit: int = LINE_LIMIT) -> str:
    """A text that somebody typed, as a scenario may hold it."""
    return clean_line(text, limit=limit).replace("$", "$$")


def title_typed(text: str) -> str:
    """A title that somebody typed: cut where it is longer than a title may be."""
    cut = clean_line(text, limit=TITLE_LIMIT)
    while len(cut.replace("$", "$$")) > TITLE_LIMIT:
        cut = cut[:-1].rstrip()
    return cut.replace("$", "$$")


def gauges_of(wishes: Wishes) -> tuple[Gauge, ...]:
    """The gauges, at least two."""
    given = tuple(Gauge(label_typed(one.name), one.good) for one in wishes.gauges if label_typed(one.name))
    usual = tuple(Gauge(_(one.name), one.good) for one in GAUGES)
    return (given + usual)[: max(len(given), FEWEST_GAUGES)][:MOST_GAUGES] if given else usual


def label_typed(text: str) -> str:
    """A short name that somebody typed."""
    return title_typed(text)
