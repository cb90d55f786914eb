"""Set a level from 0 to 100 %, shown as a word and a number.

Invariant: nothing is set until somebody sets it, so no default leads anybody.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from tabletop.decisions.form import Entry, SetLevel
from tabletop.language.catalogue import N_, _
from tabletop.tui.fields.base import FieldView
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.wording import likelihood_word, sureness_word

_FULL: Final = 100
_MIDDLE: Final = 50
_SCALE: Final = 21


class Slider(Widget, can_focus=True):
    """`─────●───────────────  30 %  probably not`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,down,minus", "slide(-1)", N_("less"), show=False, tooltip=N_("A step less.")),
        Binding("right,up,plus", "slide(1)", N_("more"), show=False, tooltip=N_("A step more.")),
        Binding("home", "put(0)", N_("0 %"), show=False, tooltip=N_("0 %")),
        Binding("end", "put(100)", N_("100 %"), show=False, tooltip=N_("100 %")),
    ]
    DEFAULT_CSS = "Slider { height: 1; width: 100%; }"

    class Moved(Message):
        """The level changed."""

    value: reactive[int | None] = reactive[int | None](None)
    """The level; None until somebody sets it."""

    def __init__(self, step: int, *, own: bool) -> None:
        super().__init__()
        self._step, self._own = step, own

    def render(self) -> RenderResult:
        """Scale, number, word."""
        lead = ("▸ " if self.has_focus else "  ", "bold $live")
        if self.value is None:
            return Content.assemble(lead, ("─" * _SCALE, "$rule"), ("  " + _("not set yet: ← → or a number"), "$quiet"))
        at = round(self.value * (_SCALE - 1) / _FULL)
        said = sureness_word(self.value) if self._own else likelihood_word(self.value)
        return Content.assemble(
            lead,
            ("─" * at, "$foreground"),
            ("●", "bold $live"),
            ("─" * (_SCALE - 1 - at), "$rule"),
            (f"  {self.value:>3} %  ", "bold"),
            said,
        )

    def action_slide(self, steps: int) -> None:
        """From nothing to the middle, then by steps."""
        self.action_put(_MIDDLE if self.value is None else self.value + steps * self._step)

    def action_put(self, value: int) -> None:
        """Set it, within 0 and 100."""
        self.value = max(0, min(_FULL, value))
        self.scroll_visible(animate=False)
        self.post_message(self.Moved())

    def on_key(self, event: events.Key) -> None:
        """A number is tens of percent."""
        if event.key.isdigit():
            event.stop()
            self.action_put(int(event.key) * 10)

    def on_click(self, event: events.Click) -> None:
        """A click on the scale sets it."""
        column = event.x - 2
        if 0 <= column < _SCALE:
            self.action_put(round(column * _FULL / (_SCALE - 1) / self._step) * self._step)

    def key_hints(self) -> tuple[Hint, ...]:
        """Arrows, or a number in tens of percent."""
        return (Hint("← → 0–9", _("set")),)


class SetLevelField(FieldView):
    """The field. Without the author's prompt it is about how sure somebody is of their own answer."""

    field: SetLevel

    @override
    def compose_body(self) -> ComposeResult:
        self._slider = Slider(self.field.step, own=not self.field.prompt and self.field.name == "sure")
        yield self._slider

    @property
    @override
    def target(self) -> Slider:
        return self._slider

    @property
    @override
    def entry(self) -> Entry | None:
        return self._slider.value

    @override
    def restore(self, entry: Entry) -> None:
        if isinstance(entry, int) and 0 <= entry <= _FULL:
            self._slider.value = entry

    @override
    def fault(self) -> str:
        return "missing" if self._slider.value is None and not self.optional else ""

    @on(Slider.Moved)
    def note_change(self, event: Slider.Moved) -> None:
        """Tell the form."""
        event.stop()
        self.changed()
