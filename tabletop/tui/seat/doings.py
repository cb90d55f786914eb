"""What somebody can do now in a proceeding: the acts in rows; once one is picked, its form in their place.

The same part for a team at its own page, for the facilitator as chair, and for taking down what a team says.

Invariant: what is typed is kept as a draft until it is on record; an act that is final is asked about first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entries
from tabletop.decisions.intervening import intervention_of
from tabletop.decisions.proceeding import Possible, Standing
from tabletop.exercise.commands import Intervene
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import DecisionView, TeamHead
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.session.port import Result, Session
from tabletop.tui.base import TabletopApp
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.fields.form_view import FormView, packed
from tabletop.tui.safe_text import told
from tabletop.tui.seat.act_rows import ActRows
from tabletop.tui.seat.question import taken
from tabletop.tui.seat.weighing import counting, explained
from tabletop.tui.widgets.standing_words import odds_words
from tabletop.tui.widgets.teams import named

_AT_FIELD: Final = frozenset(
    {"missing", "reason_missing", "too_long", "unchanged", "bad_minutes", "out_of_range", "too_few", "not_offered"}
)
"""Faults of what was entered; others are about the moment, and are said above the screen."""


class Doings(Vertical):
    """Rows, or a form. `offer` says whose acts they are; `back` leaves the form; `taken` after it was saved."""

    DEFAULT_CSS: ClassVar[str] = """
    Doings { height: auto; width: 100%; max-width: 72; }
    Doings > Static { width: 100%; height: auto; }
    Doings > .doings--title { margin-bottom: 1; }
    Doings > .doings--foot { color: $quiet; }
    """

    @dataclass
    class Wanted(Message):
        """Somebody wants to do this: send it, then say `taken` or `report`."""

        command: Intervene

    @dataclass
    class Chosen(Message):
        """One of the owner's own rows was chosen, by its place among them."""

        index: int

    @dataclass
    class Turned(Message):
        """A form was opened or left."""

    def __init__(self, session: Session, drafts: str, *, numbered: bool = True) -> None:
        """Args: where drafts are kept, and under which name; whether numbers choose among the acts."""
        super().__init__()
        self._session, self._drafts, self._numbered = session, drafts, numbered
        self._decision: DecisionView | None = None
        self._teams: tuple[TeamHead, ...] = ()
        self._team: str | None = None
        self._possible: tuple[Possible, ...] = ()
        self._further: tuple[Content, ...] = ()
        self._remarks: dict[str, Content] = {}
        self._act: Possible | None = None
        self._done = False
        self._warned = False

    @property
    def filling(self) -> bool:
        """Whether a form is open."""
        return self._act is not None

    @property
    def form(self) -> FormView | None:
        """The form that is open."""
        return next(iter(self.query(FormView)), None)

    # what is offered

    async def offer(
        self,
        decision: DecisionView,
        teams: tuple[TeamHead, ...],
        team: str | None,
        possible: tuple[Possible, ...],
        *,
        further: tuple[Content, ...] = (),
        remarks: dict[str, Content] | None = None,
    ) -> None:
        """Show what `team` (None: the chair) may do, then the owner's `further` rows.

        A form that is open stays open as long as its act is possible. `remarks` stand behind acts.
        """
        same = team == self._team and decision.id == (self._decision.id if self._decision else "")
        self._decision, self._teams, self._team = decision, teams, team
        self._possible = tuple(sorted(possible, key=lambda one: not one.usual))
        self._further, self._remarks = further, remarks or {}
        if same and self._act is not None and any(one.act == self._act.act for one in possible):
            return
        self._act = None
        await self._show_rows()

    def _rows(self) -> list[Content]:
        acts = [
            Content.assemble(label(f"act.{one.act}"), *self._remark(one.act), (" …" if one.form else "", "$quiet"))
            for one in self._possible
        ]
        return [*acts, *self._further]

    def _remark(self, act: str) -> list[Content]:
        remark = self._remarks.get(act)
        return [Content("   "), remark] if remark is not None else []

    @property
    def _first(self) -> int:
        """Where the cursor begins: at the usual act; where something was done and nothing is usual, at the way on."""
        usual = any(one.usual for one in self._possible)
        return len(self._possible) if self._done and self._further and not usual else 0

    async def _show_rows(self) -> None:
        rows = self._rows()
        shown = next(iter(self.query(ActRows)), None)
        if shown is not None and rows:
            if [row.plain for row in shown.rows] != [row.plain for row in rows]:
                shown.show(rows)
                shown.cursor = self._first
                self.screen.refresh_bindings()
            return
        parts = ActRows(rows, numbered=self._numbered)
        parts.cursor = self._first
        empty = Static(Content.styled(_("Nothing to do here now."), "$quiet"))
        async with self.batch():
            await self.remove_children()
            await self.mount(parts if rows else empty)
        self.start()

    def start(self) -> None:
        """The keys go here."""
        if self.form is not None:
            self.form.start()
        for rows in self.query(ActRows):
            rows.focus(scroll_visible=False)

    def remark(self, remarks: dict[str, Content]) -> None:
        """A second later: other words behind acts, the cursor where it is."""
        if remarks != self._remarks and not self.filling:
            self._remarks = remarks
            for rows in self.query(ActRows):
                rows.show(self._rows())

    # doing

    @on(PickRows.Picked)
    async def choose(self, event: PickRows.Picked) -> None:
        """An act, or a row of the owner's."""
        event.stop()
        if event.index >= len(self._possible):
            self.post_message(self.Chosen(event.index - len(self._possible)))
            return
        await self.open(self._possible[event.index])

    async def do_first(self) -> None:
        """The marked row: at first the usual next thing."""
        for rows in self.query(ActRows):
            await self.choose(PickRows.Picked(rows.cursor))

    async def open(self, act: Possible) -> None:
        """Its form; an act without one is done, or asked about."""
        if not act.form:
            self._enter(act, {})
            return
        self._act = act
        key = self._key(act)
        shown = explained(act.form, self._standing, self._teams)
        form = FormView(shown, draft=self._starting(act, key), keep=partial(self._keep, key), teams=self._teams)
        async with self.batch():
            await self.remove_children()
            await self.mount(Static(self._title(act), classes="doings--title"), form)
        form.start()
        self.post_message(self.Turned())

    @property
    def _standing(self) -> Standing | None:
        return self._decision.standing if self._decision else None

    def _title(self, act: Possible) -> Content:
        return Content.assemble(self._who, " – ", (label(f"act.{act.act}"), "bold"))

    @property
    def _who(self) -> Content:
        return named(self._teams, self._team) if self._team else Content(_("The chair"))

    def _key(self, act: Possible) -> str:
        decision = self._decision.id if self._decision else ""
        return f"{self._drafts}/{decision}/{self._team or '-'}/{act.act}"

    def _keep(self, key: str, text: str) -> None:
        failed = self._session.keep_draft(key, text)
        if failed is not None and not self._warned and isinstance(self.app, TabletopApp):
            self._warned = True
            self.app.say(Content(_("What you type is kept in memory only: the disk does not take it.")), warning=True)

    def _starting(self, act: Possible, key: str) -> str:
        """What was typed before; where arguments are weighed, those that count now."""
        return self._session.draft(key) or packed(counting(act.form, self._standing))

    @on(FormView.Submitted)
    def submit(self, event: FormView.Submitted) -> None:
        """The form was committed."""
        event.stop()
        if self._act is not None:
            self._enter(self._act, event.entries)

    def _enter(self, act: Possible, entries: Entries) -> None:
        decision = self._decision
        if decision is None:
            return
        what = intervention_of(decision.type, act.act, entries)
        if isinstance(what, Fault):
            self.report(what.value)
            return
        command = Intervene(decision.id, self._team, what)
        if not act.final:
            self.post_message(self.Wanted(command))
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.post_message(self.Wanted(command))

        question = told(_("$who: $act?"), who=self._who, act=label(f"act.{act.act}"))
        yes = told(_("Yes: $act"), act=label(f"act.{act.act}"))
        no = Content(_("Not yet"))
        self.app.push_screen(Confirm(question, no=no, yes=yes, detail=self._detail(act)), answered)

    def _detail(self, act: Possible) -> Content:
        odds = self._standing.odds if self._standing else None
        once = Content(_("It goes on record for everybody. Only whoever leads can take it back."))
        if act.act == "throw" and odds is not None:
            return Content("\n").join([odds_words(odds), Content(_("There is one throw, and it goes on record."))])
        return once

    def report(self, fault: str) -> None:
        """What is wrong: at the field, or above the screen where it is about the moment."""
        if self.form is not None and fault in _AT_FIELD:
            self.form.report(fault)
        elif isinstance(self.app, TabletopApp):
            self.app.refuse(f"fault.{fault}")

    async def answered(self, result: Result) -> bool:
        """Whether it was saved; what is wrong is said, and nothing typed is lost."""
        if isinstance(result, Refusal) and result.reason is Reason.OUT_OF_ORDER:
            self.report(result.detail)
            return False
        if not taken(self.screen, result):
            return False
        await self.taken()
        return True

    async def taken(self) -> None:
        """It is on record: forget the draft, and go back to the rows."""
        self._done = True
        if self.form is not None:
            self.form.done()
        await self.back()

    async def back(self) -> bool:
        """Leave the form, with what was typed kept; False where none was open."""
        if self._act is None:
            return False
        self._act = None
        await self._show_rows()
        self.post_message(self.Turned())
        return True
