"""One person's own runs over time: what was played, where it ended, how sure somebody was, what to play next.

Invariant: described, never scored: endings are met, not won, and a theme that was not met yet is an offer, not a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from tabletop.reports.calibration import BINS, Calibration, calibration, pairs_of, unscored
from tabletop.reports.run_model import Run

OFFERS: Final = 3
"""What to play next: so many at most."""

Why = Literal["unfinished", "themes", "otherwise"]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A scenario that could be played."""

    id: str
    title: str
    place: str
    """The path of its file."""
    minutes: int = 0
    """0 where its file does not say."""
    solo: bool = False
    """Whether it is written for one person."""
    claims: Mapping[str, str] = field(default_factory=dict)
    """Theme → how the scenario puts it; empty where it only names it."""


@dataclass(frozen=True, slots=True)
class Lived:
    """An own run, with what its own log says of its scenario."""

    run: Run
    place: str
    """The path of its log."""
    title: str
    endings: Mapping[str, str] = field(default_factory=dict)
    """Ending → its title."""
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Inject → the themes it puts."""


@dataclass(frozen=True, slots=True)
class OwnRun:
    """A line in the list of runs."""

    place: str
    started: int
    """Wall time, milliseconds since 1970."""
    played: int
    """Exercise time in milliseconds."""
    ended: bool
    ending: str
    """Its title; empty while there is none."""
    what_if: bool
    answers: int
    """Questions answered by oneself."""


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario with one's own runs of it, the newest first."""

    scenario: str
    title: str
    runs: tuple[OwnRun, ...]

    @property
    def endings(self) -> tuple[str, ...]:
        """The titles of the endings that were met, in the order they were met."""
        return tuple(dict.fromkeys(one.ending for one in reversed(self.runs) if one.ending))

    @property
    def time(self) -> int:
        """Exercise time of all runs, in milliseconds."""
        return sum(one.played for one in self.runs)


@dataclass(frozen=True, slots=True)
class Band:
    """How often somebody was about so sure."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class ThemeMet:
    """A theme that some run put to somebody."""

    theme: str
    runs: int
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A scenario that puts themes nobody met yet."""

    scenario: Shelved
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What to play next, and why."""

    why: Why
    title: str
    place: str
    """A log to go on with, or a scenario to play."""
    minutes: int = 0
    themes: tuple[str, ...] = ()
    """Those that were not met yet."""
    started: int = 0
    """Of an unfinished run."""
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """All there is to look back on, and to look forward to."""

    played: tuple[Played, ...]
    """By the newest run."""
    bands: tuple[Band, ...]
    """How sure somebody was, over all answers that said so."""
    calibration: Calibration | None
    """Of likelihoods that could be held against what happened."""
    unscored: int
    met: tuple[ThemeMet, ...]
    ahead: tuple[Ahead, ...]
    themes: int
    """How many themes the scenarios on the shelf, and those that were played, put together."""
    offers: tuple[Offer, ...]
    left_out: int = 0
    """Logs of the folder that could not be read."""

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return sum(len(one.runs) for one in self.played)


def progress(lived: Sequence[Lived], shelf: Sequence[Shelved], left_out: int = 0) -> Progress:
    """Put together what own runs come to; `lived` in any order."""
    newest = sorted(lived, key=lambda one: (-one.run.started, one.place))
    met = _met(newest, shelf)
    known = {one.theme for one in met}
    themes = {theme for scenario in shelf for theme in scenario.claims}
    pairs = [pair for one in newest for pair in pairs_of(one.run, {})]
    return Progress(
        played=_played(newest),
        bands=_bands(newest),
        calibration=calibration(pairs),
        unscored=sum(unscored(one.run, {}) for one in newest),
        met=met,
        ahead=tuple(
            Ahead(scenario, left)
            for scenario in _shortest_first(shelf)
            if (left := tuple(sorted(scenario.claims.keys() - known)))
        ),
        themes=len(themes | known),
        offers=_offers(newest, shelf, known),
        left_out=left_out,
    )


def _played(newest: Sequence[Lived]) -> tuple[Played, ...]:
    by_scenario: dict[str, list[Lived]] = {}
    for one in newest:
        by_scenario.setdefault(one.run.scenario, []).append(one)
    return tuple(Played(scenario, runs[0].title, tuple(map(_own_run, runs))) for scenario, runs in by_scenario.items())


def _own_run(one: Lived) -> OwnRun:
    run = one.run
    return OwnRun(
        place=one.place,
        started=run.started,
        played=run.played,
        ended=run.ended,
        ending=one.endings.get(run.ending or "", ""),
        what_if=run.forked is not None,
        answers=_answers(run),
    )


def _answers(run: Run) -> int:
    own = {team.team for team in run.teams if team.played}
    return sum(any(answer.team in own for answer in decision.answers) for decision in run.decisions)


def _bands(lived: Sequence[Lived]) -> tuple[Band, ...]:
    said = [
        percent
        for one in lived
        for decision in one.run.decisions
        for answer in decision.answers
        if not answer.drawn and (percent := answer.sure if answer.percent is None else answer.percent) is not None
    ]
    found = (Band(low, high, sum(low <= percent <= high for percent in said)) for low, high in BINS)
    return tuple(found) if said else ()


def _met(lived: Sequence[Lived], shelf: Sequence[Shelved]) -> tuple[ThemeMet, ...]:
    """Themes of the injects that were released, by how many runs put them."""
    counts: dict[str, int] = {}
    for one in lived:
        seen = {theme for inject in one.run.injects for theme in one.themes.get(inject.inject, ())}
        for theme in sorted(seen):
            counts[theme] = counts.get(theme, 0) + 1
    claims = {theme: claim for scenario in reversed(shelf) for theme, claim in scenario.claims.items() if claim}
    return tuple(ThemeMet(theme, runs, claims.get(theme, "")) for theme, runs in sorted(counts.items()))


def _shortest_first(shelf: Sequence[Shelved]) -> list[Shelved]:
    """What is written for one person before what is written for a class, the shorter before the longer."""
    return sorted(shelf, key=lambda one: (not one.solo, one.minutes, one.id))


def _offers(newest: Sequence[Lived], shelf: Sequence[Shelved], known: set[str]) -> tuple[Offer, ...]:
    """The unfinished first; then what puts themes nobody met yet; then what was played, to decide otherwise."""
    found: list[Offer] = []
    taken: set[str] = set()
    for one in newest:
        if not one.run.ended and one.run.scenario not in taken:
            taken.add(one.run.scenario)
            answers = _answers(one.run)
            found.append(Offer("unfinished", one.title, one.place, started=one.run.started, answers=answers))
    for scenario in _shortest_first(shelf):
        left = tuple(sorted(scenario.claims.keys() - known))
        if left and scenario.id not in taken:
            taken.add(scenario.id)
            found.append(Offer("themes", scenario.title, scenario.place, scenario.minutes, left))
    again = (one for one in _shortest_first(shelf) if one.id not in taken)
    found += [Offer("otherwise", one.title, one.place, one.minutes) for one in again]
    return tuple(found[:OFFERS])
