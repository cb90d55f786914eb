"""A column of text that scrolls by itself: what somebody saw, a record in full, the reasons.

Stepping through a log puts another text here at every key. A scrolling container would lay the whole screen out anew
each time; this shows a stretch of lines in a place that never changes.

Invariant: a text is made once for a width, when it is drawn; a column nobody sees costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from tabletop.language.catalogue import N_
from tabletop.tui.review.entries import stepping
from tabletop.tui.widgets.keybar import Hint

Maker = Callable[[int], Content]
"""From a width to a text."""
_WIDEST: Final = 72
_BAR: Final = 2
"""Cells kept free at the right for the bar that shows how far one has scrolled."""
_WHEEL: Final = 3


class Pane(Widget, can_focus=True):
    """A text; the arrows scroll it while it has the focus, left and right stay the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "turn(-1)", N_("up"), show=False, tooltip=N_("Scroll up.")),
        Binding("down", "turn(1)", N_("down"), show=False, tooltip=N_("Scroll down.")),
        Binding("pageup", "page(-1)", N_("page up"), show=False, tooltip=N_("A page up.")),
        Binding("pagedown", "page(1)", N_("page down"), show=False, tooltip=N_("A page down.")),
    ]
    DEFAULT_CSS = "Pane { height: 1fr; width: 100%; text-wrap: nowrap; text-overflow: clip; }"

    def __init__(self) -> None:
        super().__init__()
        self._make: Maker = _nothing
        self._made: tuple[int, list[Content]] | None = None
        self._top = 0

    def key_hints(self) -> tuple[Hint, ...]:
        """The keys that go along the log work here, too."""
        return stepping()

    def show(self, make: Maker, *, top: bool) -> None:
        """Show another text, from its top where it is about something else."""
        self._make, self._made = make, None
        self._top = 0 if top else self._top
        self.refresh()

    def _lines(self) -> list[Content]:
        width = max(1, min(_WIDEST, self.content_size.width - _BAR))
        if self._made is None or self._made[0] != width:
            self._made = (width, self._make(width).wrap(width))
        return self._made[1]

    def render(self) -> RenderResult:
        """The lines in sight, and where they stand among all."""
        lines, height = self._lines(), max(1, self.content_size.height)
        self._top = max(0, min(self._top, len(lines) - height))
        shown = lines[self._top : self._top + height]
        if len(lines) <= height:
            return Content("\n").join(shown)
        width = self.content_size.width
        thumb = range(self._top * height // len(lines), -(-(self._top + height) * height // len(lines)))
        return Content("\n").join(
            Content.assemble(
                line.pad_right(max(0, width - 1 - line.cell_length)), ("┃" if row in thumb else "│", "$rule")
            )
            for row, line in enumerate(shown)
        )

    def action_turn(self, by: int) -> None:
        """Scroll by lines."""
        self._top += by
        self.refresh()

    def action_page(self, by: int) -> None:
        """Scroll by a screen, less a line."""
        self.action_turn(by * max(1, self.content_size.height - 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on."""
        event.stop()
        self.action_turn(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self.action_turn(-_WHEEL)


def _nothing(_width: int) -> Content:
    return Content("")
