"""Take answers, mark texts, close decisions."""

from __future__ import annotations

from tabletop.decisions.base import Fault
from tabletop.decisions.kinds import Decision
from tabletop.decisions.open_text import OpenText, OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.decide.flow import not_playing
from tabletop.exercise.events import Event
from tabletop.exercise.moments import Actor, ActorKind
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import OpenedDecision, State

_HIGHEST = 100


def opened(state: State, name: str) -> OpenedDecision | Refusal:
    """The decision, if it was put and not ruled on."""
    if refusal := not_playing(state):
        return refusal
    decision = state.decisions.get(name)
    if decision is None:
        known = name in state.scenario.decisions
        return Refusal(Reason.DECISION_NOT_OPEN if known else Reason.NO_SUCH_DECISION, name)
    return Refusal(Reason.DECISION_RULED, name) if decision.ruling else decision


def submit(state: State, command: ask.SubmitAnswer, actor: Actor) -> list[Event] | Refusal:
    """Take a team's answer."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is not None:
        return Refusal(Reason.DECISION_CLOSED, command.decision)
    answer = given(state, command, actor)
    return answer if isinstance(answer, Refusal) else [answer]


def given(state: State, command: ask.SubmitAnswer, actor: Actor) -> happened.AnswerSubmitted | Refusal:
    """An answer, if it fits the question and the team is asked."""
    question = state.scenario.decisions[command.decision]
    if command.team not in state.teams:
        return Refusal(Reason.NO_SUCH_TEAM, command.team)
    if command.team not in state.seats(command.decision):
        return Refusal(Reason.NOT_YOUR_DECISION, command.team)
    rationale = clean(command.rationale, limit=DECISION_LIMIT)
    if isinstance(question, Proceeding):
        return Refusal(Reason.ANSWER_FAULTY, Fault.WRONG_KIND.value)
    fault = _fault(question, command, rationale, state.seats(command.decision))
    if fault is not None:
        return Refusal(Reason.ANSWER_FAULTY, fault.value)
    level = state.opening.log_level
    speaker = command.speaker if command.speaker in state.scenario.teams[command.team].roles else None
    return happened.AnswerSubmitted(
        decision=command.decision,
        team=command.team,
        status=command.status,
        answer=command.answer if command.status == "decided" else None,
        rationale=Words.of(rationale) if rationale and level != "decisions" else None,
        sure=command.sure,
        speaker=speaker if level == "full" else None,
        late=command.late,
        drawn=actor.kind is ActorKind.SCRIPT,
    )


def _fault(question: Decision, command: ask.SubmitAnswer, rationale: str, seats: tuple[str, ...]) -> Fault | None:
    if command.sure is not None and not 0 <= command.sure <= _HIGHEST:
        return Fault.OUT_OF_RANGE
    if command.status != "decided":
        return None
    if command.answer is None:
        return Fault.MISSING
    if isinstance(command.answer, OpenTextAnswer) and command.answer.marks:
        return Fault.WRONG_KIND
    return question.check_of(command.answer, command.team, seats) or (
        Fault.REASON_MISSING if question.rationale == "required" and not rationale else None
    )


def mark(state: State, command: ask.MarkRubric) -> list[Event] | Refusal:
    """Mark what is true of a team's text."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    question = state.scenario.decisions[command.decision]
    given = decision.answers.get(command.team)
    if not isinstance(question, OpenText) or given is None or not isinstance(given.answer, OpenTextAnswer):
        return Refusal(Reason.NOTHING_TO_MARK, command.team)
    if fault := question.check_marks(command.marks):
        return Refusal(Reason.ANSWER_FAULTY, fault.value)
    return [happened.RubricMarked(decision=command.decision, team=command.team, marks=command.marks)]


def close(state: State, command: ask.CloseDecision) -> list[Event] | Refusal:
    """Take no more answers."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if decision.closed is not None:
        return Refusal(Reason.DECISION_CLOSED, command.decision)
    return [happened.DecisionClosed(decision=command.decision)]
