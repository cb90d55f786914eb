"""Taking answers from dictation: one team's form after the other, until nobody is missing.

Invariant: an answer leaves the form only when it is on disk; what is typed and not saved is kept as a draft.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from typing_extensions import override

from tabletop.decisions.answering import answer_of
from tabletop.decisions.base import BECAUSE, SURE
from tabletop.decisions.form import Entries, Form
from tabletop.exercise import commands as ask
from tabletop.exercise.views import FacilitatorView
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.standing import Standing
from tabletop.tui.facilitator.words import cases
from tabletop.tui.facilitator.words.columns import indented, spaced
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.facilitator.words.queue import Place, beside, committed, given, next_missing, of_team, places
from tabletop.tui.facilitator.words.tables import answered
from tabletop.tui.fields.form_view import FormView, packed
from tabletop.tui.safe_text import foreign, told
from tabletop.tui.widgets.clocks import countdown
from tabletop.tui.widgets.teams import team_name


class Dictated(FormView):
    """A form that may be committed empty: a team that could not decide has nothing to enter."""

    undecided = False

    @override
    def action_commit(self) -> None:
        if self.undecided:
            self.flush()
            self.post_message(self.Submitted(self, self.entries))
        else:
            super().action_commit()


class TakeAnswers(TabletopScreen[None]):
    """One team, one question, one form. Then the next."""

    HELP_LINES = (
        N_("Type what the team’s speaker says: numbers choose, Enter saves."),
        N_("d changes how it stands: decided, no decision, or split; l marks it as late."),
        N_("Then the next team that is missing comes up by itself; Esc goes back, and keeps what you typed."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "app.focus_next",
            N_("next field"),
            id="take.next",
            tooltip=N_("Go to the next field."),
            priority=True,
        ),
        Binding("d", "status", N_("no decision"), id="take.status", tooltip=N_("Decided, no decision, or split.")),
        Binding("l", "late", N_("late"), id="take.late", tooltip=N_("It came late, or not.")),
        Binding("w", "speaker", N_("who spoke"), id="take.speaker", tooltip=N_("Which role spoke for the team.")),
        Binding(
            "pagedown",
            "turn(1)",
            N_("next team"),
            show=False,
            priority=True,
            tooltip=N_("Leave this for later: the next team."),
        ),
        Binding("pageup", "turn(-1)", N_("team before"), show=False, priority=True, tooltip=N_("The team before.")),
        Binding("escape", "leave", N_("back"), id="take.back", tooltip=N_("Back to the console; the draft is kept.")),
    ]

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk, self._place = desk, place

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", id="answer"):
            yield Sheet(self._asked)

    async def on_mount(self) -> None:
        """The first form, and the clock."""
        self.watching(self._desk.session.watch, self._changed)
        await self._ask()

    @property
    def _view(self) -> FacilitatorView:
        return self._desk.view

    def tick(self) -> None:
        """The time that is left; what is typed is not touched."""
        clock = self._view.scene.clock
        self.banner.clock = countdown(clock.talk_left, running=clock.running)

    def _changed(self) -> None:
        if self._place not in places(self._view) and self.is_attached:
            self.dismiss(None)

    def _asked(self, width: int) -> Content:
        head = self._view.scene.team(self._place.team)
        decision = self._view.scene.decision(self._place.decision)
        if head is None or decision is None:
            return Content("")
        parts = [Content("\n").join([team_name(head).stylize("bold"), foreign(decision.question)])]
        if decision.straw_poll:
            parts.append(Content.styled(_("Straw poll: it shows a mood and decides nothing."), "$quiet"))
        before = given(self._view, self._place)
        if before is None and committed(self._view, self._place):
            parts.append(Content.styled(_("A move is committed, and sealed. A new one replaces it."), "$quiet"))
        if before is not None:
            said = indented(cases.answer(decision, before), width, 3)
            parts.append(
                Content("\n").join(
                    [Content.styled(_("Saved earlier; a new answer replaces it, and both are kept."), "$quiet"), said]
                )
            )
        return spaced(parts)

    @property
    def _key(self) -> str:
        return f"facilitator/{self._place.decision}/{self._place.team}"

    def _draft(self) -> str:
        kept = self._desk.session.draft(self._key)
        before = given(self._view, self._place)
        if kept or before is None:
            return kept
        entries: dict[str, str | int] = {BECAUSE: before.rationale} if before.rationale else {}
        return packed(entries if before.sure is None else {**entries, SURE: before.sure})

    def _roles(self) -> tuple[tuple[str, str], ...]:
        head = self._view.scene.team(self._place.team)
        return head.roles if head and self._view.log_level == "full" else ()

    def _form(self) -> Form:
        """What this team is asked."""
        decision = self._view.scene.decision(self._place.decision)
        return decision.form_of(self._place.team) if decision else ()

    async def _ask(self) -> None:
        """Put the form of this place in the place of the one before."""
        page = self.query_one("#answer", VerticalScroll)
        await page.query("Dictated, Standing").remove()
        form = self._form()
        keep = partial(self._desk.session.keep_draft, self._key)
        view = Dictated(form, draft=self._draft(), keep=keep, teams=self._view.scene.teams)
        await page.mount(view, Standing(self._roles()))
        self.query_one(Sheet).show(self._asked)
        done, of_all = answered(self._view)
        self.banner.title = title(self._view.scene)
        self.banner.place = told(_("$done of $all answered"), done=str(done), all=str(of_all))
        self.tick()
        page.scroll_home(animate=False)
        view.start()
        self.refresh_bindings()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Who spoke is asked only where it is kept."""
        return bool(self._roles()) if action == "speaker" else True

    def action_status(self) -> None:
        """Decided, no decision, split."""
        self.query_one(Standing).next_status()

    def action_late(self) -> None:
        """Late, or not."""
        standing = self.query_one(Standing)
        standing.late = not standing.late

    def action_speaker(self) -> None:
        """The next role."""
        self.query_one(Standing).next_speaker()

    async def action_turn(self, by: int) -> None:
        """Another team."""
        self.query_one(Dictated).flush()
        self._place = beside(self._view, self._place, by)
        await self._ask()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)

    @on(Standing.Changed)
    def stand(self, event: Standing.Changed) -> None:
        """Without a decision nothing has to be entered."""
        event.stop()
        self.query_one(Dictated).undecided = self.query_one(Standing).status != "decided"

    @on(Standing.Committed)
    def commit_from_standing(self, event: Standing.Committed) -> None:
        """Enter under the form."""
        event.stop()
        self.query_one(Dictated).action_commit()

    @on(FormView.Submitted)
    async def save(self, event: FormView.Submitted) -> None:
        """Send it; where it is saved, go on to whoever is missing."""
        event.stop()
        await self._save(event)

    async def _save(self, event: FormView.Submitted) -> None:
        if self._desk.send(self._command(event.entries), at_fault=event.form.report):
            event.form.done()
            following = next_missing(self._view, self._place)
            if following is None:
                reveals = self._view.forward.step == "reveal"
                closes = _("All have answered. Space closes the decision and rules.")
                self._desk.app.say(Content(_("All have committed. Space reveals the moves.") if reveals else closes))
                self.dismiss(None)
            else:
                self._place = following
                await self._ask()

    def _command(self, entries: Entries) -> ask.SubmitAnswer:
        standing = self.query_one(Standing)
        decision = self._view.scene.decision(self._place.decision)
        because, sure = entries.get(BECAUSE, ""), entries.get(SURE)
        return ask.SubmitAnswer(
            self._place.decision,
            self._place.team,
            answer_of(decision.type, entries) if decision and standing.status == "decided" else None,
            status=standing.status,
            rationale=because if isinstance(because, str) else "",
            sure=sure if isinstance(sure, int) else None,
            speaker=standing.role,
            late=standing.late,
        )


def take_one(desk: Desk, decision: str, team: str) -> None:
    """The form of one team for one decision."""
    desk.app.push_screen(TakeAnswers(desk, Place(decision, team)))


def take(desk: Desk) -> None:
    """The next answer that is missing; where none is, the last one, to be corrected."""
    view = desk.view
    place = next_missing(view) or next(reversed(places(view)), None)
    if place is not None:
        desk.app.push_screen(TakeAnswers(desk, place))


def take_team(desk: Desk, number: int) -> None:
    """The form of the team with that number."""
    teams = desk.view.scene.teams
    if not 0 < number <= len(teams):
        return
    head = teams[number - 1]
    place = of_team(desk.view, head.id)
    if place is None:
        desk.app.say(told(_("$team is not asked anything now."), team=team_name(head)))
    else:
        desk.app.push_screen(TakeAnswers(desk, place))
