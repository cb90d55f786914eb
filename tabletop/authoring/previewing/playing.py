"""From an act to what happens: every act goes through the engine that plays live exercises, under a scripted clock.

Invariant: nothing here knows a rule of play. What the engine refuses did not happen, and the state before it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from tabletop.authoring.previewing.acts import Act, Answer, Begin, Finish, Jump, Read, Release, Settle
from tabletop.authoring.previewing.settling import DOTS, steps_to
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.conductor import automatic, forward
from tabletop.exercise.decide.adjudication import unmarked_team
from tabletop.exercise.decide.proceedings import asked, table
from tabletop.exercise.engine import decide
from tabletop.exercise.events import Event, Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR, PROGRAM, SCRIPT, Actor, Moment
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.setup import play_minutes
from tabletop.exercise.state import MINUTE, InjectStatus, State, begin
from tabletop.exercise.upcoming import allowed
from tabletop.scenario.model import Scenario

SEED: Final = 7
"""As a golden play has it where nobody chose another: a saved one throws the same dice."""
COMES_FIRST: Final = "comes_first"
"""Another inject stands before it now; `detail` is the inject."""
ASKED_FIRST: Final = "asked_first"
"""A decision is asked first now; `detail` is the decision."""
_MOST: Final = 50
"""Steps that follow by themselves from one act; more would be a circle."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An act that happened, what it wrote, and where things stand after it."""

    act: Act
    state: State
    records: tuple[Recorded, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """An act that cannot happen here, and why."""

    act: Act
    why: str
    """A code: one of `exercise.refusals`, `comes_first` or `asked_first`."""
    detail: str = ""
    """A name the sentence needs."""


def opened(scenario: Scenario, text: str) -> Taken:
    """Before STARTEX, with every team at the table. `text` is the scenario file."""
    opening = SessionOpened(
        program="preview",
        scenario=scenario.id,
        scenario_title=scenario.title,
        scenario_text=text,
        scenario_digest=hashlib.sha256(text.encode()).hexdigest(),
        seed=SEED,
        session="preview",
        mode="solo" if scenario.solo else "facilitated",
        seats=tuple(TeamSeat(team=team) for team in scenario.teams),
        minutes=play_minutes(scenario),
        rehearsal=True,
        log_level="full",
    )
    first = Recorded(number=1, at=Moment(wall=0, ticks=0), actor=PROGRAM, command="1", event=opening)
    return Taken(Begin(), evolve(begin(scenario, opening), first), (first,))


def take(state: State, act: Act) -> Taken | Lost:
    """Let an act happen; or say why it cannot, and nothing happened."""
    tried = _Try(state)
    refused = tried.take(act)
    if refused is not None:
        return Lost(act, refused.reason, refused.detail)
    return Taken(act, tried.state, tuple(tried.records))


@dataclass(frozen=True, slots=True)
class _No:
    """Why an act cannot happen: as `Refusal`, with reasons of a preview's own."""

    reason: str
    detail: str = ""


_Refused = _No | None


@dataclass(slots=True)
class _Try:
    """Where an act is tried."""

    state: State
    records: list[Recorded] = field(default_factory=list)

    def take(self, act: Act) -> _Refused:
        match act:
            case Begin():
                return self._send(ask.StartExercise(), self._leader)
            case Release():
                return self._release(act)
            case Answer():
                return self._answer(act)
            case Settle():
                return self._settle(act)
            case Read(decision=name):
                decision = self.state.decisions.get(name)
                ruled = decision is not None and decision.ruling is not None
                return None if ruled else _No(Reason.NOT_RULED.value, name)
            case Finish():
                return self._in_turn("end", "") or self._send(ask.EndExercise(), self._leader)
            case Jump():
                return self._jump(act)

    @property
    def _leader(self) -> Actor:
        return SCRIPT if self.state.opening.mode == "solo" else FACILITATOR

    def _send(self, command: Command, actor: Actor) -> _Refused:
        """Decide and fold; then what happens by itself."""
        refused = self._happen(command, actor)
        for _ in range(_MOST):
            by_itself = None if refused else automatic(self.state)
            if by_itself is None:
                break
            refused = self._happen(by_itself, SCRIPT)
        return refused

    def _happen(self, command: Command, actor: Actor) -> _Refused:
        before = self.state.number
        at = Moment(wall=before * MINUTE, ticks=before * MINUTE)
        decided = decide(self.state, command, actor, at)
        if isinstance(decided, Refusal):
            return _No(decided.reason.value, decided.detail)
        self._fold(decided, actor, at)
        return None

    def _fold(self, events: Iterable[Event], actor: Actor, at: Moment) -> None:
        before = self.state.number
        for event in events:
            recorded = Recorded(number=self.state.number + 1, at=at, actor=actor, command=str(before), event=event)
            self.records.append(recorded)
            self.state = evolve(self.state, recorded)

    # injects

    def _release(self, act: Release) -> _Refused:
        state = self.state
        inject = state.script.injects.get(act.inject)
        if inject is None:
            return _No(Reason.NO_SUCH_INJECT.value, act.inject)
        if state.injects.get(act.inject) is InjectStatus.RELEASED:
            return _No(Reason.INJECT_RELEASED.value, act.inject)
        if not act.by_hand and state.playing:
            if not allowed(state, inject):
                return _No(Reason.INJECT_NOT_DUE.value, act.inject)
            if refused := self._in_turn("release", act.inject):
                return refused
        return self._send(ask.ReleaseInject(act.inject), self._leader)

    def _in_turn(self, step: str, what: str) -> _Refused:
        """Whether that is what the script does next."""
        following = forward(self.state)
        if following.step == step and following.what == what:
            return None
        if following.step == "start":
            return _No(Reason.NOT_STARTED.value)
        if following.step == "release":
            return _No(COMES_FIRST, following.what)
        if following.what:
            return _No(ASKED_FIRST, following.what)
        ended = step == "end" and not self.state.playing
        return _No((Reason.ALREADY_ENDED if ended else Reason.INJECT_NOT_DUE).value, what)

    # decisions

    def _asked(self, name: str) -> _Refused:
        """Whether that decision is the one that is asked now."""
        if name not in self.state.scenario.decisions:
            return _No(Reason.NO_SUCH_DECISION.value, name)
        decision = self.state.decisions.get(name)
        if decision is None:
            return _No(Reason.DECISION_NOT_OPEN.value, name)
        if decision.ruling is not None:
            return _No(Reason.DECISION_RULED.value, name)
        following = forward(self.state)
        return None if following.what == name else _No(ASKED_FIRST, following.what)

    def _answer(self, act: Answer) -> _Refused:
        refused = self._asked(act.decision)
        if refused:
            return refused
        given = self.state.decisions[act.decision].answers
        waiting = tuple(team for team in self.state.seats(act.decision) if team not in given)
        for team in waiting if act.team is None else (act.team,):
            refused = refused or self._one_answer(act, team)
        return refused or self._conclude(act.decision)

    def _one_answer(self, act: Answer, team: str) -> _Refused:
        question = self.state.scenario.decisions[act.decision]
        undecided = act.answer is None
        reason = DOTS if question.rationale == "required" else ""
        submit = ask.SubmitAnswer(
            act.decision, team, act.answer, status="no-decision" if undecided else "decided", rationale=reason
        )
        refused = self._send(submit, Actor.of_team(team))
        if refused or undecided or question.type != "open-text":
            return refused
        marker = Actor.of_team(team) if self.state.opening.mode == "solo" else FACILITATOR
        return self._send(ask.MarkRubric(act.decision, team, act.marks), marker)

    def _settle(self, act: Settle) -> _Refused:
        if refused := self._asked(act.decision):
            return refused
        question = asked(self.state, act.decision)
        seats = table(self.state, act.decision, self.state.last).seats
        steps = steps_to(question, act.result, seats) if question else None
        if steps is None:
            return _No(Reason.NO_SUCH_RESULT.value, act.result)
        for team, what in steps:
            actor = self._leader if team is None else Actor.of_team(team)
            if refused := self._send(ask.Intervene(act.decision, team, what), actor):
                return refused
        return self._conclude(act.decision)

    def _conclude(self, name: str) -> _Refused:
        """Close and rule, once nobody is missing."""
        for _ in range(_MOST):
            following = forward(self.state)
            if following.what != name or following.step in {"answer", "intervene"}:
                return None
            if refused := self._send(self._further(following.step, name), self._leader):
                return refused
        return None

    def _further(self, step: str, name: str) -> Command:
        match step:
            case "reveal":
                return ask.RevealMoves(name)
            case "close":
                return ask.CloseDecision(name)
            case "mark":
                return ask.MarkRubric(name, unmarked_team(self.state.decisions[name]) or "", ())
            case _:
                return ask.RuleOutcome(name)

    # by hand

    def _jump(self, act: Jump) -> _Refused:
        """Start, put the state where it was set, and let the engine release the inject."""
        scenario = self.state.scenario
        if act.inject not in scenario.injects:
            return _No(Reason.NO_SUCH_INJECT.value, act.inject)
        if refused := self._send(ask.StartExercise(), self._leader):
            return refused
        order = list(scenario.injects)
        before = order[: order.index(act.inject)]
        levels = {name: level for name, level in act.indicators if name in scenario.indicators}
        facts = {name: value for name, value in act.facts if value != "no"}
        self.state = self.state.but(
            indicators=MappingProxyType({**self.state.indicators, **levels}),
            facts=MappingProxyType({**self.state.facts, **facts}),
            injects=MappingProxyType({one: InjectStatus.PASSED for one in before if scenario.injects[one].planned}),
            move=scenario.move_of[act.inject],
            undoable=(),
        )
        return self._send(ask.ReleaseInject(act.inject), self._leader)
