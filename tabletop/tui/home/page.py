"""The second page of the home screen, where there is no room beside the list: all about one row.

Invariant: it answers with what was chosen, or with nothing; the list behind it stays where it was.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from typing_extensions import override

from tabletop.language.catalogue import N_
from tabletop.tui.base import TabletopScreen
from tabletop.tui.home.details import KEYS, Detail
from tabletop.tui.home.rows import ACTS, acts
from tabletop.tui.home.shelf import Act, Line


class Page(TabletopScreen[Act]):
    """Everything about a scenario, a session, or a file that cannot be read."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("This page says all about one row of the list."),
        N_("The keys at the bottom do the same as in the list."),
        N_("Esc or the left arrow goes back to the list."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "first", N_("choose"), show=False, id="page.first"),
        *(Binding(key, f"take('{act}')", ACTS[act], id=f"page.{act}", tooltip=ACTS[act]) for act, key in KEYS.items()),
        Binding("escape,left", "back", N_("back"), id="page.back", tooltip=N_("Back to the list.")),
    ]

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Detail(self._line)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done."""
        if action == "take":
            return parameters[0] in acts(self._line)
        return super().check_action(action, parameters)

    def action_take(self, act: Act) -> None:
        """This."""
        self.dismiss(act)

    def action_first(self) -> None:
        """The natural thing."""
        offered = acts(self._line)
        if offered:
            self.dismiss(offered[0])

    def action_back(self) -> None:
        """The list again."""
        self.dismiss(None)
