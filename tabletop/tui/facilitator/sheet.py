"""A text made for the width it gets: what every pane of the facilitator's screens consists of.

Invariant: it repaints only when what it shows has changed, and changes its height only when the text does; so a tick
of the clock moves nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Maker = Callable[[int], Content]
"""Makes the text for so many cells."""


def _nothing(_width: int) -> Content:
    return Content("")


class Sheet(Widget):
    """Shows what a maker makes."""

    DEFAULT_CSS = "Sheet { height: auto; width: 100%; }"

    def __init__(self, make: Maker = _nothing, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._make = make
        self._about: object = None
        self._width = 0
        self._made = Content("")

    def show(self, make: Maker, about: object = None) -> None:
        """Show something else; nothing happens where it reads and looks the same.

        `about` is all that the text is made of: where it has not changed, the text is not even made.
        """
        if about is not None and about == self._about:
            return
        self._make, self._about = make, about
        if not self._width:
            self.refresh(layout=True)
            return
        before, self._made = self._made, self._fit(self._width)
        if not before.is_same(self._made):
            self.refresh(layout=_height(before) != _height(self._made))

    def _fit(self, width: int) -> Content:
        made = self._make(width)
        if all(cell_len(line) <= width for line in made.plain.split("\n")):
            return made
        lines = made.split("\n", allow_blank=True)
        return Content("\n").join(part for line in lines for part in (line.wrap(width) if line.plain else [line]))

    def _for(self, width: int) -> Content:
        if width != self._width and width > 0:
            self._width = width
            self._made = self._fit(width)
        return self._made

    def render(self) -> RenderResult:
        """The text for this width."""
        return self._for(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as the text has."""
        return _height(self._for(width))


def _height(made: Content) -> int:
    return made.plain.count("\n") + 1 if made.plain else 0
