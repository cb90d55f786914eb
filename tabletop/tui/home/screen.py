"""The home screen: pick something, press its key.

Invariant: it paints before it reads anything; what is read comes in from another thread and moves nothing.
"""

from __future__ import annotations

import gc
from threading import Event
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from typing_extensions import override

from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.home.details import Detail
from tabletop.tui.home.listing import Frame, Listing
from tabletop.tui.home.needle import Needle
from tabletop.tui.home.rows import ACTS, acts, first_place, rows, sections
from tabletop.tui.home.shelf import Act, HomeChoice, Line, ScenarioLine, Shelf, Source
from tabletop.tui.safe_text import foreign

_PATIENCE: Final = 1.0
"""Seconds: a screen that is covered or gone paints nothing."""
_ACTIONS: Final[dict[str, Act]] = {act: act for act in ACTS}


class Home(TabletopScreen[None]):
    """What there is, and one key for each thing to do with it."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("This is where everything starts: pick a row with the arrows, then press a key from the bottom line."),
        N_("New here? Try a scenario alone first; it is saved as you go, and you can leave at any moment."),
        N_("With a class: pick a scenario, press f, choose teams and time. Play starts only when you say so."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choose"), show=False, id="home.choose", tooltip=N_("Do what comes first here.")),
        Binding(
            "a",
            "practise",
            N_("practise alone"),
            show=False,
            id="home.practise",
            tooltip=N_("Practise this scenario alone; chance answers for the seats nobody takes."),
        ),
        Binding(
            "f",
            "facilitate",
            N_("facilitate"),
            show=False,
            id="home.facilitate",
            tooltip=N_("Lead others through this scenario: choose teams and time first."),
        ),
        Binding("r", "resume", N_("resume"), show=False, id="home.resume", tooltip=N_("Go on with this session.")),
        Binding(
            "v",
            "review",
            N_("review"),
            show=False,
            id="home.review",
            tooltip=N_("Look back on this session; nothing can be changed."),
        ),
        Binding(
            "p",
            "progress",
            N_("progress"),
            id="home.progress",
            tooltip=N_("Look back on what you played alone, and what to play next."),
        ),
        Binding("slash", "find", N_("filter"), id="home.find", tooltip=N_("Type to see only what fits.")),
        Binding("right", "more", N_("more"), id="home.more", tooltip=N_("Read more about this row.")),
        Binding("o", "open", N_("open"), id="home.open", tooltip=N_("Open a scenario or a session log by name.")),
        Binding("escape", "everything", N_("show all"), id="home.all", tooltip=N_("Show everything again.")),
        Binding("q", "app.quit", N_("leave"), id="home.leave", tooltip=N_("Leave the program.")),
    ]

    def __init__(self, source: Source, *, at: str = "", notice: str = "") -> None:
        """Args: where lines come from; the path to stand on; a sentence to say first."""
        super().__init__()
        self._source, self._at, self._notice = source, at, notice
        self.shelf = Shelf(logs=source.logs)
        self._moved = False
        self.listing = Listing(sections(self.shelf))
        self._needle, self._detail = Needle(), Detail()
        self._columns = Horizontal(id="home")

    @override
    def compose_body(self) -> ComposeResult:
        """The list alone; what stands beside it comes after the first frame."""
        with self._columns, Frame(id="list"):
            yield self.listing

    def on_mount(self) -> None:
        """Paint first, look afterwards."""
        self.banner.title = Content("tabletop")
        self.listing.focus()
        self.call_after_refresh(self._look)

    # looking

    def _look(self) -> None:
        if not self.is_attached:  # somebody left at once
            return
        self.run_worker(self._read, thread=True, group="look", exclusive=True)
        if self._notice:
            from tabletop.tui.dialogs.failure import Failure

            self.app.push_screen(Failure(Content(_("That did not work")), foreign(self._notice)))

    def _read(self) -> None:
        """In a thread: the scenarios, then the sessions, then what is wrong with the user's own scenarios."""
        scenarios = self._source.scenarios()
        if self.shelf.logs:
            self._tell(Shelf(self.shelf.logs, scenarios, None))
            self._tell(Shelf(self.shelf.logs, scenarios, self._source.sessions()))
        else:
            self._tell(Shelf(0, scenarios, ()))
        for line in scenarios:
            if line.own and not line.fault:
                self.app.call_from_thread(self._looked_into, self._source.look_into(line))

    def _tell(self, shelf: Shelf) -> None:
        """In a thread: go on when it is painted; what is read next would only slow the painting."""
        painted = Event()
        self.app.call_from_thread(self._know, shelf, painted)
        painted.wait(_PATIENCE)

    def _know(self, shelf: Shelf, painted: Event) -> None:
        self.shelf = shelf._replace(opened=self.shelf.opened)
        if self._columns.is_attached and not self._columns.query("#detail"):
            self._columns.mount(Frame(self._detail, id="detail"))
        self._show()
        gc.enable()  # it rested until there was something to see: see `app`
        self.call_after_refresh(painted.set)

    def _looked_into(self, line: ScenarioLine) -> None:
        self.shelf = self.shelf.with_looked_into(line)
        self._show()

    def _show(self) -> None:
        """Draw what is known. Until somebody moves the cursor it goes where it is most useful."""
        if not self.is_attached:  # a thread found something when the screen had gone
            return
        needle = self._needle.value
        found = sections(self.shelf, needle)
        lines = rows(found)
        listing = self.listing
        place = first_place(self.shelf, lines) if not needle else 0
        back = next((i for i, line in enumerate(lines) if line.path == self._at), None) if self._at else None
        if back is not None and not self._moved:
            listing.cursor, place, self._at = None, back, ""
            self._moved = True
        elif not self._moved:
            listing.cursor = None
        listing.show(found, needle, place)

    # moving

    @on(Listing.Moved)
    def turn(self) -> None:
        """Tell about the row."""
        line = self.listing.line
        if self.shelf.scenarios is not None and line is not None:
            self._moved = self._moved or self.shelf.sessions is not None or not self.shelf.logs
        self._detail.line = line
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Where there is room for the second page, its key goes."""
        self.call_after_refresh(self.refresh_bindings)

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key shows only where it does something. What Enter does is not shown twice."""
        if action in _ACTIONS:
            return _ACTIONS[action] in acts(self.listing.line)
        if action == "more":
            return self.listing.line is not None and self.has_class("narrow")
        if action == "progress":
            return bool(self.shelf.logs)
        if action == "everything":
            return bool(self._needle.value)
        return super().check_action(action, parameters)

    def choose(self, act: Act) -> None:
        """Leave with what was chosen."""
        line = self.listing.line
        if line is not None and act in acts(line):
            self.app.exit(HomeChoice(act, line.path, self.app.theme))

    def action_choose(self) -> None:
        """Enter: the natural thing; where there is none, read why."""
        offered = acts(self.listing.line)
        if offered:
            self.choose(offered[0])
        elif self.listing.line is not None:
            self.action_more()

    def action_practise(self) -> None:
        """Alone."""
        self.choose("practise")

    def action_facilitate(self) -> None:
        """With others."""
        self.choose("facilitate")

    def action_resume(self) -> None:
        """Go on."""
        self.choose("resume")

    def action_review(self) -> None:
        """Look back."""
        self.choose("review")

    def action_progress(self) -> None:
        """Look back on all own runs."""
        self.app.exit(HomeChoice("progress", "", self.app.theme))

    def action_more(self) -> None:
        """The second page, where the list has no room for it beside itself."""
        from tabletop.tui.home.page import Page

        line = self.listing.line
        if line is not None and self.has_class("narrow"):
            self.app.push_screen(Page(line), lambda act: self.choose(act) if act else None)

    # filtering

    def action_find(self) -> None:
        """Type to filter."""
        if not self._needle.is_attached:
            self.mount(self._needle, before="#home")
        self._needle.begin()

    @on(Needle.Typed)
    def sift(self) -> None:
        """Only what fits."""
        self._moved = True
        self._show()

    @on(Needle.Done)
    def back_to_list(self) -> None:
        """On with the arrows."""
        self.listing.focus()

    def action_everything(self) -> None:
        """Forget the filter."""
        self._needle.forget()

    # opening by name

    def action_open(self) -> None:
        """Ask for a path."""
        from tabletop.tui.dialogs.ask_text import AskText

        help_line = Content(_("The path of a scenario, its folder, or a session log (.jsonl)."))
        self.app.push_screen(AskText(Content(_("Open which file?")), help_line=help_line), self._named)

    def _named(self, path: str | None) -> None:
        if path:
            self.run_worker(lambda: self._fetch(path), thread=True, group="open")

    def _fetch(self, path: str) -> None:
        self.app.call_from_thread(self._opened, self._source.open(path))

    def _opened(self, line: Line) -> None:
        self._needle.forget()
        self.shelf = self.shelf.with_opened(line)
        self._moved = True
        self._show()
        self.listing.go(0)
