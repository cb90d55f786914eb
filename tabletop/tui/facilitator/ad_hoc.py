"""An inject written on the spot: title, text, to whom.

Invariant: what is typed is kept as a draft until it has been released.
"""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.form import Choice, Form, PickSome, WriteText
from tabletop.exercise import commands as ask
from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.fields.form_view import FormView, packed

KEY = "facilitator/ad-hoc"
_ALL = "*"
_TITLE_WORDS = 14
_TEXT_WORDS = 300


def form_for(teams: tuple[TeamHead, ...]) -> Form:
    """Title, text, readers."""
    choices = (Choice(_ALL, _("Everybody")), *(Choice(team.id, team.name) for team in teams))
    return (
        WriteText("title", _("Title"), _TITLE_WORDS),
        WriteText("text", _("What everybody it goes to reads (tab goes on)"), _TEXT_WORDS, lines=5),
        PickSome("to", choices, 1, len(choices), tuple((_ALL, team.id) for team in teams)),
    )


class AdHoc(Dialog[None]):
    """The form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(Content(_("Write an inject on the spot")))
        self._desk = desk

    @override
    def compose_body(self) -> ComposeResult:
        session = self._desk.session
        draft = session.draft(KEY) or packed({"to": (_ALL,)})
        yield FormView(form_for(self._desk.view.scene.teams), draft=draft, keep=partial(session.keep_draft, KEY))
        yield Static(Content.styled(_("ctrl+s releases it. Begin with what changes for the teams."), "$quiet"))

    def on_mount(self) -> None:
        """Begin with the title."""
        self.query_one(FormView).start()

    @on(FormView.Submitted)
    def release(self, event: FormView.Submitted) -> None:
        """Show it to those it is for."""
        event.stop()
        to = event.entries.get("to", ())
        teams = tuple(one for one in to if one != _ALL) if isinstance(to, tuple) else ()
        command = ask.ReleaseAdHocInject(str(event.entries.get("title", "")), str(event.entries.get("text", "")), teams)
        if self._desk.send(command):
            event.form.done()
            self.dismiss(None)
