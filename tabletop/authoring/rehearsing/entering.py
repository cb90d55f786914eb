"""From what a play file says to a command: answers, steps of a proceeding, marks, rulings.

Invariant: everything is entered as somebody would fill in the form, so a play can say nothing that a person could not.
"""

from __future__ import annotations

from typing import Final

from pydantic import TypeAdapter

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.divergence import Divergence, diverged
from tabletop.decisions.base import Fault
from tabletop.decisions.form import PickOne, PickSome, PutInOrder, SetLevel, ShareOut
from tabletop.decisions.kinds import AnyAnswer, AnyIntervention, Decision
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.decide.proceedings import asked
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import State
from tabletop.scenario.play_file import Play, PlayedAnswer, PlayedOverride, PlayedStep
from tabletop.scenario.positions import Path

_ANSWER: Final[TypeAdapter[AnyAnswer]] = TypeAdapter(AnyAnswer)
_INTERVENTION: Final[TypeAdapter[AnyIntervention]] = TypeAdapter(AnyIntervention)
_IN_DETAIL: Final = frozenset({Reason.ANSWER_FAULTY, Reason.OUT_OF_ORDER})
_OF_ANSWERS: Final = (ask.SubmitAnswer, ask.MarkRubric)


def answer(state: State, play: Play, decision: str, team: str) -> ask.SubmitAnswer | Divergence:
    """The answer of a team, as the play has it."""
    said = play.answers.get(decision, {}).get(team)
    if said is None:
        where: Path = ("answers", decision) if decision in play.answers else ("answers",)
        form = example(state.scenario.decisions[decision])
        return diverged(Diverged.NO_ANSWER, where, key=True, team=team, decision=decision, form=form)
    return _read(state, decision, team, said)


def example(question: Decision) -> str:
    """How an answer to a question is written, with the first that there is to choose: `choose: consult`."""
    field = next(iter(question.fields()), None)
    match field:
        case PickOne():
            return f"choose: {field.choices[0].id}"
        case PickSome():
            return f"choose: [{', '.join(one.id for one in field.choices[: max(field.least, 1)])}]"
        case PutInOrder():
            return f"order: [{', '.join(one.id for one in field.choices)}]"
        case ShareOut():
            return f"points: {{{field.choices[0].id}: {field.points}}}"
        case SetLevel():
            return "percent: 50"
        case _:
            return "text: …"


def _read(state: State, decision: str, team: str, said: PlayedAnswer) -> ask.SubmitAnswer | Divergence:
    if said.no_decision:
        return ask.SubmitAnswer(decision, team, status="no-decision", rationale=said.because or "", sure=said.sure)
    question = state.scenario.decisions[decision]
    read = question.read(said.entries(question.type))
    if isinstance(read, Fault):
        fault = Fault.TOO_MANY if len(said.choose) > 1 and read is Fault.MISSING else read
        return _faulty(decision, team, fault.value)
    entered = _ANSWER.validate_python(read.model_dump())
    return ask.SubmitAnswer(decision, team, entered, rationale=said.because or "", sure=said.sure)


def _faulty(decision: str, team: str, fault: str) -> Divergence:
    where = ("answers", decision, team)
    return diverged(Diverged.FAULTY_ANSWER, where, key=True, team=team, decision=decision, why=f"fault.{fault}")


def marks(play: Play, decision: str, team: str) -> ask.MarkRubric:
    """What the facilitator marks of a team's text."""
    said = play.answers.get(decision, {}).get(team)
    return ask.MarkRubric(decision, team, said.marks if said is not None else ())


def step(state: State, decision: str, number: int, taken: PlayedStep) -> ask.Intervene | Divergence:
    """A step of a proceeding: the `number`th that the play has for it, from 0."""
    question, act = asked(state, decision), taken.act or ""
    read = question.entered(act, taken.entries()) if question else Fault.WRONG_KIND
    if isinstance(read, Fault):
        return _faulty_step(decision, number, taken, f"fault.{read.value}")
    return ask.Intervene(decision, taken.by, _INTERVENTION.validate_python(read.model_dump()))


def _faulty_step(decision: str, number: int, taken: PlayedStep, why: str) -> Divergence:
    where = ("proceedings", decision, number, "act")
    act, team = taken.act or "", taken.by or "the chair"
    return diverged(Diverged.FAULTY_STEP, where, act=act, team=team, decision=decision, why=why)


def override(ruled: PlayedOverride | None) -> ask.Override | None:
    """What the facilitator rules in place of the script; None where the script's outcome stands."""
    if ruled is None:
        return None
    outcome = ruled.outcome or ("" if ruled.amends else ruled.why)
    return ask.Override(outcome, ruled.why, ruled.effects, ruled.result, ruled.amends)


def refused(play: Play, command: Command, where: Path, refusal: Refusal) -> Divergence:
    """What the exercise refused, at its place in the play."""
    detail = refusal.reason in _IN_DETAIL
    why = f"fault.{refusal.detail}" if detail else f"{refusal.reason.value} {refusal.detail}".strip()
    if isinstance(command, _OF_ANSWERS) and detail and command.team in play.answers.get(command.decision, {}):
        return _faulty(command.decision, command.team, refusal.detail)
    if isinstance(command, ask.Intervene) and detail and where[:1] == ("proceedings",):
        taken = play.proceedings[command.decision][int(where[2])]
        return _faulty_step(command.decision, int(where[2]), taken, why)
    return diverged(Diverged.REFUSED, where, key=True, why=why)
