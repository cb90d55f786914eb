"""The log of this session, the latest entry last, what was taken back struck through.

Invariant: it is read from the log itself, so it shows what is on disk and nothing else.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.language.catalogue import N_, _, n_
from tabletop.reports.timeline import Entry, clock, entries
from tabletop.session.port import Past
from tabletop.tui.facilitator.desk import History
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words.columns import beside
from tabletop.tui.safe_text import foreign, told

LATEST: Final = 200
_INDENT: Final = 10


def entry_lines(entry: Entry, width: int) -> Content:
    """An entry with its time, and its details under it."""
    style = "strike $quiet" if entry.struck else ""
    lead = Content.styled(clock(entry.time).rjust(_INDENT - 2), "$quiet")
    text = foreign(entry.text, style)
    if entry.struck:
        text = Content.assemble(text, (f"  {_('taken back')}", "$quiet"))
    lines = [beside(lead, text, width, _INDENT)]
    if entry.detail:
        lines.append(beside(Content(""), foreign(entry.detail, "$quiet"), width, _INDENT + 2))
    return Content("\n").join(lines)


def latest(past: Past) -> tuple[Entry, ...]:
    """The latest entries, oldest first."""
    return tuple(entries(past.records, past.times, past.latest))[-LATEST:]


class Journal(Page[None]):
    """All of it, to scroll."""

    HELP_LINES = (
        N_("Everything that happened, in the order in which it was written down."),
        N_("What was taken back is struck through; nothing is ever removed."),
        N_("Page up and page down scroll; Esc goes back."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), id="journal.back", tooltip=N_("Back to the console.")),
        Binding("l", "leave", N_("back"), show=False, tooltip=N_("Back to the console.")),
    ]

    def __init__(self, history: History) -> None:
        super().__init__()
        self._entries = latest(history())

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Sheet(self._lines, classes="wide-part")

    def on_mount(self) -> None:
        """Stand at the end."""
        self.banner.place = told(
            n_("log · $n entry", "log · $n entries", len(self._entries)), n=str(len(self._entries))
        )
        self.page.scroll_end(animate=False)

    def _lines(self, width: int) -> Content:
        return Content("\n").join(entry_lines(entry, width) for entry in self._entries)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
