"""Text for players: aliases, `$team` and `$role` put in their places, nothing else.

Invariant: `string.Template.safe_substitute` and no other substitution; what it does not know stays as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from tabletop.exercise.state import State


def filled(state: State, text: str | None, team: str | None = None) -> str:
    """`text` as `team` (or everybody) reads it."""
    if not text:
        return ""
    if "$" not in text:
        return text
    names = state.scenario.names(fictional=state.opening.fictional)
    if team is None or team not in state.scenario.teams:
        return Template(text).safe_substitute(names, team=_everybody(state, names) if "team" in text else "")
    role = next(iter(state.scenario.teams[team].roles.values()))
    own = {"team": team_name(state, team), "role": Template(role).safe_substitute(names)}
    return Template(text).safe_substitute(names, **own)


def _everybody(state: State, names: Mapping[str, str]) -> str:
    """`$team` for the room and for control: all who play."""
    teams = state.scenario.teams
    return ", ".join(Template(teams[team].name).safe_substitute(names) for team in state.teams if team in teams)


def team_name(state: State, team: str) -> str:
    """The pseudonym the class chose, or the scenario's name."""
    seat = next((one for one in (*state.cast.seats, *state.opening.seats) if one.team == team), None)
    if seat is not None and seat.name is not None and seat.name.shown:
        return seat.name.shown
    known = state.scenario.teams.get(team)
    return filled(state, known.name) if known else team
