"""Correcting an earlier step in lines: pick it, say why, say what becomes of what followed from it.

Invariant: nothing happens before the last answer, and `b` at any of them leaves everything as it is; what is struck
stays in the log and in the list, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.views import Correctable, StepView
from tabletop.language.catalogue import N_, _
from tabletop.plain.adjudicating import own_ruling
from tabletop.plain.desk import Desk
from tabletop.plain.dictation import answer_again
from tabletop.plain.layout import clipped, said
from tabletop.plain.wording import about, team_name
from tabletop.reports.timeline import clock

_STEPS: Final[Mapping[str, str]] = {
    "inject-released": N_("Released: $what"),
    "ad-hoc-inject-released": N_("Released: $what"),
    "inject-skipped": N_("Skipped: $what"),
    "inject-held": N_("On hold: $what"),
    "inject-passed-over": N_("Did not happen: $what"),
    "answer-submitted": N_("$team answered: $what"),
    "rubric-marked": N_("Marked the text of $team: $what"),
    "decision-closed": N_("Closed: $what"),
    "outcome-ruled": N_("Ruled on: $what"),
    "moves-revealed": N_("Moves revealed: $what"),
    "intervention-made": N_("A step in: $what"),
    "answer-withdrawn": N_("Took back the answer of $team: $what"),
    "answer-corrected": N_("Corrected the answer of $team: $what"),
    "ruling-overruled": N_("Ruled again on: $what"),
    "decision-reopened": N_("Opened again: $what"),
    "interventions-taken-back": N_("Took back steps in: $what"),
    "release-taken-back": N_("Took back the release of: $what"),
    "inject-restored": N_("Put back on the plan: $what"),
}
_ACTS: Final[Mapping[Correctable, str]] = {
    "withdraw": N_("take the answer back"),
    "correct": N_("correct the answer"),
    "overrule": N_("rule again"),
    "reopen": N_("open it again for answers"),
    "take-back": N_("take the release back: it is still to come"),
    "interventions": N_("take this step back, and those after it"),
    "restore": N_("put it back on the plan"),
}
_HANGS: Final[Mapping[str, str]] = {
    "flag": N_("now true: $what"),
    "pending": N_("still on its way: $what"),
    "consequence": N_("arrived already, and stays: $what"),
    "ruling": N_("the ruling on “$what”"),
}
_FOLLOWED: Final = frozenset({"correct", "overrule", "reopen", "take-back"})
_WITHOUT_REASON: Final = frozenset({"overrule", "restore"})


def correct(desk: Desk, given: str) -> None:
    """Pick a step and what to do about it. Raises Back and Left."""
    steps = desk.view.steps
    if not steps:
        desk.console.say(_("There is no step to correct yet."))
        return
    desk.console.heading(_("What was wrong? The latest comes first. b leaves everything as it is."))
    step = desk.choose(steps, [(_line(desk, one), _("taken back") if one.struck else "") for one in steps], given)
    if step is None:
        return
    acts = [act for act in step.acts if act != "overrule" or step.proposal is not None]
    if not acts:
        desk.console.say(_("There is nothing to correct in that: it was struck, or a later step took its place."))
        return
    act = acts[0] if len(acts) == 1 else desk.choose(acts, [(_(_ACTS[one]), "") for one in acts])
    if act is None:
        return
    desk.console.heading(f"{_name(desk, step)}: {_(_ACTS[act])}")
    why = "" if act in _WITHOUT_REASON else _why(desk, grave=step.grave)
    follow = _follow(desk, step) if act in _FOLLOWED and step.hangs else "recompute"
    if _done(desk, step, act, why, follow):
        desk.console.say(_("Corrected. The old entry stays in the log, struck through."))


def _line(desk: Desk, step: StepView) -> str:
    return f"{clock(step.at)} {_name(desk, step)}"


def _name(desk: Desk, step: StepView) -> str:
    what = desk.titles.get(step.what) or about(desk.scene, step.what)
    return said(_STEPS.get(step.step, "$what"), what=clipped(what), team=team_name(desk.scene, step.team))


def _why(desk: Desk, *, grave: bool) -> str:
    if grave:
        return desk.text(_("Dice were thrown, or moves revealed. Why is it taken back?"))
    return desk.console.ask(_("Why? One line for the log, or Enter for none:"))


def _follow(desk: Desk, step: StepView) -> ask.Follow:
    """What becomes of what followed. Raises Back and Left."""
    desk.console.say(_("From this followed:"))
    for kind, what in step.hangs:
        desk.console.say(said(_HANGS.get(kind, "$what"), what=clipped(what)), indent="  ", hang="    ")
    ways: tuple[ask.Follow, ...] = ("recompute", "stand")
    words = (_("work it out anew: all that goes away"), _("let it stand as announced: only the words change"))
    return desk.choose(ways, [(one, "") for one in words]) or "stand"


def _done(desk: Desk, step: StepView, act: Correctable, why: str, follow: ask.Follow) -> bool:
    match act:
        case "correct":
            make = partial(ask.CorrectAnswer, reason=why, follow=follow)
            return answer_again(desk, step.what, step.team, step.form, make)
        case "overrule":
            ruling = _ruling(desk, step)
            return ruling is not None and desk.send(ask.OverruleRuling(ruling, why, follow))
        case _:
            question = _("Shall it be so?")
            sure = not step.grave or desk.console.confirm(question, yes_on_enter=False)
            return sure and desk.send(_command(step, act, why, follow))


def _ruling(desk: Desk, step: StepView) -> ask.RuleOutcome | None:
    """As the script has it now, or otherwise. Raises Back and Left."""
    words = (_("as the script has it now"), _("a ruling of your own"), _("the script’s, with other words or changes"))
    way = desk.choose((1, 2, 3), [(one, "") for one in words])
    if way == 1:
        return ask.RuleOutcome(step.what)
    return own_ruling(desk, step.what, step.proposal, amends=way == 3) if way else None  # noqa: PLR2004 - the row


def _command(step: StepView, act: Correctable, why: str, follow: ask.Follow) -> Command:
    match act:
        case "withdraw":
            return ask.WithdrawAnswer(step.what, step.team, why)
        case "reopen":
            return ask.ReopenDecision(step.what, why, follow)
        case "interventions":
            return ask.TakeBackInterventions(step.what, step.first, why)
        case "take-back":
            return ask.TakeBackRelease(step.what, why, follow)
        case _:
            return ask.RestoreInject(step.what)
