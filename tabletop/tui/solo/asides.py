"""What a player may open at any time: what arrived, the cards, where things stand, the role, the glossary.

Invariant: it only reads; every one of them closes with Esc, and the page under it is as it was.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tabletop.exercise.views import Seat, TeamView
from tabletop.language.catalogue import N_
from tabletop.session.port import Session
from tabletop.tui.base import TabletopScreen
from tabletop.tui.dialogs.reader import cards_reader, glossary_reader
from tabletop.tui.seat.reading import ReadAgain
from tabletop.tui.seat.role_card import RoleCardDialog
from tabletop.tui.solo.situation import Situation


class Asides(TabletopScreen[None]):
    """A screen on one team's view, with the asides."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "read", N_("read again"), id="solo.read", tooltip=N_("Read what arrived again.")),
        Binding("i", "cards", N_("cards"), id="solo.cards", tooltip=N_("Read the facts that are open.")),
        Binding("w", "situation", N_("situation"), id="solo.situation", tooltip=N_("Where things stand.")),
        Binding("r", "role", N_("role"), id="solo.role", tooltip=N_("Read your role card.")),
        Binding("g", "glossary", N_("glossary"), id="solo.glossary", tooltip=N_("Look a word up.")),
    ]

    def __init__(self, session: Session, team: str) -> None:
        super().__init__()
        self.session, self.team = session, team

    @property
    def _view(self) -> TeamView:
        return self.session.view(Seat(self.team))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Keys for what there is."""
        scene = self._view.scene
        match action:
            case "read":
                return scene.inject is not None and scene.ending is None
            case "cards":
                return bool(scene.cards)
            case "situation":
                return bool(scene.indicators) and scene.phase != "briefing"
            case "role":
                return scene.phase == "running"
            case _:
                return True

    def action_read(self) -> None:
        """Read what arrived again."""
        scene = self._view.scene
        if scene.inject is not None:
            self.app.push_screen(ReadAgain(scene.inject, scene.teams))

    def action_cards(self) -> None:
        """Read the cards."""
        self.app.push_screen(cards_reader(self._view.scene.cards))

    def action_situation(self) -> None:
        """Where things stand."""
        self.app.push_screen(Situation(self._view.scene.indicators))

    def action_role(self) -> None:
        """Read the role card."""
        view = self._view
        self.app.push_screen(RoleCardDialog(view.team, view.brief))

    def action_glossary(self) -> None:
        """Look a word up."""
        self.app.push_screen(glossary_reader())
