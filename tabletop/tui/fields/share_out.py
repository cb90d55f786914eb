"""Share out points among rows, in steps, exactly all of them.

Invariant: never more than there is; what is left is always said.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.form import Entry, ShareOut
from tabletop.language.catalogue import N_, _
from tabletop.tui.fields.base import FieldView
from tabletop.tui.fields.rows import Rows
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.keybar import Hint

_BAR: Final = 20


class ShareRows(Rows):
    """A number goes to a row; left and right take and give; `=` gives all that is left."""

    MARK: ClassVar[int] = 4
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,minus", "give(-1)", N_("less"), show=False, tooltip=N_("One step less for this row.")),
        Binding("right,plus", "give(1)", N_("more"), show=False, tooltip=N_("One step more for this row.")),
        Binding("equals_sign,end", "rest", N_("the rest"), show=False, tooltip=N_("All that is left to this row.")),
        Binding("backspace,home", "none", N_("none"), show=False, tooltip=N_("Nothing for this row.")),
    ]

    def __init__(self, field: ShareOut) -> None:
        super().__init__(field.choices)
        self._field = field
        self.points = [0] * len(field.choices)

    @property
    def left(self) -> int:
        """What is still to be shared."""
        return self._field.points - sum(self.points)

    @override
    def act(self, index: int) -> None:
        """A number only goes there."""

    @override
    def chosen(self, index: int) -> bool:
        return self.points[index] > 0

    @override
    def mark(self, index: int) -> Content:
        return Content.styled(f"{self.points[index]:>3} ", "bold $live" if self.points[index] else "$quiet")

    @override
    def trailer(self, index: int) -> Content:
        filled = round(self.points[index] * _BAR / self._field.points)
        return Content.assemble(("━" * filled, "$live"), ("─" * (_BAR - filled), "$rule"))

    @override
    def verb(self) -> str:
        return _("go to")

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (*super().key_hints(), Hint("← →", _("less, more")), Hint("=", _("the rest")))

    def _set(self, points: int) -> None:
        most = self.points[self.cursor] + self.left
        self.points[self.cursor] = max(0, min(points, most))
        self._told()

    def action_give(self, steps: int) -> None:
        """More or less."""
        self._set(self.points[self.cursor] + steps * self._field.step)

    def action_rest(self) -> None:
        """All that is left."""
        self._set(self.points[self.cursor] + self.left)

    def action_none(self) -> None:
        """Nothing."""
        self._set(0)


class ShareOutField(FieldView):
    """The field, with what is left."""

    DEFAULT_CSS = "ShareOutField > .field--left { color: $quiet; height: auto; width: 100%; }"
    field: ShareOut

    @override
    def compose_body(self) -> ComposeResult:
        self._rows = ShareRows(self.field)
        self._left = Static(self._said(), classes="field--left")
        yield self._rows
        yield self._left

    def _said(self) -> Content:
        if self._rows.left == 0:
            return told(_("All $points shared."), points=str(self.field.points))
        return told(
            _("$left of $points left to share, in steps of $step."),
            left=str(self._rows.left),
            points=str(self.field.points),
            step=str(self.field.step),
        )

    @property
    @override
    def target(self) -> Rows:
        return self._rows

    @property
    @override
    def entry(self) -> Entry | None:
        given = {choice.id: points for choice, points in zip(self.field.choices, self._rows.points, strict=True)}
        return {name: points for name, points in given.items() if points} or None

    @override
    def restore(self, entry: Entry) -> None:
        if isinstance(entry, dict):
            points = [entry.get(choice.id, 0) for choice in self.field.choices]
            if min(points) >= 0 and sum(points) <= self.field.points:
                self._rows.points = points
                self._rows.refresh(layout=True)
                self._left.update(self._said())

    @override
    def fault(self) -> str:
        if not any(self._rows.points):
            return "missing"
        return "wrong_total" if self._rows.left else ""

    @on(Rows.Used)
    def note_change(self, event: Rows.Used) -> None:
        """Say what is left, tell the form."""
        event.stop()
        self._left.update(self._said())
        self.changed()
