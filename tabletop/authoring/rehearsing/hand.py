"""The hand that plays: what happens next by the play file, in the script's order or in the order the play writes out.

Invariant: it only asks; whether something happens is for the engine to decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing import entering
from tabletop.authoring.rehearsing.divergence import Divergence, diverged
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.conductor import automatic, forward
from tabletop.exercise.decide.adjudication import sealed, unmarked_team
from tabletop.exercise.decide.proceedings import asked
from tabletop.exercise.moments import FACILITATOR, SCRIPT, Actor
from tabletop.exercise.state import InjectStatus, OpenedDecision, Phase, State
from tabletop.scenario.play_file import Play, PlayedTurn
from tabletop.scenario.positions import Path


@dataclass(frozen=True, slots=True)
class Doing:
    """What somebody does next, and where the play says so."""

    command: Command
    actor: Actor
    where: Path = ()


@dataclass(slots=True)
class Hand:
    """A play in progress."""

    play: Play
    done: dict[str, int] = field(default_factory=dict)
    """Steps of each proceeding that were taken."""
    waited: int = 0
    """Minutes that passed because the play says so."""
    turn: int = 0
    """Turns of the written order that are over."""

    def next(self, state: State) -> Doing | Divergence | None:
        """What happens next; None when the play is over."""
        by_itself = automatic(state)
        if by_itself is not None:
            return self._by_itself(state, by_itself)
        if state.phase is Phase.BRIEFING:
            return Doing(ask.StartExercise(), leader(state))
        return self._in_turn(state) if self.play.course else self._by_script(state)

    def _by_itself(self, state: State, command: Command) -> Doing | Divergence:
        """What a seat that nobody plays does: what the play has for it, else what chance draws."""
        match command:
            case ask.SubmitAnswer(decision=decision, team=team) if team in self.play.answers.get(decision, {}):
                written = entering.answer(state, self.play, decision, team)
                return written if isinstance(written, Divergence) else Doing(written, SCRIPT, ("answers", decision))
            case ask.MarkRubric(decision=decision, team=team) if team in self.play.answers.get(decision, {}):
                return Doing(entering.marks(self.play, decision, team), SCRIPT, ("answers", decision, team))
            case _:
                return Doing(command, SCRIPT)

    # in the script's order

    def _by_script(self, state: State) -> Doing | Divergence | None:
        step = forward(state)
        match step.step:
            case "answer" | "intervene" | "mark" | "reveal" | "close" | "rule":
                return self._decide(state, state.decisions[step.what], step.step)
            case "release":
                pulled = self._pulled(state)
                where: Path = ("contingency", pulled) if pulled else ()
                return Doing(ask.ReleaseInject(pulled or step.what), leader(state), where)
            case _:
                pulled = self._pulled(state)
                if pulled:
                    return Doing(ask.ReleaseInject(pulled), leader(state), ("contingency", pulled))
                return Doing(ask.EndExercise(), leader(state))

    def _pulled(self, state: State) -> str | None:
        """A held-back inject that the play releases now."""
        for inject, after in self.play.contingency.items():
            released = state.injects.get(after) is InjectStatus.RELEASED
            if released and state.injects.get(inject) is not InjectStatus.RELEASED:
                return inject
        return None

    # in the order the play writes out

    def _in_turn(self, state: State) -> Doing | Divergence | None:
        while self.turn < len(self.play.course):
            turn, where = self.play.course[self.turn], ("course", self.turn)
            if turn.release is not None:
                self.turn += 1
                return Doing(ask.ReleaseInject(turn.release), leader(state), (*where, "release"))
            if turn.end:
                self.turn += 1
                return Doing(ask.EndExercise(), leader(state), (*where, "end"))
            found = self._turn(state, turn, where)
            if found is not None:
                return found
            self.turn += 1
        return None

    def _turn(self, state: State, turn: PlayedTurn, where: Path) -> Doing | Divergence | None:
        """A step further with a decision; None when this turn has come to its end."""
        name = turn.decide or turn.close or turn.rule or ""
        opened = state.decisions.get(name)
        if opened is None:
            field = next(one for one in ("decide", "close", "rule") if getattr(turn, one) is not None)
            return diverged(Diverged.NEVER_REACHED, (*where, field), name)
        if opened.closed is None and turn.rule is None:
            return self._decide(state, opened, self._to_close(state, opened))
        if turn.close is not None or opened.ruling is not None:
            return None
        if opened.closed is None:
            return Doing(ask.RuleOutcome(name), leader(state), (*where, "rule"))
        return self._decide(state, opened, "mark" if _unmarked(state, opened) else "rule")

    def _to_close(self, state: State, opened: OpenedDecision) -> str:
        """What is to be done before a decision can be closed, or closing it."""
        if asked(state, opened.id) is not None:
            written = self.play.proceedings.get(opened.id, ())
            return "intervene" if self.done.get(opened.id, 0) < len(written) else "close"
        missing = self._unanswered(state, opened)
        return "answer" if missing is not None else "close"

    def _unanswered(self, state: State, opened: OpenedDecision) -> str | None:
        """A team whose answer the play has and which has not answered."""
        written = self.play.answers.get(opened.id, {})
        return next((team for team in state.seats(opened.id) if team in written and team not in opened.answers), None)

    # decisions

    def _decide(self, state: State, opened: OpenedDecision, step: str) -> Doing | Divergence:
        name = opened.id
        match step:
            case "answer":
                return self._answer(state, opened)
            case "intervene":
                return self._intervene(state, name)
            case "mark":
                team = unmarked_team(opened) or ""
                alone = state.opening.mode == "solo"
                actor = Actor.of_team(team) if alone else FACILITATOR
                return Doing(entering.marks(self.play, name, team), actor, ("answers", name, team))
            case "reveal":
                return Doing(ask.RevealMoves(name), leader(state))
            case "close":
                whole = all(team in opened.answers for team in state.seats(name))
                if sealed(state, opened) and whole:
                    return Doing(ask.RevealMoves(name), leader(state))
                return Doing(ask.CloseDecision(name), leader(state))
            case _ if sealed(state, opened):
                return Doing(ask.RevealMoves(name), leader(state))
            case _:
                ruled = entering.override(self.play.overrides.get(name))
                return Doing(ask.RuleOutcome(name, ruled), leader(state), ("overrides", name) if ruled else ())

    def _answer(self, state: State, opened: OpenedDecision) -> Doing | Divergence:
        team = self._unanswered(state, opened)
        if team is None:
            team = next(team for team in state.seats(opened.id) if team not in opened.answers)
        written = entering.answer(state, self.play, opened.id, team)
        if isinstance(written, Divergence):
            return written
        return Doing(written, Actor.of_team(team), ("answers", opened.id, team))

    def _intervene(self, state: State, name: str) -> Doing | Divergence:
        """The next step the play has for a proceeding; minutes pass where it says so."""
        steps = self.play.proceedings.get(name, ())
        for number in range(self.done.get(name, 0), len(steps)):
            self.done[name] = number + 1
            taken = steps[number]
            if taken.wait is not None:
                self.waited += taken.wait
                continue
            entered = entering.step(state, name, number, taken)
            if isinstance(entered, Divergence):
                return entered
            actor = leader(state) if taken.by is None else Actor.of_team(taken.by)
            return Doing(entered, actor, ("proceedings", name, number))
        if self.play.course:
            return Doing(ask.CloseDecision(name), leader(state))
        where: Path = ("proceedings", name) if name in self.play.proceedings else ("proceedings",)
        return diverged(Diverged.NO_STEP, where, key=True, decision=name)


def leader(state: State) -> Actor:
    """Who leads: the script where one plays alone."""
    return SCRIPT if state.opening.mode == "solo" else FACILITATOR


def _unmarked(state: State, opened: OpenedDecision) -> bool:
    return not sealed(state, opened) and unmarked_team(opened) is not None
