"""Pick some: from so many to so many, and not two that exclude each other.

Invariant: what cannot stand together is said when it is picked, and refused only when it is committed.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.form import Entry, PickSome
from tabletop.language.catalogue import N_, _
from tabletop.tui.fields.base import FieldView
from tabletop.tui.fields.rows import Rows
from tabletop.tui.safe_text import told


class PickSomeRows(Rows):
    """Numbers and space pick and take back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", N_("pick"), show=False, tooltip=N_("Pick the row, or take it back."))
    ]

    def __init__(self, field: PickSome) -> None:
        super().__init__(field.choices)
        self.picked: set[int] = set()

    @override
    def act(self, index: int) -> None:
        self.picked ^= {index}

    @override
    def chosen(self, index: int) -> bool:
        return index in self.picked

    @override
    def mark(self, index: int) -> Content:
        return Content.styled("☑ ", "$live") if index in self.picked else Content.styled("☐ ", "$quiet")

    @override
    def verb(self) -> str:
        return _("pick")

    def action_pick(self) -> None:
        """Space."""
        self.use(self.cursor)


class PickSomeField(FieldView):
    """The field, with a line that counts."""

    DEFAULT_CSS = "PickSomeField > .field--count { color: $quiet; height: auto; width: 100%; }"
    field: PickSome

    @override
    def compose_body(self) -> ComposeResult:
        self._rows = PickSomeRows(self.field)
        self._count = Static(self._counted(), classes="field--count")
        yield self._rows
        yield self._count

    def _counted(self) -> Content:
        least, most = self.field.least, self.field.most
        if not least:
            return told(_("Picked $picked; none is fine, too."), picked=str(len(self._rows.picked)))
        wanted = str(most) if least == most else f"{least}–{most}"
        return told(_("Picked $picked; pick $wanted."), picked=str(len(self._rows.picked)), wanted=wanted)

    @property
    @override
    def target(self) -> Rows:
        return self._rows

    @property
    @override
    def entry(self) -> Entry | None:
        picked = tuple(choice.id for index, choice in enumerate(self.field.choices) if index in self._rows.picked)
        return picked or None

    @override
    def restore(self, entry: Entry) -> None:
        if isinstance(entry, tuple):
            self._rows.picked = {index for index, choice in enumerate(self.field.choices) if choice.id in entry}
            self._rows.refresh()
            self._count.update(self._counted())

    @override
    def fault(self) -> str:
        entry = self.entry
        picked = entry if isinstance(entry, tuple) else ()
        if not picked:
            return "missing" if self.field.least else ""
        if len(picked) < self.field.least:
            return "too_few"
        if len(picked) > self.field.most:
            return "too_many"
        return "excluded" if any({one, other} <= set(picked) for one, other in self.field.excludes) else ""

    @on(Rows.Used)
    def note_change(self, event: Rows.Used) -> None:
        """Count, warn at once where two exclude each other, tell the form."""
        event.stop()
        self._count.update(self._counted())
        self.changed()
        if self.fault() in {"excluded", "too_many"}:
            self.report(self.fault())
