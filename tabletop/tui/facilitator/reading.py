"""A page to read: one column that scrolls by the keys everybody tries first.

Invariant: reading changes nothing; the keys that scroll are the same on every page.
"""

from __future__ import annotations

from typing import ClassVar, Generic

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from tabletop.language.catalogue import N_
from tabletop.tui.base import ScreenResult, TabletopScreen


class Page(TabletopScreen[ScreenResult], Generic[ScreenResult]):
    """A screen with one column; a subclass puts a `VerticalScroll` with the class `page` in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "scroll(1)", N_("read on"), show=False, tooltip=N_("A line down.")),
        Binding("up", "scroll(-1)", N_("read back"), show=False, tooltip=N_("A line up.")),
        Binding("pagedown", "page(1)", N_("read on"), show=False, tooltip=N_("A page down.")),
        Binding("pageup", "page(-1)", N_("read back"), show=False, tooltip=N_("A page up.")),
    ]

    @property
    def page(self) -> VerticalScroll:
        """The column."""
        return self.query_one(".page", VerticalScroll)

    def action_scroll(self, lines: int) -> None:
        """A line."""
        self.page.scroll_relative(y=lines, animate=False)

    def action_page(self, by: int) -> None:
        """A page."""
        if by > 0:
            self.page.scroll_page_down(animate=False)
        else:
            self.page.scroll_page_up(animate=False)
