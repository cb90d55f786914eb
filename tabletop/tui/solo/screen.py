"""Solo play: which page is on, and what the keys do there.

Invariant: nothing is told before the player has committed; whenever the player leaves, everything committed is in the
log and everything typed is kept as a draft, so the same page comes back.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content

from tabletop.decisions.form import Entries
from tabletop.exercise.commands import Intervene, MarkRubric, SubmitAnswer, TakeNote
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import DecisionView, TeamView
from tabletop.language.catalogue import N_, _
from tabletop.session.port import Result, Session
from tabletop.tui.fields.form_view import FormView
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.seat.doings import Doings
from tabletop.tui.seat.question import taken
from tabletop.tui.solo.afterwards import EndingPage, FinishedPage, LookBackPage, ReflectionPage
from tabletop.tui.solo.asides import Asides
from tabletop.tui.solo.earlier import Earlier, run_label, run_number
from tabletop.tui.solo.pages import MARKS, BriefPage, ConsequencePage, InjectPage, MarkPage, Page
from tabletop.tui.solo.proceeding import ProceedingPage
from tabletop.tui.widgets.keybar import Hint, key_name
from tabletop.tui.widgets.wording import clock

TICK = 1.0


class SoloScreen(Asides):
    """One page after the other; dismissed when the player leaves."""

    HELP_LINES: ClassVar[tuple[str, ...]] = (
        N_("Read what arrives, answer, say why, and how sure you are; only then you are told what follows."),
        N_("There is no right answer and no score. Space goes on, Enter commits."),
        N_("Esc leaves at any time: everything is saved, and you can go on where you were."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", N_("go on"), show=False, id="solo.on", tooltip=N_("Read on, or go on.")),
        Binding("pagedown", "scroll(1)", N_("down"), show=False, tooltip=N_("A page down.")),
        Binding("pageup", "scroll(-1)", N_("up"), show=False, tooltip=N_("A page up.")),
        Binding("escape", "step_back", N_("leave (saved)"), id="solo.leave", tooltip=N_("Leave; come back any time.")),
    ]

    def __init__(self, session: Session, team: str, earlier: Earlier = ()) -> None:
        super().__init__(session, team)
        self._earlier = earlier
        self._actor = Actor.of_team(team)
        self.page: Page | None = None

    def compose_body(self) -> ComposeResult:
        """One place for one page."""
        yield Container(id="solo")

    async def on_mount(self) -> None:
        """Begin where the player is."""
        view = self._view
        what_if = Content(_("what if") if view.scene.what_if else "")
        parts = [foreign_line(view.scene.title), run_label(run_number(view.scene, self._earlier)), what_if]
        self.banner.title = Content(" · ").join(part for part in parts if part.plain)
        await self._show(self._place(view, new_move=False))
        self.set_interval(TICK, self._tick)

    def _tick(self) -> None:
        scene = self._view.scene
        if scene.phase in {"running", "paused"}:
            self.banner.clock = Content(clock(scene.clock.exercise))
        if isinstance(self.page, ProceedingPage) and self.page.is_mounted:
            self.page.tick(self._view)

    # pages

    def _place(self, view: TeamView, *, new_move: bool) -> Page:
        """The page that belongs to where the session stands."""
        scene = view.scene
        if scene.phase == "briefing":
            return BriefPage(view)
        if scene.ending is not None:
            return EndingPage(view, self._earlier)
        awaited = scene.decision(view.forward.what)
        if view.forward.step == "answer" and awaited is not None:
            return InjectPage(view, self.session, awaited, new_move=new_move)
        if view.forward.step == "intervene" and awaited is not None:
            return ProceedingPage(view, self.session, awaited, new_move=new_move)
        if view.forward.step == "mark" and awaited is not None:
            key = f"solo/{self.team}/{awaited.id}/marks"
            return MarkPage(awaited, draft=self.session.draft(key), keep=partial(self.session.keep_draft, key))
        ruled = [one for one in scene.decisions if scene.inject is not None and one.inject == scene.inject.id]
        if ruled:
            return ConsequencePage(view, ruled[-1], self._earlier)
        return InjectPage(view, self.session, None, new_move=new_move or scene.inject is None)

    async def _show(self, page: Page) -> None:
        scene = self._view.scene
        if scene.move_number:
            number, moves = str(scene.move_number), str(scene.moves)
            self.banner.place = told(_("part $n of $all"), n=number, all=moves)
        place = self.query_one("#solo", Container)
        async with self.batch():
            await place.remove_children()
            self.page = page
            await place.mount(page)
        self._tick()
        self.watch(page, "scroll_y", self._scrolled, init=False)
        self.watch(page, "virtual_size", self._scrolled, init=False)
        self.call_after_refresh(self._begin, page)

    def _begin(self, page: Page) -> None:
        if page is self.page:
            page.begin()
            self.refresh_bindings()

    def _scrolled(self) -> None:
        self.refresh_bindings()

    def key_hints(self) -> tuple[Hint, ...]:
        """What space does here: more of the page, or the next step."""
        if self.page is None:
            return ()
        space = self.active_bindings.get("space")
        if space is None or space.node is not self:
            return (Hint("pgdn", _("more ↓"), "pagedown"),) if self.page.more_below else ()
        does = _("more ↓") if self.page.more_below else self.page.next_step
        return (Hint(key_name("space"), does, "space"),) if does else ()

    def action_scroll(self, pages: int) -> None:
        """Page down and up."""
        if self.page is not None:
            (self.page.scroll_page_down if pages > 0 else self.page.scroll_page_up)(animate=False)

    # going on

    async def action_go_on(self) -> None:
        """Read on; at the end of a page, go on."""
        page = self.page
        if page is None:
            return
        if page.more_below:
            page.scroll_page_down(animate=False)
            return
        match page:
            case EndingPage():
                await self._show(LookBackPage(self._view, self._earlier))
            case LookBackPage():
                await self._reflect()
            case FinishedPage():
                self.action_leave()
            case ProceedingPage() if page.next_step:
                await self._let_chair_go_on(page)
            case _ if page.next_step:
                await self._advance()

    async def _advance(self) -> None:
        before = self._view
        if before.forward.step not in {"answer", "mark", "intervene"} and not self._went_on():
            return
        view = self._view
        if view.scene.phase == "running" and view.scene.inject is None and view.forward.step == "release":
            self._went_on()  # the first inject follows the start at once
            view = self._view
        await self._show(self._place(view, new_move=view.scene.move_number != before.scene.move_number))

    def _went_on(self) -> bool:
        result = self.session.go_on()
        return result is None or taken(self, result)

    # step by step

    async def _let_chair_go_on(self, page: ProceedingPage) -> None:
        if page.doings.filling:
            return
        result = self.session.go_on()
        if result is None:
            self.notify(_("The chair waits for you."), markup=False)
        elif taken(self, result):
            await self._proceed(page)

    async def _proceed(self, page: ProceedingPage) -> None:
        """Something was done: how it stands now, or what came of it."""
        view = self._view
        decision = view.scene.decision(page.decision.id)
        if decision is not None and decision.status == "open" and page.begun:
            await page.look(view, decision)
            self.refresh_bindings()
        elif decision is not None and decision.status == "open":
            await self._show(ProceedingPage(view, self.session, decision, new_move=False))
        else:
            await self._follow(page.decision.id)

    @on(Doings.Wanted)
    async def intervene(self, event: Doings.Wanted) -> None:
        """The player did something in a proceeding."""
        event.stop()
        if isinstance(self.page, ProceedingPage) and await self.page.doings.answered(self._send(event.command)):
            await self._proceed(self.page)

    # committing

    def _send(self, command: SubmitAnswer | MarkRubric | TakeNote | Intervene) -> Result:
        return self.session.send(command, self._actor)

    @on(FormView.Submitted)
    async def commit(self, event: FormView.Submitted) -> None:
        """A form was committed: an answer, the marks on a text, or the reflection."""
        event.stop()
        match self.page:
            case InjectPage(question=question) if question is not None:
                if question.commit(self._send, event.entries):
                    await self._follow(question.decision.id)
            case MarkPage(decision=decision, form=form):
                marks = event.entries.get(MARKS, ())
                if taken(
                    self, self._send(MarkRubric(decision.id, self.team, marks if isinstance(marks, tuple) else ()))
                ):
                    form.done()
                    await self._follow(decision.id)
            case ReflectionPage() as page:
                await self._keep_reflections(page, event.entries)

    async def _follow(self, name: str) -> None:
        view = self._view
        decision = view.scene.decision(name)
        if decision is None or (view.forward.step == "mark" and view.forward.what == name):
            await self._show(self._place(view, new_move=False))
        elif not _tells(decision) and view.forward.step in {"answer", "mark", "intervene"}:
            self.notify(_("Saved."), markup=False)
            await self._show(self._place(view, new_move=False))
        else:
            await self._show(ConsequencePage(view, decision, self._earlier))

    # afterwards

    @property
    def _reflection_draft(self) -> str:
        return f"solo/{self.team}/reflection"

    async def _reflect(self) -> None:
        scene = self._view.scene
        debrief = scene.debrief
        questions = dict(debrief.prompts).get("reflection", ()) if debrief else ()
        answered = {about for about, _text in debrief.reflections} if debrief else set()
        left = tuple(question for question in questions if question not in answered)
        if not left or scene.phase == "closed":
            await self._finish()
            return
        key = self._reflection_draft
        keep = partial(self.session.keep_draft, key)
        await self._show(ReflectionPage(left, draft=self.session.draft(key), keep=keep))

    async def _keep_reflections(self, page: ReflectionPage, entries: Entries) -> None:
        for number, question in enumerate(page.questions):
            text = entries.get(f"q{number}")
            if not isinstance(text, str):
                continue
            result = self._send(TakeNote("reflection", text, team=self.team, about=question))
            if isinstance(result, Refusal) and result.reason is Reason.NOTES_NOT_KEPT:
                taken(self, result)
                break
            if not taken(self, result):
                return
        page.form.done()
        await self._finish()

    async def _finish(self) -> None:
        if self._view.forward.step != "close-session" or self._went_on():
            await self._show(FinishedPage(self.session.place))

    async def action_step_back(self) -> None:
        """Esc: out of a form to what one can do; else leave."""
        if not (isinstance(self.page, ProceedingPage) and await self.page.doings.back()):
            self.action_leave()

    def action_leave(self) -> None:
        """Leave; what is typed is kept when the page goes away."""
        self.dismiss(None)


def _tells(decision: DecisionView) -> bool:
    """Whether there is anything to tell after committing."""
    outcome = decision.outcome
    return bool(decision.readings or (outcome is not None and (outcome.lines or outcome.changes)))
