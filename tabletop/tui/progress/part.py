"""A part of the page that wraps its own text, so that continued lines stand under the text and not under the number.

Invariant: it is as high as its text at the width it has.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Draw = Callable[[int], Content]
"""The text at a width, in cells."""


def nothing(_width: int) -> Content:
    """No text yet."""
    return Content("")


class Part(Widget):
    """A heading and what belongs to it; gone while there is nothing to say."""

    DEFAULT_CSS = "Part { width: 100%; height: auto; }"

    def __init__(self, draw: Draw = nothing, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw = draw
        self.display = bool(draw(1).plain)

    def show(self, draw: Draw) -> None:
        """Another text."""
        self._draw = draw
        self.display = bool(draw(1).plain)
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """The text at this width."""
        return self._draw(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        return self._draw(width).plain.count("\n") + 1
