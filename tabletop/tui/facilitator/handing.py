"""The hot seat: a team takes the keyboard behind a blank screen, and gives it back behind another.

Invariant: between a team's page and the console, which shows everybody's secrets, stands a screen that shows nobody's.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.facilitator.words.queue import missing
from tabletop.tui.safe_text import told
from tabletop.tui.seat.hot_seat import HandedOver, HotSeat
from tabletop.tui.seat.role_card import RoleCard
from tabletop.tui.widgets.teams import named, team_name


class ReadCard(TabletopScreen[None]):
    """A team reads its role card: a cover, the card, a cover."""

    HELP_LINES = (
        N_("One team reads its card, the others look away."),
        N_("Enter shows the card; Enter again covers it."),
        N_("Then the keyboard goes back to the facilitator."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "turn", N_("go on"), id="card.turn", tooltip=N_("Show the card, or cover it again.")),
        Binding(
            "escape", "leave", N_("back"), id="card.back", tooltip=N_("Cover the card, and give the keyboard back.")
        ),
    ]

    def __init__(self, desk: Desk, team: str) -> None:
        super().__init__()
        self._desk, self._team = desk, team
        self._open = False

    @override
    def compose_body(self) -> ComposeResult:
        yield Container(id="stage")

    async def on_mount(self) -> None:
        """Begin covered."""
        self.banner.title = title(self._desk.room().scene)
        team = team_name(self._desk.seat(self._team).team)
        words = [
            told(_("$team – take the keyboard."), team=team),
            Content(_("Everyone else: look away.")),
            Content(""),
            Content.styled(_("Press Enter when you are alone with it."), "$quiet"),
        ]
        await self.query_one("#stage").mount(Static(Content("\n").join(words), classes="cover"))

    async def action_turn(self) -> None:
        """Cover, card, and away."""
        if self._open:
            self.dismiss(None)
            return
        self._open = True
        view = self._desk.seat(self._team)
        stage = self.query_one("#stage")
        await stage.remove_children()
        await stage.mount(VerticalScroll(RoleCard(view.team, view.brief), classes="page"))

    def action_leave(self) -> None:
        """Away."""
        self.dismiss(None)


class Between(TabletopScreen[None]):
    """Lies under every team's page, and shows nothing but who comes next."""

    HELP_LINES = (
        N_("This screen shows nothing of anybody."),
        N_("Enter goes to the facilitator’s console, which shows secrets."),
        N_("n gives the keyboard to the next team."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", N_("next team"), id="between.next", tooltip=N_("Give the keyboard to the next team.")),
        Binding("enter", "leave", N_("console"), id="between.console", tooltip=N_("To the facilitator’s console.")),
        Binding("escape", "leave", N_("console"), show=False, tooltip=N_("To the facilitator’s console.")),
    ]

    def __init__(self, desk: Desk, team: str) -> None:
        super().__init__()
        self._desk, self._team = desk, team

    @override
    def compose_body(self) -> ComposeResult:
        with Container(id="stage"):
            yield Static("", classes="cover")

    def on_mount(self) -> None:
        """The first team's turn."""
        self.banner.title = title(self._desk.room().scene)
        self._give(self._team)

    def _give(self, team: str) -> None:
        """For its question, or for its card where it is asked nothing."""
        self._team = team
        decision = asked(self._desk, team) or acting_in(self._desk, team)
        if decision:
            self.app.push_screen(HotSeat(self._desk.session, team, decision), self._back)
        else:
            self.app.push_screen(ReadCard(self._desk, team), lambda _result: self._back("left"))

    def _back(self, outcome: HandedOver | None) -> None:
        if outcome == "saved" and asked(self._desk, self._team):
            self._give(self._team)
            return
        words = [
            Content(_("The keyboard goes back to the facilitator.")),
            Content(""),
            Content.styled(_("Facilitator: Enter shows your console. It shows secrets."), "$quiet"),
        ]
        following = self._following
        if following:
            team = named(self._desk.room().scene.teams, following)
            words.append(told(_("n gives the keyboard to $team."), "$quiet", team=team))
        self.query_one(".cover", Static).update(Content("\n").join(words))
        self.refresh_bindings()

    @property
    def _following(self) -> str:
        return following(self._desk, self._team)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """There is a next team only while one is missing."""
        return bool(self._following) if action == "next" else True

    def action_next(self) -> None:
        """The next team."""
        self._give(self._following)

    def action_leave(self) -> None:
        """To the console."""
        self.dismiss(None)


def asked(desk: Desk, team: str) -> str:
    """The decision the team has still to answer; empty when there is none."""
    return next((place.decision for place in missing(desk.view) if place.team == team), "")


def following(desk: Desk, team: str) -> str:
    """The team whose turn comes after `team`: one that is asked and has not answered, before play simply the next."""
    teams = [one.id for one in desk.view.scene.teams if one.played]
    at = teams.index(team) if team in teams else -1
    if desk.view.scene.phase == "briefing":
        return teams[at + 1] if at + 1 < len(teams) else ""
    others = [*teams[at + 1 :], *teams[: max(0, at)]]
    return next((one for one in others if asked(desk, one) or acting_in(desk, one)), "")


def acting_in(desk: Desk, team: str) -> str:
    """The proceeding in which the team can do something; empty when there is none."""
    going = desk.view.scene.open_decisions()
    return next((one.id for one in going if dict(one.possible_for).get(team)), "")


def hand_to(desk: Desk, team: str) -> None:
    """Give a team the keyboard."""
    desk.app.push_screen(Between(desk, team))
