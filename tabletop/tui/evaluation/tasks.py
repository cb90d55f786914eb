"""The sheet: objectives, what good looks like, and the tasks, one of them marked.

Invariant: the mark moves only by a key; nothing that happens in the session moves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tabletop.evaluation.views import ObjectiveView, TaskView
from tabletop.language.catalogue import N_, _
from tabletop.tui.evaluation.words import legend, rated_lines
from tabletop.tui.safe_text import foreign
from tabletop.tui.widgets.hanging import hung

_INDENT = "    "


class Marked(NamedTuple):
    """The task the mark is on."""

    objective: ObjectiveView
    task: TaskView


class Tasks(Widget, can_focus=True):
    """Tasks under their objectives; the arrows move the mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("task before"), show=False, tooltip=N_("Mark the task above.")),
        Binding("down", "move(1)", N_("next task"), show=False, tooltip=N_("Mark the task below.")),
    ]
    DEFAULT_CSS = "Tasks { height: auto; width: 100%; }"

    place: reactive[int] = reactive(0, layout=True)
    """Which task is marked, counted over all objectives."""

    @dataclass
    class Moved(Message):
        """The mark is on another task."""

    def __init__(self) -> None:
        super().__init__()
        self.objectives: tuple[ObjectiveView, ...] = ()
        self._begun: frozenset[tuple[str, int]] = frozenset()
        self._rated = True

    def show(
        self, objectives: tuple[ObjectiveView, ...], begun: frozenset[tuple[str, int]], *, rated: bool = True
    ) -> None:
        """Show the sheet as it stands; `begun` are tasks with a text that was typed and not saved.

        Where nobody rates, no task is said to wait for it.
        """
        if (objectives, begun, rated) != (self.objectives, self._begun, self._rated):
            self.objectives, self._begun, self._rated = objectives, begun, rated
            self.refresh(layout=True)

    @property
    def rows(self) -> tuple[Marked, ...]:
        """Every task."""
        return tuple(Marked(one, task) for one in self.objectives for task in one.tasks)

    @property
    def marked(self) -> Marked | None:
        """The marked task; None where there is nothing to rate."""
        return self.rows[self.place] if self.rows else None

    def action_move(self, by: int) -> None:
        """Move the mark; it stops at both ends."""
        self.place = max(0, min(len(self.rows) - 1, self.place + by))
        self.call_after_refresh(self.into_view)
        self.post_message(self.Moved())

    def into_view(self) -> None:
        """Scroll so that all of the marked task is seen, with its objective where it is the first."""
        if isinstance(self.parent, Widget):
            top, height = self._extent(self.content_size.width)
            self.parent.scroll_to_region(Region(0, self.virtual_region.y + top, 1, height), animate=False)

    def _extent(self, width: int) -> tuple[int, int]:
        """First line of the marked task, and how many it has."""
        line = 0
        for place, block in self._blocks(width):
            height = block.plain.count("\n") + 1
            if place == self.place:
                return line, height
            line += height
        return 0, 1

    def _blocks(self, width: int) -> list[tuple[int, Content]]:
        """(task's place or -1, text) from top to bottom."""
        blocks: list[tuple[int, Content]] = []
        place = 0
        for number, one in enumerate(self.objectives):
            head = [foreign(one.text, "bold"), foreign(one.target, "$quiet")]
            lines = [hung(Content(""), part, width) for part in head if part.plain]
            gap = [Content("")] if number else []
            blocks.append((-1, Content("\n").join([*gap, *lines])))
            for task in one.tasks:
                blocks.append((place, self._row(one, task, place, width)))
                place += 1
        return blocks

    def _row(self, one: ObjectiveView, task: TaskView, place: int, width: int) -> Content:
        here = place == self.place
        lead = Content.assemble(("▸ " if here else "  ", "bold $live"), "  ")
        text = foreign(task.text, "bold" if here else "")
        parts = [hung(lead, text, width)]
        inside = Content(_INDENT)
        if task.rated is not None:
            parts.append(rated_lines(task.rated, width, _INDENT))
        elif self._rated:
            parts.append(Content.assemble(inside, (_("not rated yet"), "$quiet")))
        if (one.id, task.number) in self._begun:
            parts.append(hung(inside, Content.styled(_("begun, not saved: rate it to go on"), "$live"), width))
        return Content("\n").join(parts)

    def _made(self, width: int) -> Content:
        if not self.objectives:
            words = _("This scenario names no tasks to rate. Take notes: n.")
            return Content.styled(words, "$quiet")
        return Content("\n").join(block for _place, block in self._blocks(max(1, width)))

    def render(self) -> RenderResult:
        """The sheet at this width."""
        return self._made(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        made = self._made(width)
        return sum(len(line.wrap(width)) if line.plain else 1 for line in made.split("\n", allow_blank=True))


class Legend(Widget):
    """What each key says, beneath the tasks."""

    DEFAULT_CSS = "Legend { height: auto; width: 100%; }"

    def render(self) -> RenderResult:
        """As many on a line as fit."""
        return legend(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        return legend(width).plain.count("\n") + 1
