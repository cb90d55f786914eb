"""What can be chosen with a number, each choice with what it would do; and other texts that need their width.

Invariant: rows never change places; the number before a row chooses it, wherever the cursor is.
"""

from __future__ import annotations

from collections.abc import Callable
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

from tabletop.authoring.previewing.asking import Offer
from tabletop.language.catalogue import N_, _
from tabletop.tui.preview.words import follows
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.keybar import Hint

_INDENT = 5
_NARROWEST = 20


class Laid(Widget):
    """A text that is laid out for the width it gets."""

    DEFAULT_CSS = "Laid { height: auto; width: 100%; }"

    def __init__(self, lay: Callable[[int], Content], *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._lay: Callable[[int], Content] = lay
        self._laid: tuple[int, Content] = (0, Content(""))

    def anew(self) -> None:
        """What is to be laid out has changed."""
        self._laid = (0, Content(""))
        self.refresh(layout=True)

    def _for(self, width: int) -> Content:
        if self._laid[0] != width:
            self._laid = (width, self._lay(max(_NARROWEST, width)))
        return self._laid[1]

    def render(self) -> RenderResult:
        """The text at this width."""
        return self._for(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        text = self._for(width)
        return text.plain.count("\n") + 1 if text.plain else 0


class Offers(Widget, can_focus=True):
    """Choices by number, arrow or mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("up"), show=False, tooltip=N_("Go to the row above.")),
        Binding("down", "move(1)", N_("down"), show=False, tooltip=N_("Go to the row below.")),
        Binding("enter", "pick", N_("choose"), show=False, tooltip=N_("Choose the row.")),
    ]
    DEFAULT_CSS = "Offers { height: auto; width: 100%; }"

    cursor: reactive[int] = reactive(0)
    """The row the arrows are on."""

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        index: int

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        super().__init__()
        self.offers = offers
        self._inside: dict[int, tuple[list[Content], ...]] = {}

    def _followed(self, index: int, width: int) -> list[Content]:
        """What follows from a choice, laid out once for a width."""
        if width not in self._inside:
            self._inside = {width: tuple(self._lay_out(offer, width) for offer in self.offers)}
        return self._inside[width][index]

    @staticmethod
    def _lay_out(offer: Offer, width: int) -> list[Content]:
        parts = follows(offer.prospect, width - _INDENT) if offer.prospect is not None else ()
        return [Content.assemble(" " * _INDENT, line) for part in parts for line in part.split("\n")]

    def _row(self, index: int, width: int) -> list[Content]:
        offer, here = self.offers[index], index == self.cursor
        lead = Content.assemble(
            ("▸ " if here else "  ", "bold $live"), (f"{index + 1}  ", "bold $live" if here else "bold")
        )
        detail = (f"  {foreign_line(offer.detail).plain}", "$quiet") if offer.detail else ""
        name = Content.assemble(foreign_line(offer.label, "bold", limit=200), detail)
        return [*hung(lead, name, width).split("\n"), *self._followed(index, width)]

    def _rows(self, width: int) -> list[list[Content]]:
        return [self._row(index, max(_NARROWEST, width)) for index in range(len(self.offers))]

    def _lines(self, width: int) -> list[Content]:
        """All rows; with an empty line between them where they are more than a line each."""
        rows = self._rows(width)
        apart = any(len(row) > 1 for row in rows)
        found = [line for row in rows for line in (*row, *([Content("")] if apart else []))]
        return found[:-1] if apart else found

    def render(self) -> RenderResult:
        """All rows at this width."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as they take."""
        return len(self._lines(width))

    def _top(self, index: int) -> int:
        rows = self._rows(self.content_size.width)
        return sum(len(row) + any(len(one) > 1 for one in rows) for row in rows[:index])

    def action_move(self, by: int) -> None:
        """Move the cursor; it stops at both ends, and what it is on is seen."""
        self.cursor = max(0, min(len(self.offers) - 1, self.cursor + by))
        if isinstance(self.parent, Widget):
            height = len(self._row(self.cursor, self.content_size.width))
            region = Region(0, self.virtual_region.y + self._top(self.cursor), 1, height)
            self.parent.scroll_to_region(region, animate=False)

    def action_pick(self) -> None:
        """Enter."""
        if self.offers:
            self.post_message(self.Chosen(self.cursor))

    def on_key(self, event: events.Key) -> None:
        """A number chooses."""
        if event.key.isdigit() and 0 < int(event.key) <= len(self.offers):
            event.stop()
            self.post_message(self.Chosen(int(event.key) - 1))

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses."""
        for index in reversed(range(len(self.offers))):
            if event.y >= self._top(index):
                event.stop()
                self.post_message(self.Chosen(index))
                return

    def key_hints(self) -> tuple[Hint, ...]:
        """`1–4 choose`."""
        count = len(self.offers)
        return (Hint(f"1–{count}" if count > 1 else "1", _("choose")),) if count else ()
