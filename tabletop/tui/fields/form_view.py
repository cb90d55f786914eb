"""A form: its fields under each other, one commit, faults said at the field, drafts kept on the way.

Invariant: `Submitted` is only posted with entries that have no fault this side can see; and until somebody says
`done`, everything entered is kept as a draft.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from tabletop.decisions.form import (
    Entries,
    Entry,
    Field,
    Form,
    PickOne,
    PickSome,
    PutInOrder,
    SetLevel,
    ShareOut,
    WriteText,
)
from tabletop.language.catalogue import N_
from tabletop.tui.fields.base import Changed, Committed, FieldView
from tabletop.tui.fields.pick_one import PickOneField
from tabletop.tui.fields.pick_some import PickSomeField
from tabletop.tui.fields.put_in_order import PutInOrderField
from tabletop.tui.fields.set_level import SetLevelField
from tabletop.tui.fields.share_out import ShareOutField
from tabletop.tui.fields.wording import Teams, field_label, in_words
from tabletop.tui.fields.write_text import WriteTextField

Keep = Callable[[str], object]
"""Takes a draft; an empty one forgets it."""

_OF_TEXTS: Final = frozenset({"reason_missing", "too_long", "unchanged", "bad_minutes", "out_of_range"})
"""Faults of what is written."""
_PAUSE: Final = 0.3
"""Seconds of rest after typing before a draft is kept."""


def field_view(field: Field, label: Content | None = None) -> FieldView:
    """The widget for a field, with what stands above it; the usual words where no label is given."""
    label = field_label(field) if label is None else label
    match field:
        case PickOne():
            return PickOneField(field, label=label)
        case PickSome():
            return PickSomeField(field, label=label)
        case PutInOrder():
            return PutInOrderField(field, label=label)
        case ShareOut():
            return ShareOutField(field, label=label)
        case WriteText():
            return WriteTextField(field, label=label)
        case SetLevel():
            return SetLevelField(field, label=label)


def packed(entries: Entries) -> str:
    """Entries as the text of a draft; nothing entered is an empty text."""
    return json.dumps(dict(entries)) if entries else ""


def unpacked(draft: str) -> dict[str, Entry]:
    """The entries of a draft; what cannot be read is left out, never an error."""
    try:
        found = json.loads(draft) if draft else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): entry for name, value in found.items() if (entry := _entry(value)) is not None}


def _entry(value: object) -> Entry | None:
    match value:
        case bool():
            return None
        case str() | int():
            return value
        case list():
            return tuple(str(one) for one in value)
        case dict():
            return {str(name): points for name, points in value.items() if isinstance(points, int)}
        case _:
            return None


class FormView(Vertical):
    """A form of the data type `Form`.

    Args:
        form: The fields.
        draft: What was kept of an earlier try.
        keep: Takes a draft a moment after every change, at once on `flush`, on commit and when the form goes away.
        teams: Those it may name.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "commit", N_("commit"), id="form.commit", tooltip=N_("Commit what you entered, from any field.")
        ),
        # Before any other key: what is typed right behind it, faster than the screen, belongs to the next field.
        Binding("tab", "next_field", N_("next"), id="form.next", tooltip=N_("Go to the next field."), priority=True),
    ]
    DEFAULT_CSS = """
    FormView { height: auto; width: 100%; max-width: 72; }
    FormView.-several FieldView:focus-within > .field--label { text-style: bold; color: $live; }
    """

    @dataclass
    class Submitted(Message):
        """The form was committed, and nothing in it is wrong as far as this side can see."""

        form: FormView
        entries: Entries

        @property
        def control(self) -> FormView:
            """The form."""
            return self.form

    @dataclass
    class Edited(Message):
        """Something in the form changed."""

        form: FormView

        @property
        def control(self) -> FormView:
            """The form."""
            return self.form

    def __init__(
        self,
        form: Form,
        *,
        draft: str = "",
        keep: Keep | None = None,
        teams: Teams = (),
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        super().__init__(id=id)
        self._views = {field.name: field_view(field, label) for field, label in in_words(form, teams)}
        lists = [view for view in self._views.values() if isinstance(view.field, PickOne | PickSome)]
        self.set_class(len(lists) > 1, "-several")
        self._draft = unpacked(draft)
        self._keep = keep
        self._dirty = False
        self._done = False

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from self._views.values()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A form of one field has no next one."""
        return action != "next_field" or len(self._views) > 1

    def action_next_field(self) -> None:
        """Tab."""
        self.screen.focus_next()

    def on_mount(self) -> None:
        """Put back what was typed before."""
        for name, entry in self._draft.items():
            if name in self._views:
                self._views[name].restore(entry)

    def on_unmount(self) -> None:
        """Nothing typed is lost when the screen goes away."""
        self.flush()

    @property
    def entries(self) -> dict[str, Entry]:
        """What is entered now, by field name; empty fields are left out."""
        found = {name: view.entry for name, view in self._views.items()}
        return {name: entry for name, entry in found.items() if entry is not None}

    def start(self) -> None:
        """Focus the first field that is empty, without scrolling away from what is being read."""
        for view in self._views.values():
            if view.untouched:
                view.target.focus(scroll_visible=False)
                return
        for view in self._views.values():
            view.target.focus(scroll_visible=False)
            return

    def report(self, fault: str, name: str = "") -> None:
        """Say what is wrong, at the field of that name, or at the one the fault is about."""
        if not self._views:
            return
        view = self._views.get(name) or self._about(fault)
        view.report(fault)
        view.target.focus()
        view.scroll_visible(animate=False)

    def _about(self, fault: str) -> FieldView:
        written = [(view, view.field.purpose) for view in self._views.values() if isinstance(view.field, WriteText)]
        if fault == "reason_missing":
            written = [one for one in written if one[1] == "rationale"] or written
        about = [view for view, _purpose in written] if fault in _OF_TEXTS else []
        return next(iter((*about, *self._views.values())))

    def flush(self) -> None:
        """Keep the draft now."""
        if self._dirty and not self._done and self._keep is not None:
            self._dirty = False
            self._keep(packed(self.entries))

    def done(self) -> None:
        """It was taken and saved: forget the draft."""
        self._done = True
        if self._keep is not None:
            self._keep("")

    @on(Changed)
    def note_change(self, event: Changed) -> None:
        """Keep a draft soon."""
        event.stop()
        if not self._dirty:
            self._dirty = True
            self.set_timer(_PAUSE, self.flush)
        self.post_message(self.Edited(self))
        self.screen.refresh_bindings()

    @on(Committed)
    def commit_from_field(self, event: Committed) -> None:
        """Enter in a field."""
        event.stop()
        self.action_commit()

    def action_commit(self) -> None:
        """Go to the first field that is not in order and say why; else submit."""
        self.flush()
        for name, view in self._views.items():
            if fault := view.fault():
                self.report(fault, name)
                return
        self.post_message(self.Submitted(self, self.entries))
