"""One page to look back on one's own runs, and to choose the next.

Invariant: it paints before it reads anything; a number goes on to play, everything else only looks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final, Literal, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.reports.progress import OFFERS, Progress
from tabletop.tui.base import TabletopScreen
from tabletop.tui.progress import words
from tabletop.tui.progress.part import Part
from tabletop.tui.widgets.keybar import Hint

Read = Callable[[], Progress]
"""Reads everything; called from another thread."""


class Chosen(NamedTuple):
    """What somebody wants to play."""

    act: Literal["resume", "practise"]
    place: str
    """A log to go on with, or a scenario."""


_PARTS: Final = {
    "offers": words.offers,
    "runs": words.runs,
    "sureness": words.sureness,
    "met": words.met,
    "ahead": words.ahead,
}


class ProgressScreen(TabletopScreen[None]):
    """What was played, how it went, what is left to meet."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_(
            "This page looks back on what you played alone on this machine, and says what you could play next, and why."
        ),
        N_("There is no score here: endings are met, not won, and how sure you were has no right value."),
        N_("Press a number to play what stands beside it; the arrows scroll; Esc leaves."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"play({number})", N_("play"), show=False, id=f"progress.play-{number}")
            for number in range(1, OFFERS + 1)
        ),
        Binding("escape", "app.quit", N_("back"), id="progress.back", tooltip=N_("Leave this page.")),
        Binding("q", "app.quit", N_("leave"), show=False, id="progress.leave", tooltip=N_("Leave this page.")),
    ]

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self.progress: Progress | None = None
        """None while it is being read."""

    @override
    def compose_body(self) -> ComposeResult:
        """Two columns where there is room, one under the other where there is not."""
        with VerticalScroll(id="progress"):
            with Vertical(id="left"):
                yield Part(words.reading, id="offers")
                yield Part(id="runs")
            with Vertical(id="right"):
                yield Part(id="sureness")
                yield Part(id="met")
                yield Part(id="ahead")

    def on_mount(self) -> None:
        """Paint first, read afterwards."""
        self.banner.title = Content(_("Your progress"))
        self.query_one("#progress").focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.standing:
            self.run_worker(self._look, thread=True, exclusive=True)

    def _look(self) -> None:
        """In a thread."""
        progress = self._read()
        self.app.call_from_thread(self._know, progress)

    def _know(self, progress: Progress) -> None:
        if not self.standing:
            return
        self.progress = progress
        for name, draw in _PARTS.items():
            self.query_one(f"#{name}", Part).show(partial(draw, progress))
        self.refresh_bindings()

    def key_hints(self) -> tuple[Hint, ...]:
        """The numbers that stand on the page."""
        count = len(self.progress.offers) if self.progress else 0
        if not count:
            return ()
        return (Hint("1" if count == 1 else f"1–{count}", _("play"), "1"), Hint("↑↓", _("scroll"), "down"))

    def action_play(self, number: int) -> None:
        """Go on with what stands beside a number."""
        offers = self.progress.offers if self.progress else ()
        if number <= len(offers):
            offer = offers[number - 1]
            self.app.exit(Chosen("resume" if offer.why == "unfinished" else "practise", offer.place))
