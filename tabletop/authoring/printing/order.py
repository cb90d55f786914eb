"""What is printed, and how: a scenario with the names, the time and the people somebody chose.

Invariant: aliases, `$team` and `$role` are put in their places here and nowhere else in printing; what is not known
stays as it was written. Nothing is read but the scenario: the same order makes the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from string import Template
from typing import Final, Literal

from tabletop.decisions.kinds import Decision
from tabletop.documents.document import Paragraph, Text, plain
from tabletop.language.catalogue import _
from tabletop.scenario.model import Inject, Scenario

Paper = Literal["a4", "letter"]
_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def said(template: str, **values: object) -> str:
    """The sentence marked with `N_`, in the chosen language, with its `$names` filled in once."""
    return Template(_(template)).safe_substitute({key: str(value) for key, value in values.items()})


def lettered(place: int) -> str:
    """a, b … z, aa, ab …: the `place`-th letter, from 0."""
    more, last = divmod(place, len(_LETTERS))
    return (lettered(more - 1) if more else "") + _LETTERS[last]


@dataclass(frozen=True)
class PrintOrder:
    """A scenario, and what was chosen for its pages."""

    scenario: Scenario
    digest: str
    """Of the scenario's file, so that two prints of different versions can be told apart."""
    program: str
    """The version that prints."""
    minutes: int = 0
    """Of the whole session, briefing and debrief among them; 0 takes the scenario's."""
    people: int = 0
    """In the room; 0 where nobody counted."""
    fictional: bool = False
    """Whether states and places have their invented names."""
    paper: Paper = "a4"

    @property
    def length(self) -> int:
        """Minutes of the whole session."""
        return self.minutes or self.scenario.minutes

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return self.scenario.names(fictional=self.fictional)

    def fill(self, text: str | None, team: str | None = None) -> str:
        """A text of the scenario as `team` (or everybody) reads it."""
        if not text or "$" not in text:
            return text or ""
        if team is None or team not in self.scenario.teams:
            everybody = ", ".join(self.team(one) for one in self.scenario.teams) if "team" in text else ""
            return Template(text).safe_substitute(self._names, team=everybody)
        role = next(iter(self.scenario.teams[team].roles.values()))
        own = {"team": self.team(team), "role": Template(role).safe_substitute(self._names)}
        return Template(text).safe_substitute(self._names, **own)

    def paragraphs(self, text: str | None, team: str | None = None) -> tuple[Paragraph, ...]:
        """A text as its paragraphs; single line ends are kept."""
        return tuple(Paragraph(plain(part)) for part in self.parts(text, team))

    def parts(self, text: str | None, team: str | None = None) -> tuple[str, ...]:
        """The paragraphs of a text."""
        return tuple(part.strip() for part in _BLANK.split(self.fill(text, team)) if part.strip())

    def text(self, text: str | None, team: str | None = None) -> Text:
        """A text as one stretch."""
        return plain(self.fill(text, team))

    def team(self, team: str) -> str:
        """A team's name; one nobody knows is called by its id."""
        known = self.scenario.teams.get(team)
        return Template(known.name).safe_substitute(self._names) if known else team

    def teams(self, teams: tuple[str, ...]) -> str:
        """Several names."""
        return ", ".join(map(self.team, teams))

    def indicator(self, name: str) -> str:
        """An indicator's name."""
        known = self.scenario.indicators.get(name)
        return self.fill(known.name) if known else name

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Inject → its number: 1, 2 … as planned; C1 … for those held back; T1 … for templates."""
        counts = {"": 0, "C": 0, "T": 0}
        found: dict[str, str] = {}
        for inject in self.scenario.injects.values():
            kind = "T" if inject.ad_hoc else "C" if inject.contingency else ""
            counts[kind] += 1
            found[inject.id] = f"{kind}{counts[kind]}"
        return found

    @cached_property
    def first_asked(self) -> Mapping[str, str]:
        """Decision → the inject that asks it first."""
        found: dict[str, str] = {}
        for inject in self.scenario.injects.values():
            found |= {one.id: inject.id for one in self.asked(inject) if one.id not in found}
        return found

    @cached_property
    def decision_numbers(self) -> Mapping[str, str]:
        """Decision → the number of the inject that asks it first, with a letter: 3a, 3b; X1 … where none does."""
        found: dict[str, str] = {}
        counts: dict[str, int] = {}
        for decision, inject in self.first_asked.items():
            found[decision] = f"{self.numbers[inject]}{lettered(counts.setdefault(inject, 0))}"
            counts[inject] += 1
        left = [one for one in self.scenario.decisions if one not in found]
        return found | {one: f"X{place}" for place, one in enumerate(left, 1)}

    def asked(self, inject: Inject) -> tuple[Decision, ...]:
        """The decisions an inject asks, those that an earlier one asked among them."""
        known = self.scenario.decisions
        return tuple(known[one] for one in dict.fromkeys(inject.ask) if one in known)

    def seats(self, decision: Decision) -> tuple[str, ...]:
        """The teams that decide."""
        return decision.seats(tuple(self.scenario.teams))
