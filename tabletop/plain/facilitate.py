"""Leading an exercise line by line: the console's keys as letters, Enter for the step that is suggested.

Invariant: what Enter would do is named before it is done, and ENDEX and finishing ask with the safe answer first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tabletop.exercise import commands as ask
from tabletop.exercise.views import DecisionView, FacilitatorView
from tabletop.language.catalogue import N_, _
from tabletop.plain import acts, adjudicating, corrections, dictation, keeping, leading, planning, told
from tabletop.plain.by_clock import Waiting
from tabletop.plain.console import Back, Console, Left
from tabletop.plain.desk import Desk
from tabletop.plain.hot_wash import hot_wash
from tabletop.plain.layout import clipped, said
from tabletop.plain.parts import INDENT, show_inject
from tabletop.plain.standing import stage
from tabletop.plain.wording import banner, team_name
from tabletop.session.port import PlaySaver, Session

Act = Callable[[Desk, str], None]


@dataclass(frozen=True, slots=True)
class Key:
    """A letter of the facilitator's."""

    letter: str
    words: str
    act: Act


def _shows(show: Callable[[Console, FacilitatorView], None]) -> Act:
    return lambda desk, _given: show(desk.console, desk.view)


KEYS: Final = (
    Key("d", N_("take down a team’s decision (d 2: the second team; d 2 l: late)"), dictation.decide),
    Key("m", N_("mark a team’s text"), dictation.mark),
    Key("g", N_("go on with a silence, an argument, talks or sealed moves"), leading.go_on),
    Key("o", N_("a ruling of your own, with a reason"), adjudicating.override),
    Key("r", N_("release an inject (r 2: the second of those to come)"), acts.release_one),
    Key("c", N_("release a contingency or another inject held back"), acts.contingency),
    Key("a", N_("write an inject on the spot"), acts.ad_hoc),
    Key("s", N_("skip an inject"), acts.skip),
    Key("h", N_("put an inject on hold"), acts.hold),
    Key("p", N_("pause, and go on"), acts.pause),
    Key("e", N_("more minutes, or fewer (e 5, e -3, e 5 m for the move)"), acts.extend),
    Key("j", N_("change what comes: texts, readers, order, times, clock or hand; teams"), planning.plan),
    Key("n", N_("note (n text; n 2: text ties it to the second team)"), acts.note),
    Key("k", N_("park a question for the hot wash"), acts.park),
    Key("u", N_("take back the latest step"), acts.undo),
    Key("z", N_("correct an earlier step (z 2: the second in the list)"), corrections.correct),
    Key("v", N_("what the room sees"), lambda desk, _given: told.show_room(desk.console, desk.room)),
    Key("l", N_("the inject list (MSEL): what comes, and what is held back"), _shows(told.show_plan)),
    Key("t", N_("the inject again, your notes on it, the decisions"), lambda desk, _given: again(desk)),
    Key("w", N_("where things stand"), lambda desk, _given: desk.gauges()),
    Key("i", N_("cards"), lambda desk, _given: desk.cards()),
    Key("f", N_("the role cards of all teams"), _shows(told.show_briefs)),
    Key("b", N_("blank the room’s screen, or show it again"), acts.blank),
    Key("x", N_("end the exercise (ENDEX)"), acts.end),
    Key("y", N_("save this session as a golden play, to be rehearsed"), keeping.save),
)


def again(desk: Desk) -> None:
    """Read out what is on: the inject, the notes on it, the decisions."""
    view = desk.view
    if view.scene.inject is None:
        desk.console.heading(_("How we got here"))
        desk.console.say(view.scene.prologue, indent=INDENT)
        return
    show_inject(desk.console, view.scene, view.scene.inject)
    told.show_guide(desk.console, view)
    told.show_decisions(desk.console, view.scene)


class Facilitate:
    """One facilitator, one session."""

    def __init__(
        self, session: Session, console: Console, *, bias: bool = True, saver: PlaySaver | None = None
    ) -> None:
        self._console = console
        self._desk = Desk(session, console)
        self._desk.bias, self._desk.saver = bias, saver
        self._waiting = Waiting(self._desk)
        console.asides = {"?": self._help, "i": self._desk.cards}

    def run(self) -> None:
        """Lead to the end. Raises Left."""
        self._welcome()
        while self._desk.scene.phase != "closed":
            try:
                self._command()
            except Back:
                self._console.say(_("Nothing was done."))
        self._console.say(_("This session is finished."))

    def _welcome(self) -> None:
        scene = self._desk.scene
        self._console.say(banner(scene))
        if scene.phase == "briefing":
            self._console.say(scene.summary)
            for words, texts in (
                (N_("Say before you start: it touches on $texts. Anybody may ask for a pause."), scene.content_notes),
                (N_("Read out: $texts"), scene.ground_rules),
            ):
                if texts:
                    self._console.heading(said(words, texts="; ".join(texts)))
        else:
            self._console.say(_("You go on where you left."))
        again(self._desk)

    def _command(self) -> None:
        self._waiting.catch_up()
        view = self._desk.view
        self._console.heading(told.status(view))
        self._console.say(said(N_("Next: $step"), step=self._suggestion(view)))
        line = self._waiting.read(_("Enter does that; a letter does something else, ? lists them:"))
        if line is None:
            return
        if not line:
            self._suggested(view)
            return
        letter, rest = line[0].casefold(), line[1:].strip()
        key = next((key for key in KEYS if key.letter == letter), None)
        if letter == "q" and not rest:
            raise Left("asked")
        if letter == "?":
            self._help()
        elif key is None or (rest and len(line) > 1 and line[1] not in " 0123456789+-"):
            self._console.say(said(N_("There is no command “$line”. ? lists them."), line=clipped(line)))
        else:
            key.act(self._desk, rest)

    def _suggestion(self, view: FacilitatorView) -> str:
        if view.scene.phase == "paused":
            return _("let time run again.")
        step, what = view.forward.step, view.forward.what
        decision = view.scene.decision(what)
        question = clipped(decision.question) if decision else ""
        waiting = ", ".join(
            team_name(view.scene, seat.team) for seat in (decision.seats if decision else ()) if seat.state == "waiting"
        )
        words = {
            "start": N_("start the exercise (STARTEX)."),
            "answer": N_("take down “$question” – still to come: $waiting."),
            "intervene": N_("go on with “$question” ($stage)."),
            "reveal": N_("everybody has committed: reveal the moves on “$question”."),
            "mark": N_("mark a text for “$question”."),
            "close": N_("everybody has answered: close “$question” and rule on it."),
            "rule": N_("rule on “$question”."),
            "release": N_("release “$title”."),
            "end": N_("end the exercise (ENDEX)."),
            "close-session": N_("the hot wash."),
            "nothing": N_("nothing is left to do."),
        }[step]
        if step == "close" and decision is not None and decision.standing is not None:
            words = N_("“$question” has come to its end ($stage): close it and rule on it.")
        title = self._desk.titles.get(what, what)
        return said(words, question=question, waiting=waiting, title=title, stage=stage(decision))

    def _suggested(self, view: FacilitatorView) -> None:
        desk, what = self._desk, view.forward.what
        decision = view.scene.decision(what)
        if view.scene.phase == "paused":
            acts.pause(desk, "")
            return
        step = view.forward.step
        if decision is not None and step in {"answer", "intervene", "reveal", "close", "rule"}:
            self._decided(decision, step)
            return
        match step:
            case "start":
                if self._console.confirm(_("Start the exercise now (STARTEX)?"), yes_on_enter=True):
                    desk.send(ask.StartExercise())
            case "mark":
                dictation.mark(desk, "")
            case "release":
                self._release(view)
            case "end":
                acts.end(desk, "")
            case "close-session":
                hot_wash(desk)
            case _:
                self._console.say(_("Nothing is left to do. q leaves."))

    def _decided(self, decision: DecisionView, step: str) -> None:
        """One step further with a decision."""
        match step:
            case "answer":
                dictation.take_down(self._desk, decision)
            case "intervene":
                leading.lead(self._desk, decision)
            case "reveal":
                leading.reveal(self._desk, decision)
            case "close":
                self._close(decision)
            case _:
                adjudicating.rule(self._desk, decision)

    def _close(self, decision: DecisionView) -> None:
        """Close, and go on to the ruling, which asks."""
        if self._desk.send(ask.CloseDecision(decision.id)):
            self._console.say(_("Closed. u opens it again."))
            if self._desk.view.forward.step == "rule":
                adjudicating.rule(self._desk, decision)

    def _release(self, view: FacilitatorView) -> None:
        one = next((one for one in (*view.coming, *view.contingencies) if one.id == view.forward.what), None)
        if one is not None:
            acts.release(self._desk, one)

    def _help(self) -> None:
        self._console.heading(_("Help"))
        self._console.say(_("Enter does what is suggested, after naming it. Inside a question b goes back."))
        for key in KEYS:
            self._console.say(_(key.words), indent=f"  {key.letter}  ", hang="     ")
        self._console.say(_("leave; everything is saved"), indent="  q  ", hang="     ")
