"""Decisions, answers and outcomes, as an audience may know them.

Invariant: before the ruling, a team's answer is in its own view and in control's, nowhere else; a secret ballot stays
secret after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Literal

from tabletop.decisions.form import Choice, Field, Form, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.decisions.kinds import AnyAnswer, Decision
from tabletop.decisions.open_text import OpenText, OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tabletop.decisions.sealed import Sealed
from tabletop.decisions.vote import Vote, VoteAnswer
from tabletop.exercise.decide.adjudication import Scripted, scripted, sealed
from tabletop.exercise.events import IndicatorChanged, OutcomeRuled
from tabletop.exercise.results import results_of
from tabletop.exercise.state import Change, GivenAnswer, OpenedDecision, State
from tabletop.exercise.texts import filled
from tabletop.exercise.viewing.documents import sees
from tabletop.exercise.viewing.gauges import change_views, visible
from tabletop.exercise.viewing.kept import Kept
from tabletop.exercise.viewing.proceedings import moves, possible, possible_for, standing
from tabletop.exercise.views import (
    AnswerView,
    Audience,
    ChangeView,
    Control,
    DecisionView,
    OutcomeView,
    Room,
    Seat,
    SeatStatus,
)

_RULED: Final[Kept[DecisionView]] = Kept()
"""Decisions that are ruled on, for each audience. A proceeding looks at the time and is cut anew."""


def _summary(state: State, question: Decision, answer: AnyAnswer | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    if isinstance(question, Vote) and isinstance(answer, VoteAnswer) and answer.ballot not in question.options:
        return (answer.ballot,)
    return tuple(filled(state, line) for line in question.summary(answer))


def answer_view(state: State, question: Decision, decision: OpenedDecision, given: GivenAnswer) -> AnswerView:
    """A team's answer in the author's words."""
    roles = state.scenario.teams[given.team].roles
    rubric = question.rubric if isinstance(question, OpenText) else {}
    return AnswerView(
        team=given.team,
        status="split" if given.status == "split" else "no-decision" if given.status == "no-decision" else "decided",
        summary=_summary(state, question, given.answer),
        rationale=given.rationale,
        sure=given.sure,
        speaker=filled(state, roles.get(given.speaker, "")) if given.speaker else "",
        late=given.late,
        drawn=given.drawn,
        marks=tuple(filled(state, rubric[mark].label) for mark in decision.marks.get(given.team, ()) if mark in rubric),
        earlier=tuple(_summary(state, question, answer) for answer in given.earlier),
        at=given.at,
    )


def _status(decision: OpenedDecision, team: str) -> SeatStatus:
    given = decision.answers.get(team)
    if given is None:
        return SeatStatus(team, "waiting", late=False)
    match given.status:
        case "no-decision":
            return SeatStatus(team, "no-decision", given.late)
        case "split":
            return SeatStatus(team, "split", given.late)
        case _:
            return SeatStatus(team, "saved", given.late)


def _filled_choice(state: State, team: str | None, choice: Choice) -> Choice:
    return Choice(choice.id, filled(state, choice.label, team), filled(state, choice.detail, team))


def _filled_field(state: State, team: str | None, field: Field) -> Field:
    match field:
        case PickOne() | PickSome() | PutInOrder() | ShareOut():
            return replace(field, choices=tuple(map(partial(_filled_choice, state, team), field.choices)))
        case SetLevel():
            return replace(field, prompt=filled(state, field.prompt, team))
        case WriteText():
            return field


def form_for(state: State, question: Decision, team: str | None) -> Form:
    """The form in the reader's words. Playing alone, one is always asked how sure."""
    solo = state.opening.mode == "solo" and not isinstance(question, Proceeding)
    fields = question.form(ask_sure=solo, team=team, seats=state.seats(question.id))
    return tuple(_filled_field(state, team, field) for field in fields)


def _counts(state: State, question: Decision, ruled: OutcomeRuled) -> tuple[tuple[str, int], ...]:
    labels = {
        one.id: one.label
        for field in question.fields()
        if not isinstance(field, SetLevel | WriteText)
        for one in field.choices
    }
    if isinstance(question, Proceeding):
        return ruled.counts
    if isinstance(question, OpenText):
        labels = {key: option.label for key, option in question.rubric.items()}
    return tuple((filled(state, labels.get(key) or key), count) for key, count in ruled.counts)


def _lines(state: State, ruled: OutcomeRuled) -> tuple[tuple[str | None, str], ...]:
    if ruled.ruling is not None:
        return ((None, ruled.ruling.shown),)
    return tuple((one.team, filled(state, one.outcome, one.team)) for one in ruled.outcomes if one.outcome)


def _result(state: State, question: Decision, result: str | None, outcome: str = "") -> str:
    if result is None:
        return ""
    if isinstance(question, Sealed):
        return outcome
    for field in question.fields():
        if isinstance(field, PickOne | PickSome | PutInOrder | ShareOut):
            label = next((one.label for one in field.choices if one.id == result), "")
            if label:
                return filled(state, label)
    return result


def outcome_view(
    state: State, question: Decision, ruled: OutcomeRuled, audience: Audience, caused: Sequence[Change] = ()
) -> OutcomeView:
    """What was ruled. What it takes for granted is control's alone."""
    shown = visible(state, audience)
    private = ruled.assumptions if isinstance(audience, Control) else None
    return OutcomeView(
        how=ruled.how,
        result=_result(state, question, ruled.result),
        lines=_lines(state, ruled),
        changes=change_views(state, caused, shown),
        why=ruled.why.shown if ruled.why else "",
        counts=_counts(state, question, ruled),
        umpire=ruled.umpire.shown if ruled.umpire else "",
        assumptions=private.shown if private else "",
    )


def proposal(state: State, decision: OpenedDecision) -> OutcomeView:
    """What the script would rule, for control alone."""
    question = state.scenario.decisions[decision.id]
    would: Scripted = scripted(state, decision)
    ruled = next(event for event in would.events if isinstance(event, OutcomeRuled))
    changes = tuple(
        Change(event.indicator, event.by, event.to, event.why, event.cause, state.exercise_time(), "")
        for event in would.events
        if isinstance(event, IndicatorChanged)
    )
    views: tuple[ChangeView, ...] = change_views(state, changes, visible(state, Control()))
    result = _result(state, question, ruled.result)
    results = tuple(
        Choice(one, _result(state, question, one, filled(state, consequence.outcome)))
        for one, consequence in results_of(question).items()
    )
    return OutcomeView(
        "proposed",
        result,
        _lines(state, ruled),
        views,
        "",
        _counts(state, question, ruled),
        results=results,
        result_id=ruled.result or "",
    )


def _answers(state: State, question: Decision, decision: OpenedDecision, audience: Audience) -> tuple[AnswerView, ...]:
    secret = isinstance(question, Vote) and question.secret
    ruled = decision.ruling is not None
    views: list[AnswerView] = []
    for team in state.seats(decision.id):
        given = decision.answers.get(team)
        if given is None:
            continue
        own = isinstance(audience, Seat) and team in state.cast.voices(audience.team)
        if own or (isinstance(audience, Control) and not sealed(state, decision)) or (ruled and not secret):
            views.append(answer_view(state, question, decision, given))
    return tuple(views)


def _rubric(state: State, question: Decision, decision: OpenedDecision, audience: Audience) -> tuple[Choice, ...]:
    if not isinstance(question, OpenText):
        return ()
    alone = (
        state.opening.mode == "solo"
        and isinstance(audience, Seat)
        and isinstance(answer := decision.answers.get(audience.team), GivenAnswer)
        and isinstance(answer.answer, OpenTextAnswer)
    )
    if not alone and not isinstance(audience, Control):
        return ()
    return tuple(
        Choice(key, filled(state, one.label), filled(state, one.detail)) for key, one in question.rubric.items()
    )


def _stage(decision: OpenedDecision) -> Literal["open", "closed", "ruled"]:
    if decision.ruling is not None:
        return "ruled"
    return "open" if decision.closed is None else "closed"


def decision_view(
    state: State, decision: OpenedDecision, audience: Audience, caused: Sequence[Change]
) -> DecisionView | None:
    """A decision that was put; None where this audience does not see the inject that asks it.

    `caused` are the changes that followed from it so far.
    """
    question = state.scenario.decisions[decision.id]
    asking = state.inject(decision.inject)
    reader = audience.team if isinstance(audience, Seat) else None
    if asking is None or not (sees(state, asking, audience) or reader in state.seats(decision.id)):
        return None
    cut = partial(_cut, state, decision, audience, caused)
    if decision.ruling is None or isinstance(question, Proceeding):
        return cut()
    basis = (state.scenario, state.opening, state.script, state.cast, decision, asking, *caused)
    return _RULED.part(basis, (audience, state.revealed), cut)


def _cut(state: State, decision: OpenedDecision, audience: Audience, caused: Sequence[Change]) -> DecisionView:
    question = state.scenario.decisions[decision.id]
    asked = state.seats(decision.id)
    reader = audience.team if isinstance(audience, Seat) else None
    status = _stage(decision)
    takes = status == "open" and (isinstance(audience, Control) or (reader is not None and reader in asked))
    committed = reader is not None and reader in decision.answers and state.opening.mode == "solo"
    show_readings = committed or (state.revealed and not isinstance(audience, Room)) or isinstance(audience, Control)
    control = isinstance(audience, Control)
    return DecisionView(
        id=decision.id,
        type=question.type,
        question=filled(state, question.question, reader),
        lever=question.lever or "",
        inject=decision.inject,
        status=status,
        seats=tuple(_status(decision, team) for team in asked),
        form=form_for(state, question, reader) if takes else (),
        rationale=question.rationale,
        answers=_answers(state, question, decision, audience),
        outcome=outcome_view(state, question, decision.ruling, audience, caused) if decision.ruling else None,
        overruled=tuple(outcome_view(state, question, one, audience) for one in decision.overruled),
        rubric=_rubric(state, question, decision, audience),
        readings=tuple((key, filled(state, text)) for key, text in question.readings.items()) if show_readings else (),
        straw_poll=isinstance(question, Vote) and question.straw_poll,
        secret=isinstance(question, Vote) and question.secret,
        standing=standing(state, decision, audience),
        possible=possible(state, decision, reader) if control or reader is not None else (),
        possible_for=possible_for(state, decision) if control else (),
        moves=moves(state, decision),
        estimate=filled(state, question.confidence, reader),
    )
