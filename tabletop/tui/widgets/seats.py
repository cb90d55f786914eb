"""How far each team is, one line each: sign, name, word.

Invariant: the state is a word; the sign and the colour belong to the team, not to its state.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import SeatStatus, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.widgets.teams import named


def seat_line(status: SeatStatus, teams: tuple[TeamHead, ...], width: int = 24) -> Content:
    """`▲ Government     saved`."""
    name = named(teams, status.team)
    style = "$quiet" if status.state == "waiting" else ""
    late = f" · {_('late')}" if status.late else ""
    return Content.assemble(name, " " * max(1, width - name.cell_length), (label(f"seat.{status.state}") + late, style))


def seat_list(seats: tuple[SeatStatus, ...], teams: tuple[TeamHead, ...]) -> Content:
    """Every seat, aligned."""
    width = max((named(teams, one.team).cell_length for one in seats), default=0) + 3
    return Content("\n").join(seat_line(one, teams, width) for one in seats)
