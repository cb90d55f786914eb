"""From a scenario to a game.

Invariant: a name that no condition reads has no bits; so play that differs only in it is the same play.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tabletop.authoring.simulation.game import Asked, Beat, Contingencies, Finale, Game, Modifier
from tabletop.authoring.simulation.guards import Guard
from tabletop.authoring.simulation.joint import Outcome, Table, outcomes
from tabletop.authoring.simulation.models import UNIFORM, Model
from tabletop.authoring.simulation.packing import ABSENT, OTHER, Packing
from tabletop.authoring.simulation.replies import Ledger, Reply, replies
from tabletop.decisions.conditions import AllOf, AnyOf, Is, Node, Not
from tabletop.decisions.kinds import Decision
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote
from tabletop.exercise.plan import talk_minutes
from tabletop.exercise.results import results_of
from tabletop.scenario.model import Inject, Scenario

_ASKED = "asked: "
"""Before a decision's id: a fact of the simulation's own, where several injects ask it."""
_MANY: Final = 20
"""Answers of one seat from which on listing those of several takes time."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a scenario is to be played."""

    model: Model = UNIFORM
    contingencies: Contingencies = "due"
    """Whether contingencies come by themselves when their condition holds, as in solo play, or never."""
    teams: tuple[str, ...] = ()
    """Those that take part; nobody named means all."""
    left_out: tuple[str, ...] = ()
    """Optional injects left out."""
    all_facts: bool = False
    """Whether facts that nothing reads are kept, too."""


AS_WRITTEN: Final = Options()
"""All teams, by chance, with everything in."""


def compiled(scenario: Scenario, options: Options = AS_WRITTEN) -> Game:
    """Make a scenario ready to play."""
    return _Compiler(scenario, options).game()


def nodes(scenario: Scenario) -> Iterator[Node]:
    """Every condition that play reads: of injects, endings and modifiers."""
    for inject in scenario.injects.values():
        if inject.when is not None and not isinstance(inject.when, str):
            yield inject.when
    for ending in scenario.endings:
        if ending.when is not None:
            yield ending.when
    for decision in scenario.decisions.values():
        if isinstance(decision, Matrix):
            yield from (one.when for one in decision.modifiers)


def facts_read(node: Node) -> Iterator[tuple[str, str]]:
    """The facts a condition reads, with the values it asks for."""
    match node:
        case Is(name=name, value=value):
            yield name, value
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from facts_read(part)
        case Not(part=part):
            yield from facts_read(part)
        case _:
            return


class _Compiler:
    def __init__(self, scenario: Scenario, options: Options) -> None:
        self.scenario = scenario
        self.options = options
        self.teams = tuple(team for team in scenario.teams if not options.teams or team in options.teams)
        self.too_much = False
        self.good = tuple(1 if one.good == "up" else -1 for one in scenario.indicators.values())
        self.ledger = Ledger({name: place for place, name in enumerate(scenario.indicators)})
        beats = [one for one in scenario.injects.values() if one.id not in options.left_out]
        self.reserves = [one for one in beats if self._comes(one)]
        self.planned = [one for one in beats if one.planned]
        self.askers = Counter(name for one in (*self.planned, *self.reserves) for name in dict.fromkeys(one.ask))
        self.packing = Packing.of(scenario.indicators, self._values(), [one.id for one in self.reserves])

    def _comes(self, inject: Inject) -> bool:
        by_condition = inject.contingency and inject.when is not None and not inject.ad_hoc
        return by_condition and self.options.contingencies == "due"

    def _values(self) -> dict[str, tuple[str, ...]]:
        """Fact → the values that are told apart."""
        read: dict[str, dict[str, None]] = {}
        for node in nodes(self.scenario):
            for name, value in facts_read(node):
                read.setdefault(name, {})[value] = None
        if self.options.all_facts:
            for name, known in self._all_facts():
                read.setdefault(name, {}).update(dict.fromkeys(known))
        found: dict[str, tuple[str, ...]] = {}
        for name, values in read.items():
            decision = self.scenario.decisions.get(name)
            kept = ["yes"] if decision is None else [one for one in values if one in _results(decision)]
            if decision is not None and ABSENT in values:
                kept = [*_results(decision), OTHER]
            found[name] = tuple(kept)
        found |= {_ASKED + name: ("yes",) for name, count in self.askers.items() if count > 1}
        return {name: values for name, values in found.items() if values}

    def _all_facts(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        for decision in self.scenario.decisions.values():
            yield decision.id, tuple(_results(decision))
        for flag in _flags(self.scenario.model_dump()):
            yield flag, ("yes",)

    def game(self) -> Game:
        scenario = self.scenario
        asked = self._all_asked()
        moves = tuple(move.id for move in scenario.moves)
        made = Game(
            scenario=scenario.id,
            packing=self.packing,
            ledger=self.ledger,
            starts=tuple(one.start for one in scenario.indicators.values()),
            good=self.good,
            moves=moves,
            planned=tuple(self._beat(one, asked) for one in self.planned),
            reserves=tuple(
                tuple(self._beat(one, asked) for one in self.reserves if scenario.move_of[one.id] == move)
                for move in moves
            ),
            asked=asked,
            endings=tuple(
                Finale(one.id, None if one.when is None else Guard.of(one.when, self.packing))
                for one in scenario.endings
            ),
            model=self.options.model,
            teams=self.teams,
            left_out=self.options.left_out,
            contingencies=self.options.contingencies,
            idle_injects=tuple(
                (one.id, scenario.move_of[one.id])
                for one in scenario.injects.values()
                if not one.planned and one not in self.reserves
            ),
        )
        bits = {
            name: tuple(made.bits_of(each.sets, each.result, name) for each in one.outcomes or ())
            for name, one in asked.items()
        }
        return replace(made, asked={name: replace(one, bits=bits[name]) for name, one in asked.items()})

    def _all_asked(self) -> dict[str, Asked]:
        """Every decision that somebody answers, those with most to list first.

        Where one is too much for exact exploration, the joint answers of other large ones need not be listed.
        """
        answered = [one for one in self.scenario.decisions.values() if one.seats(self.teams)]
        found = {one.id: self._replies(one) for one in answered}
        made: dict[str, Asked] = {}
        for one in sorted(answered, key=lambda one: -len(found[one.id] or ())):
            made[one.id] = self._asked(one, found[one.id])
            self.too_much = self.too_much or made[one.id].outcomes is None
        return {one.id: made[one.id] for one in answered}

    def _replies(self, question: Decision) -> tuple[Reply, ...] | None:
        found = () if isinstance(question, Proceeding) else replies(question, self.ledger)
        self.too_much = self.too_much or found is None
        return found

    def _beat(self, inject: Inject, asked: Mapping[str, Asked]) -> Beat:
        when = inject.when
        sets = frozenset(inject.sets)
        facts = self.packing.facts
        return Beat(
            id=inject.id,
            move=[move.id for move in self.scenario.moves].index(self.scenario.move_of[inject.id]),
            guard=None if when is None or isinstance(when, str) else Guard.of(when, self.packing),
            shift=self.ledger.shift(inject.effects),
            sets=sets,
            bits=sum(facts[flag].bits("yes") for flag in sets if flag in facts),
            minutes=talk_minutes(inject),
            asks=tuple(name for name in dict.fromkeys(inject.ask) if name in asked),
            bit=self.packing.used.get(inject.id, 0),
        )

    def _asked(self, question: Decision, found: tuple[Reply, ...] | None) -> Asked:
        once = self.packing.facts.get(_ASKED + question.id)
        bit = once.bits("yes") if once else 0
        seats = question.seats(self.teams)
        if isinstance(question, Proceeding):
            return self._proceeding(question, seats, bit)
        counted = question.id in self.packing.facts or isinstance(question, Vote | Sealed)
        table = Table(question, seats, found or (), self.ledger, counted=counted)
        table.rulings()
        if found is None:
            return Asked(question.id, question.type, table, (), None, (), bit, drawn=True)
        if not found:
            nothing = (Outcome(1.0, (0,) * len(self.good), None),)
            return Asked(question.id, question.type, table, (), nothing, (), bit)
        by_seat = tuple(self._leaning(question, found, seat, table) for seat in seats)
        many = len(found) > _MANY and len(seats) > 1 and self.too_much
        together = None if many else outcomes(table, by_seat, self.options.model.agreement)
        return Asked(question.id, question.type, table, by_seat, together, (), bit)

    def _leaning(self, question: Decision, found: tuple[Reply, ...], seat: str, table: Table) -> tuple[Reply, ...]:
        model = self.options.model
        if model.plain:
            return found
        shifts = [one.shift for one in found]
        if isinstance(question, Vote) and question.options:
            own = {key: self.ledger.shift(option.effects) for key, option in question.options.items()}
            shifts = [own.get(one.picks[0], one.shift) for one in found]
        elif isinstance(question, Sealed):
            shifts = [self._thought(table, seat, one) for one in found]
        return model.weighed(found, shifts, self.good)

    def _thought(self, table: Table, seat: str, reply: Reply) -> tuple[int, ...]:
        """What a sealed move changes if all others do the same one thing, on the average over those."""
        rows = [
            table.together([reply if one == seat else other for one in table.seats]).shift for other in table.replies
        ]
        return tuple(round(sum(column) / len(rows)) for column in zip(*rows, strict=True))

    def _proceeding(self, question: Proceeding, seats: tuple[str, ...], bit: int) -> Asked:
        table = Table(question, seats, (), self.ledger, counted=True)
        results = question.results()
        shares = self.options.model.shares(tuple(results))
        made: list[Outcome] = []
        for share, (name, one) in zip(shares, results.items(), strict=True):
            reply = self.ledger.reply(share, (name,), one, question.id, ("outcomes", name))
            laters = (reply.later,) if reply.later >= 0 else ()
            made.append(Outcome(share, reply.shift, name, reply.sets, laters))
        target = 0
        modifiers: tuple[Modifier, ...] = ()
        if isinstance(question, Matrix):
            target = question.target
            modifiers = tuple(Modifier(Guard.of(one.when, self.packing), one.by) for one in question.modifiers)
        return Asked(question.id, question.type, table, (), tuple(made), (), bit, target, modifiers)


def _results(decision: Decision) -> tuple[str, ...]:
    """Every result a condition can name."""
    return tuple(results_of(decision))


def _flags(data: object) -> Iterator[str]:
    """Every flag that anything sets."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "sets" and isinstance(value, list | tuple):
                yield from value
            else:
                yield from _flags(value)
    elif isinstance(data, list | tuple):
        for one in data:
            yield from _flags(one)
