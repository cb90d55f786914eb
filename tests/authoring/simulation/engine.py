"""A scenario played through the engine itself, by answers drawn by chance, and the same answers put into a game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from tabletop.authoring.simulation.game import Asked, Game
from tabletop.authoring.simulation.joint import Outcome
from tabletop.authoring.simulation.packing import OTHER
from tabletop.authoring.simulation.playing import Play
from tabletop.authoring.simulation.replies import Reply, allotted
from tabletop.decisions.allocation import Allocation, AllocationAnswer
from tabletop.decisions.base import Answer
from tabletop.decisions.consensus import Consensus
from tabletop.decisions.consensus_course import DeclaredAdopted, GivenUp, KeptSilence, PutUnderSilence
from tabletop.decisions.matrix import Matrix
from tabletop.decisions.matrix_course import Judged
from tabletop.decisions.negotiation_course import Accepted, ClauseReserved, SheetSigned, TalksEnded
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.proceeding import Intervention, Proceeding
from tabletop.decisions.sealed import SealedAnswer
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.conductor import forward
from tabletop.exercise.engine import decide
from tabletop.exercise.events import Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import PROGRAM, SCRIPT, Moment
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.state import State, begin
from tabletop.scenario.model import Scenario


@dataclass
class Engine:
    """The real thing: as in solo play the script leads, and contingencies come when they are due."""

    scenario: Scenario
    random: Random
    teams: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    answers: dict[str, dict[str, Answer]] = field(default_factory=dict)
    """By decision and team."""
    results: dict[str, str] = field(default_factory=dict)
    """What proceedings are to come to."""

    def play(self) -> State:
        """To ENDEX."""
        teams = self.teams or tuple(self.scenario.teams)
        opening = SessionOpened(
            program="test",
            scenario=self.scenario.id,
            scenario_title=self.scenario.title,
            scenario_text="",
            scenario_digest="0" * 64,
            seed=1,
            session="test",
            mode="solo",
            seats=tuple(TeamSeat(team=team) for team in self.scenario.teams if team in teams),
            left_out=self.left_out,
            minutes=60,
            log_level="decisions",
        )
        at = Moment(wall=0, ticks=0)
        opened = Recorded(number=1, at=at, actor=PROGRAM, command="1", event=opening)
        state = evolve(begin(self.scenario, opening), opened)
        while state.ending is None:
            state = self._do(state, self._next(state))
        return state

    def _do(self, state: State, command: Command) -> State:
        at = Moment(wall=0, ticks=0)
        made = decide(state, command, SCRIPT, at)
        assert not isinstance(made, Refusal), (command, made)
        number = state.number
        name = str(number)
        for event in made:
            number += 1
            state = evolve(state, Recorded(number=number, at=at, actor=SCRIPT, command=name, event=event))
        return state

    def _next(self, state: State) -> Command:
        step = forward(state)
        match step.step:
            case "start":
                return ask.StartExercise()
            case "release":
                return ask.ReleaseInject(step.what)
            case "answer":
                return self._answer(state, step.what)
            case "intervene":
                return self._intervene(state, step.what)
            case "reveal":
                return ask.RevealMoves(step.what)
            case "close":
                return ask.CloseDecision(step.what)
            case "mark":
                return self._mark(state, step.what)
            case "rule":
                return ask.RuleOutcome(step.what)
            case _:
                return ask.EndExercise()

    def _roll(self, sides: int) -> int:
        return self.random.randint(1, sides)

    def _answer(self, state: State, name: str) -> Command:
        question = self.scenario.decisions[name]
        team = next(team for team in state.seats(name) if team not in state.decisions[name].answers)
        answer = question.guess_of(self._roll, team, state.seats(name))
        self.answers.setdefault(name, {})[team] = answer
        given = answer.model_copy(update={"marks": ()}) if isinstance(answer, OpenTextAnswer) else answer
        because = "So." if question.rationale == "required" else ""
        return ask.SubmitAnswer(name, team, given, rationale=because)  # type: ignore[arg-type]

    def _mark(self, state: State, name: str) -> Command:
        opened = state.decisions[name]
        team = next(team for team in opened.answers if team not in opened.marks)
        answer = self.answers[name][team]
        assert isinstance(answer, OpenTextAnswer)
        return ask.MarkRubric(name, team, answer.marks)

    def _intervene(self, state: State, name: str) -> Command:
        question = self.scenario.decisions[name]
        assert isinstance(question, Proceeding)
        result = self.results.get(name)
        if result is None:
            result = self.results[name] = self.random.choice(list(question.results()))
        seats, done = state.seats(name), len(state.decisions[name].made)
        team, what = _steps(question, result, seats)[done]
        return ask.Intervene(name, team, what)  # type: ignore[arg-type]


def _steps(question: Proceeding, result: str, seats: tuple[str, ...]) -> list[tuple[str | None, Intervention]]:
    """What is done so that a proceeding comes to a result."""
    if isinstance(question, Matrix):
        return [(None, Judged(success=result == "success"))]
    if isinstance(question, Consensus):
        if result == "broken":
            return [(None, GivenUp())]
        kept: list[tuple[str | None, Intervention]] = [(seat, KeptSilence()) for seat in seats]
        return [(None, PutUnderSilence(minutes=5)), *kept, (None, DeclaredAdopted())]
    clauses: Mapping[str, str] = getattr(question, "clauses", {})
    if result == "walked":
        return [(None, TalksEnded())]
    accepted: list[tuple[str | None, Intervention]] = []
    for number, seat in enumerate(seats):
        names = list(clauses)
        if result == "reserved" and number == 0:
            accepted.append((seat, ClauseReserved(clause=names.pop(), text=Words.of("Unless it snows."))))
        if names:
            accepted.append((seat, Accepted(clauses=tuple(names))))
    return [*accepted, *((seat, SheetSigned()) for seat in seats)]


@dataclass
class Mirror:
    """Puts the answers of a play through the engine into a game."""

    game: Game
    engine: Engine

    def choose(self, play: Play, asked: Asked) -> tuple[Outcome, int]:  # noqa: ARG002 - what was answered is known
        """What the decision came to there."""
        if asked.id in self.engine.results:
            outcome = next(one for one in asked.outcomes or () if one.result == self.engine.results[asked.id])
        else:
            given = self.engine.answers[asked.id]
            outcome = asked.table.together([self._reply(asked, seat, given[seat]) for seat in asked.seats])
        if asked.outcomes is not None:
            assert [] != [one for one in asked.outcomes if same(one, outcome)], (asked.id, outcome)
        return outcome, self.game.bits_of(outcome.sets, outcome.result, asked.id)

    def _reply(self, asked: Asked, seat: str, answer: Answer) -> Reply:
        """The reply that says what the engine says of this one answer."""
        number = asked.seats.index(seat)
        question = self.engine.scenario.decisions[asked.id]
        if asked.drawn and isinstance(question, Allocation) and isinstance(answer, AllocationAnswer):
            counts = [answer.points.get(item, 0) // question.step for item in question.items]
            return allotted(question, asked.table.ledger, counts, 1.0)
        replies = asked.by_seat[number]
        if isinstance(answer, SealedAnswer):
            move = answer.opened
            assert move is not None
            return next(one for one in replies if one.picks == (move.option,))
        tally = question.tally({seat: answer})
        picks = tuple(key for key, count in tally.counts if count)
        if question.type == "vote":
            return next(one for one in replies if one.picks == picks)
        if not tally.contributions:
            return replies[0]
        consequence = tally.contributions[0].consequence
        shift = self.game.ledger.shift(consequence.effects)
        return next(
            one
            for one in replies
            if (one.picks, one.shift, one.sets) == (picks, shift, frozenset(consequence.sets))
            and (self.game.sequels[one.later].source if one.later >= 0 else None) == consequence.later
        )


def same(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes are the same but for their weight."""
    return (one.shift, one.result, one.sets, one.laters) == (other.shift, other.result, other.sets, other.laters)


def facts_of(game: Game, bits: int) -> dict[str, str]:
    """Facts as the engine has them."""
    found: dict[str, str] = {}
    for name, fact in game.packing.facts.items():
        code = (bits & fact.mask) >> fact.shift
        for value, known in fact.codes.items():
            if known == code and value != OTHER and not name.startswith("asked: "):
                found[name] = value
    return found
