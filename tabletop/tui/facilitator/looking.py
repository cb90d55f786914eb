"""Looking without touching: the room's view, a team's view, the cards, the log; and giving the keyboard to a team.

Invariant: the room's view holds nothing that is not for the room, so it may stand on the projector.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.language.catalogue import _
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.dialogs.reader import cards_reader
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.tables import state_of
from tabletop.tui.widgets.teams import team_name


def room(desk: Desk) -> None:
    """What the room may see."""
    from tabletop.tui.facilitator.room_view import RoomScreen

    desk.app.push_screen(RoomScreen(desk))


def team(desk: Desk) -> None:
    """What a team sees."""
    from tabletop.tui.facilitator.team_view import TeamScreen

    desk.app.push_screen(TeamScreen(desk))


def cards(desk: Desk) -> None:
    """The dated facts opened so far."""
    desk.app.push_screen(cards_reader(desk.view.scene.cards))


def log(desk: Desk) -> None:
    """What happened."""
    from tabletop.tui.facilitator.journal import Journal

    if desk.history is not None:
        desk.app.push_screen(Journal(desk.history))


def hand_over(desk: Desk) -> None:
    """Give the keyboard to a team."""
    from tabletop.tui.facilitator.handing import hand_to

    teams = [one for one in desk.view.scene.teams if one.played]
    if len(teams) == 1:
        hand_to(desk, teams[0].id)
        return
    rows = [Content.assemble(team_name(one), "  ", state_of(desk.view, one.id)) for one in teams]

    def chosen(index: int | None) -> None:
        if index is not None:
            hand_to(desk, teams[index].id)

    desk.app.push_screen(Pick(Content(_("Who takes the keyboard?")), rows), chosen)
