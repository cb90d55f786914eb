"""The teams as everybody knows them: those with a seat, those whose seat went to another, those who are not here.

Invariant: a team keeps its sign for the whole session, whoever joins or leaves.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from tabletop.exercise.state import State
from tabletop.exercise.texts import filled, team_name
from tabletop.exercise.viewing.kept import Kept
from tabletop.exercise.views import TeamHead

_HEADS: Final[Kept[TeamHead]] = Kept()


def head(state: State, team: str) -> TeamHead:
    """A team of the scenario."""
    return _HEADS.part((state.scenario, state.opening, state.cast), team, partial(_head, state, team))


def _head(state: State, team: str) -> TeamHead:
    seat = state.cast.seat(team)
    return TeamHead(
        id=team,
        name=team_name(state, team),
        sign=tuple(state.scenario.teams).index(team),
        roles=tuple((role, filled(state, name)) for role, name in _roles(state, team)),
        played=seat is not None and seat.played,
    )


def _roles(state: State, team: str) -> list[tuple[str, str]]:
    """Its offices, and those of the teams it speaks for."""
    return [role for voice in state.cast.voices(team) for role in state.scenario.teams[voice].roles.items()]


def heads(state: State) -> tuple[TeamHead, ...]:
    """Those with a seat."""
    return tuple(head(state, team) for team in state.teams)


def former_heads(state: State) -> tuple[TeamHead, ...]:
    """Those whose seat went to another."""
    return tuple(head(state, team) for team in state.cast.merged)


def everybody(state: State) -> tuple[TeamHead, ...]:
    """All that take part or took part, by their signs."""
    return tuple(sorted((*heads(state), *former_heads(state)), key=lambda one: one.sign))


def absent_heads(state: State) -> tuple[TeamHead, ...]:
    """Those of the scenario that do not take part."""
    here = {*state.teams, *state.cast.merged}
    return tuple(head(state, team) for team in state.scenario.teams if team not in here)
