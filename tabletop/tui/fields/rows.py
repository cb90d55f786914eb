"""Choices in rows, chosen by number, arrow or mouse: what four field types have in common.

Invariant: rows never change places; what is chosen is said by a mark, not only by colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.decisions.form import Choice
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.keybar import Hint

_DETAIL_GAP: Final = 3


def choice_label(choice: Choice, style: str = "") -> Content:
    """The author's label; a ballot has none, and gets the face's word."""
    return foreign_line(choice.label or label(f"ballot.{choice.id}"), style)


class Rows(Widget, can_focus=True):
    """A row per choice. Subclasses say what a number does, and what mark a row carries."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, tooltip=N_("Go to the row above.")),
        Binding("down", "move(1)", N_("down"), show=False, tooltip=N_("Go to the row below.")),
    ]
    DEFAULT_CSS = """
    Rows { height: auto; width: 100%; }
    Rows:focus { text-style: none; }
    """
    MARK: ClassVar[int] = 2
    """Cells in front of the label for the mark."""

    @dataclass
    class Used(Message):
        """A row was acted on."""

    cursor: reactive[int] = reactive(0)
    """The row the arrows are on."""

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        self.choices = choices

    # to be given by subclasses

    def act(self, index: int) -> None:
        """What choosing a row does."""
        raise NotImplementedError

    def mark(self, index: int) -> Content:
        """The mark in front of a row, `MARK` cells."""
        raise NotImplementedError

    def chosen(self, index: int) -> bool:
        """Whether a row is part of the answer: it is then bold."""
        raise NotImplementedError

    def trailer(self, index: int) -> Content:  # noqa: ARG002 - most rows have none
        """What stands under a row's label, such as a bar; nothing for most."""
        return Content("")

    def verb(self) -> str:
        """What a number does, for the key bar."""
        return _("choose")

    # drawing

    @property
    def _among_others(self) -> bool:
        """Whether another field of the form has numbers, too: then only the one that is on shows its own."""
        return any(node.has_class("-several") for node in self.ancestors)

    @property
    def _indent(self) -> int:
        return 2 + 2 + self.MARK + 1

    def _column(self, room: int) -> int:
        """Where the details begin beside the labels; 0 when one does not fit, and all go below."""
        widths = [(choice_label(one).cell_length, foreign_line(one.detail).cell_length) for one in self.choices]
        column = max((name for name, _detail in widths), default=0) + _DETAIL_GAP
        return column if all(column + detail <= room for _name, detail in widths) else 0

    def _row(self, index: int, width: int) -> list[Content]:
        choice = self.choices[index]
        here = self.has_focus and index == self.cursor
        name = choice_label(choice, "bold" if self.chosen(index) else "")
        number = f"{index + 1} " if self.has_focus or not self._among_others else "· "
        lead = Content.assemble(
            ("▸ " if here else "  ", "bold $live"),
            (number, "bold $live" if here else "$quiet"),
            self.mark(index),
            " ",
        )
        room = max(10, width - self._indent)
        lines = name.wrap(room)
        if choice.detail:
            detail = foreign_line(choice.detail, "$quiet")
            column = self._column(room)
            if column:
                lines = [Content.assemble(name, " " * (column - name.cell_length), detail)]
            else:
                lines += detail.wrap(room)
        trailer = self.trailer(index)
        if trailer.plain:
            lines.append(trailer)
        return [Content.assemble(lead if at == 0 else " " * self._indent, line) for at, line in enumerate(lines)]

    def render(self) -> RenderResult:
        """All rows, one under the other."""
        width = self.content_size.width
        return Content("\n").join(line for index in range(len(self.choices)) for line in self._row(index, width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as the rows take at this width."""
        return sum(len(self._row(index, width)) for index in range(len(self.choices)))

    def _at(self, line: int) -> int | None:
        for index in range(len(self.choices)):
            line -= len(self._row(index, self.content_size.width))
            if line < 0:
                return index
        return None

    # acting

    def use(self, index: int) -> None:
        """Go to a row and act on it."""
        if 0 <= index < len(self.choices):
            self.cursor = index
            self.act(index)
            self._told()

    def _told(self) -> None:
        self.refresh(layout=True)
        self.scroll_visible(animate=False)
        self.post_message(self.Used())

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        self.cursor = max(0, min(len(self.choices) - 1, self.cursor + by))
        self.scroll_visible(animate=False)

    def on_key(self, event: events.Key) -> None:
        """Numbers choose."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self.choices):
            event.stop()
            self.use(int(event.key) - 1)

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses, too."""
        index = self._at(event.y)
        if index is not None:
            event.stop()
            self.use(index)

    def key_hints(self) -> tuple[Hint, ...]:
        """`1–4 choose`."""
        return (Hint(f"1–{len(self.choices)}", self.verb()),)
