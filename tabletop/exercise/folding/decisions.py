"""Fold what happens to decisions: opened, answered, marked, closed, ruled."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from tabletop.decisions.proceeding import Made
from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded
from tabletop.exercise.folding.mappings import with_entry
from tabletop.exercise.provenance import Origin
from tabletop.exercise.state import GivenAnswer, OpenedDecision, State


def opened(state: State, decision: str, recorded: Recorded) -> State:
    """It was put."""
    inject = state.current.id if state.current else ""
    origin = Origin(recorded.number, recorded.command, inject)
    opened = OpenedDecision(decision, inject, state.clock.at(recorded.at.ticks), origin=origin)
    return state.but(decisions=with_entry(state.decisions, decision, opened))


def answered(state: State, event: happened.AnswerSubmitted, recorded: Recorded) -> State:
    """A team answered; what it said before is kept."""
    decision = state.decisions[event.decision]
    held = decision.answers.get(event.team)
    struck = decision.withdrawn.get(event.team, ())
    given = GivenAnswer(
        team=event.team,
        status=event.status,
        answer=event.answer,
        rationale=event.rationale.shown if event.rationale else "",
        sure=event.sure,
        speaker=event.speaker,
        late=event.late,
        drawn=event.drawn,
        at=state.clock.at(recorded.at.ticks),
        earlier=(*held.earlier, held.answer) if held else struck,
        number=recorded.number,
    )
    marks = MappingProxyType({team: one for team, one in decision.marks.items() if team != event.team})
    answers = with_entry(decision.answers, event.team, given)
    return state.but(
        decisions=with_entry(state.decisions, event.decision, replace(decision, answers=answers, marks=marks))
    )


def marked(state: State, event: happened.RubricMarked) -> State:
    """A text was marked."""
    decision = state.decisions[event.decision]
    marked = replace(decision, marks=with_entry(decision.marks, event.team, event.marks))
    return state.but(decisions=with_entry(state.decisions, event.decision, marked))


def closed(state: State, name: str, recorded: Recorded) -> State:
    """No more answers."""
    closed = replace(state.decisions[name], closed=state.clock.at(recorded.at.ticks), closing=recorded.number)
    return state.but(decisions=with_entry(state.decisions, name, closed))


def ruled(state: State, event: happened.OutcomeRuled, recorded: Recorded) -> State:
    """It was ruled on; later conditions read the result."""
    origin = Origin(recorded.number, recorded.command, event.decision)
    ruled = replace(state.decisions[event.decision], ruling=event, ruled=origin)
    decided = state.but(decisions=with_entry(state.decisions, event.decision, ruled))
    return decided if event.result is None else known(decided, event.decision, event.result, origin)


def known(state: State, fact: str, value: str, origin: Origin) -> State:
    """Something is a fact from now on, and where it came from."""
    facts, origins = with_entry(state.facts, fact, value), with_entry(state.origins, fact, origin)
    return state.but(facts=facts, origins=origins)


def intervened(state: State, event: happened.InterventionMade, recorded: Recorded) -> State:
    """Something was done in a proceeding."""
    decision = state.decisions[event.decision]
    made = Made(len(decision.made) + 1, event.team, event.intervention, state.clock.at(recorded.at.ticks))
    after = replace(decision, made=(*decision.made, made), steps=(*decision.steps, recorded.number))
    return state.but(decisions=with_entry(state.decisions, event.decision, after))


def revealed(state: State, event: happened.MovesRevealed, recorded: Recorded) -> State:
    """Sealed moves are open."""
    moves = MappingProxyType({one.team: one for one in event.moves})
    after = replace(state.decisions[event.decision], moves=moves, reveal=recorded.number)
    return state.but(decisions=with_entry(state.decisions, event.decision, after))
