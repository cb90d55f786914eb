"""A part of the console: a heading, and a text that scrolls under it.

Invariant: whether a pane is the one that scrolls is said by a mark in its heading, not only by colour.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from tabletop.tui.facilitator.sheet import Maker, Sheet
from tabletop.tui.facilitator.words.columns import apart


class Pane(Vertical):
    """Heading and text. `id` is ours and known to the style sheet."""

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes="pane")
        self.title = title
        self.active = False
        self._right: Content = Content("")
        self._head = Sheet(self._heading, classes="pane--head")
        self._text = Sheet(classes="pane--text")
        self._scroll = VerticalScroll(self._text, can_focus=False, classes="pane--scroll")

    def compose(self) -> ComposeResult:
        """Heading, then what scrolls."""
        yield self._head
        yield self._scroll

    def _heading(self, width: int) -> Content:
        mark = Content.styled("▸ " if self.active else "", "bold $live")
        style = "bold $foreground" if self.active else "bold $quiet"
        return apart(Content.assemble(mark, (self.title.upper(), style)), self._right, width)

    def show(self, make: Maker, about: object = None, right: Content | None = None) -> None:
        """Show a text made of `about`, and something small at the end of the heading."""
        self._right = right or Content("")
        self._head.show(self._heading)
        self._text.show(make, about)

    def activate(self, *, active: bool) -> None:
        """Mark it as the one that scrolls, or not."""
        self.active = active
        self._head.show(self._heading)

    def turn(self, lines: int, pages: int) -> None:
        """So many lines or pages down, or up."""
        self._scroll.scroll_relative(y=lines + pages * self._scroll.size.height, animate=False)

    def top(self) -> None:
        """Back to the beginning."""
        self._scroll.scroll_home(animate=False)
