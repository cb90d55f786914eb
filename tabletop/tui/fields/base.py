"""What every field has: a label, something to act on, a line for what is wrong.

Invariant: a field knows only its `form.Field`, never the question behind it; what was entered is lost by no key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tabletop.decisions.form import Entry, Field
from tabletop.language.catalogue import N_
from tabletop.language.sentences import sentence


@dataclass
class Changed(Message):
    """Something was entered or taken back."""

    name: str
    """The field's name in the form."""


@dataclass
class Committed(Message):
    """Enter: the person wants to commit the form."""

    name: str
    """The field it came from."""


class FieldView(Vertical):
    """One field of a form. Subclasses give the body, the entry and what is wrong with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "commit",
            N_("commit"),
            id="field.commit",
            tooltip=N_("Commit what you entered; what is missing is said."),
        )
    ]
    DEFAULT_CSS = """
    FieldView { height: auto; width: 100%; margin-bottom: 1; }
    FieldView > .field--label { width: 100%; height: auto; }
    FieldView > .field--fault { width: 100%; height: auto; color: $error; display: none; }
    FieldView > .field--fault.-shown { display: block; }
    """

    def __init__(self, field: Field, *, label: Content | None = None) -> None:
        super().__init__()
        self.field = field
        self._label: Content | None = label

    def compose(self) -> ComposeResult:
        """Label, body, fault."""
        if self._label is not None and self._label.plain:
            yield Static(self._label, classes="field--label")
        yield from self.compose_body()
        yield Static("", classes="field--fault")

    def compose_body(self) -> ComposeResult:
        """What to act on."""
        raise NotImplementedError

    @property
    def target(self) -> Widget:
        """What takes the focus."""
        raise NotImplementedError

    @property
    def entry(self) -> Entry | None:
        """What was entered; None when nothing was."""
        raise NotImplementedError

    @property
    def untouched(self) -> bool:
        """Whether it is as it was at first: the next thing to be filled in."""
        return self.entry is None

    def restore(self, entry: Entry) -> None:
        """Put back what was entered before; what does not fit is left out."""
        raise NotImplementedError

    def fault(self) -> str:
        """The code of what is wrong with the entry (`decisions.base.Fault`); empty when it is in order."""
        raise NotImplementedError

    @property
    def optional(self) -> bool:
        """Whether it may be left empty."""
        return not getattr(self.field, "required", True)

    def report(self, fault: str) -> None:
        """Say at the field what is wrong, in a sentence; an empty code takes it back."""
        line = self.query_one(".field--fault", Static)
        line.update(Content.assemble("! ", sentence(f"fault.{fault}")) if fault else "")
        line.set_class(bool(fault), "-shown")

    def changed(self) -> None:
        """Tell the form, and take back what was wrong."""
        self.report("")
        self.post_message(Changed(self.field.name))

    def action_commit(self) -> None:
        """Enter."""
        self.post_message(Committed(self.field.name))
