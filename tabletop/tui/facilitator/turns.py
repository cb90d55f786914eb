"""Whose turn it is, whatever is decided: answers are taken down, a proceeding is gone on with, moves are revealed.

Invariant: it only leads to the screen that does it; where answers are missing, they come before a proceeding.
"""

from __future__ import annotations

from functools import partial

from tabletop.tui.facilitator import answering, proceeding, revealing, ruling
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.queue import of_team, places


def go_on_with(desk: Desk, decision: str, team: str | None = None) -> None:
    """A proceeding; once it is over, its ruling."""
    proceeding.go_on_with(desk, decision, partial(ruling.to_ruling, desk), team)


def reveal(desk: Desk, decision: str) -> None:
    """All sealed moves; then the ruling."""
    revealing.reveal(desk, decision, partial(ruling.to_ruling, desk))


def take(desk: Desk) -> None:
    """The next answer that is missing, or the last one, to be corrected; where none is taken, a proceeding."""
    going = next((one.id for one in desk.view.scene.open_decisions() if one.standing is not None), "")
    if places(desk.view) or not going:
        answering.take(desk)
    else:
        go_on_with(desk, going)


def take_team(desk: Desk, number: int) -> None:
    """The form of the team with that number; what it can do in a proceeding where it is asked for no answer."""
    teams = desk.view.scene.teams
    team = teams[number - 1].id if 0 < number <= len(teams) else ""
    going = next((one.id for one in desk.view.scene.open_decisions() if team in dict(one.possible_for)), "")
    if of_team(desk.view, team) is None and going:
        go_on_with(desk, going, team)
    else:
        answering.take_team(desk, number)
