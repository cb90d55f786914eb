"""Taking down what the teams decide, marking texts, closing, ruling: one laptop, many tables.

Invariant: a table may also decide nothing, or be split, and that is taken down with the same ease as an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal

from tabletop.decisions.answering import answer_of
from tabletop.decisions.base import BECAUSE, SURE
from tabletop.decisions.form import Entry, Form, PickSome
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.views import DecisionView
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.plain.console import Instead
from tabletop.plain.desk import Desk
from tabletop.plain.fields import KeptLines, ask_field, ask_form
from tabletop.plain.layout import clipped, numbered, said, whole
from tabletop.plain.leading import take_down_act
from tabletop.plain.parts import INDENT, show_question
from tabletop.plain.wording import answered, team_name

NO_DECISION: Final = "-"
SPLIT: Final = "/"
_LATE: Final = re.compile(r"([0-9]{1,2}) ?l", re.IGNORECASE)
_EFFECT: Final = re.compile(r"([0-9]{1,2}) ?([+-][0-9]{1,3})")
_MOST: Final = 100

Status = Literal["decided", "no-decision", "split"]


def decide(desk: Desk, given: str) -> None:
    """Take down a team's decision: the one that waits longest, or another."""
    decision = choose_decision(desk, desk.scene.open_decisions(), _("No decision is open."))
    if decision is not None:
        take_down(desk, decision, given)


def choose_decision(desk: Desk, found: tuple[DecisionView, ...], none: str) -> DecisionView | None:
    """One of several decisions; `none` is said where there is none."""
    if not found:
        desk.console.say(none)
        return None
    if len(found) == 1:
        return found[0]
    return desk.choose(found, [(one.question, "") for one in found], offer=1)


def take_down(desk: Desk, decision: DecisionView, given: str = "") -> None:
    """Ask for one team's answer, and send it; in a proceeding, for what it does."""
    console, scene = desk.console, desk.scene
    if decision.standing is not None:
        take_down_act(desk, decision, given)
        return
    show_question(console, decision)
    late = bool(_LATE.fullmatch(given))
    seats = decision.seats
    waiting = next((index for index, seat in enumerate(seats, 1) if seat.state == "waiting"), 1)
    number = given.casefold().rstrip("l ").strip()
    if len(seats) == 1:
        team = seats[0].team
    else:
        words = [(team_name(scene, seat.team), label(f"seat.{seat.state}")) for seat in seats]
        chosen = desk.choose(seats, words, number, offer=waiting)
        if chosen is None:
            return
        team = chosen.team
    console.heading(team_name(scene, team))
    command, kept = _taken_down(desk, decision, team, decision.form_of(team), late=late)
    if desk.send(command):
        kept.forget(decision.form)
        desk.marked.discard((decision.id, team))
        _say_saved(desk, decision.id, team)


def _asked(desk: Desk, decision: DecisionView, team: str, form: Form) -> tuple[Status, Mapping[str, Entry], KeptLines]:
    kept = KeptLines(f"plain/{decision.id}/{team}", desk.session.draft, desk.session.keep_draft)
    desk.console.say(_("If they cannot decide: - for no decision, / for split."))
    if decision.type == "sealed":
        desk.console.say(_("What you type stays in sight here: let nobody but this team look until the reveal."))
    signs, names = frozenset({NO_DECISION, SPLIT}), partial(team_name, desk.scene)
    try:
        return "decided", ask_form(desk.console, form, kept, signs, names), kept
    except Instead as instead:
        why = desk.console.ask(_("Why not? One sentence, or Enter for none:"))
        return "split" if instead.sign == SPLIT else "no-decision", {BECAUSE: why}, kept


def _taken_down(
    desk: Desk, decision: DecisionView, team: str, form: Form, *, late: bool = False
) -> tuple[ask.SubmitAnswer, KeptLines]:
    """What a team says, and where it is kept until it is saved."""
    status, entries, kept = _asked(desk, decision, team, form)
    because, sure = entries.get(BECAUSE, ""), entries.get(SURE)
    answer = ask.SubmitAnswer(
        decision=decision.id,
        team=team,
        answer=answer_of(decision.type, entries) if status == "decided" else None,
        status=status,
        rationale=because if isinstance(because, str) else "",
        sure=sure if isinstance(sure, int) else None,
        speaker=_speaker(desk, team),
        late=late,
    )
    return answer, kept


def answer_again(desk: Desk, name: str, team: str, form: Form, make: Callable[[ask.SubmitAnswer], Command]) -> bool:
    """Take a team's answer down as it should have been; `make` says what is sent with it. Raises Back and Left."""
    decision = desk.scene.decision(name)
    if decision is None:
        return False
    answer, kept = _taken_down(desk, decision, team, form)
    if not desk.send(make(answer)):
        return False
    kept.forget(form)
    return True


def _speaker(desk: Desk, team: str) -> str | None:
    """Who spoke, by role, where the session keeps that and there is more than one who could."""
    head = desk.scene.team(team)
    if desk.view.log_level != "full" or head is None or not head.roles:
        return None
    if len(head.roles) == 1:
        return head.roles[0][0]
    desk.console.lines(numbered((office, "") for _role, office in head.roles))
    while True:
        line = desk.console.ask(_("Who spoke? A number, or Enter to leave it open:"))
        if not line:
            return None
        number = whole(line) or 0
        if 1 <= number <= len(head.roles):
            return head.roles[number - 1][0]
        desk.console.say(said(N_("Please type a number from 1 to $n."), n=len(head.roles)))


def _say_saved(desk: Desk, name: str, team: str) -> None:
    scene = desk.scene
    decision = scene.decision(name)
    if decision is None:
        return
    own = next((answer for answer in decision.answers if answer.team == team), None)
    if own is not None:
        words = said(N_("Saved. $team: $answer."), team=team_name(scene, team), answer=clipped(answered(own)))
        desk.console.say(words)
    elif decision.type == "sealed":
        desk.console.say(said(N_("$team has committed. The seal holds until the reveal."), team=team_name(scene, team)))
    waiting = [team_name(scene, seat.team) for seat in decision.seats if seat.state == "waiting"]
    if waiting:
        desk.console.say(said(N_("Still waiting for: $teams."), teams=", ".join(waiting)))


def mark(desk: Desk, given: str) -> None:
    """Mark what is true of a text, one not marked yet if there is one."""
    texts = [
        (decision, answer.team)
        for decision in desk.scene.decisions
        for answer in decision.answers
        if decision.rubric and decision.status != "ruled" and answer.status == "decided"
    ]
    if not texts:
        desk.console.say(_("There is no text to mark."))
        return
    words = [(team_name(desk.scene, team), decision.question) for decision, team in texts]
    offer = next((index for index, (one, team) in enumerate(texts, 1) if not _marked(desk, one, team)), 1)
    chosen = texts[0] if len(texts) == 1 else desk.choose(texts, words, given, offer=offer)
    if chosen is not None:
        mark_text(desk, *chosen)


def _marked(desk: Desk, decision: DecisionView, team: str) -> bool:
    marks = next((answer.marks for answer in decision.answers if answer.team == team), ())
    return bool(marks) or (decision.id, team) in desk.marked


def mark_text(desk: Desk, decision: DecisionView, team: str) -> None:
    """Read a team's text out and ask what is true of it."""
    own = next((answer for answer in decision.answers if answer.team == team), None)
    desk.console.heading(said(N_("$team wrote:"), team=team_name(desk.scene, team)))
    desk.console.say(*(own.summary if own else ()), indent=INDENT)
    desk.console.say(_("What is true of it?"))
    field = PickSome("marks", decision.rubric, 0, len(decision.rubric))
    kept = KeptLines(f"plain/{decision.id}/{team}", desk.session.draft, desk.session.keep_draft)
    marks = ask_field(desk.console, field, kept)
    if desk.send(ask.MarkRubric(decision.id, team, marks if isinstance(marks, tuple) else ())):
        kept.forget((field,))
        desk.marked.add((decision.id, team))
        desk.console.say(_("Marked."))


def close(desk: Desk, decision: DecisionView) -> bool:
    """Take no more answers, after asking."""
    question = said(N_("Take no more answers to “$question”?"), question=clipped(decision.question))
    return desk.console.confirm(question, yes_on_enter=True) and desk.send(ask.CloseDecision(decision.id))
