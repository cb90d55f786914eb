"""Lines to pick from by number, arrow or mouse, in dialogs.

Invariant: lines are known by their place, never by an id made from foreign text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import N_, _
from tabletop.tui.widgets.keybar import Hint

_NUMBERED = 9


class PickRows(Widget, can_focus=True):
    """One line each; the first nine have a number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, tooltip=N_("Go to the row above.")),
        Binding("down", "move(1)", N_("down"), show=False, tooltip=N_("Go to the row below.")),
        Binding("enter", "pick", N_("choose"), show=False, id="rows.pick", tooltip=N_("Choose the row.")),
    ]
    DEFAULT_CSS = "PickRows { height: auto; width: 100%; text-wrap: nowrap; text-overflow: ellipsis; }"

    cursor: reactive[int] = reactive(0)
    """The row the arrows are on."""

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        index: int

    @dataclass
    class Picked(Message):
        """A row was chosen."""

        index: int

    def __init__(self, rows: Sequence[Content], *, does: str = "") -> None:
        """Args: the rows; what choosing one does, in our words, for the key bar."""
        super().__init__()
        self._does = does or _("choose")
        self.rows: tuple[Content, ...] = tuple(rows)

    def show(self, rows: Sequence[Content]) -> None:
        """Put other rows here; the cursor stays where it can."""
        self.rows = tuple(rows)
        self.cursor = max(0, min(self.cursor, len(self.rows) - 1))
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Cursor, number, row."""
        lines: list[Content] = []
        for index, row in enumerate(self.rows):
            here = index == self.cursor
            number = f"{index + 1} " if index < _NUMBERED else "  "
            lead = Content.assemble(
                ("▸ " if here else "  ", "bold $live"), (number, "bold $live" if here else "$quiet")
            )
            lines.append(Content.assemble(lead, " ", row.stylize_before("bold") if here else row))
        return Content("\n").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """One line per row."""
        return len(self.rows)

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        self._go(self.cursor + by)

    def _go(self, index: int) -> None:
        if self.rows:
            self.cursor = max(0, min(len(self.rows) - 1, index))
            if isinstance(self.parent, Widget):
                self.parent.scroll_to_region(Region(0, self.virtual_region.y + self.cursor, 1, 1), animate=False)
            self.post_message(self.Moved(self.cursor))

    def action_pick(self) -> None:
        """Enter."""
        if self.rows:
            self.post_message(self.Picked(self.cursor))

    def on_key(self, event: events.Key) -> None:
        """A number chooses."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self.rows):
            event.stop()
            self._go(int(event.key) - 1)
            self.action_pick()

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses."""
        if 0 <= event.y < len(self.rows):
            event.stop()
            self._go(event.y)
            self.action_pick()

    def key_hints(self) -> tuple[Hint, ...]:
        """`1–4 choose`."""
        if not self.rows:
            return ()
        last = min(_NUMBERED, len(self.rows))
        return (Hint(f"1–{last} ↑↓ enter" if last > 1 else "enter", self._does),)
