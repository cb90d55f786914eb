"""Who takes part, while playing: a team joins, or two go on as one.

Invariant: a merge asks twice, the safe answer first, and says what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from tabletop.exercise import live
from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.flow import sure
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.teams import team_name

_MERGEABLE = 2


def teams(desk: Desk) -> None:
    """Those that can join, then merging."""
    view = desk.view
    absent = (*view.absent, *(team for team in view.scene.teams if not team.played))
    rows = [told(_("$team joins"), team=team_name(team)) for team in absent]
    acts: list[Callable[[], None]] = [lambda team=team: _join(desk, team) for team in absent]  # type: ignore[misc]
    if len(view.scene.teams) >= _MERGEABLE:
        rows.append(Content(_("Two teams go on as one …")))
        acts.append(lambda: _leaving(desk))

    def picked(index: int | None) -> None:
        if index is not None:
            acts[index]()

    nothing = Content(_("Every team of this scenario takes part."))
    desk.app.push_screen(Pick(Content(_("Who takes part?")), rows, nothing=nothing), picked)


def _join(desk: Desk, team: TeamHead) -> None:
    def counted(text: str | None) -> None:
        if text is None:
            return
        people = int(text) if text.isdecimal() else 0
        if desk.send(live.AddTeam(team.id, people=people)):
            said = told(_("$team takes part. t gives it the keyboard, r there shows its role."), team=team_name(team))
            desk.app.say(said)

    title = told(_("$team joins: how many people sit there?"), team=team_name(team))
    help_line = Content.styled(
        _("It sees what was released to it so far, and is asked what is still open. Empty: not counted."), "$quiet"
    )
    desk.app.push_screen(AskText(title, help_line=help_line, limit=2, empty=True), counted)


def _leaving(desk: Desk) -> None:
    heads = desk.view.scene.teams

    def picked(index: int | None) -> None:
        if index is not None:
            _into(desk, heads[index])

    title = Content(_("Which team gives up its seat?"))
    desk.app.push_screen(Pick(title, [team_name(team) for team in heads]), picked)


def _into(desk: Desk, leaving: TeamHead) -> None:
    heads = [team for team in desk.view.scene.teams if team.id != leaving.id]

    def picked(index: int | None) -> None:
        if index is not None:
            _merge(desk, leaving, heads[index])

    title = told(_("$team goes on with which team?"), team=team_name(leaving))
    desk.app.push_screen(Pick(title, [team_name(team) for team in heads]), picked)


def _merge(desk: Desk, leaving: TeamHead, into: TeamHead) -> None:
    def agreed() -> None:
        if desk.send(live.MergeTeams(leaving.id, into.id)):
            said = told(_("$into speaks for both. u takes it back."), into=team_name(into))
            desk.app.say(said)

    question = told(_("Let $into speak for $team, too?"), into=team_name(into), team=team_name(leaving))
    detail = told(
        _(
            "It then reads both role cards and all private texts of both. Where answers are still taken, what $team "
            "answered is set aside, and $into is asked for both."
        ),
        team=team_name(leaving),
        into=team_name(into),
    )
    sure(desk, question, _("Leave them as they are"), _("Go on as one"), agreed, detail)
