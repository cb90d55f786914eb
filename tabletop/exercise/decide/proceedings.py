"""Interventions in a proceeding, and the reveal of sealed moves.

Invariant: a mechanic sees the exercise through its `Table` alone; what chance adds is thrown here, once, from the
session's seed, and stands in the event.
"""

from __future__ import annotations

from functools import partial
from itertools import count

from tabletop.decisions.base import Fault
from tabletop.decisions.conditions import Condition, holds
from tabletop.decisions.entering import in_words
from tabletop.decisions.proceeding import Proceeding, Table
from tabletop.decisions.sealed import Sealed, SealedAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.decide.answers import opened
from tabletop.exercise.dice import roll
from tabletop.exercise.events import Event
from tabletop.exercise.moments import Moment
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import OpenedDecision, State
from tabletop.exercise.texts import filled


def table(state: State, decision: str, at: Moment) -> Table:
    """What a mechanic may know of the exercise at `at`."""
    played = tuple(seat.team for seat in state.cast.seats if seat.played)

    def condition(when: Condition) -> bool:
        return holds(when, state.indicators, state.facts)

    seats = tuple(team for team in state.seats(decision) if team in played)
    return Table(seats, played, state.clock.at(at.ticks), condition)


def asked(state: State, decision: str) -> Proceeding | None:
    """The proceeding of that decision, with the names of this session in it; None for another mechanic."""
    question = state.scenario.decisions.get(decision)
    return question.spoken(partial(filled, state)) if isinstance(question, Proceeding) else None


def intervene(state: State, command: ask.Intervene, at: Moment) -> list[Event] | Refusal:
    """Do something in a proceeding, if it is in order. In a pause, too: what time limits stands still with the time."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    question = asked(state, command.decision)
    if question is None:
        return Refusal(Reason.NOT_A_PROCEEDING, command.decision)
    if decision.closed is not None:
        return Refusal(Reason.DECISION_CLOSED, command.decision)
    if command.team is not None and command.team not in state.teams:
        return Refusal(Reason.NO_SUCH_TEAM, command.team)
    what, around = in_words(command.intervention), table(state, command.decision, at)
    fault = what if isinstance(what, Fault) else question.in_order(decision.made, command.team, what, around)
    if isinstance(what, Fault) or fault is not None:
        return Refusal(Reason.OUT_OF_ORDER, str(fault))
    throws = count()

    def throw(sides: int) -> int:
        return roll(state.opening.seed, state.number, f"{command.decision}/{next(throws)}", sides)

    settled = question.with_chance(decision.made, what, around, throw)
    fields = {"decision": command.decision, "team": command.team, "intervention": settled}
    return [happened.InterventionMade.model_validate(fields)]


def concluded(state: State, decision: OpenedDecision) -> bool:
    """Whether a proceeding has come to its end; True for what is no proceeding."""
    question = asked(state, decision.id)
    return question is None or question.concluded(decision.made, table(state, decision.id, state.last))


def reveal(state: State, command: ask.RevealMoves) -> list[Event] | Refusal:
    """Show all sealed moves at once, when every team has committed or no more are taken."""
    decision = opened(state, command.decision)
    if isinstance(decision, Refusal):
        return decision
    if not isinstance(state.scenario.decisions[command.decision], Sealed):
        return Refusal(Reason.NOT_SEALED, command.decision)
    if decision.moves is not None:
        return []
    missing = next((team for team in state.seats(command.decision) if team not in decision.answers), None)
    if decision.closed is None and missing is not None:
        return Refusal(Reason.MOVES_MISSING, missing)
    made: list[Event] = [happened.DecisionClosed(decision=command.decision)] if decision.closed is None else []
    return [*made, happened.MovesRevealed(decision=command.decision, moves=moves_of(state, decision))]


def moves_of(state: State, decision: OpenedDecision) -> tuple[happened.RevealedMove, ...]:
    """The moves behind a decision's seals, in the scenario's order."""
    found: list[happened.RevealedMove] = []
    for team in state.seats(decision.id):
        given = decision.answers.get(team)
        move = given.answer.opened if given is not None and isinstance(given.answer, SealedAnswer) else None
        if move is not None:
            found.append(happened.RevealedMove(team=team, option=move.option, predicts=move.predicts))
    return tuple(found)
