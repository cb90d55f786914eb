"""Corrections: the latest steps, newest first; pick one, say why, and say what becomes of what followed from it.

Invariant: nothing is removed, and nothing happens before the last answer; the first answer is always to leave it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from tabletop.decisions.form import Form
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.views import StepView
from tabletop.language.catalogue import N_, _
from tabletop.tui.base import TabletopScreen
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.base import Dialog
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.dialogs.rows import PickRows
from tabletop.tui.facilitator.answering import TakeAnswers
from tabletop.tui.facilitator.desk import Desk
from tabletop.tui.facilitator.overriding import WAYS, Overriding
from tabletop.tui.facilitator.words import corrections as words
from tabletop.tui.facilitator.words.now import title
from tabletop.tui.facilitator.words.queue import Place
from tabletop.tui.fields.form_view import FormView
from tabletop.tui.safe_text import told

FOLLOWED: Final = frozenset({"correct", "overrule", "reopen", "take-back"})
"""What asks whether things stand, where there are any."""
Follow = Callable[[ask.Follow], None]


@dataclass(frozen=True, slots=True)
class Correcting:
    """One correction on its way: which step, what is done about it, and why."""

    desk: Desk
    step: StepView
    act: str
    why: str = ""

    @property
    def name(self) -> Content:
        """What was done, in a line."""
        return words.name_of(self.desk.view, self.step, self.desk.titles)


def correct(desk: Desk) -> None:
    """The list."""
    desk.app.push_screen(Corrections(desk))


class Corrections(TabletopScreen[None]):
    """The latest steps. It closes itself once something was corrected."""

    HELP_LINES = (
        N_("Pick what was wrong; then say why, and whether what followed from it is worked out anew or stands."),
        N_("Nothing is removed: the old entry stays in the log, struck through."),
        N_("For the latest step alone, u on the console is shorter."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("back"), id="corrections.back", tooltip=N_("Back; nothing is changed.")),
        Binding("z", "leave", N_("back"), show=False, tooltip=N_("Back; nothing is changed.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._steps: tuple[StepView, ...] = desk.view.steps

    @override
    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(Content(_("What was wrong? The latest comes first.")), classes="gap")
            yield PickRows(self._rows(), does=_("correct"))

    def on_mount(self) -> None:
        """Say where we are."""
        self.banner.title = title(self._desk.view.scene)
        self.banner.place = Content(_("corrections"))
        self.watching(self._desk.session.watch, self._changed)
        self.query_one(PickRows).focus()

    def _rows(self) -> list[Content]:
        return [words.line(self._desk.view, step, self._desk.titles) for step in self._steps]

    def _changed(self) -> None:
        if self.standing:
            self._steps = self._desk.view.steps
            self.query_one(PickRows).show(self._rows())

    @on(PickRows.Picked)
    def pick(self, event: PickRows.Picked) -> None:
        """What can be done about that one."""
        step = self._steps[event.index]
        if not step.acts:
            self._desk.app.say(_nothing(step))
            return
        acts = [act for act in step.acts if act != "overrule" or step.proposal is not None]

        def chosen(index: int | None) -> None:
            if index:
                _why(Correcting(self._desk, step, acts[index - 1]), self._done)

        name = words.name_of(self._desk.view, step, self._desk.titles)
        rows = [Content(_("Leave it as it is")), *(Content(_(words.ACTS[act])) for act in acts)]
        self.app.push_screen(Pick(name, rows), chosen)

    def _done(self) -> None:
        self._desk.app.say(Content(_("Corrected. The old entry stays in the log, struck through.")))
        self.dismiss(None)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss(None)


def _nothing(step: StepView) -> Content:
    if step.struck:
        return Content(_("That was struck already."))
    return Content(_("There is nothing to correct in that: a later step took its place."))


def _why(one: Correcting, done: Callable[[], None]) -> None:
    """The reason, where it is needed or would help; ruling otherwise brings its own."""
    if one.act in {"overrule", "restore"}:
        _follow(one, done)
        return

    def said(why: str | None) -> None:
        if why is not None:
            _follow(Correcting(one.desk, one.step, one.act, why), done)

    needed = _("Dice were thrown, or moves revealed: this goes into the log with your reason.")
    free = _("One line for the log; Enter goes on without.")
    help_line = Content(needed if one.step.grave else free)
    dialog = AskText(Content(_("Why is it corrected?")), help_line=help_line, empty=not one.step.grave)
    one.desk.app.push_screen(dialog, said)


class Following(Dialog[int]):
    """What followed, and what becomes of it. Leaving everything as it is comes first."""

    def __init__(self, one: Correcting) -> None:
        super().__init__(one.name)
        self._one = one

    @override
    def compose_body(self) -> ComposeResult:
        yield Static(Content.styled(_("From this followed:"), "$quiet"))
        for hangs in words.hanging(self._one.step):
            yield Static(Content.assemble("  · ", hangs))
        if words.what_stays(self._one.step):
            yield Static(Content.styled(_("What has arrived stays in any case: the room has seen it."), "$quiet"))
        yield Static("")
        yield PickRows([Content(_("Leave everything as it is")), words.anew(self._one.act), words.stand(self._one.act)])

    @on(PickRows.Picked)
    def answer(self, event: PickRows.Picked) -> None:
        """That one."""
        self.dismiss(event.index)


def _follow(one: Correcting, done: Callable[[], None]) -> None:
    """What becomes of what followed; where nothing did, there is nothing to ask."""
    if one.act not in FOLLOWED or not one.step.hangs:
        _do(one, "recompute", done)
        return

    def chosen(index: int | None) -> None:
        if index:
            _do(one, "recompute" if index == 1 else "stand", done)

    one.desk.app.push_screen(Following(one), chosen)


def _do(one: Correcting, follow: ask.Follow, done: Callable[[], None]) -> None:
    """Do it, by way of the form where one is needed."""

    def finished(happened: bool | None) -> None:
        if happened:
            done()

    match one.act:
        case "correct":
            form = CorrectAnswer(one, follow)
            one.desk.app.push_screen(form, lambda _none: finished(form.corrected))
        case "overrule":
            _rule_again(one, follow, finished)
        case _:
            finished(one.desk.send(_command(one, follow)))


def _command(one: Correcting, follow: ask.Follow) -> Command:
    what = one.step.what
    match one.act:
        case "withdraw":
            return ask.WithdrawAnswer(what, one.step.team, one.why)
        case "reopen":
            return ask.ReopenDecision(what, one.why, follow)
        case "interventions":
            return ask.TakeBackInterventions(what, one.step.first, one.why)
        case "take-back":
            return ask.TakeBackRelease(what, one.why, follow)
        case _:
            return ask.RestoreInject(what)


def _rule_again(one: Correcting, follow: ask.Follow, finished: Callable[[bool | None], None]) -> None:
    """The same ways as for the first ruling."""
    rows = [
        Content(_("Leave it as it is")),
        Content(_("As scripted")),
        Content(_("As scripted, with other words or changes")),
        Content(_("Otherwise")),
    ]

    def send(ruling: ask.RuleOutcome) -> bool:
        return one.desk.send(ask.OverruleRuling(ruling, one.why, follow))

    def chosen(index: int | None) -> None:
        if index and one.step.proposal is not None:
            way, moves = WAYS[index - 1], follow == "recompute"
            form = Overriding(one.desk, one.step.what, one.step.proposal, way, send, moves=moves)
            one.desk.app.push_screen(form, finished)

    one.desk.app.push_screen(Pick(told(_("Rule again: $name"), name=one.name), rows), chosen)


class CorrectAnswer(TakeAnswers):
    """One team's form again; True once the answer is corrected."""

    HELP_LINES = (
        N_("Enter the answer as it should have been; the old one stays, struck through."),
        N_("d changes how it stands: decided, no decision, or split; l marks it as late."),
        N_("Enter saves; Esc goes back, and nothing is changed."),
    )

    def __init__(self, one: Correcting, follow: ask.Follow) -> None:
        super().__init__(one.desk, Place(one.step.what, one.step.team))
        self._one, self._follow = one, follow
        self.corrected = False
        """Whether it was saved."""

    @override
    def _form(self) -> Form:
        return self._one.step.form

    @override
    def _changed(self) -> None:
        """Its decision takes no answers, and still it stays."""

    @property
    @override
    def _key(self) -> str:
        return f"correct/{self._one.step.what}/{self._one.step.team}"

    @override
    async def action_turn(self, by: int) -> None:
        """One answer, and no other."""

    @override
    async def _save(self, event: FormView.Submitted) -> None:
        command = ask.CorrectAnswer(self._command(event.entries), self._one.why, self._follow)
        if self._desk.send(command, at_fault=event.form.report):
            event.form.done()
            self.corrected = True
            self.dismiss(None)
