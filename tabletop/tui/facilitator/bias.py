"""The question a facilitator asks before ruling: whose option sounds natural to me, and why?

Invariant: it only asks. It stands where one rules, and is gone for the session with one key, or for good by a setting.
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from tabletop.language.catalogue import N_, _
from tabletop.tui.facilitator.desk import Desk

BIAS_KEY: Final = Binding(
    "ctrl+b",
    "bias",
    N_("bias question"),
    id="ruling.bias",
    show=False,
    tooltip=N_("Show or hide the question whose option sounds natural to you."),
)


class BiasPrompt(Static):
    """One quiet line."""

    DEFAULT_CSS = "BiasPrompt { height: auto; width: 100%; max-width: 74; padding: 0 0 0 2; color: $quiet; }"

    def __init__(self, desk: Desk) -> None:
        question, key = _("Whose option sounds natural to you?"), _("ctrl+b hides this")
        super().__init__(Content.assemble((question, "italic"), "  ", key))
        self._desk = desk
        self.display = desk.bias

    def toggle(self) -> None:
        """Show it, or do not, from now on."""
        self._desk.bias = not self._desk.bias
        self.display = self._desk.bias
