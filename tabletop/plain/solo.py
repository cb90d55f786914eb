"""Playing alone, line by line.

Invariant: the view says what comes next and the script does it; this face only reads out and asks. Whenever somebody
leaves, the log holds everything up to the last answer, and what was typed since is kept as a draft.
"""

from __future__ import annotations

from functools import partial

from tabletop.decisions.answering import answer_of
from tabletop.decisions.base import BECAUSE, SURE
from tabletop.decisions.form import PickSome
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import DecisionView, InjectView, Scene, Seat, TeamView
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import begun
from tabletop.language.labels import label
from tabletop.plain.console import Back, Console
from tabletop.plain.fields import KeptLines, ask_field, ask_form
from tabletop.plain.layout import clipped, said
from tabletop.plain.parts import (
    INDENT,
    sent,
    show_arrivals,
    show_cards,
    show_changes,
    show_gauges,
    show_inject,
    show_move,
    show_question,
)
from tabletop.plain.proceeding import Alone
from tabletop.plain.reflection import look_back, reflect
from tabletop.plain.standing import show_moves, show_standing
from tabletop.plain.wording import answered, banner, brief_lines, new_changes, story, team_name
from tabletop.session.port import Session

HELP = (
    N_("A number chooses. A line is a text. Enter alone takes what is offered, or goes on."),
    N_("? this help. i cards. r your role. w where things stand. b one question back. q leave; everything is saved."),
    N_("There is no right answer and no score. To write such a letter as a text, put a backslash before it: \\q"),
)


class Solo:
    """One player, one role, one session."""

    def __init__(self, session: Session, team: str, console: Console) -> None:
        self._session = session
        self._seat = Seat(team)
        self._actor = Actor.of_team(team)
        self._console = console
        self._proceeding = Alone(session, team, console)
        self._unread = False
        """Whether something was read out that wants a moment before the next inject."""
        console.asides = {"?": self._help, "i": self._cards, "r": self._role, "w": self._gauges}

    def run(self) -> None:
        """Play to the end. Raises Left."""
        if self._view.forward.step == "start":
            self._open()
        else:
            self._take_up()
        while self._view.forward.step != "nothing":
            self._step()
        self._console.say(_("This session is finished."))

    @property
    def _view(self) -> TeamView:
        return self._session.view(self._seat)

    def _step(self) -> None:
        view = self._view
        decision = view.scene.decision(view.forward.what)
        match view.forward.step:
            case "answer" if decision is not None:
                self._decide(decision)
            case "mark" if decision is not None:
                self._mark(decision)
            case "intervene" if decision is not None:
                self._intervene(decision)
            case "release":
                if self._unread:
                    self._console.pause(_("Enter: go on."))
                self._go_on()
            case "end":
                self._console.pause(_("Enter: see where it ended."))
                self._go_on()
                look_back(self._console, self._view)
            case "close-session":
                reflect(self._console, self._session, self._seat, self._actor)
                self._go_on()
            case _:
                self._go_on()

    def _open(self) -> None:
        scene, console = self._view.scene, self._console
        console.say(banner(scene))
        console.say()
        console.say(scene.summary)
        if scene.content_notes:
            console.heading(said(N_("It touches on: $notes."), notes="; ".join(scene.content_notes)))
        if scene.simplification:
            console.heading(scene.simplification)
        console.say()
        console.say(*map(_, HELP))
        console.heading(_("How we got here"))
        console.say(scene.prologue, indent=INDENT)
        self._role()
        if scene.ground_rules:
            console.heading(_("Ground rules"))
            for rule in scene.ground_rules:
                console.say(rule, indent="  ", hang="    ")
        console.say()
        console.pause(_("Enter: start the exercise."))

    def _take_up(self) -> None:
        scene = self._view.scene
        self._console.say(banner(scene))
        self._console.say(_("You go on where you left. ? for help."))
        if scene.ending is not None:
            look_back(self._console, self._view)
        elif scene.inject is not None:
            self._unread = True
            show_inject(self._console, scene, scene.inject)

    def _go_on(self) -> None:
        before = self._view.scene
        if not sent(self._console, lambda: self._session.go_on() or Refusal(Reason.NOT_YOUR_DECISION)):
            self._console.retry()  # never again without a word from the player
            return
        scene = self._view.scene
        if scene.phase != "running":
            return
        self._unread = False
        if scene.inject is not None and len(scene.injects) > len(before.injects):
            self._new_inject(before, scene, scene.inject)
        if scene.arrived or any(new_changes(before.indicators, scene.indicators)):
            self._unread = True
            show_arrivals(self._console, scene, before.indicators)

    def _new_inject(self, before: Scene, scene: Scene, inject: InjectView) -> None:
        self._unread = True
        show_move(self._console, before, scene)
        show_inject(self._console, scene, inject)
        if len(scene.cards) > len(before.cards):
            names = ", ".join(card.title for card in scene.cards[len(before.cards) :])
            self._console.heading(said(N_("New card: $names. i reads it out."), names=names))

    def _decide(self, decision: DecisionView) -> None:
        show_question(self._console, decision)
        kept = KeptLines(f"plain/{decision.id}", self._session.draft, self._session.keep_draft)
        try:
            entries = ask_form(self._console, decision.form, kept, names=partial(team_name, self._view.scene))
        except Back:
            self._console.say(_("This is the first question; what came before stands."))
            return
        because, sure = entries.get(BECAUSE, ""), entries.get(SURE)
        command = ask.SubmitAnswer(
            decision=decision.id,
            team=self._seat.team,
            answer=answer_of(decision.type, entries),
            rationale=because if isinstance(because, str) else "",
            sure=sure if isinstance(sure, int) else None,
        )
        if not sent(self._console, lambda: self._session.send(command, self._actor)):
            self._console.retry()
            return
        kept.forget(decision.form)
        self._consequence(decision.id)

    def _intervene(self, decision: DecisionView) -> None:
        self._proceeding.step(self._view, decision)
        now = self._view.scene.decision(decision.id)
        if now is not None and now.outcome is not None:
            show_standing(self._console, self._view.scene, now)
            self._consequence(decision.id)

    def _mark(self, decision: DecisionView) -> None:
        console = self._console
        own = next((answer for answer in decision.answers if answer.team == self._seat.team), None)
        console.heading(_("You wrote:"))
        console.say(*(own.summary if own else ()), indent=INDENT)
        console.say(_("Read it again as a stranger would. What is true of it?"))
        field = PickSome("marks", decision.rubric, 0, len(decision.rubric))
        kept = KeptLines(f"plain/{decision.id}", self._session.draft, self._session.keep_draft)
        try:
            marks = ask_field(console, field, kept)
        except Back:
            console.say(_("Your text stands. Mark what is true of it."))
            return
        command = ask.MarkRubric(decision.id, self._seat.team, marks if isinstance(marks, tuple) else ())
        if sent(console, lambda: self._session.send(command, self._actor)):
            kept.forget((field,))
            self._consequence(decision.id)
        else:
            console.retry()

    def _consequence(self, name: str) -> None:
        self._unread = True
        scene, console = self._view.scene, self._console
        decision = scene.decision(name)
        outcome = decision.outcome if decision else None
        if decision is None or outcome is None:
            return
        self._others(decision)
        texts = tuple(story(scene, outcome))
        if texts:
            console.heading(_("What happened:"))
            console.say(*texts, indent=INDENT)
        show_changes(console, outcome.changes, scene.indicators)
        if decision.readings:
            console.heading(_("Two readings of it. Neither is the answer."))
            for reading, text in decision.readings:
                console.say(f"{begun(label(f'reading.{reading}'))}: {text}", indent=INDENT)
        if not texts and not outcome.changes and not decision.readings:
            console.say(_("Saved."))

    def _others(self, decision: DecisionView) -> None:
        """What chance answered for the other seats."""
        show_moves(self._console, self._view.scene, decision)
        others = [answer for answer in decision.answers if answer.team != self._seat.team and not decision.moves]
        if others:
            self._console.heading(_("What the others decided:"))
        for answer in others:
            line = f"{team_name(self._view.scene, answer.team)}: {clipped(answered(answer))}"
            self._console.say(line, indent="  ", hang="    ")

    def _help(self) -> None:
        self._console.heading(_("Help"))
        self._console.say(*map(_, HELP))

    def _cards(self) -> None:
        show_cards(self._console, self._view.scene)

    def _gauges(self) -> None:
        show_gauges(self._console, self._view.scene)

    def _role(self) -> None:
        view = self._view
        self._console.say()
        for line in brief_lines(view.scene, view.brief, own=True):
            self._console.say(line, indent="  ", hang="    ")
