"""Sessions side by side: the steps on the left, a step in every run on the right.

Invariant: steps are known by their place, never by an id made from foreign text; nothing can be changed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.reports.comparing_parts import Comparison
from tabletop.tui.base import TabletopScreen
from tabletop.tui.comparison import words
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.safe_text import told

_NEEDLE: Final = 200


class Sheet(Widget):
    """A text that is drawn anew for every width."""

    DEFAULT_CSS = "Sheet { width: 100%; height: auto; }"

    def __init__(self, draw: Callable[[int], Content], *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._draw = draw

    def show(self, draw: Callable[[int], Content]) -> None:
        """Another text."""
        self._draw = draw
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """The text at this width."""
        return self._draw(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as that takes."""
        return self._draw(width).plain.count("\n") + 1


class ComparisonScreen(TabletopScreen[None]):
    """A few runs of one scenario."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("The steps of play stand on the left; ≠ marks those in which the runs differ."),
        N_("On the right is the step you stand on, in every run, with the reasons the teams gave."),
        N_("d goes to the next difference, v to the indicators and back. What others chose is no standard."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "differ(1)", N_("next difference"), id="comparison.next", tooltip=N_("The next difference.")),
        Binding(
            "D", "differ(-1)", N_("difference before"), show=False, id="comparison.before",
            tooltip=N_("The difference before this one."),
        ),
        Binding("v", "turn", N_("indicators"), id="comparison.view", tooltip=N_("Steps, or the indicators.")),
        Binding("slash", "find", N_("find"), id="comparison.find", tooltip=N_("A step in which a text stands.")),
        Binding("f", "full", N_("in full"), show=False, id="comparison.full", tooltip=N_("With or without the list.")),
        Binding("pagedown", "scroll(1)", N_("down"), show=False, tooltip=N_("Scroll what stands on the right.")),
        Binding("pageup", "scroll(-1)", N_("up"), show=False, tooltip=N_("Scroll what stands on the right.")),
        Binding("down", "line(1)", N_("down"), show=False, tooltip=N_("Scroll what stands on the right.")),
        Binding("up", "line(-1)", N_("up"), show=False, tooltip=N_("Scroll what stands on the right.")),
        Binding("escape", "leave", N_("back"), id="comparison.back", tooltip=N_("Back to the list, or leave.")),
        Binding("q", "app.quit", N_("leave"), show=False, id="comparison.leave", tooltip=N_("Leave the program.")),
    ]  # fmt: skip

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison
        self._rows = comparison.sides.rows
        self._view: Literal["steps", "indicators"] = "steps"
        parted = comparison.sides.parted
        self._first = parted.row or 0 if parted else 0
        self._shown = self._first

    @override
    def compose_body(self) -> ComposeResult:
        """A legend; below it the list, and what the cursor is on."""
        yield Sheet(lambda width: words.legend(self._comparison, width), id="legend")
        with Horizontal(id="beside"):
            with VerticalScroll(id="steps", can_focus=False):
                yield PickRows([words.step(row) for row in self._rows], does=_("in full"))
            with VerticalScroll(id="runs", can_focus=False):
                yield Sheet(self._drawn, id="sheet")

    def on_mount(self) -> None:
        """Stand where they part."""
        self.banner.title = told(_("$title – side by side"), title=self._comparison.labels.title)
        self._list.focus()
        self.call_after_refresh(self._stand, self._first)

    @property
    def _list(self) -> PickRows:
        return self.query_one(PickRows)

    def _drawn(self, width: int) -> Content:
        if self._view == "indicators":
            return words.courses(self._comparison, width)
        return words.shown(self._comparison, self._rows[self._place], width)

    @property
    def _place(self) -> int:
        return self._list.cursor if self.is_mounted else self._first

    def _stand(self, place: int) -> None:
        if self.standing:
            self._view, self._shown = "steps", place
            self._list.action_move(place - self._list.cursor)
            self._show()

    def _show(self) -> None:
        self.query_one("#sheet", Sheet).show(self._drawn)
        self.query_one("#runs").scroll_home(animate=False)

    @on(PickRows.Moved)
    def _moved(self, event: PickRows.Moved) -> None:
        """Somebody moved the cursor; where this screen moved it itself, what followed may be another view by now."""
        if event.index != self._shown:
            self._view, self._shown = "steps", event.index
            self._show()

    @on(PickRows.Picked)
    def _picked(self) -> None:
        self._view = "steps"
        self.action_full()

    def action_differ(self, by: int) -> None:
        """Go to the next difference, or to the one before."""
        places = [place for place, row in enumerate(self._rows) if row.differs]
        ahead = [place for place in places if (place > self._place if by > 0 else place < self._place)]
        if ahead:
            self._stand(ahead[0] if by > 0 else ahead[-1])
        else:
            self.app.bell()

    def action_turn(self) -> None:
        """Steps, or indicators."""
        self._view = "indicators" if self._view == "steps" else "steps"
        self._show()

    def action_full(self) -> None:
        """With or without the list."""
        self.toggle_class("-full")
        if not self.has_class("-full"):
            self._list.focus()
        self._show()

    def action_scroll(self, by: int) -> None:
        """Scroll what stands on the right."""
        runs = self.query_one("#runs")
        (runs.scroll_page_down if by > 0 else runs.scroll_page_up)(animate=False)

    def action_line(self, by: int) -> None:
        """Without the list, the arrows scroll."""
        self.query_one("#runs").scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """Back to the list, or out."""
        if self.has_class("-full"):
            self.action_full()
        elif self._view == "indicators":
            self.action_turn()
        else:
            self.app.exit()

    def action_find(self) -> None:
        """The next step in which a text stands."""
        asked = AskText(Content(_("Find a step by what stands in it")), limit=_NEEDLE)
        self.app.push_screen(asked, self._find)

    def _find(self, needle: str | None) -> None:
        if not needle:
            return
        count = len(self._rows)
        order = [(self._place + 1 + step) % count for step in range(count)]
        text = needle.casefold()
        found = next((one for one in order if words.found_in(self._comparison, self._rows[one], text)), None)
        if found is None:
            self.app.notify(words.nothing_found(needle).plain, markup=False)
        else:
            self._stand(found)
