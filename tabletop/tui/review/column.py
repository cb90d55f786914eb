"""A column of text that knows its width: what somebody saw, a record in full, the reasons.

Invariant: a text is made once for a width, when it is asked for; a column nobody sees costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tabletop.language.catalogue import N_
from tabletop.tui.review.entries import stepping
from tabletop.tui.widgets.keybar import Hint

Maker = Callable[[int], Content]
"""From a width to a text."""


class Column(Widget):
    """A text of its own width."""

    DEFAULT_CSS = "Column { height: auto; width: 100%; max-width: 72; }"

    def __init__(self) -> None:
        super().__init__()
        self._make: Maker = _nothing
        self._made: tuple[int, Content] | None = None

    def show(self, make: Maker) -> None:
        """Show another text."""
        self._make, self._made = make, None
        self.refresh(layout=True)

    def _text(self, width: int) -> Content:
        if self._made is None or self._made[0] != width:
            self._made = (width, self._make(max(1, width)))
        return self._made[1]

    def render(self) -> RenderResult:
        """The text."""
        return self._text(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as it takes."""
        text = self._text(width)
        return len(text.wrap(max(1, width))) if text.plain else 1


def _nothing(_width: int) -> Content:
    return Content("")


class Pane(VerticalScroll, inherit_bindings=False):
    """What a column scrolls in; left and right stay the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", N_("up"), show=False, tooltip=N_("Scroll up.")),
        Binding("down", "scroll_down", N_("down"), show=False, tooltip=N_("Scroll down.")),
        Binding("pageup", "page_up", N_("page up"), show=False, tooltip=N_("A page up.")),
        Binding("pagedown", "page_down", N_("page down"), show=False, tooltip=N_("A page down.")),
    ]

    def key_hints(self) -> tuple[Hint, ...]:
        """The keys that go along the log work here, too."""
        return stepping()

    def compose(self) -> ComposeResult:
        """The column."""
        yield Column()

    def show(self, make: Maker, *, top: bool) -> None:
        """Show another text, from its top where it is about something else."""
        self.query_one(Column).show(make)
        if top and self.scroll_y:
            self.scroll_home(animate=False)
