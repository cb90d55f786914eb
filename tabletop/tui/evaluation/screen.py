"""The evaluator's screen: the room on the left, the sheet and the latest notes on the right.

Invariant: nothing here reaches the session; what is written goes to the evaluator's own log, pinned to a moment.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.evaluation.commands import WithdrawEntry
from tabletop.evaluation.refusals import Declined
from tabletop.evaluation.views import EvaluatorView
from tabletop.exercise.views import InjectView
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.session.port import Evaluating, NotSaved
from tabletop.tui.base import TabletopApp, TabletopScreen
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.evaluation import words
from tabletop.tui.evaluation.tasks import Legend, Tasks
from tabletop.tui.evaluation.writing import NOTE_KEY, WriteDown, WriteEvidence, WriteObservation, task_key
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import clock

PANES: Final = ("tasks", "room", "notes")
_TICK: Final = 1.0
_WRITES: Final = frozenset({"rate", "note", "team", "withdraw"})


class EvaluationScreen(TabletopScreen[None]):
    """Beside a session."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("You sit beside a session. On one side is what the room sees now, on the other your own sheet."),
        N_(
            "Mark a task with the arrows and press p, s, m, u or x; then say in one line what you saw. n writes a note."
        ),
        N_(
            "Everything goes to a log of your own, pinned to the moment you began to type. Nobody is rated, only tasks."
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "rate('p')", N_("without challenges"), show=False, tooltip=N_("Performed without challenges.")),
        Binding("s", "rate('s')", N_("some challenges"), show=False, tooltip=N_("Performed with some challenges.")),
        Binding(
            "m",
            "rate('m')",
            N_("major challenges"),
            show=False,
            tooltip=N_("Performed with major challenges: achieved, but it harmed other activities."),
        ),
        Binding("u", "rate('u')", N_("unable"), show=False, tooltip=N_("Unable to be performed.")),
        Binding("x", "rate('x')", N_("not observed"), show=False, tooltip=N_("Not observed.")),
        Binding("n", "note", N_("note"), show=False, tooltip=N_("Write a note, with a tag.")),
        Binding("t", "team", N_("team"), show=False, tooltip=N_("Which team the next note is about.")),
        Binding(
            "left_square_bracket",
            "back(-1)",
            N_("inject before"),
            show=False,
            tooltip=N_("Look back at the inject before; what you write is pinned there."),
        ),
        Binding(
            "right_square_bracket",
            "back(1)",
            N_("inject after"),
            show=False,
            tooltip=N_("On, and back to the present."),
        ),
        Binding("w", "withdraw", N_("take back"), show=False, tooltip=N_("Take back your latest entry.")),
        Binding("tab", "pane", N_("other pane"), show=False, tooltip=N_("Tasks, room, notes.")),
        Binding("escape", "leave", N_("leave"), id="evaluation.leave", tooltip=N_("Leave; everything is kept.")),
    ]

    def __init__(self, sheet: Evaluating) -> None:
        super().__init__()
        self.sheet = sheet
        self.seen: EvaluatorView = sheet.view()
        self.team = ""
        """The team the next note is about."""
        self.pane = "tasks" if self.seen.role != "scribe" else "notes"
        self._inject: InjectView | None = None
        self.add_class(f"-{self.pane}", f"-{self.seen.role}")

    @override
    def compose_body(self) -> ComposeResult:
        yield Static("", id="tabs")
        with Horizontal(id="panes"):
            with Vertical(id="seen"):
                with VerticalScroll(id="room", classes="pane", can_focus=True):
                    yield Static("", id="standing")
                    yield Document(id="inject")
                    yield Static("", id="questions")
                yield Static("", id="handbook")
            with Vertical(id="own"):
                with VerticalScroll(id="tasks", classes="pane", can_focus=False):
                    yield Tasks()
                yield Legend(id="legend")
                with VerticalScroll(id="notes", classes="pane", can_focus=True):
                    yield Static("", id="about")
                    yield Static("", id="written")

    def on_mount(self) -> None:
        """Show it, keep it fresh, and say what was typed before and not saved."""
        self.watching(self.sheet.watch, self.look)
        self.look()
        self._focus()
        self.set_interval(_TICK, self.tick)
        if self.sheet.draft(NOTE_KEY):
            self._say(Content(_("A note you began is kept: n goes on with it.")))

    # showing

    def tick(self) -> None:
        """Look whether the session went on, and what time it is there."""
        if not self.sheet.poll():
            self.look()

    def look(self) -> None:
        """Show everything as it stands."""
        self.seen = view = self.sheet.view()
        self.banner.title = words.title(view)
        self.banner.place = words.place(view)
        self.banner.clock = Content(clock(view.scene.clock.exercise))
        self._put("#standing", words.standing(view, self.sheet.fault))
        if self._inject != view.scene.inject or view.scene.ending is not None:
            self._inject = view.scene.inject if view.scene.ending is None else None
            self.query_one(Document).show(self._inject, view.scene.teams)
        self.query_one(Document).display = self._inject is not None
        self._put("#questions", words.questions(view.scene))
        self._put("#handbook", words.handbook(view.handbook))
        self.query_one(Tasks).show(view.objectives, self._begun(view), rated=view.rates)
        self._put("#about", self._about())
        self._put("#written", words.notes(view))
        self.query_one("#tabs", Static).update(self._tabs())
        self.refresh_bindings()

    def _put(self, where: str, text: Content) -> None:
        part = self.query_one(where, Static)
        part.display = bool(text.plain)
        if part.content != text:
            part.update(text)

    def _begun(self, view: EvaluatorView) -> frozenset[tuple[str, int]]:
        return frozenset(
            (one.id, task.number)
            for one in view.objectives
            for task in one.tasks
            if self.sheet.draft(task_key(one.id, task.number))
        )

    def _about(self) -> Content:
        if self.sheet.read_only:
            return Content("")
        team = named(self.seen.scene.teams, self.team) if self.team else Content(_("everybody"))
        begun = self.sheet.draft(NOTE_KEY)
        more = Content.styled(_("   a note is begun: n"), "$live") if begun else Content("")
        return Content.assemble((_("Notes – the next one is about "), "$quiet"), team, more)

    def _tabs(self) -> Content:
        names = {"tasks": _("tasks"), "room": _("room"), "notes": _("notes")}
        return Content("   ").join(
            Content.styled(names[pane], "bold underline $foreground" if pane == self.pane else "$quiet")
            for pane in self._shown()
        )

    def _shown(self) -> tuple[str, ...]:
        return tuple(pane for pane in PANES if pane != "tasks" or self.seen.role != "scribe")

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _WRITES and self.sheet.read_only:
            return False
        if action == "rate":
            return self.seen.rates
        return self.seen.latest > 0 if action == "withdraw" else True

    def key_hints(self) -> tuple[Hint, ...]:
        """What works now, what is used most first."""
        writes, tasks = not self.sheet.read_only, self.pane == "tasks" and bool(self.seen.objectives)
        found = (
            (self.seen.rates, Hint("p s m u x", _("rate"))),
            (writes, Hint("n", _("note"), "n")),
            (True, Hint("tab", _("other pane"), "tab")),
            (True, Hint("[ ]", _("look back"))),
            (tasks, Hint("↑↓", _("task"))),
            (self.pane != "tasks", Hint("↑↓", _("scroll"))),
            (writes, Hint("t", _("team"), "t")),
            (writes and self.seen.latest > 0, Hint("w", _("take back"), "w")),
        )
        return tuple(hint for shown, hint in found if shown)

    # doing

    def action_pane(self) -> None:
        """The next pane."""
        shown = self._shown()
        self.remove_class(f"-{self.pane}")
        self.pane = shown[(shown.index(self.pane) + 1) % len(shown)]
        self.add_class(f"-{self.pane}")
        self._focus()
        self.query_one("#tabs", Static).update(self._tabs())

    def _focus(self) -> None:
        (self.query_one(Tasks) if self.pane == "tasks" else self.query_one(f"#{self.pane}")).focus()

    def action_back(self, by: int) -> None:
        """To another moment."""
        if not self.sheet.look_back(by):
            self._say(Content(_("There is no inject before that.") if by < 0 else _("This is the present.")))

    def action_rate(self, key: str) -> None:
        """Rate the marked task."""
        marked = self.query_one(Tasks).marked
        if marked is not None:
            self._write(WriteEvidence(self.sheet, marked, words.RATINGS[key]), _("Rated."))

    def action_note(self) -> None:
        """Write a note."""
        self._write(WriteObservation(self.sheet, self.team), _("Noted."))

    def _write(self, dialog: WriteDown, saved: str) -> None:
        def done(happened: bool | None) -> None:
            if happened:
                self._say(Content(saved))
            self.look()

        self.app.push_screen(dialog, done)

    def action_team(self) -> None:
        """The next team."""
        teams = ("", *(one.id for one in self.seen.scene.teams))
        self.team = teams[(teams.index(self.team) + 1) % len(teams)] if self.team in teams else ""
        self.look()

    def action_withdraw(self) -> None:
        """Ask, then take back the latest rating or note."""
        number, pin = self.seen.latest, self.sheet.begin("withdraw")

        def answered(sure: bool | None) -> None:
            if sure:
                self._tell(self.sheet.send(WithdrawEntry(number), pin))

        question = Content(_("Take back what you wrote last?"))
        detail = Content(_("It stays in your log, struck through."))
        self.app.push_screen(
            Confirm(question, no=Content(_("Keep it")), yes=Content(_("Take it back")), detail=detail), answered
        )

    def _tell(self, result: object) -> None:
        match result:
            case Declined(ground=ground, detail=detail):
                self._say(told("$said", said=sentence(ground.value, detail=detail)))
            case NotSaved(why=why):
                self._say(told("$said", said=sentence(f"not_saved.{why}")))
            case _:
                self._say(Content(_("Taken back.")))

    def _say(self, text: Content) -> None:
        if isinstance(self.app, TabletopApp):
            self.app.say(text)

    def action_leave(self) -> None:
        """Everything is on disk already."""
        self.dismiss(None)
