"""Ruling in lines, one form for everything: what the script says first; accept it, amend it, or say otherwise.

Invariant: what is not the script's has a reason; what is taken for granted is asked for and shown to the facilitator
alone. Nothing happens before the last Enter, and `n` or `b` leaves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from tabletop.decisions.effects import Effect
from tabletop.decisions.form import Choice
from tabletop.exercise import commands as ask
from tabletop.exercise.views import DecisionView, IndicatorView, OutcomeView
from tabletop.language.catalogue import N_, _
from tabletop.plain.acts import ruled
from tabletop.plain.desk import Desk
from tabletop.plain.dictation import choose_decision, close
from tabletop.plain.layout import clipped, numbered, said, whole
from tabletop.plain.parts import INDENT
from tabletop.plain.wording import outcome_lines, result

_EFFECT: Final = re.compile(r"([0-9]{1,2}) ?([+-][0-9]{1,3})")
_MOST: Final = 100


@dataclass(slots=True)
class _Draft:
    """A ruling that is being made."""

    decision: str
    proposal: OutcomeView | None
    override: ask.Override | None = None
    notes: dict[str, str] = field(default_factory=dict)
    """What is taken for granted (`a`), and who rules (`u`)."""

    @property
    def results(self) -> tuple[Choice, ...]:
        """What the decision can come to."""
        return self.proposal.results if self.proposal else ()

    @property
    def ruling(self) -> ask.RuleOutcome:
        """The command."""
        return ask.RuleOutcome(self.decision, self.override, self.notes.get("a", ""), self.notes.get("u", ""))


def rule(desk: Desk, decision: DecisionView) -> None:
    """Rule, after reading out what the script would. Raises Back and Left."""
    proposal = dict(desk.view.proposals).get(decision.id)
    if proposal is None:
        desk.send(ask.RuleOutcome(decision.id))
        return
    _show_proposal(desk, decision, proposal)
    draft = _Draft(decision.id, proposal)
    prompt = _("Enter accepts it; m amends it, o rules otherwise, n leaves it.")
    _sent(desk, draft if _settled(desk, draft, prompt, "mo") else None)


def override(desk: Desk, _given: str) -> None:
    """A ruling of the facilitator's own, with a reason. Raises Back and Left."""
    found = tuple(one for one in desk.scene.decisions if one.status != "ruled")
    decision = choose_decision(desk, found, _("There is no decision to rule on."))
    if decision is None or (decision.status == "open" and not close(desk, decision)):
        return
    proposal = dict(desk.view.proposals).get(decision.id)
    if proposal is not None:
        _show_proposal(desk, decision, proposal)
    ruling = own_ruling(desk, decision.id, proposal)
    if ruling is not None and desk.send(ruling):
        ruled(desk, decision.id)


def own_ruling(
    desk: Desk, decision: str, proposal: OutcomeView | None = None, *, amends: bool = False
) -> ask.RuleOutcome | None:
    """A ruling that differs from the script’s; None where it is not meant so after all. Raises Back and Left."""
    draft = _Draft(decision, proposal)
    return draft.ruling if _differs(desk, draft, amends=amends) else None


def _sent(desk: Desk, draft: _Draft | None) -> None:
    if draft is not None and desk.send(draft.ruling):
        ruled(desk, draft.decision)


def _show_proposal(desk: Desk, decision: DecisionView, proposal: OutcomeView) -> None:
    desk.console.heading(said(N_("The script would rule on “$question”:"), question=clipped(decision.question)))
    if result(proposal, decision.type):
        desk.console.say(result(proposal, decision.type), indent=INDENT)
    for line in outcome_lines(desk.scene, proposal):
        desk.console.say(line, indent=INDENT)
    if not proposal.lines and not proposal.changes:
        desk.console.say(_("Nothing changes by it."), indent=INDENT)
    if desk.bias:
        desk.console.say(_("Whose option sounds natural to you? (0 hides this question)"), indent=INDENT)


def _settled(desk: Desk, draft: _Draft, prompt: str, ways: str = "") -> bool:
    """Whether it is ruled so. Before that, notes can be added, or another way taken. Raises Back and Left."""
    desk.console.say(_("a text: what you take for granted, for you alone; u name: who rules."))
    while True:
        line = desk.console.ask(prompt).strip()
        letter, rest = line[:1].casefold(), line[1:].strip()
        if not line:
            return True
        if letter in "au" and rest:
            draft.notes[letter] = rest
            desk.console.say(_("Noted, for you alone.") if letter == "a" else said(N_("$who rules."), who=rest))
        elif letter == "r" and _took_result(desk, draft, rest):
            continue
        elif line == "0":
            desk.bias = False
        elif letter in ways and not rest:
            return _differs(desk, draft, amends=letter == "m")
        elif line.casefold() in {"n", _("n")}:
            return False
        else:
            desk.console.say(said(N_("That is not clear: “$part”."), part=clipped(line)))


def _differs(desk: Desk, draft: _Draft, *, amends: bool) -> bool:
    """Ask for what differs from the script, and why; True once it is to be ruled so. Raises Back and Left."""
    if amends:
        happens = desk.console.ask(_("In other words, for the room; Enter keeps the script’s:"))
    else:
        happens = desk.text(_("What happens instead, in a sentence for the room:"))
    why = desk.text(_("Why do you rule so? One line, announced with it:"))
    kept = _scripted(draft.proposal) if amends else {}
    effects = _effects(desk, desk.scene.indicators, kept)
    draft.override = ask.Override(happens, why, effects, amends=amends)
    if not amends:
        _list_results(desk, draft)
    return _settled(desk, draft, _("Enter rules so, n leaves it:"))


def _list_results(desk: Desk, draft: _Draft) -> None:
    """Say which results later injects may go by; without a choice it is what the answers come to."""
    if draft.results:
        desk.console.say(_("r 1, r 2: the result later injects go by, if not what the room decided:"))
        desk.console.lines(numbered((_worded(desk, draft, one), "") for one in draft.results))


def _took_result(desk: Desk, draft: _Draft, given: str) -> bool:
    """Whether one of the results was chosen."""
    number = whole(given) or 0
    if draft.override is None or not 1 <= number <= len(draft.results):
        return False
    chosen = draft.results[number - 1]
    draft.override = replace(draft.override, result=chosen.id)
    desk.console.say(said(N_("Later injects go by: $what."), what=clipped(_worded(desk, draft, chosen))))
    return True


def _worded(desk: Desk, draft: _Draft, one: Choice) -> str:
    """A result in the author's words, or in the interface's where it is a code."""
    decision = desk.scene.decision(draft.decision)
    words = one.label or one.id
    if draft.proposal is None or decision is None:
        return words
    return result(replace(draft.proposal, result=words), decision.type) or words


def _scripted(proposal: OutcomeView | None) -> dict[str, Effect]:
    """The script's changes, with its reasons."""
    return {one.indicator: Effect(by=one.by, why=one.why) for one in (proposal.changes if proposal else ())}


def _effects(desk: Desk, gauges: tuple[IndicatorView, ...], kept: dict[str, Effect]) -> dict[str, Effect]:
    """What moves with the ruling. The reason stands in the ruling; the changes carry no words of the facilitator's."""
    if not gauges:
        return {}
    desk.console.lines(numbered((gauge.name, str(gauge.value)) for gauge in gauges))
    prompt = _("What moves? Number and change, such as 1 +5, 3 -4; Enter for nothing:")
    if kept:
        desk.console.say(_("Enter keeps what the script changes; 0 changes nothing."))
        prompt = _("What moves? Number and change, such as 1 +5, 3 -4:")
    while True:
        line = desk.console.ask(prompt)
        if kept and line.strip() in {"", "0"}:
            return {} if line.strip() else kept
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
