"""Writing something down: the evidence for a rating, or a note with its tag.

Invariant: what was typed stays in the box until it is on disk, survives the program, and keeps the moment it was begun.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static, TextArea
from typing_extensions import override

from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.evaluation.commands import EvaluationCommand, NoteObservation, RateTask
from tabletop.evaluation.decide import EVIDENCE_LIMIT
from tabletop.evaluation.events import Rating
from tabletop.evaluation.refusals import Declined
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.session.port import Evaluating, NotSaved
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.evaluation.tasks import Marked
from tabletop.tui.evaluation.words import TAGS, letter, rating_words, tag_words
from tabletop.tui.fields.base import Committed
from tabletop.tui.fields.write_text import Writing
from tabletop.tui.safe_text import foreign, told
from tabletop.tui.widgets.keybar import Hint
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import clock

NOTE_KEY = "note"
_KEEP_AFTER = 0.3
"""Seconds after a change until a draft is kept."""


def task_key(objective: str, task: int) -> str:
    """Where the evidence for a task is kept while it is typed."""
    return f"task/{objective}/{task}"


class WriteDown(Dialog[bool]):
    """A box that keeps what is typed; Enter writes it down, Esc keeps it for later."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("save"), show=False, tooltip=N_("Write it down.")),
    ]
    LIMIT: ClassVar[int] = DECISION_LIMIT

    def __init__(self, sheet: Evaluating, key: str, title: Content) -> None:
        super().__init__(title)
        self.sheet, self._key = sheet, key
        self.pin = sheet.begin(key)
        self._keeping: object = None

    def command(self, text: str) -> EvaluationCommand:
        """What is asked for."""
        raise NotImplementedError

    def above(self) -> Content:
        """What stands over the box."""
        return Content("")

    @override
    def compose_body(self) -> ComposeResult:
        yield Static(self.above(), id="above")
        self._box = Writing(lines=1)
        self._box.text = clean(self.sheet.draft(self._key), limit=self.LIMIT)
        yield self._box
        yield Static("", id="fault")

    def on_mount(self) -> None:
        """Write on at the end."""
        self._box.move_cursor(self._box.document.end)
        self._box.focus()

    @on(TextArea.Changed)
    def keep_soon(self, event: TextArea.Changed) -> None:
        """Keep it when nothing was typed for a moment."""
        event.stop()
        if self._keeping is None:
            self._keeping = self.set_timer(_KEEP_AFTER, self._keep)

    def _keep(self) -> None:
        self._keeping = None
        self.sheet.keep_draft(self._key, self._box.text)

    @on(Committed)
    def save_line(self, event: Committed) -> None:
        """Enter."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Write it down; the box stays open where that fails."""
        text = clean(self._box.text, limit=self.LIMIT + 1)
        if len(text) > self.LIMIT:
            self._say(Content(_("! That is too long.")))
            return
        result = self.sheet.send(self.command(text), self.pin)
        match result:
            case Declined(ground=ground, detail=detail):
                self._say(told("! $why", why=sentence(ground.value, detail=detail)))
            case NotSaved(why=why):
                self._say(told("! $why", why=sentence(f"not_saved.{why}")))
            case _:
                self._box.text = ""
                self.dismiss(result=True)

    def _say(self, words: Content) -> None:
        fault = self.query_one("#fault", Static)
        fault.update(words)
        self.call_after_refresh(fault.scroll_visible, animate=False)

    @override
    def action_leave(self) -> None:
        self._keep()
        self.dismiss(result=False)

    def on_unmount(self, _event: events.Unmount) -> None:
        """Whatever happens, what was typed and not written down is kept."""
        self.sheet.keep_draft(self._key, self._box.text)


class WriteEvidence(WriteDown):
    """A rating with its evidence."""

    LIMIT = EVIDENCE_LIMIT

    def __init__(self, sheet: Evaluating, marked: Marked, rating: Rating) -> None:
        super().__init__(sheet, task_key(marked.objective.id, marked.task.number), rating_words(rating))
        self._marked, self._rating = marked, rating

    @override
    def above(self) -> Content:
        may = (
            _("Why, if you know? It may stay empty.")
            if self._rating == "not-observed"
            else _("What did you see or hear?")
        )
        return Content("\n").join(
            [
                Content.styled(label(f"rating.{self._rating}.means"), "$quiet"),
                Content(""),
                foreign(self._marked.task.text, "bold"),
                Content(""),
                told(
                    _("$question The task is rated, not the people. Pinned to $time."),
                    "$quiet",
                    question=may,
                    time=clock(self.pin.exercise),
                ),
            ]
        )

    @override
    def command(self, text: str) -> RateTask:
        return RateTask(self._marked.objective.id, self._marked.task.number, self._rating, text)

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (Hint("enter", told(_("rate $letter"), letter=letter(self._rating)).plain),)


class WriteObservation(WriteDown):
    """A note: its tag, and the team or the objective it is about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "tag(-1)", N_("tag before"), show=False, priority=True, tooltip=N_("The tag before.")),
        Binding("down", "tag(1)", N_("next tag"), show=False, priority=True, tooltip=N_("The next tag.")),
        Binding("tab", "team(1)", N_("next team"), show=False, priority=True, tooltip=N_("The next team.")),
        Binding(
            "shift+tab", "objective(1)", N_("objective"), show=False, priority=True, tooltip=N_("The next objective.")
        ),
    ]

    def __init__(self, sheet: Evaluating, team: str = "") -> None:
        super().__init__(sheet, NOTE_KEY, Content(_("Write a note")))
        view = sheet.view()
        self._scene = view.scene
        self._teams = ("", *(one.id for one in view.scene.teams))
        self._about = (None, *view.objectives)
        self._tag, self._objective = 0, 0
        self._team = self._teams.index(team) if team in self._teams else 0

    @override
    def above(self) -> Content:
        team = self._teams[self._team]
        objective = self._about[self._objective]
        whom = named(self._scene.teams, team) if team else Content(_("everybody"))
        rows = [
            Content.assemble(tag_words(TAGS[self._tag]), ("   ", ""), (_("about: "), "$quiet"), whom),
            Content.assemble((_("objective: "), "$quiet"), foreign(objective.text)) if objective else Content(""),
            told(_("Pinned to $time."), "$quiet", time=clock(self.pin.exercise)),
        ]
        return Content("\n").join(row for row in rows if row.plain)

    def _again(self) -> None:
        self.query_one("#above", Static).update(self.above())

    def action_tag(self, by: int) -> None:
        """Another tag."""
        self._tag = (self._tag + by) % len(TAGS)
        self._again()

    def action_team(self, by: int) -> None:
        """Another team."""
        self._team = (self._team + by) % len(self._teams)
        self._again()

    def action_objective(self, by: int) -> None:
        """Another objective."""
        self._objective = (self._objective + by) % len(self._about)
        self._again()

    @override
    def command(self, text: str) -> NoteObservation:
        objective = self._about[self._objective]
        team = self._teams[self._team]
        return NoteObservation(text, TAGS[self._tag], team or None, objective.id if objective else None)

    @override
    def key_hints(self) -> tuple[Hint, ...]:
        return (
            Hint("enter", _("save")),
            Hint("↑ ↓", _("tag")),
            Hint("tab", _("team")),
            Hint("shift+tab", _("objective")),
        )
