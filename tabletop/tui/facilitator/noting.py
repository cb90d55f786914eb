"""Notes and parked questions: one line, with a team's tag where it is about one.

Invariant: what was typed stays in the box until it is on disk; Esc keeps it as a draft.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.text import clean
from tabletop.exercise import commands as ask
from tabletop.language.catalogue import N_, _
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.fields.base import Committed
from tabletop.tui.fields.write_text import Writing
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.teams import named

Purpose = Literal["note", "parked", "keep", "change"]


class NoteBox(Writing):
    """The line; up and down go to the tags, because they have nowhere else to go."""

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (Hint("enter", _("save")), Hint("↑ ↓", _("which team")))


class WriteNote(Dialog[bool]):
    """A line to write down. Enter saves; up and down choose the team it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up", "tag(-1)", N_("team before"), show=False, priority=True, tooltip=N_("It is about the team before.")
        ),
        Binding("down", "tag(1)", N_("next team"), show=False, priority=True, tooltip=N_("It is about the next team.")),
        Binding("ctrl+s", "save", N_("save"), show=False, tooltip=N_("Save it.")),
    ]

    def __init__(self, desk: Desk, purpose: Purpose, title: Content) -> None:
        super().__init__(title)
        self._desk, self._purpose = desk, purpose
        self._teams = ("", *(team.id for team in desk.view.scene.teams))
        self._tag = 0

    @override
    def compose_body(self) -> ComposeResult:
        yield Static(self._tagged(), id="tag")
        self._box = NoteBox(lines=1)
        self._box.text = self._desk.session.draft(self._key)
        yield self._box
        yield Static("", id="fault")

    def on_mount(self) -> None:
        """Write on at the end."""
        self._box.move_cursor(self._box.document.end)
        self._box.focus()

    @property
    def _key(self) -> str:
        return f"facilitator/{self._purpose}"

    def _tagged(self) -> Content:
        team = self._teams[self._tag]
        about = named(self._desk.view.scene.teams, team) if team else Content(_("everybody"))
        return Content.assemble((_("About: "), "$quiet"), about)

    def action_tag(self, by: int) -> None:
        """Another team."""
        self._tag = (self._tag + by) % len(self._teams)
        self.query_one("#tag", Static).update(self._tagged())

    @on(Committed)
    def save_line(self, event: Committed) -> None:
        """Enter."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Write it down; the box stays open where that fails."""
        text = clean(self._box.text)
        if not text:
            self.query_one("#fault", Static).update(Content(_("! Write something, or press Esc.")))
            return
        current = self._desk.view.scene.inject
        note = ask.TakeNote(self._purpose, text, self._teams[self._tag] or None, current.id if current else None)
        if self._desk.send(note):
            self._desk.session.keep_draft(self._key, "")
            self._box.text = ""
            self.dismiss(result=True)

    @override
    def action_leave(self) -> None:
        self.dismiss(result=False)

    def on_unmount(self, _event: events.Unmount) -> None:
        """Whatever happens, what was typed and not saved is kept."""
        self._desk.session.keep_draft(self._key, self._box.text)


def _write(desk: Desk, purpose: Purpose, title: str, saved: str) -> None:
    def done(happened: bool | None) -> None:
        if happened:
            desk.app.say(Content(saved))

    desk.app.push_screen(WriteNote(desk, purpose, Content(title)), done)


def note(desk: Desk) -> None:
    """A note, unless this session keeps none."""
    if desk.view.log_level == "decisions":
        desk.app.refuse("notes_not_kept")
    else:
        _write(desk, "note", _("Write a note"), _("Noted."))


def park(desk: Desk) -> None:
    """A question for later."""
    _write(desk, "parked", _("Park a question for the hot wash"), _("Parked for the hot wash."))


def keep(desk: Desk) -> None:
    """What to keep."""
    _write(desk, "keep", _("What should we keep?"), _("Written down: keep."))


def change(desk: Desk) -> None:
    """What to change."""
    _write(desk, "change", _("What should we change?"), _("Written down: change."))
