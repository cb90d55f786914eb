"""Marking a team's text: numbers say what is true of it, Enter goes on to the next text.

Invariant: a text can be marked with nothing; that, too, is a mark somebody made.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.decisions.form import PickSome
from tabletop.exercise import commands as ask
from tabletop.exercise.views import AnswerView, DecisionView
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import closing, opening
from tabletop.tui.base import TabletopScreen
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words.columns import spaced
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.fields.pick_some import PickSomeRows
from tabletop.tui.fields.rows import Rows
from tabletop.tui.safe_text import foreign, told
from tabletop.tui.widgets.teams import named


class Marking(TabletopScreen[bool]):
    """One text after the other. True when the last one is marked."""

    HELP_LINES = (
        N_("Read the text aloud, then say what is true of it."),
        N_("Numbers mark and take back; several may be true, or none."),
        N_("Enter saves the marks and shows the next text."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "commit", N_("save marks"), id="mark.commit", tooltip=N_("Save the marks, and go on.")),
        Binding("escape", "leave", N_("back"), id="mark.back", tooltip=N_("Back; marks saved so far stay.")),
    ]

    def __init__(self, desk: Desk, decision: str) -> None:
        super().__init__()
        self._desk, self._decision_id = desk, decision
        self._decision: DecisionView | None = desk.view.scene.decision(decision)
        answers = self._decision.answers if self._decision else ()
        self._texts = tuple(one for one in answers if one.status == "decided" and not one.drawn)
        self._at = 0

    @property
    def _text(self) -> AnswerView:
        return self._texts[self._at]

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Sheet(self._reading)
            rubric = self._decision.rubric if self._decision else ()
            yield PickSomeRows(PickSome("marks", rubric, 0, len(rubric)))

    def on_mount(self) -> None:
        """The first text."""
        self.banner.title = title(self._desk.view.scene)
        self._turn()

    def _reading(self, _width: int) -> Content:
        if self._decision is None:
            return Content("")
        by = named(self._desk.view.scene.known, self._text.team)
        text = Content.assemble(opening(), foreign("\n".join(self._text.summary)), closing())
        return spaced(
            [foreign(self._decision.question, "$quiet"), by, text, Content.styled(_("What is true of it?"), "$quiet")]
        )

    def _turn(self) -> None:
        self.banner.place = told(_("text $n of $all"), n=str(self._at + 1), all=str(len(self._texts)))
        rows = self.query_one(PickSomeRows)
        rows.picked = {index for index, choice in enumerate(rows.choices) if choice.label in self._text.marks}
        rows.cursor = 0
        rows.refresh(layout=True)
        rows.focus()
        self.query_one(Sheet).show(self._reading)

    @on(Rows.Used)
    def note_use(self, event: Rows.Used) -> None:
        """Nothing to tell anybody yet."""
        event.stop()

    def action_commit(self) -> None:
        """Save the marks; then the next text, or done."""
        rows = self.query_one(PickSomeRows)
        marks = tuple(choice.id for index, choice in enumerate(rows.choices) if index in rows.picked)
        if not self._desk.send(ask.MarkRubric(self._decision_id, self._text.team, marks)):
            return
        if self._at + 1 < len(self._texts):
            self._at += 1
            self._turn()
        else:
            self.dismiss(result=True)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(result=False)
