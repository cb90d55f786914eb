"""The filter line: not there until somebody types a slash; then it takes the place of the empty line above the list.

Invariant: it costs the first frame nothing, and moves nothing when it comes.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tabletop.language.catalogue import N_, _

_LIMIT = 80


class Needle(Horizontal):
    """`show only: grey▏`."""

    DEFAULT_CSS = """
    Needle { height: 1; padding: 0 3; dock: top; margin-top: 1; display: none; }
    Needle.-used { display: block; }
    Needle > Static { width: auto; color: $quiet; margin-right: 1; }
    Needle > Input { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "done", N_("to the list"), id="needle.done", tooltip=N_("Back to the list.")),
        Binding("escape", "forget", N_("show all"), id="needle.forget", tooltip=N_("Show everything again.")),
    ]

    class Typed(Message):
        """The text changed: look at `value`."""

    class Done(Message):
        """On with the list."""

    def __init__(self) -> None:
        super().__init__()
        self.value = ""
        """What was typed."""

    def compose(self) -> ComposeResult:
        """What it is for, and the box."""
        yield Static(_("Show only:"))
        yield Input(max_length=_LIMIT, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Write in it at once."""
        self.query_one(Input).focus()

    def _use(self, *, on: bool) -> None:
        self.set_class(on, "-used")
        self.screen.set_class(on, "-sifting")

    def begin(self) -> None:
        """Show it and write on in it."""
        self._use(on=True)
        if self.is_mounted:
            self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while typing."""
        event.stop()
        if event.value != self.value:
            self.value = event.value
            self.post_message(self.Typed())
            self.screen.refresh_bindings()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_done()

    def on_key(self, event: events.Key) -> None:
        """Nothing typed here is a key of the screen."""
        if event.is_printable:
            event.stop()

    def action_done(self) -> None:
        """Keep the filter."""
        if not self.value:
            self._use(on=False)
        self.post_message(self.Done())

    def action_forget(self) -> None:
        """Drop the filter."""
        self.forget()

    def forget(self) -> None:
        """Everything again."""
        self._use(on=False)
        if self.is_mounted:
            self.query_one(Input).clear()
        if self.value:
            self.value = ""
            self.post_message(self.Typed())
        self.post_message(self.Done())
