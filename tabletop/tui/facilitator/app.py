"""The facilitator's program: set-up, console, hot wash, one after the other in one window.

Invariant: it knows a session only through its port. Whoever starts the program opens sessions for it, and closes them
when the program has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from textual.app import SystemCommand
from textual.content import Content
from textual.screen import Screen
from typing_extensions import override

from tabletop.exercise.setup import Setup
from tabletop.language.catalogue import _
from tabletop.language.sentences import sentence
from tabletop.scenario.model import Scenario
from tabletop.session.port import NotSaved, PlaySaver, Session
from tabletop.tui import themes
from tabletop.tui.base import TabletopApp, TabletopScreen, sheets
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.facilitator.console import Console
from tabletop.tui.facilitator.desk import Desk, History, Paper, Ticking
from tabletop.tui.facilitator.hot_wash import Finished, HotWash
from tabletop.tui.facilitator.keeping import save
from tabletop.tui.facilitator.preparing import Preparation
from tabletop.tui.facilitator.setup import Prepare
from tabletop.tui.safe_text import told
from tabletop.tui.seat import hot_seat
from tabletop.tui.widgets.wording import clock

Opener = Callable[[Setup], Session | NotSaved]
"""Begins a session and its log; `NotSaved` where that fails."""


class FacilitatorApp(TabletopApp[None]):
    """Runs one session: from its set-up (`begin`) or as it stands (`session`)."""

    CSS_PATH = sheets(Path(hot_seat.__file__).with_name("seat.tcss"), Path(__file__).with_name("facilitator.tcss"))

    def __init__(
        self,
        session: Session | None = None,
        *,
        scenario: Scenario | None = None,
        begin: Opener | None = None,
        theme: str = themes.USUAL,
        warning: str = "",
        history: Callable[[Session], History] | None = None,
    ) -> None:
        super().__init__(theme=theme, log_place=session.place if session else "")
        self._session, self._scenario, self._begin = session, scenario, begin
        self._warning, self._history = warning, history
        self.bias = True
        """Whether a ruling asks whose option sounds natural."""
        self.paper: Paper | None = None
        """Writes the hot wash on a page beside the log."""
        self.saver: PlaySaver | None = None
        """Saves the session as a golden play."""
        self.desk: Desk | None = None
        """Once a session is open."""

    def on_mount(self) -> None:
        """Set up, or go to where the session stands."""
        if self._session is not None:
            self._open(self._session, resumed=True)
        elif self._scenario is not None:
            self._prepare(Preparation.usual(self._scenario))

    def _prepare(self, preparation: Preparation) -> None:
        page = Prepare(preparation, self._warning)
        self.push_screen(page, lambda setup: self._chosen(page.preparation, setup))

    def _chosen(self, preparation: Preparation, setup: Setup | None) -> None:
        if setup is None or self._begin is None:
            self.exit()
            return
        opened = self._begin(setup)
        if isinstance(opened, NotSaved):
            self._prepare(preparation)
            text = told("$said", said=Content(sentence(f"not_saved.{opened.why}")))
            self.push_screen(Failure(Content(_("The session could not be opened")), text))
        else:
            self._open(opened, resumed=False)

    def _open(self, session: Session, *, resumed: bool) -> None:
        self.log_place = session.place
        self.set_interval(1, self.tick)
        desk = self.desk = Desk(self, session, self._history(session) if self._history else None)
        desk.bias, desk.paper, desk.saver = self.bias, self.paper, self.saver
        match desk.view.scene.phase:
            case "ended":
                self.push_screen(HotWash(desk))
            case "closed":
                self.push_screen(Finished(desk))
            case phase:
                self.push_screen(Console(desk))
                if resumed and phase == "paused":
                    at = clock(desk.view.scene.clock.exercise)
                    words = _("Taken up again at $time. Time stands still until you press p.")
                    if desk.view.scene.what_if:
                        words = _("What if: from $time on. Time stands still until you press p.")
                    self.say(told(words, time=at))

    @override
    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: also what is done with the session as a whole."""
        yield from super().get_system_commands(screen)
        desk = self.desk
        if desk is not None and desk.saver is not None and not screen.is_modal:
            words = _("Play this session again whenever the scenario changes: a file for tabletop rehearse.")
            yield SystemCommand(_("Save this session as a golden play"), words, lambda: save(desk))

    def tick(self) -> None:
        """A second has passed: whatever screen can be seen shows it."""
        if self.desk is None:
            return
        self.desk.tick()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, TabletopScreen) and screen.standing and isinstance(screen, Ticking):
                screen.tick()
            if not screen.is_modal:
                return

    async def action_quit(self) -> None:
        """Leave; in mid-exercise ask first, although nothing would be lost."""
        if self.desk is None or self.desk.view.scene.phase not in {"running", "paused"}:
            self.action_leave()
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.action_leave()

        question = Content(_("Leave the program in mid-exercise?"))
        detail = Content(_("Everything is saved. The session can be taken up again; it comes back paused."))
        self.push_screen(Confirm(question, no=Content(_("Stay")), yes=Content(_("Leave")), detail=detail), answered)

    def action_leave(self) -> None:
        """Leave."""
        if self.desk is not None:
            self.desk.leave()
        self.exit()


def run(
    session: Session,
    *,
    theme: str = themes.USUAL,
    history: Callable[[Session], History] | None = None,
    bias: bool = True,
    paper: Paper | None = None,
    saver: PlaySaver | None = None,
) -> int:
    """Facilitate a session that is open already, such as one that was resumed. Returns the program's exit code."""
    app = FacilitatorApp(session, theme=theme, history=history)
    app.bias, app.paper, app.saver = bias, paper, saver
    app.run()
    return app.return_code or 0


def run_new(  # noqa: PLR0913 - what the front door lends
    scenario: Scenario,
    begin: Opener,
    *,
    theme: str = themes.USUAL,
    warning: str = "",
    history: Callable[[Session], History] | None = None,
    bias: bool = True,
    paper: Paper | None = None,
    saver: PlaySaver | None = None,
) -> int:
    """Set up a session of `scenario`, open it with `begin`, facilitate it. Returns the program's exit code."""
    app = FacilitatorApp(scenario=scenario, begin=begin, theme=theme, warning=warning, history=history)
    app.bias, app.paper, app.saver = bias, paper, saver
    app.run()
    return app.return_code or 0
