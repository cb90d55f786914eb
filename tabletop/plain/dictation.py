"""Taking down what the teams decide, marking texts, closing, ruling: one laptop, many tables.

Invariant: a table may also decide nothing, or be split, and that is taken down with the same ease as an answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from tabletop.decisions.answering import answer_of
from tabletop.decisions.base import BECAUSE, SURE
from tabletop.decisions.effects import Effect
from tabletop.decisions.form import Entry, PickSome
from tabletop.exercise import commands as ask
from tabletop.exercise.views import DecisionView, IndicatorView, OutcomeView
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.plain.acts import ruled
from tabletop.plain.console import Instead
from tabletop.plain.desk import Desk
from tabletop.plain.fields import KeptLines, ask_field, ask_form
from tabletop.plain.layout import clipped, numbered, said, whole
from tabletop.plain.parts import INDENT, show_question
from tabletop.plain.wording import answered, outcome_lines, result, team_name

NO_DECISION: Final = "-"
SPLIT: Final = "/"
_LATE: Final = re.compile(r"([0-9]{1,2}) ?l", re.IGNORECASE)
_EFFECT: Final = re.compile(r"([0-9]{1,2}) ?([+-][0-9]{1,3})")
_MOST: Final = 100

Status = Literal["decided", "no-decision", "split"]


def decide(desk: Desk, given: str) -> None:
    """Take down a team's decision: the one that waits longest, or another."""
    decision = _choose(desk, desk.scene.open_decisions(), _("No decision is open."))
    if decision is not None:
        take_down(desk, decision, given)


def _choose(desk: Desk, found: tuple[DecisionView, ...], none: str) -> DecisionView | None:
    if not found:
        desk.console.say(none)
        return None
    if len(found) == 1:
        return found[0]
    return desk.choose(found, [(one.question, "") for one in found], offer=1)


def take_down(desk: Desk, decision: DecisionView, given: str = "") -> None:
    """Ask for one team's answer, and send it."""
    console, scene = desk.console, desk.scene
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
    status, entries, kept = _asked(desk, decision, team)
    because, sure = entries.get(BECAUSE, ""), entries.get(SURE)
    command = ask.SubmitAnswer(
        decision=decision.id,
        team=team,
        answer=answer_of(decision.type, entries) if status == "decided" else None,
        status=status,
        rationale=because if isinstance(because, str) else "",
        sure=sure if isinstance(sure, int) else None,
        speaker=_speaker(desk, team),
        late=late,
    )
    if desk.send(command):
        kept.forget(decision.form)
        desk.marked.discard((decision.id, team))
        _say_saved(desk, decision.id, team)


def _asked(desk: Desk, decision: DecisionView, team: str) -> tuple[Status, Mapping[str, Entry], KeptLines]:
    kept = KeptLines(f"plain/{decision.id}/{team}", desk.session.draft, desk.session.keep_draft)
    desk.console.say(_("If they cannot decide: - for no decision, / for split."))
    try:
        return "decided", ask_form(desk.console, decision.form, kept, frozenset({NO_DECISION, SPLIT})), kept
    except Instead as instead:
        why = desk.console.ask(_("Why not? One sentence, or Enter for none:"))
        return "split" if instead.sign == SPLIT else "no-decision", {BECAUSE: why}, kept


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


def rule(desk: Desk, decision: DecisionView) -> None:
    """Rule as the script has it, after reading out what that would be."""
    proposal = dict(desk.view.proposals).get(decision.id)
    if proposal is None:
        desk.send(ask.RuleOutcome(decision.id))
        return
    _show_proposal(desk, decision, proposal)
    if desk.console.confirm(_("Rule so? (n, then o: a ruling of your own.)"), yes_on_enter=True) and desk.send(
        ask.RuleOutcome(decision.id)
    ):
        ruled(desk, decision.id)


def _show_proposal(desk: Desk, decision: DecisionView, proposal: OutcomeView) -> None:
    desk.console.heading(said(N_("The script would rule on “$question”:"), question=clipped(decision.question)))
    if proposal.result:
        desk.console.say(result(proposal), indent=INDENT)
    for line in outcome_lines(desk.scene, proposal):
        desk.console.say(line, indent=INDENT)
    if not proposal.lines and not proposal.changes:
        desk.console.say(_("Nothing changes by it."), indent=INDENT)


def override(desk: Desk, _given: str) -> None:
    """A ruling of the facilitator's own, with a reason."""
    found = tuple(one for one in desk.scene.decisions if one.status != "ruled")
    decision = _choose(desk, found, _("There is no decision to rule on."))
    if decision is None or (decision.status == "open" and not close(desk, decision)):
        return
    proposal = dict(desk.view.proposals).get(decision.id)
    if proposal is not None:
        _show_proposal(desk, decision, proposal)
    happens = desk.text(_("What happens instead, in a sentence for the room:"))
    why = desk.text(_("Why do you rule so? One line, for the record:"))
    effects = _effects(desk, desk.scene.indicators)
    if desk.console.confirm(_("Rule so?"), yes_on_enter=True) and desk.send(
        ask.RuleOutcome(decision.id, ask.Override(happens, why, effects))
    ):
        ruled(desk, decision.id)


def _effects(desk: Desk, gauges: tuple[IndicatorView, ...]) -> dict[str, Effect]:
    """What moves with the ruling. The reason stands in the ruling; the changes carry no words of the facilitator's."""
    if not gauges:
        return {}
    desk.console.lines(numbered((gauge.name, str(gauge.value)) for gauge in gauges))
    while True:
        line = desk.console.ask(_("What moves? Number and change, such as 1 +5, 3 -4; Enter for nothing:"))
        unclear = next((part for part in line.split(",") if line and not _moves(part, len(gauges))), None)
        if unclear is None:
            moves = [_moves(part, len(gauges)) for part in line.split(",")]
            ruled_so = _("The facilitator ruled so.")
            return {gauges[move[0] - 1].id: Effect(by=move[1], why=ruled_so) for move in moves if move}
        desk.console.say(said(N_("That is not clear: “$part”. Like this: 1 +5, 3 -4"), part=clipped(unclear)))


def _moves(part: str, count: int) -> tuple[int, int] | None:
    match = _EFFECT.fullmatch(part.strip())
    fits = match and 1 <= int(match[1]) <= count and abs(int(match[2])) <= _MOST
    return (int(match[1]), int(match[2])) if match and fits else None
