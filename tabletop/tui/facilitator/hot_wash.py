"""After ENDEX: out of role, then the hot wash one step at a time, then the end of the log.

Invariant: nothing hidden is shown before somebody agreed to reveal it, and the log is finished only when asked to be.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.exercise import commands as ask
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.session.port import NotSaved
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.facilitator import flow, keeping, looking, noting
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import wash
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.safe_text import told

PAGES: Final = ("ended", *wash.STEPS, "finish")
_NOTING = {"note": noting.note, "park": noting.park, "keep": noting.keep, "change": noting.change}
_LOOKING = {"cards": looking.cards, "log": looking.log}


class HotWash(Page[None]):
    """One page per step; space goes on."""

    HELP_LINES = (
        N_("The exercise is over; now people learn from it. Take your time, a third of the session is for this."),
        N_("Space goes on to the next step; backspace goes back."),
        N_("+ writes down what to keep, - what to change. h writes one page. The last step finishes the log."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", N_("go on"), id="wash.go-on", tooltip=N_("The next step.")),
        Binding("right", "turn(1)", N_("next step"), show=False, tooltip=N_("The next step, with nothing revealed.")),
        Binding("backspace,left", "turn(-1)", N_("back"), id="wash.back", tooltip=N_("The step before.")),
        Binding(
            "plus,equals_sign", "write('keep')", N_("keep"), id="wash.keep", tooltip=N_("Write down what to keep.")
        ),
        Binding("minus", "write('change')", N_("change"), id="wash.change", tooltip=N_("Write down what to change.")),
        Binding("n", "write('note')", N_("note"), id="wash.note", tooltip=N_("Write a note.")),
        Binding("k", "write('park')", N_("park"), show=False, tooltip=N_("Put a question aside.")),
        Binding("i", "see('cards')", N_("cards"), show=False, tooltip=N_("The dated facts.")),
        Binding("l", "see('log')", N_("log"), id="wash.log", tooltip=N_("What happened.")),
        Binding("h", "paper", N_("page"), id="wash.paper", tooltip=N_("Write all of this on one page, for a browser.")),
        Binding("y", "play", N_("as a play"), show=False, tooltip=N_("Save this session as a golden play.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page = 0

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Sheet(self._words)

    def on_mount(self) -> None:
        """The first page."""
        self.banner.title = title(self._desk.view.scene)
        self.watching(self._desk.session.watch, self.look)
        self.look()

    @property
    def _step(self) -> str:
        return PAGES[self._page]

    def _words(self, width: int) -> Content:
        view = self._desk.view
        if self._step == "ended":
            return wash.ended(view, width)
        if self._step == "finish":
            return wash.before_finish(view, self._desk.session.place, width)
        return wash.step_page(view, self._step, width)

    def look(self) -> None:
        """Show the step as it is now."""
        if self._step in wash.STEPS:
            number = str(wash.STEPS.index(self._step) + 1)
            self.banner.place = told(
                _("hot wash: $step, $n of $all"),
                step=label(f"debrief.{self._step}"),
                n=number,
                all=str(len(wash.STEPS)),
            )
        else:
            self.banner.place = Content(_("after ENDEX"))
        self.query_one(Sheet).show(self._words)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works when it makes sense now."""
        if parameters == (-1,):
            return action != "turn" or self._page > 0
        if action == "paper":
            return self._desk.paper is not None
        if action == "play":
            return self._desk.saver is not None
        return self._desk.history is not None if parameters == ("log",) else True

    def action_turn(self, by: int) -> None:
        """The next step, or the one before."""
        self._page = max(0, min(len(PAGES) - 1, self._page + by))
        self.page.scroll_home(animate=False)
        self.look()

    def action_go_on(self) -> None:
        """The next step; what was hidden, and the end of the log, ask first."""
        debrief = self._desk.view.scene.debrief
        if self._step == "reveal" and debrief is not None and not debrief.revealed:
            flow.sure(
                self._desk,
                Content(_("Show everybody what was hidden?")),
                _("Not yet"),
                _("Reveal it"),
                self._reveal,
                Content(
                    _("Secrets on the cards, texts for single teams, what nobody chose. This cannot be taken back.")
                ),
            )
        elif self._step == "finish":
            flow.sure(
                self._desk,
                Content(_("Finish the log?")),
                _("Not yet"),
                _("Finish it"),
                self._finish,
                Content(_("Nothing more can be added to it afterwards.")),
            )
        else:
            self.action_turn(1)

    def _reveal(self) -> None:
        self._desk.send(ask.RevealSecrets())

    def _finish(self) -> None:
        if self._desk.send(ask.CloseSession()):
            self.app.switch_screen(Finished(self._desk))

    def action_write(self, what: str) -> None:
        """Keep, change, note, park."""
        _NOTING[what](self._desk)

    def action_see(self, what: str) -> None:
        """Cards, log."""
        _LOOKING[what](self._desk)

    def action_play(self) -> None:
        """Save the session as a golden play."""
        keeping.save(self._desk)

    def action_paper(self) -> None:
        """Write the page beside the log, and say where it is."""
        if self._desk.paper is None:
            return
        match self._desk.paper(self._desk.session):
            case NotSaved(why=why):
                words = told("$said", said=Content(sentence(f"not_written.{why}", path=self._desk.session.place)))
                self.app.push_screen(Failure(Content(_("The page could not be written")), words))
            case place:
                self.app.push_screen(Failure(Content(_("The hot wash on one page")), wash.paper(place)))


class Finished(Page[None]):
    """The log is finished: where it is, and how to look at it."""

    HELP_LINES = (
        N_("The log is finished and nothing can be added."),
        N_("Write down its name, or copy the line; tabletop review opens it."),
        N_("Enter leaves the program."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.leave", N_("leave"), id="finished.leave", tooltip=N_("Leave the program.")),
        Binding("space,escape", "app.leave", N_("leave"), show=False, tooltip=N_("Leave the program.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Sheet(lambda width: wash.finished(self._desk.session.place, width))

    def on_mount(self) -> None:
        """Say which exercise."""
        self.banner.title = title(self._desk.view.scene)
        self.banner.place = Content(label("phase.closed"))
