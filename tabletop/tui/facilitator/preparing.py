"""What is chosen before a session begins, as data that a screen can change row by row.

Invariant: every `Preparation` makes a `Setup` that can be started, or says why not (`problem`); nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Template
from typing import Final, Literal

from tabletop.decisions.text import NAME_LIMIT, clean_line
from tabletop.exercise.plan import talk_minutes
from tabletop.exercise.setup import Setup, play_minutes
from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import TERMINOLOGIES, Terminology, terminology
from tabletop.scenario.model import Inject, Scenario

Play = Literal["plays", "chance", "out"]
LogLevel = Literal["decisions", "notes", "full"]
LEVELS: Final[tuple[LogLevel, ...]] = ("decisions", "notes", "full")
MOST_PEOPLE: Final = 99
LONGEST: Final = 480
SHORTEST: Final = 5
TABLE_FULL: Final = 6
"""More people than this at one table, and some of them stop talking."""


@dataclass(frozen=True, slots=True)
class Table:
    """One team's table."""

    team: str
    play: Play = "plays"
    people: int = 0
    """How many sit there; 0 when nobody counted."""
    pseudonym: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """All choices, with the scenario they are about."""

    scenario: Scenario
    tables: tuple[Table, ...]
    minutes: int
    left_out: frozenset[str] = frozenset()
    release: Literal["hand", "clock"] = "hand"
    log_level: LogLevel = "notes"
    rehearsal: bool = False
    fictional: bool = False
    terminology: Terminology = "hseep"

    @classmethod
    def usual(cls, scenario: Scenario) -> Preparation:
        """Sensible choices: every team plays, nothing is left out, reasons and notes are kept, real names."""
        tables = tuple(Table(team) for team in scenario.teams)
        return cls(scenario, tables, play_minutes(scenario), terminology=terminology())

    # reading

    def named(self, text: str) -> str:
        """A text of the scenario with its aliases in their places."""
        aliases = self.scenario.aliases
        values = {name: alias.fictional if self.fictional else alias.real for name, alias in aliases.items()}
        return Template(text).safe_substitute(values)

    def heads(self) -> tuple[TeamHead, ...]:
        """The tables as the widgets know teams."""
        return tuple(
            TeamHead(
                id=table.team,
                name=table.pseudonym or self.named(self.scenario.teams[table.team].name),
                sign=number,
                roles=tuple((role, self.named(name)) for role, name in self.scenario.teams[table.team].roles.items()),
                played=table.play == "plays",
            )
            for number, table in enumerate(self.tables)
        )

    @property
    def people(self) -> int:
        """Everybody who was counted."""
        return sum(table.people for table in self.tables if table.play == "plays")

    @property
    def playing(self) -> tuple[int, ...]:
        """Places of the tables where people sit."""
        return tuple(number for number, table in enumerate(self.tables) if table.play == "plays")

    @property
    def bounds(self) -> tuple[int, int]:
        """How few and how many people the scenario is written for."""
        least, _dash, most = self.scenario.players.partition("-")
        return int(least), int(most or least)

    @property
    def wanted(self) -> int:
        """Minutes of talk that the planned injects want at most."""
        return sum(talk_minutes(one) for one in self.scenario.injects.values() if one.planned and self.kept(one))

    def kept(self, inject: Inject) -> bool:
        """Whether an inject is not left out."""
        return inject.id not in self.left_out

    def optional(self) -> tuple[Inject, ...]:
        """The injects that can be left out from the start."""
        return tuple(one for one in self.scenario.injects.values() if one.planned and one.optional)

    def problem(self) -> str:
        """The code of what stands in the way of starting; empty when nothing does."""
        return "" if self.playing else "nobody"

    # changing

    def seated(self, total: int) -> Preparation:
        """So many people, spread evenly; the first tables take those left over."""
        total = max(0, min(MOST_PEOPLE, total))
        playing = self.playing
        each, over = divmod(total, len(playing)) if playing else (0, 0)
        tables = list(self.tables)
        for place, number in enumerate(playing):
            tables[number] = replace(tables[number], people=each + (place < over))
        return replace(self, tables=tuple(tables))

    def _table(self, number: int, table: Table) -> Preparation:
        return replace(self, tables=(*self.tables[:number], table, *self.tables[number + 1 :]))

    def at_table(self, number: int, people: int) -> Preparation:
        """So many people at one table."""
        return self._table(number, replace(self.tables[number], people=max(0, min(MOST_PEOPLE, people))))

    def renamed(self, number: int, name: str) -> Preparation:
        """A pseudonym for a table; an empty one takes it back."""
        return self._table(number, replace(self.tables[number], pseudonym=clean_line(name, limit=NAME_LIMIT)))

    def next_play(self, number: int) -> Preparation:
        """People play, chance answers, or (an optional team) it is left out. People who were counted stay counted."""
        table = self.tables[number]
        optional = self.scenario.teams[table.team].optional
        order: tuple[Play, ...] = ("plays", "chance", "out") if optional else ("plays", "chance")
        changed = self._table(number, replace(table, play=order[(order.index(table.play) + 1) % len(order)]))
        return changed.seated(self.people) if self.people else changed

    def switched(self, inject: str) -> Preparation:
        """Leave an optional inject out, or take it in again."""
        return replace(self, left_out=self.left_out ^ {inject})

    def lasting(self, minutes: int) -> Preparation:
        """So many minutes of play."""
        return replace(self, minutes=max(SHORTEST, min(LONGEST, minutes)))

    def next_level(self, by: int = 1) -> Preparation:
        """The next amount of what is kept."""
        return replace(self, log_level=LEVELS[(LEVELS.index(self.log_level) + by) % len(LEVELS)])

    def next_words(self, by: int = 1) -> Preparation:
        """The words of the next house."""
        place = (TERMINOLOGIES.index(self.terminology) + by) % len(TERMINOLOGIES)
        return replace(self, terminology=TERMINOLOGIES[place])

    # result

    def setup(self) -> Setup:
        """What a session is opened with."""
        taking_part = tuple(table for table in self.tables if table.play != "out")
        return Setup(
            mode="facilitated",
            teams=tuple(table.team for table in taking_part),
            names=tuple((table.team, table.pseudonym) for table in taking_part if table.pseudonym),
            people=tuple((table.team, table.people) for table in taking_part if table.people and table.play == "plays"),
            unplayed=tuple(table.team for table in taking_part if table.play == "chance"),
            left_out=tuple(one.id for one in self.optional() if one.id in self.left_out),
            minutes=self.minutes,
            release=self.release,
            rehearsal=self.rehearsal,
            log_level=self.log_level,
            fictional=self.fictional,
            terminology=self.terminology,
        )
