"""What is chosen before a session begins, asked in lines; every question offers an answer.

Invariant: Enter all the way gives a session that can be played at once: all teams, the planned time, notes kept.
"""

from __future__ import annotations

from string import Template
from typing import Final, Literal

from tabletop.decisions.text import NAME_LIMIT, clean_line
from tabletop.exercise.setup import Setup, play_minutes
from tabletop.language.catalogue import N_, TERMINOLOGIES, _, n_, speak, terminology
from tabletop.language.labels import label
from tabletop.plain.console import Back, Console
from tabletop.plain.layout import numbered, said, whole, whole_numbers
from tabletop.plain.wording import minutes
from tabletop.scenario.model import Scenario

LogLevel = Literal["decisions", "notes", "full"]
LEVELS: Final[tuple[LogLevel, ...]] = ("decisions", "notes", "full")
_USUAL: Final = 2
_LONGEST: Final = 480
_SHORTEST: Final = 5
_MOST_PEOPLE: Final = 99


class Preparing:
    """The questions before a session."""

    def __init__(self, console: Console, scenario: Scenario, *, fictional: bool = False) -> None:
        self._console = console
        self._scenario = scenario
        self._fictional = fictional

    def alone(self, seed: int | None, earlier_runs: int, role: str | None = None) -> Setup:
        """Playing alone: nothing is asked where there is one role; else which, and chance answers for the others."""
        teams = tuple(self._scenario.teams)
        own = role or teams[0]
        if len(teams) > 1 and role is None:
            self._console.say(self._named(self._scenario.title), self._named(self._scenario.summary))
            self._console.heading(_("Which role do you take? Chance answers for the others."))
            self._console.lines(numbered(self._heads(teams)))
            while True:
                try:
                    own = teams[self._number(_("Your role:"), 1, len(teams), offer=1) - 1]
                    break
                except Back:
                    continue
        return Setup(
            mode="solo",
            teams=teams,
            unplayed=tuple(team for team in teams if team != own),
            fictional=self._fictional,
            seed=seed,
            earlier_runs=earlier_runs,
        )

    def led(self, seed: int | None) -> Setup:
        """Leading a room. Raises Left; `b` begins the questions again."""
        while True:
            try:
                return self._led(seed)
            except Back:
                self._console.say(_("From the beginning:"))

    def _led(self, seed: int | None) -> Setup:
        console, scenario = self._console, self._scenario
        console.say(self._named(scenario.title), self._named(scenario.summary))
        console.heading(_("Before you start. Enter takes what is offered."))
        everybody = tuple(scenario.teams)
        out = self._some(_("Teams that do not take part"), self._heads(everybody), len(everybody) - 1)
        teams = tuple(team for index, team in enumerate(everybody, 1) if index not in out)
        empty = self._some(
            _("Teams with nobody at their table; chance answers for them"), self._heads(teams), len(teams)
        )
        unplayed = tuple(team for index, team in enumerate(teams, 1) if index in empty)
        people = self._people(tuple(team for team in teams if team not in unplayed))
        names = self._names(teams)
        length = self._number(_("Minutes of play:"), _SHORTEST, _LONGEST, offer=play_minutes(scenario))
        left_out = self._left_out()
        if scenario.aliases and not self._fictional:
            question = _("Use fictional names for real states and institutions?")
            self._fictional = console.confirm(question, yes_on_enter=False)
        self._words()
        by_clock = console.confirm(_("Let the clock release the injects? By hand is usual."), yes_on_enter=False)
        console.lines(numbered((label(f"level.{level}"), "") for level in LEVELS))
        level = LEVELS[self._number(_("What is kept in the log:"), 1, len(LEVELS), offer=_USUAL) - 1]
        rehearsal = console.confirm(_("Is this a rehearsal?"), yes_on_enter=False)
        setup = Setup(
            mode="facilitated",
            teams=teams,
            names=names,
            people=people,
            unplayed=unplayed,
            left_out=left_out,
            minutes=length,
            release="clock" if by_clock else "hand",
            rehearsal=rehearsal,
            log_level=level,
            fictional=self._fictional,
            terminology=terminology(),
            seed=seed,
        )
        self._summary(setup)
        return setup

    def _words(self) -> None:
        """Whose words are used, from here on."""
        self._console.lines(numbered((label(f"terminology.{one}"), "") for one in TERMINOLOGIES))
        usual = TERMINOLOGIES.index(terminology()) + 1
        speak(TERMINOLOGIES[self._number(_("Whose words:"), 1, len(TERMINOLOGIES), offer=usual) - 1])

    def _named(self, text: str) -> str:
        aliases = self._scenario.aliases
        values = {name: alias.fictional if self._fictional else alias.real for name, alias in aliases.items()}
        return Template(text).safe_substitute(values)

    def _heads(self, teams: tuple[str, ...]) -> list[tuple[str, str]]:
        known = self._scenario.teams
        return [(self._named(known[team].name), _("optional") if known[team].optional else "") for team in teams]

    def _number(self, prompt: str, low: int, high: int, offer: int) -> int:
        offered = said(N_("$prompt Enter for $offer:"), prompt=prompt.removesuffix(":") + ".", offer=offer)
        while True:
            line = self._console.ask(offered)
            if not line:
                return offer
            number = whole(line)
            if number is not None and low <= number <= high:
                return number
            self._console.say(said(N_("Please type a number from $low to $high."), low=low, high=high))

    def _some(self, words: str, items: list[tuple[str, str]], most: int) -> frozenset[int]:
        if not items or not most:
            return frozenset()
        self._console.heading(f"{words}:")
        self._console.lines(numbered(items))
        while True:
            line = self._console.ask(_("Their numbers, or Enter for none:"))
            numbers = whole_numbers(line)
            if numbers is not None and len(set(numbers)) <= most and all(1 <= one <= len(items) for one in numbers):
                return frozenset(numbers)
            self._console.say(said(N_("Please type at most $most numbers from 1 to $n."), most=most, n=len(items)))

    def _people(self, teams: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
        """How many sit where, in one line."""
        if not teams:
            return ()
        self._console.heading(_("How many people sit at each table?"))
        self._console.lines(numbered(self._heads(teams)))
        while True:
            line = self._console.ask(_("A number for each, such as 4 5 4, or Enter to leave it open:"))
            if not line:
                return ()
            counts = whole_numbers(line)
            if counts is not None and len(counts) == len(teams) and max(counts) <= _MOST_PEOPLE:
                return tuple(zip(teams, counts, strict=True))
            self._console.say(said(N_("Please type $n numbers, each at most $most."), n=len(teams), most=_MOST_PEOPLE))

    def _left_out(self) -> tuple[str, ...]:
        optional = [inject for inject in self._scenario.injects.values() if inject.optional and inject.planned]
        items = [(self._named(one.title), "") for one in optional]
        left = self._some(_("Optional injects to leave out"), items, len(optional))
        return tuple(one.id for index, one in enumerate(optional, 1) if index in left)

    def _names(self, teams: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        if not self._console.confirm(_("Do the teams have names of their own?"), yes_on_enter=False):
            return ()
        chosen: list[tuple[str, str]] = []
        for team, (name, _optional) in zip(teams, self._heads(teams), strict=True):
            self._console.say(name)
            line = self._console.ask(_("Its own name, or Enter for this one:"))
            if line:
                chosen.append((team, clean_line(line, limit=NAME_LIMIT)))
        return tuple(chosen)

    def _summary(self, setup: Setup) -> None:
        teams = n_("{n} team", "{n} teams", len(setup.teams)).replace("{n}", str(len(setup.teams)))
        parts = [teams, minutes(setup.minutes), label(f"level.{setup.log_level}")]
        if setup.release == "clock":
            parts.append(_("by the clock"))
        if setup.rehearsal:
            parts.append(_("rehearsal"))
        self._console.heading(said(N_("Ready: $parts."), parts=", ".join(parts)))
