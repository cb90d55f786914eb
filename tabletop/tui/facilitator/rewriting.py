"""Writing anew what nobody has seen: texts, addresses, and what a template changes.

Invariant: what is typed is kept as a draft until it is saved; a text that was not touched is not sent.
"""

from __future__ import annotations

import re
from functools import partial
from string import Template
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.form import Choice, Form, PickSome, WriteText
from tabletop.decisions.text import DECISION_LIMIT, LINE_LIMIT, clean
from tabletop.exercise import live
from tabletop.exercise.views import ComingInject, FacilitatorView
from tabletop.language.catalogue import _
from tabletop.scenario.model import EVERYONE
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.words.planning import changeable, effect_row
from tabletop.tui.fields.form_view import FormView, packed
from tabletop.tui.safe_text import foreign_line, told

_ALL: Final = "*"
_TITLE_WORDS: Final = 14
_WORDS: Final = 800
_EFFECT: Final = re.compile(r"([+−-]?)([0-9]{1,3})(?:[ :,]+(.*))?")
_ROW: Final = 60


def form_for(view: FacilitatorView, one: ComingInject) -> Form:
    """Title, everybody's text, and a text for each team it goes to. A text too long for a box is left as it is."""
    private = dict(one.wording.private)
    readers = [team for team in view.scene.teams if not one.to or team.id in one.to or team.id in private]
    fields = [
        WriteText("title", _("Title"), _TITLE_WORDS, initial=one.wording.title),
        WriteText(
            EVERYONE, _("What everybody it goes to reads"), _WORDS, lines=5, required=False, initial=one.wording.text
        ),
    ]
    for team in readers:
        asked = Template(_("What $team alone reads")).safe_substitute(team=team.name)
        fields.append(WriteText(team.id, asked, _WORDS, lines=2, required=False, initial=private.get(team.id, "")))
    return tuple(field for field in fields if len(field.initial) <= DECISION_LIMIT)


class Rewrite(Dialog[None]):
    """The form."""

    def __init__(self, desk: Desk, one: ComingInject) -> None:
        super().__init__(told(_("Write “$title” anew"), title=foreign_line(one.title, limit=50)))
        self._desk, self._one = desk, one
        self._key = f"facilitator/rewrite/{one.id}"
        self._form = form_for(desk.view, one)
        self.add_class("-large")

    @override
    def compose_body(self) -> ComposeResult:
        session = self._desk.session
        yield FormView(self._form, draft=session.draft(self._key), keep=partial(session.keep_draft, self._key))
        yield Static(Content.styled(_("ctrl+s saves. The scenario file stays as it is."), "$quiet"))

    def on_mount(self) -> None:
        """Begin with the title, and with what stands above it."""
        self.query_one(FormView).start()
        self.call_after_refresh(self.query_one(".dialog--body").scroll_home, animate=False)

    @on(FormView.Submitted)
    def save(self, event: FormView.Submitted) -> None:
        """Save what was changed."""
        event.stop()
        typed = {field.name: str(event.entries.get(field.name, "")) for field in self._form}
        before = {field.name: clean(field.initial) for field in self._form if isinstance(field, WriteText)}
        changed = {name: text for name, text in typed.items() if clean(text) != before.get(name, "")}
        title = changed.pop("title", None)
        if self._desk.send(live.EditInject(self._one.id, title, tuple(changed.items()))):
            event.form.done()
            self.dismiss(None)
            self._desk.app.say(Content(_("Saved. u takes it back.")))


class Address(Dialog[None]):
    """Who reads it."""

    def __init__(self, desk: Desk, one: ComingInject) -> None:
        super().__init__(told(_("Who reads “$title”?"), title=foreign_line(one.title, limit=50)))
        self._desk, self._one = desk, one

    @override
    def compose_body(self) -> ComposeResult:
        teams = self._desk.view.scene.teams
        choices = (Choice(_ALL, _("Everybody")), *(Choice(team.id, team.name) for team in teams))
        field = PickSome("to", choices, 1, len(choices), tuple((_ALL, team.id) for team in teams))
        yield FormView((field,), draft=packed({"to": self._one.to or (_ALL,)}))

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(FormView).start()

    @on(FormView.Submitted)
    def save(self, event: FormView.Submitted) -> None:
        """Send it to those."""
        event.stop()
        to = event.entries.get("to", ())
        teams = tuple(one for one in to if one != _ALL) if isinstance(to, tuple) else ()
        if self._desk.send(live.ReaddressInject(self._one.id, teams)):
            self.dismiss(None)
            self._desk.app.say(Content(_("It goes to others now. u takes it back.")))


def address(desk: Desk, one: ComingInject) -> None:
    """Change who reads it."""
    desk.app.push_screen(Address(desk, one))


def effects(desk: Desk, one: ComingInject) -> None:
    """What a template changes: a gauge, then points and the reason; again until Esc."""
    gauges = desk.view.scene.indicators
    title = told(_("What does “$title” change?"), title=foreign_line(one.title, limit=50))

    def picked(index: int | None) -> None:
        if index is not None:
            _effect(desk, one, gauges[index].id)

    rows = [effect_row(gauge, one, _ROW) for gauge in gauges]
    desk.app.push_screen(Pick(title, rows, nothing=Content(_("This scenario has no indicators."))), picked)


def _effect(desk: Desk, one: ComingInject, gauge: str) -> None:
    held = {name: (by, why) for name, by, why in one.wording.effects}
    by, why = held.get(gauge, (0, ""))
    name = next((found.name for found in desk.view.scene.indicators if found.id == gauge), gauge)

    def typed(text: str | None) -> None:
        if text is None:
            effects(desk, one)
            return
        found = _EFFECT.fullmatch(text)
        if found is None:
            desk.app.refuse("effect_without_reason")
            _effect(desk, one, gauge)
            return
        points = int(found[2]) * (-1 if found[1] in {"-", "−"} else 1)
        wanted = {**held, gauge: (points, found[3] or "")}
        written = tuple(live.WriteEffect(key, points, reason) for key, (points, reason) in wanted.items())
        if desk.send(live.EditInject(one.id, effects=written)):
            effects(desk, next((new for new in changeable(desk.view) if new.id == one.id), one))
        else:
            _effect(desk, one, gauge)

    title = told(_("By how many points does “$name” change, and why?"), name=foreign_line(name))
    help_line = Content.styled(
        _("First the points, then the reason, which everybody reads: -4 She sounded cross."), "$quiet"
    )
    value = f"{by:+} {why}" if by else ""
    desk.app.push_screen(AskText(title, help_line=help_line, value=value, limit=LINE_LIMIT), typed)
