"""Golden plays: a scenario played as its play file says, and held to what the file expects.

Invariant: a rehearsal goes through the same engine as a live exercise; the first thing that does not go as written is
found where it happens, not at the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from pydantic import TypeAdapter

from tabletop.decisions.base import Answer, Fault
from tabletop.decisions.conditions import comparison
from tabletop.decisions.kinds import AnyAnswer, AnyIntervention
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.conductor import automatic, forward
from tabletop.exercise.decide.proceedings import asked
from tabletop.exercise.engine import decide
from tabletop.exercise.events import Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR, PROGRAM, SCRIPT, Actor, Moment
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.setup import play_minutes
from tabletop.exercise.state import InjectStatus, State, begin
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Seat, TeamView
from tabletop.scenario.model import Scenario
from tabletop.scenario.play_file import Play, PlayedAnswer, PlayedStep

MINUTE: Final = 60_000
_STEPS: Final = 1_000
_ANSWER: Final[TypeAdapter[AnyAnswer]] = TypeAdapter(AnyAnswer)
_INTERVENTION: Final[TypeAdapter[AnyIntervention]] = TypeAdapter(AnyIntervention)
_SEEN: Final = TypeAdapter(TeamView)
_TEXT: Final = TypeAdapter(str)


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where a rehearsal did not go as its play file says."""

    what: Literal["no-answer", "faulty-answer", "refused", "injects", "ending", "indicator", "not-seen", "leaked"]
    where: str
    """The decision, inject, indicator or team."""
    expected: str
    found: str


@dataclass(slots=True)
class Rehearsal:
    """A play in progress, and what came of it."""

    play: Play
    scenario: Scenario
    text: str
    """The scenario file."""
    records: list[Recorded] = field(default_factory=list)
    divergences: list[Divergence] = field(default_factory=list)
    seen: dict[str, list[TeamView]] = field(default_factory=dict)
    """For each team every view it had; the last one is from after ENDEX. They share what did not change."""
    done: dict[str, int] = field(default_factory=dict)
    """Steps of each proceeding that were taken."""
    waited: int = 0
    """Minutes that passed because the play says so."""

    def run(self) -> State:
        """Play to ENDEX, or to the first divergence that stops play; then compare."""
        state = self._open()
        for _ in range(_STEPS):
            self._look(state)
            if not state.playing and state.ending is not None:
                break
            command, actor = self._next(state)
            if command is None:
                break
            following = self._apply(state, command, actor)
            if following is None:
                break
            state = following
        if not self.divergences:
            self.divergences += self._compare(state)
        return state

    def _open(self) -> State:
        teams = self.play.teams or tuple(self.scenario.teams)
        opening = SessionOpened(
            program="rehearsal",
            scenario=self.scenario.id,
            scenario_title=self.scenario.title,
            scenario_text=self.text,
            scenario_digest=hashlib.sha256(self.text.encode()).hexdigest(),
            seed=self.play.seed,
            session="rehearsal",
            mode="solo" if self.scenario.solo else "facilitated",
            seats=tuple(TeamSeat(team=team) for team in self.scenario.teams if team in teams),
            left_out=self.play.skip,
            minutes=play_minutes(self.scenario),
            rehearsal=True,
            log_level="full",
        )
        first = Recorded(number=1, at=Moment(wall=0, ticks=0), actor=PROGRAM, command="1", event=opening)
        self.records.append(first)
        return evolve(begin(self.scenario, opening), first)

    def _look(self, state: State) -> None:
        for team in state.teams:
            self.seen.setdefault(team, []).append(view(state, Seat(team), state.last))

    def _leader(self, state: State) -> Actor:
        return SCRIPT if state.opening.mode == "solo" else FACILITATOR

    def _next(self, state: State) -> tuple[Command | None, Actor]:
        """What happens next by the play file; None when it does not say."""
        by_itself = automatic(state)
        if by_itself is not None:
            return by_itself, SCRIPT
        leader = self._leader(state)
        step = forward(state)
        match step.step:
            case "start":
                return ask.StartExercise(), leader
            case "answer":
                return self._answer(state, step.what)
            case "mark":
                return self._mark(state, step.what)
            case "intervene":
                return self._intervene(state, step.what)
            case "reveal":
                return ask.RevealMoves(step.what), leader
            case "close":
                return ask.CloseDecision(step.what), leader
            case "rule":
                return ask.RuleOutcome(step.what, self._override(step.what)), leader
            case "release":
                return ask.ReleaseInject(self._pulled(state) or step.what), leader
            case "end" | "close-session" | "nothing":
                pulled = self._pulled(state)
                return (ask.ReleaseInject(pulled) if pulled else ask.EndExercise()), leader

    def _pulled(self, state: State) -> str | None:
        """A held-back inject that the play releases now."""
        for inject, after in self.play.contingency.items():
            released = state.injects.get(after) is InjectStatus.RELEASED
            if released and state.injects.get(inject) is not InjectStatus.RELEASED:
                return inject
        return None

    def _override(self, decision: str) -> ask.Override | None:
        override = self.play.overrides.get(decision)
        return (
            None if override is None else ask.Override(override.outcome or override.why, override.why, override.effects)
        )

    def _answer(self, state: State, decision: str) -> tuple[Command | None, Actor]:
        team = next(team for team in state.seats(decision) if team not in state.decisions[decision].answers)
        said = self.play.answers.get(decision, {}).get(team)
        if said is None:
            self.divergences.append(Divergence("no-answer", f"{decision}/{team}", "an answer", ""))
            return None, FACILITATOR
        return self._submit(state, decision, team, said), Actor.of_team(team)

    def _submit(self, state: State, decision: str, team: str, said: PlayedAnswer) -> Command | None:
        if said.no_decision:
            return ask.SubmitAnswer(decision, team, status="no-decision")
        question = state.scenario.decisions[decision]
        read = question.read(said.entries(question.type))
        if isinstance(read, Fault):
            self.divergences.append(Divergence("faulty-answer", f"{decision}/{team}", "an answer in order", read.value))
            return None
        return ask.SubmitAnswer(decision, team, _any(read), rationale=said.because or "", sure=said.sure)

    def _intervene(self, state: State, decision: str) -> tuple[Command | None, Actor]:
        """The next step the play has for a proceeding."""
        steps = self.play.proceedings.get(decision, ())
        for step in steps[self.done.get(decision, 0) :]:
            self.done[decision] = self.done.get(decision, 0) + 1
            if step.wait is not None:
                self.waited += step.wait
                continue
            actor = self._leader(state) if step.by is None else Actor.of_team(step.by)
            return self._entered(state, decision, step), actor
        self.divergences.append(Divergence("no-answer", decision, "another step", f"{len(steps)} steps"))
        return None, FACILITATOR

    def _entered(self, state: State, decision: str, step: PlayedStep) -> Command | None:
        question, act = asked(state, decision), step.act or ""
        read = question.entered(act, step.entries()) if question else Fault.WRONG_KIND
        if isinstance(read, Fault):
            where = f"{decision}/{step.by or ''}/{act}"
            self.divergences.append(Divergence("faulty-answer", where, "a step in order", read.value))
            return None
        return ask.Intervene(decision, step.by, _INTERVENTION.validate_python(read.model_dump()))

    def _mark(self, state: State, decision: str) -> tuple[Command | None, Actor]:
        opened = state.decisions[decision]
        team = next(team for team in opened.answers if team not in opened.marks and opened.answers[team].answer)
        marks = self.play.answers[decision][team].marks
        actor = Actor.of_team(team) if state.opening.mode == "solo" else FACILITATOR
        return ask.MarkRubric(decision, team, marks), actor

    def _apply(self, state: State, command: Command, actor: Actor) -> State | None:
        number = state.number
        time = (number + self.waited) * MINUTE
        at = Moment(wall=time, ticks=time)
        decided = decide(state, command, actor, at)
        if isinstance(decided, Refusal):
            found = f"{decided.reason.value} {decided.detail}".strip()
            self.divergences.append(Divergence("refused", type(command).__name__, "it happens", found))
            return None
        for event in decided:
            number += 1
            recorded = Recorded(number=number, at=at, actor=actor, command=str(state.number), event=event)
            self.records.append(recorded)
            state = evolve(state, recorded)
        return state

    def _compare(self, state: State) -> Iterator[Divergence]:
        expect = self.play.expect
        released = tuple(one.id for one in state.released)
        if expect.injects and released != expect.injects:
            yield Divergence("injects", "", " ".join(expect.injects), " ".join(released))
        if state.ending != expect.ending:
            yield Divergence("ending", "", expect.ending, state.ending or "")
        for name, words in expect.indicators.items():
            wanted, found = comparison(name, words), state.indicators.get(name, -1)
            if wanted is None or not wanted.low <= found <= wanted.high:
                yield Divergence("indicator", name, words, str(found))
        for team, texts in expect.seen.items():
            saw = self._saw(team, texts)
            yield from (Divergence("not-seen", team, text, "") for text in texts if text not in saw)
        for team, texts in expect.never_seen.items():
            saw = self._saw(team, texts, -1)
            yield from (Divergence("leaked", team, "", text) for text in texts if text in saw)

    def _saw(self, team: str, texts: tuple[str, ...], until: int | None = None) -> set[str]:
        """Which of the texts stood in a view of the team; what is open after ENDEX is no leak."""
        needles = {text: _TEXT.dump_json(text).decode()[1:-1] for text in texts}
        found: set[str] = set()
        for shown in map(as_text, self.seen.get(team, [])[:until]):
            found |= {text for text in texts if text not in found and needles[text] in shown}
        return found


def as_text(shown: TeamView) -> str:
    """A view that a team had, as JSON."""
    return _SEEN.dump_json(shown).decode()


def _any(answer: Answer) -> AnyAnswer:
    return _ANSWER.validate_python(answer.model_dump())


def rehearse(play: Play, scenario: Scenario, text: str) -> Rehearsal:
    """Play `scenario`, whose file is `text`, as `play` says."""
    rehearsal = Rehearsal(play, scenario, text)
    rehearsal.run()
    return rehearsal
