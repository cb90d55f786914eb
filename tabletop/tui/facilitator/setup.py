"""Set-up in two pages: who plays and how; then what is read aloud. Enter, Enter, start.

Invariant: nothing exists before the second Enter; Esc on the first page leaves without a trace.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.decisions.text import NAME_LIMIT
from tabletop.exercise.setup import Setup
from tabletop.language.catalogue import N_, _, speak, terminology
from tabletop.tui.base import TabletopApp, TabletopScreen
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.facilitator.preparing import Preparation
from tabletop.tui.facilitator.reading import Page
from tabletop.tui.facilitator.setup_rows import SetupRows, switched
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import choices
from tabletop.tui.facilitator.words.agreement import agreement
from tabletop.tui.facilitator.words.choices import Row
from tabletop.tui.facilitator.words.columns import indented, spaced
from tabletop.tui.safe_text import foreign, foreign_line, told


class Prepare(TabletopScreen[Setup]):
    """Who is here, what is left out, how long, what is kept."""

    HELP_LINES = (
        N_("Everything has a sensible value: Enter goes on, and Enter again starts."),
        N_("Up and down go through the rows; space or a number changes one."),
        N_("The lines at the bottom say what the row means."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("go on"), id="prepare.go-on", tooltip=N_("On to what is read aloud.")),
        Binding("e", "rename", N_("name"), id="prepare.rename", tooltip=N_("Give the team a name of its own.")),
        Binding("f", "names", N_("names"), show=False, tooltip=N_("Real names, or fictional ones.")),
        Binding("t", "words", N_("words"), show=False, tooltip=N_("The words of HSEEP, NATO or the UK.")),
        Binding("escape", "leave", N_("leave"), id="prepare.leave", tooltip=N_("Leave; nothing has begun.")),
    ]

    def __init__(self, preparation: Preparation, warning: str = "") -> None:
        super().__init__()
        self._warning = warning
        self._rows = SetupRows(preparation)

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", id="setup", can_focus=False):
            if self._warning:
                yield Sheet(self._warned, id="warning")
            yield self._rows
        with Center(id="about"):
            yield Sheet(self._about)

    def on_mount(self) -> None:
        """Begin at the top."""
        self.banner.title = foreign_line(self._named)
        self.banner.place = Content(_("set-up"))
        self._rows.focus(scroll_visible=False)
        # Where the rows do not fit, focus scrolls to them all the same; the warning above them is read first.
        self.call_after_refresh(self.query_one("#setup").scroll_home, animate=False)

    @property
    def preparation(self) -> Preparation:
        """What is chosen so far."""
        return self._rows.preparation

    @property
    def _named(self) -> str:
        preparation = self._rows.preparation
        return preparation.named(preparation.scenario.title)

    def _warned(self, width: int) -> Content:
        return indented(Content.assemble(("! ", "bold $live"), foreign(self._warning)), width, 0)

    def _about(self, width: int) -> Content:
        return indented(choices.about(self._rows.preparation, self._rows.row), min(width, 72), 0)

    @on(SetupRows.Moved)
    def explain(self, event: SetupRows.Moved) -> None:
        """Say what the row means, in the words that are chosen."""
        event.stop()
        if self.preparation.terminology != terminology():
            speak(self.preparation.terminology)
            self._rows.refresh(layout=True)
            self.banner.place = Content(_("set-up"))
        self.query_one("#about > Sheet", Sheet).show(self._about)
        self.banner.title = foreign_line(self._named)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Only a team has a name of its own; not every scenario has fictional ones."""
        if action == "names":
            return bool(self.preparation.scenario.aliases)
        return self._rows.row.kind == "table" if action == "rename" else True

    def action_names(self) -> None:
        """Real names, or fictional ones."""
        self._rows.put(switched(self.preparation, Row("names")))

    def action_words(self) -> None:
        """The words of the next house."""
        self._rows.put(switched(self.preparation, Row("words")))

    def action_rename(self) -> None:
        """A name of the team's own."""
        number = self._rows.row.place

        def named(name: str | None) -> None:
            if name is not None:
                self._rows.put(self._rows.preparation.renamed(number, name))

        team = self._rows.preparation.scenario.teams[self._rows.preparation.tables[number].team]
        question = told(_("What shall $team be called?"), team=self._rows.preparation.named(team.name))
        help_line = Content(_("Everybody sees this name. Empty takes the scenario’s. No names of people."))
        value = self._rows.preparation.tables[number].pseudonym
        self.app.push_screen(AskText(question, help_line=help_line, value=value, limit=NAME_LIMIT, empty=True), named)

    def action_go_on(self) -> None:
        """On to what is read aloud."""
        preparation = self._rows.finished()
        if preparation.problem():
            if isinstance(self.app, TabletopApp):
                self.app.say(Content(_("At least one team has to play. Space on a team lets it play.")), warning=True)
            return
        self.app.push_screen(ReadAloud(preparation), self._agreed)

    def _agreed(self, preparation: Preparation | None) -> None:
        if preparation is not None:
            self._rows.put(preparation)
            self.dismiss(preparation.setup())

    def action_leave(self) -> None:
        """Leave."""
        self.app.exit()


class ReadAloud(Page[Preparation]):
    """Content notes, ground rules, fiction contract, data notice."""

    HELP_LINES = (
        N_("Read this aloud, in your own words if you like, and ask whether everybody agrees."),
        N_("l changes what the log keeps, if somebody would rather have less written down."),
        N_("Enter opens the session; the clock does not run yet."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "agree", N_("open the session"), id="aloud.agree", tooltip=N_("Open the session; time waits.")
        ),
        Binding("space", "page(1)", N_("read on"), id="aloud.on", tooltip=N_("A page down.")),
        Binding("l", "level", N_("what is kept"), id="aloud.level", tooltip=N_("What the log keeps: less, or more.")),
        Binding("escape", "leave", N_("back"), id="aloud.back", tooltip=N_("Back to the set-up.")),
    ]

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self._preparation = preparation

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Sheet(lambda width: spaced([agreement(self._preparation, width)]))

    def on_mount(self) -> None:
        """Say where we are."""
        self.banner.title = foreign_line(self._preparation.named(self._preparation.scenario.title))
        self.banner.place = Content(_("read aloud"))

    def action_level(self) -> None:
        """More or less is kept."""
        self._preparation = self._preparation.next_level()
        self.query_one(Sheet).show(lambda width: spaced([agreement(self._preparation, width)]))
        self.page.scroll_end(animate=False)

    def action_agree(self) -> None:
        """Open the session."""
        self.dismiss(self._preparation)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)
