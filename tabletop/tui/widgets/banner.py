"""The line on top of every screen: that it is an exercise, which one, where we are, what time it is.

Invariant: "EXERCISE – fictional events" is never dropped, however narrow the screen.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.language.catalogue import _

_GAP = 3


class Banner(Widget):
    """One quiet line: banner left, title in the middle, place and clock right."""

    DEFAULT_CSS = """
    Banner { dock: top; height: 1; padding: 0 1; color: $quiet; width: 100%; text-wrap: nowrap; }
    """

    title: reactive[Content] = reactive(Content(""))
    """What is on: title and mode, through the door."""
    place: reactive[Content] = reactive(Content(""))
    """Where in the exercise: `move 2 of 3`."""
    clock: reactive[Content] = reactive(Content(""))
    """The time, if it matters here."""

    def __init__(self, *, title: Content | None = None, place: Content | None = None) -> None:
        super().__init__()
        self.set_reactive(Banner.title, title or Content(""))
        self.set_reactive(Banner.place, place or Content(""))

    def render(self) -> RenderResult:
        """Fit the three into the width: the title gives way first, then the place."""
        width = self.size.width
        notice = Content(_("EXERCISE – fictional events"))
        right = Content("   ").join(part for part in (self.place, self.clock) if part.plain)
        if notice.cell_length + right.cell_length + _GAP > width:
            right = self.clock if notice.cell_length + self.clock.cell_length + _GAP <= width else Content("")
        room = width - notice.cell_length - right.cell_length - 2 * _GAP
        title = self.title.truncate(room, ellipsis=True) if room > _GAP else Content("")
        space = width - notice.cell_length - title.cell_length - right.cell_length
        before = max(_GAP, min((width - title.cell_length) // 2 - notice.cell_length, space - _GAP))
        return Content.assemble(notice, " " * before, title.stylize("$foreground"), " " * max(0, space - before), right)
