"""One scenario simulated, by one sort of players or by several.

Invariant: names are looked up before anything is played, so that a slip costs no waiting.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tabletop.authoring.rules.base import Subject
from tabletop.authoring.simulation.compile import Options
from tabletop.authoring.simulation.explore import SIMULATE, Effort, explore
from tabletop.authoring.simulation.findings import Exploration
from tabletop.authoring.simulation.game import Contingencies
from tabletop.authoring.simulation.limits import Stop
from tabletop.authoring.simulation.models import UNIFORM, Model
from tabletop.scenario.loader import Examined
from tabletop.scenario.model import Scenario
from tabletop.scenario.reader import Document

SHARE: Final = 0.6
"""Of the looks, for which a condition's value is worked out where nobody says otherwise."""
Watch = Callable[[Model, int, int], None]
"""Is told which players play, what is done, and of how much."""


class NoSuchTeamError(LookupError):
    """No team of that name; the second argument names the nearest, or all."""


class NoSuchInjectError(LookupError):
    """No inject of that name; the second argument names the nearest, or all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be simulated."""

    models: tuple[Model, ...] = (UNIFORM,)
    """The sorts of players, one after the other; everything but the endings is told of the first."""
    contingencies: Contingencies = "due"
    teams: tuple[str, ...] = ()
    """Those that take part; nobody named means all."""
    left_out: tuple[str, ...] = ()
    """Injects left out."""
    effort: Effort = SIMULATE
    share: float = SHARE
    """Of the looks at a condition: for which share the value is wanted that lets so many pass."""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What was found."""

    subject: Subject
    """The scenario as it stands in its file, with the first findings."""
    found: Exploration
    """By the first sort of players."""
    runs: tuple[Exploration, ...]
    """By each sort that was played to the end, the first before the others."""
    wanted: Wanted
    seconds: float = 0.0
    """How long it took."""
    untried: bool = False
    """Whether it was stopped before every answer was tried out."""

    @property
    def partial(self) -> bool:
        """Whether it was stopped before its end."""
        return self.untried or self.found.partial or len(self.runs) < len(self.wanted.models)


def ready(examined: Examined) -> tuple[Scenario, Document] | None:
    """What can be played of a file; None where something has to be mended first."""
    if examined.scenario is None or examined.document is None or examined.errors:
        return None
    return examined.scenario, examined.document


def look_up(scenario: Scenario, wanted: Wanted) -> None:
    """See that everything named is there. Raises NoSuchTeamError, NoSuchInjectError."""
    for team in wanted.teams:
        if team not in scenario.teams:
            raise NoSuchTeamError(team, _nearest(team, scenario.teams))
    for inject in wanted.left_out:
        if inject not in scenario.injects:
            raise NoSuchInjectError(inject, _nearest(inject, scenario.injects))


def _nearest(name: str, known: Iterable[str]) -> str:
    plain = {one.casefold(): one for one in known}
    near = difflib.get_close_matches(name.casefold(), plain, 1)
    return plain[near[0]] if near else ", ".join(plain.values())


def appraise(
    scenario: Scenario,
    document: Document,
    wanted: Wanted,
    *,
    watch: Watch | None = None,
    stop: Stop | None = None,
    clock: Callable[[], float] = lambda: 0.0,
) -> Appraisal:
    """Simulate a scenario. `stop` is asked whether to end early; then what was found until then is told.

    Raises:
        NoSuchTeamError, NoSuchInjectError: Something named is not there.
    """
    look_up(scenario, wanted)
    begun = clock()
    runs: list[Exploration] = []
    for model in wanted.models:
        options = Options(model, wanted.contingencies, wanted.teams, wanted.left_out)
        found = explore(scenario, options, wanted.effort, progress=_telling(watch, model), stop=stop)
        if not runs or not found.partial:
            runs.append(found)
        if found.partial or (stop is not None and stop()):
            break
    first = runs[0]
    untried = first.method.how == "sampled" and len(runs) == 1 and not first.partial and stop is not None and stop()
    subject = Subject(scenario, document, "", explored=first)
    return Appraisal(subject, first, tuple(runs), wanted, clock() - begun, untried)


def _telling(watch: Watch | None, model: Model) -> Callable[[int, int], None] | None:
    return None if watch is None else lambda done, of: watch(model, done, of)


def named(words: Sequence[str]) -> tuple[str, ...]:
    """Names given one by one or with commas between them, each once."""
    return tuple(dict.fromkeys(name.strip() for word in words for name in word.split(",") if name.strip()))
