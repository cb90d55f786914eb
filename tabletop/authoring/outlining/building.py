"""From a scenario to its outline: what goes by what, when things come, and where delayed consequences can arrive.

Invariant: every condition of the scenario is told where it holds, and every flag and result it reads leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Template
from typing import TYPE_CHECKING

from tabletop.authoring.outlining.outline import (
    Arrival,
    Asked,
    Change,
    EndingOutline,
    Lead,
    MoveOutline,
    Outline,
    Result,
    Step,
    When,
)
from tabletop.authoring.outlining.results import Way, ways
from tabletop.authoring.outlining.words import Names, facts, lines
from tabletop.decisions.base import EACH_TEAM
from tabletop.decisions.conditions import Node
from tabletop.decisions.effects import Effects, Later
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.exercise.plan import talk_minutes
from tabletop.language.catalogue import _
from tabletop.scenario.model import Inject, Move, Scenario

if TYPE_CHECKING:
    from tabletop.authoring.outlining.liveness import Dead

ENDING = "ending:"
"""Before the id of an ending, where injects and endings stand in one list of targets."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A condition that reads a fact."""

    target: str
    opens: bool


@dataclass
class _Builder:
    """What is known of the whole while its parts are laid out."""

    scenario: Scenario
    dead: Dead | None
    readers: dict[tuple[str, str], list[_Read]] = field(default_factory=dict)
    """(flag or decision, `yes` or result) → what reads it."""

    def __post_init__(self) -> None:
        real = dict(self.scenario.names(fictional=False))
        self.said = real | {"team": _("the team"), "role": _("the role")}
        results = {
            name: {way.id: self.spoken(way.label) for way in ways(one) if way.read}
            for name, one in self.scenario.decisions.items()
        }
        indicators = {name: self.spoken(one.name) for name, one in self.scenario.indicators.items()}
        self.names = Names(indicators, results)
        for target, node in self._conditions():
            for fact in facts(node):
                reads = self.readers.setdefault((fact.name, fact.value), [])
                if _Read(target, fact.wanted) not in reads:
                    reads.append(_Read(target, fact.wanted))

    def spoken(self, text: str) -> str:
        """A text with names put in."""
        return Template(text).safe_substitute(self.said) if "$" in text else text

    def _conditions(self) -> Iterator[tuple[str, Node | None]]:
        for inject in self.scenario.injects.values():
            yield inject.id, None if isinstance(inject.when, str) else inject.when
        for ending in self.scenario.endings:
            yield ENDING + ending.id, ending.when

    def outline(self) -> Outline:
        """All of it."""
        scenario = self.scenario
        moves: list[MoveOutline] = []
        for move in scenario.moves:
            starts = moves[-1].starts + moves[-1].minutes if moves else 0
            moves.append(self._move(move, starts))
        dead = self.dead.endings if self.dead else frozenset()
        return Outline(
            id=scenario.id,
            title=self.spoken(scenario.title),
            language=scenario.language,
            minutes=scenario.minutes,
            teams=tuple((key, self.spoken(team.name)) for key, team in scenario.teams.items()),
            indicators=tuple((key, self.names.indicators[key], one.start) for key, one in scenario.indicators.items()),
            moves=tuple(moves),
            endings=tuple(
                EndingOutline(one.id, self.spoken(one.title), lines(one.when, self.names), dead=one.id in dead)
                for one in scenario.endings
            ),
            explored="no" if self.dead is None else "wholly" if self.dead.whole else "partly",
        )

    def _move(self, move: Move, starts: int) -> MoveOutline:
        steps = tuple(self._step(one, starts) for one in move.injects)
        return MoveOutline(move.id, self.spoken(move.title), starts, move.minutes, steps)

    def _step(self, inject: Inject, starts: int) -> Step:
        node = None if isinstance(inject.when, str) else inject.when
        decisions = self.scenario.decisions
        return Step(
            id=inject.id,
            title=self.spoken(inject.title),
            when=_when(inject),
            at=starts + inject.at if inject.at is not None and inject.planned else None,
            minutes=talk_minutes(inject),
            to=inject.to,
            optional=inject.optional,
            needs=lines(node, self.names),
            changes=self._changes(inject.effects),
            sets=inject.sets,
            asks=tuple(self._asked(decisions[one], inject) for one in inject.ask if one in decisions),
            leads=tuple(self._by_flags(inject.sets, later=False)),
            dead=self.dead is not None and inject.id in self.dead.injects,
        )

    def _asked(self, decision: Decision, inject: Inject) -> Asked:
        tipped = decision.modifiers if isinstance(decision, Matrix) else ()
        by = (EACH_TEAM,) if EACH_TEAM in decision.by else decision.by
        bends = tuple(line for one in tipped for line in lines(one.when, self.names))
        results = tuple(self._result(decision, way, inject) for way in ways(decision))
        return Asked(decision.id, decision.type, by, self.spoken(decision.question), results, bends)

    def _result(self, decision: Decision, way: Way, inject: Inject) -> Result:
        consequence = way.consequence
        later = consequence.later
        read = self.readers.get((decision.id, way.id), ()) if way.read else ()
        leads = [Lead(one.target, one.opens, "", later=False) for one in read]
        leads += self._by_flags(consequence.sets, later=False)
        leads += self._by_flags(later.sets if later else (), later=True)
        return Result(
            id=way.id,
            label=self.spoken(way.label),
            changes=self._changes(consequence.effects),
            sets=consequence.sets,
            arrival=self._arrival(later, inject) if later else None,
            leads=tuple(leads),
            dead=self.dead is not None and way.read and (decision.id, way.id) in self.dead.results,
        )

    def _by_flags(self, flags: Iterable[str], *, later: bool) -> Iterator[Lead]:
        for flag in flags:
            for one in self.readers.get((flag, "yes"), ()):
                yield Lead(one.target, one.opens, flag, later=later)

    def _changes(self, effects: Effects) -> tuple[Change, ...]:
        return tuple(Change(key, self.names.indicators.get(key, key), one.by) for key, one in effects.items())

    def _arrival(self, later: Later, inject: Inject) -> Arrival:
        """Counting what is always released, and what may be."""
        line = [one for one in self.scenario.injects.values() if one.planned or one is inject]
        following = line[line.index(inject) + 1 :]
        arrives: list[str] = []
        surely = 0
        for most, one in enumerate(following, start=1):
            if most >= later.after > surely:
                arrives.append(one.id)
            surely += one.when is None and not one.optional
        return Arrival(
            after=later.after,
            injects=tuple(arrives),
            may_miss=surely < later.after,
            changes=self._changes(later.effects),
            sets=later.sets,
        )


def _when(inject: Inject) -> When:
    if inject.ad_hoc:
        return "template"
    if inject.contingency:
        return "contingency"
    return "conditional" if inject.when is not None else "planned"


def outline(scenario: Scenario, dead: Dead | None = None) -> Outline:
    """The outline of a scenario; with what is dead in it marked where it was played through."""
    return _Builder(scenario, dead).outline()


def sources_of(told: Outline) -> Mapping[str, list[tuple[str, str, Lead]]]:
    """Target → (decision or inject, result or empty, the lead) for everything that leads to it."""
    found: dict[str, list[tuple[str, str, Lead]]] = {}
    for step in told.steps:
        for lead in step.leads:
            found.setdefault(lead.target, []).append((step.id, "", lead))
        for asked in step.asks:
            for result in asked.results:
                for lead in result.leads:
                    found.setdefault(lead.target, []).append((asked.id, result.id, lead))
    return found
