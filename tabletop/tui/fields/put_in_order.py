"""Put in order: press the numbers in the order you want; the rows stay where they are.

Invariant: places are 1, 2, 3 … without a gap; the last item left over places itself.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.form import Entry, PutInOrder
from tabletop.language.catalogue import N_, _
from tabletop.tui.fields.base import FieldView
from tabletop.tui.fields.rows import Rows
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint


class OrderRows(Rows):
    """A number gives the next place, or takes the place away."""

    MARK: ClassVar[int] = 5
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,shift+up,ctrl+up", "shift(-1)", N_("sooner"), show=False, tooltip=N_("One place to the front.")),
        Binding(
            "right,shift+down,ctrl+down", "shift(1)", N_("later"), show=False, tooltip=N_("One place to the back.")
        ),
        Binding("backspace", "last", N_("take back"), show=False, tooltip=N_("Take back the last place given.")),
    ]

    def __init__(self, field: PutInOrder) -> None:
        super().__init__(field.choices)
        self.order: list[int] = []
        self._by_itself: int | None = None
        """The last one left was placed by itself; who types its number all the same means it, not the opposite."""

    @override
    def act(self, index: int) -> None:
        if index == self._by_itself:
            self._by_itself = None
            return
        self._by_itself = None
        if index in self.order:
            self.order.remove(index)
            return
        self.order.append(index)
        left_over = [one for one in range(len(self.choices)) if one not in self.order]
        if len(left_over) == 1:
            self.order += left_over
            self._by_itself = left_over[0]

    @override
    def chosen(self, index: int) -> bool:
        return index in self.order

    @override
    def mark(self, index: int) -> Content:
        if index in self.order:
            return Content.styled(f"[{self.order.index(index) + 1}]".ljust(self.MARK), "bold $live")
        return Content.styled("[ ]".ljust(self.MARK), "$quiet")

    @override
    def verb(self) -> str:
        return _("place")

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (*super().key_hints(), Hint("← →", _("move"))) if self.cursor in self.order else super().key_hints()

    def action_shift(self, by: int) -> None:
        """Move the row under the cursor to the front or back of the order."""
        if self.cursor not in self.order:
            return
        at = self.order.index(self.cursor)
        to = max(0, min(len(self.order) - 1, at + by))
        self.order.insert(to, self.order.pop(at))
        self._told()

    def action_last(self) -> None:
        """Backspace."""
        if self.order:
            self.order.pop()
            self._told()


class PutInOrderField(FieldView):
    """The field, with the order as a line."""

    DEFAULT_CSS = "PutInOrderField > .field--order { color: $quiet; height: auto; width: 100%; }"
    field: PutInOrder

    @override
    def compose_body(self) -> ComposeResult:
        self._rows = OrderRows(self.field)
        self._line = Static(self._said(), classes="field--order")
        yield self._rows
        yield self._line

    def _said(self) -> Content:
        if not self._rows.order:
            return Content(_("Press the numbers in your order, the most important first."))
        names = (foreign_line(self.field.choices[index].label) for index in self._rows.order)
        return Content.assemble(_("Your order:"), " ", Content(" → ").join(names))

    @property
    @override
    def target(self) -> Rows:
        return self._rows

    @property
    @override
    def entry(self) -> Entry | None:
        return tuple(self.field.choices[index].id for index in self._rows.order) or None

    @override
    def restore(self, entry: Entry) -> None:
        if isinstance(entry, tuple):
            known = {choice.id: index for index, choice in enumerate(self.field.choices)}
            self._rows.order = [known[one] for one in dict.fromkeys(entry) if one in known]
            self._rows.refresh()
            self._line.update(self._said())

    @override
    def fault(self) -> str:
        if not self._rows.order:
            return "missing"
        return "" if len(self._rows.order) == len(self.field.choices) else "not_all_ordered"

    @on(Rows.Used)
    def note_change(self, event: Rows.Used) -> None:
        """Say the order, tell the form."""
        event.stop()
        self._line.update(self._said())
        self.changed()
