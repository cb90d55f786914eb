"""How a proceeding stands, as a part of a screen: for a seat, for the facilitator, for looking back.

Invariant: the widget has no clock; it shows the scene it was given last, and only what changed is drawn anew.
"""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tabletop.exercise.views import DecisionView, Scene
from tabletop.tui.widgets.standing_words import standing_words


class StandingView(Widget):
    """`StandingView(decision, scene)`; `show` puts another moment in its place. Any mechanic, any stage."""

    DEFAULT_CSS = "StandingView { height: auto; width: 100%; max-width: 76; }"

    def __init__(self, decision: DecisionView, scene: Scene) -> None:
        super().__init__()
        self._decision, self._scene = decision, scene
        self._made: tuple[int, Content] = (0, Content(""))

    def show(self, decision: DecisionView, scene: Scene) -> None:
        """Show it as it stands now."""
        self._decision, self._scene = decision, scene
        width, before = self._made
        if not width:
            return
        made = standing_words(decision, scene, width)
        self._made = (width, made)
        if not before.is_same(made):
            self.refresh(layout=_height(before) != _height(made))

    def _for(self, width: int) -> Content:
        if self._made[0] != width:
            self._made = (width, standing_words(self._decision, self._scene, width))
        return self._made[1]

    def render(self) -> RenderResult:
        """The words for this width."""
        return self._for(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as they take."""
        return _height(self._for(width))


def _height(made: Content) -> int:
    return made.plain.count("\n") + 1 if made.plain else 0
