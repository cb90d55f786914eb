"""Time on screen: what is left of a talk, as words or as block digits.

Invariant: a widget has no clock of its own; it shows the milliseconds it is given.
"""

from __future__ import annotations

from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Digits

from tabletop.language.catalogue import _
from tabletop.tui.widgets.wording import clock, left

SOON: Final = 120_000
VERY_SOON: Final = 30_000


def countdown(remaining: int | None, *, running: bool = True) -> Content:
    """`talk 2:40 left`; louder from two minutes and again from thirty seconds, in words as in colour."""
    if remaining is None:
        return Content("")
    words = Content.assemble(_("talk"), " ", left(remaining))
    if not running:
        return Content.assemble(words, " · ", _("paused")).stylize("$quiet")
    if remaining <= VERY_SOON:
        return Content.assemble("! ", words).stylize("bold $live")
    return words.stylize("$live") if remaining <= SOON else words


class Countdown(Widget):
    """The time left, in words."""

    DEFAULT_CSS = "Countdown { height: 1; width: auto; }"

    remaining: reactive[int | None] = reactive[int | None](None, layout=True)
    """Milliseconds left; negative when over; None when nothing is planned."""
    running: reactive[bool] = reactive(default=True)
    """Whether time runs."""

    def render(self) -> RenderResult:
        """The words."""
        return countdown(self.remaining, running=self.running)


class BigTime(Digits):
    """The time left in block digits for the last row of a lecture hall."""

    DEFAULT_CSS = "BigTime { height: auto; width: auto; }"

    remaining: reactive[int | None] = reactive[int | None](None)
    """Milliseconds left; negative when over; None shows nothing."""

    def watch_remaining(self, remaining: int | None) -> None:
        """Three rows of digits; a plus sign in front says: over."""
        over = "+" if remaining is not None and remaining < 0 else ""
        self.update("" if remaining is None else over + clock(abs(remaining)))
