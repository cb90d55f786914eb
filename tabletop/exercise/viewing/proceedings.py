"""Proceedings and sealed moves, as an audience may know them.

Invariant: a mechanic cuts its own standing for a reader; a sealed move is in nobody's view but its team's until the
reveal, and then in everybody's at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tabletop.decisions.proceeding import Possible, Reader, Standing
from tabletop.decisions.sealed import Sealed
from tabletop.exercise.decide.proceedings import asked, table
from tabletop.exercise.state import OpenedDecision, State
from tabletop.exercise.texts import filled
from tabletop.exercise.views import Audience, Control, MoveView, Seat


def standing(state: State, decision: OpenedDecision, audience: Audience) -> Standing | None:
    """How it stands for this audience. What parties kept between them is shown to all in the hot wash."""
    question = asked(state, decision.id)
    if question is None:
        return None
    team = audience.team if isinstance(audience, Seat) else None
    reader = Reader(chair=isinstance(audience, Control) or state.revealed, team=team)
    return question.standing(decision.made, table(state, decision.id, state.last), reader)


def possible(state: State, decision: OpenedDecision, team: str | None) -> tuple[Possible, ...]:
    """What a team, or the chair, may do now."""
    question = asked(state, decision.id)
    if question is None or decision.closed is not None or not state.playing:
        return ()
    return question.possible(decision.made, team, table(state, decision.id, state.last))


def possible_for(state: State, decision: OpenedDecision) -> tuple[tuple[str, tuple[Possible, ...]], ...]:
    """What each team may do now, for control."""
    found = ((team, possible(state, decision, team)) for team in state.teams)
    return tuple((team, acts) for team, acts in found if acts)


def _said(speak: Callable[[str], str], question: Sealed, option: str) -> str:
    known = question.options.get(option)
    return speak(known.label) if known else option


def moves(state: State, decision: OpenedDecision) -> tuple[MoveView, ...]:
    """The moves, once they are revealed, each with what it expected and whether that came true."""
    question = state.scenario.decisions[decision.id]
    if decision.moves is None or not isinstance(question, Sealed):
        return ()
    said = partial(_said, partial(filled, state), question)
    made = decision.moves
    return tuple(
        MoveView(
            team,
            said(move.option),
            tuple(
                (other, said(expected), other in made and made[other].option == expected)
                for other, expected in move.predicts.items()
            ),
        )
        for team, move in made.items()
    )
