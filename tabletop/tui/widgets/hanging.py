"""A text that hangs beside its mark: bullets, changes, numbered decisions.

Invariant: continued lines stand under the text, never under the mark.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


def hung(lead: Content, text: Content, width: int) -> Content:
    """`text` wrapped to `width` cells with `lead` before its first line and space before the others."""
    indent = lead.cell_length
    lines = text.wrap(max(1, width - indent))
    return Content("\n").join(
        Content.assemble(lead if number == 0 else " " * indent, line) for number, line in enumerate(lines)
    )


class Hanging(Widget):
    """One mark, one text."""

    DEFAULT_CSS = "Hanging { height: auto; width: 100%; }"

    def __init__(self, lead: Content, text: Content, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._lead: Content = lead
        self._text: Content = text

    def render(self) -> RenderResult:
        """The text at this width."""
        return hung(self._lead, self._text, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        return hung(self._lead, self._text, width).plain.count("\n") + 1
