"""Pick exactly one.

Invariant: nothing is picked until somebody picks; tabbing through changes nothing.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from typing_extensions import override

from tabletop.decisions.form import Entry, PickOne
from tabletop.tui.fields.base import FieldView
from tabletop.tui.fields.rows import Rows


class PickOneRows(Rows):
    """Numbers and arrows pick; where nothing has to be picked, the same number again takes it back."""

    picked: reactive[int | None] = reactive[int | None](None)

    def __init__(self, field: PickOne) -> None:
        super().__init__(field.choices)
        self._required = field.required

    @override
    def act(self, index: int) -> None:
        self.picked = None if self.picked == index and not self._required else index

    @override
    def chosen(self, index: int) -> bool:
        return index == self.picked

    @override
    def mark(self, index: int) -> Content:
        return Content.styled("● ", "$live") if index == self.picked else Content.styled("○ ", "$quiet")

    @override
    def action_move(self, by: int) -> None:
        if self.picked is None and self.cursor == 0 and by > 0:
            by = 0  # the first press of `down` picks the first row
        super().action_move(by)
        if self.picked != self.cursor:
            self.use(self.cursor)


class PickOneField(FieldView):
    """The field."""

    field: PickOne

    @override
    def compose_body(self) -> ComposeResult:
        self._rows = PickOneRows(self.field)
        yield self._rows

    @property
    @override
    def target(self) -> Rows:
        return self._rows

    @property
    @override
    def entry(self) -> Entry | None:
        return None if self._rows.picked is None else self.field.choices[self._rows.picked].id

    @override
    def restore(self, entry: Entry) -> None:
        for index, choice in enumerate(self.field.choices):
            if choice.id == entry:
                self._rows.picked = self._rows.cursor = index

    @override
    def fault(self) -> str:
        return "missing" if self._rows.picked is None and not self.optional else ""

    @on(Rows.Used)
    def note_change(self, event: Rows.Used) -> None:
        """Tell the form."""
        event.stop()
        self.changed()
