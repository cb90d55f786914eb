"""The pages of solo play, one question or one reading each.

Invariant: a page is made from one view and shows nothing that the view does not hold; it sends nothing.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tabletop.decisions.form import PickSome
from tabletop.exercise.views import DecisionView, InjectView, Scene, TeamView
from tabletop.language.catalogue import _
from tabletop.session.port import Session
from tabletop.tui.fields.form_view import FormView, Keep
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.seat.question import Question
from tabletop.tui.seat.role_card import RoleCard
from tabletop.tui.solo.earlier import Earlier, last_time
from tabletop.tui.widgets.document import Document
from tabletop.tui.widgets.hanging import Hanging
from tabletop.tui.widgets.indicators import Changes
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.outcome import Outcome, Readings, answer_lines
from tabletop.tui.widgets.standing import StandingView

COLUMN = 64
"""Cells of what is laid out in columns on a page."""
MARKS = "marks"
"""The name of the one field of the marking form."""


def heading(words: str) -> Static:
    """One of our headings over a part of a page."""
    return Static(Content(words), classes="heading")


class Page(VerticalScroll, can_focus=False):
    """A page that scrolls; `next_step` is what space does at its end, in our words, empty when a form is filled in."""

    next_step = ""

    def __init__(self) -> None:
        super().__init__(classes="page")

    @property
    def more_below(self) -> bool:
        """Whether something of the page is below the window."""
        return self.max_scroll_y - self.scroll_offset.y > 0

    def begin(self) -> None:
        """Called once the page is on the screen."""


class BriefPage(Page):
    """Before the start: what it touches on, how we got here, who you are."""

    def __init__(self, view: TeamView) -> None:
        super().__init__()
        self._view = view
        self.next_step = _("start")

    def compose(self) -> ComposeResult:
        """Title, notes, prologue, role card, rules."""
        scene = self._view.scene
        yield Static(foreign_line(scene.title, "bold"))
        yield Static(foreign(scene.summary), classes="gap")
        if scene.content_notes:
            notes = Content("; ").join(foreign_line(one.rstrip(". ")) for one in scene.content_notes)
            yield Static(told(_("It touches on: $notes."), "$quiet", notes=notes), classes="gap")
        yield heading(_("How we got here"))
        yield Static(foreign(scene.prologue))
        yield heading(_("Your role"))
        yield RoleCard(self._view.team, self._view.brief)
        if scene.simplification or scene.ground_rules:
            yield heading(_("Before you start"))
        for rule in scene.ground_rules:
            yield Hanging(Content.styled("· ", "$quiet"), foreign(rule))
        if scene.simplification:
            yield Static(foreign(scene.simplification, "$quiet"), classes="gap")


def move_heading(scene: Scene) -> Content:
    """`Part 2 of 3: The line`, and how it begins."""
    number, moves = str(scene.move_number), str(scene.moves)
    title = told(
        _("Part $n of $all: $title"), "bold", n=number, all=moves, title=foreign_line(scene.move_title, "bold")
    )
    return Content("\n").join([title, foreign(scene.move_intro)]) if scene.move_intro else title


class InjectPage(Page):
    """What arrives; and, if something is asked, the question under it."""

    def __init__(self, view: TeamView, session: Session, decision: DecisionView | None, *, new_move: bool) -> None:
        super().__init__()
        self._view, self._new_move = view, new_move
        teams = view.scene.teams
        self.question = Question(decision, view.team.id, session, sort=False, teams=teams) if decision else None
        self.next_step = "" if decision else _("go on")

    @property
    def inject(self) -> InjectView | None:
        """What is being read."""
        scene = self._view.scene
        wanted = self.question.decision.inject if self.question else ""
        return next((one for one in scene.injects if one.id == wanted), scene.inject)

    @property
    def _first_question(self) -> bool:
        if self.question is None or self.inject is None:
            return True
        asked = [one for one in self._view.scene.decisions if one.inject == self.inject.id]
        return bool(asked) and asked[0].id == self.question.decision.id

    def compose(self) -> ComposeResult:
        """What arrived, then the question; a second question about the same inject only names it."""
        scene, inject = self._view.scene, self.inject
        if self._new_move:
            yield Static(move_heading(scene), classes="move")
        if self._first_question:
            for _cause, text in scene.arrived:
                yield Static(Content.assemble((_("Meanwhile:"), "bold"), " ", foreign(text)), classes="arrived")
        if inject is not None and self._first_question:
            yield Document(inject, scene.teams)
            released = [one for gauge in scene.indicators for one in gauge.latest if one.cause == inject.id]
            if released:
                yield Changes(released, scene.indicators)
        elif inject is not None:
            yield Static(told(_("Still about: $title"), "$quiet", title=foreign_line(inject.title, "$quiet")))
        if self.question is not None:
            yield self.question

    def begin(self) -> None:
        """Numbers choose at once; the reading stays on top."""
        if self.question is not None:
            self.question.form.start()


class MarkPage(Page):
    """The player's own text, and what is true of it."""

    def __init__(self, decision: DecisionView, *, draft: str, keep: Keep) -> None:
        super().__init__()
        self.decision = decision
        field = PickSome(MARKS, decision.rubric, 0, len(decision.rubric))
        self.form = FormView((field,), draft=draft, keep=keep)

    def compose(self) -> ComposeResult:
        """Question, text, rubric."""
        yield Static(foreign(self.decision.question, "$quiet"))
        yield heading(_("You wrote"))
        for answer in self.decision.answers[:1]:
            yield Static(answer_lines(self.decision, answer), classes="own")
        yield heading(_("Read it again as a stranger would. What is true of it?"))
        yield self.form

    def begin(self) -> None:
        """Numbers mark at once."""
        self.form.start()


class ConsequencePage(Page):
    """What was chosen, what happened, why; and two readings that disagree."""

    def __init__(self, view: TeamView, decision: DecisionView, earlier: Earlier) -> None:
        super().__init__()
        self._view, self.decision, self._earlier = view, decision, earlier
        self.next_step = _("go on")

    def compose(self) -> ComposeResult:
        """Question and answer, last time, what happened, the readings."""
        decision = self.decision
        yield Static(foreign(decision.question, "$quiet"))
        for answer in decision.answers:
            if answer.team == self._view.team.id:
                yield Static(answer_lines(decision, answer), classes="own")
        if decision.standing is not None:
            yield StandingView(decision, self._view.scene)
        if decision.moves:
            yield Static(moves_words(decision.moves, self._view.scene.known, COLUMN), classes="own")
        before = last_time(decision, self._earlier)
        if before.plain:
            yield Static(before, classes="before")
        outcome = decision.outcome
        if outcome is not None and (outcome.lines or outcome.changes):
            yield Outcome(outcome, self._view.scene.teams, self._view.scene.indicators)
        if decision.readings:
            yield heading(_("Two readings of it. Neither is the answer."))
            yield Readings(decision.readings)
