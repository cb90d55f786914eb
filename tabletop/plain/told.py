"""What the facilitator alone is told: time against plan, notes on the inject, what may come, what the room sees.

Invariant: read only. What the room sees comes from the room's own view, never from the facilitator's.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.exercise.views import ComingInject, DecisionView, FacilitatorView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import begun
from tabletop.language.labels import label
from tabletop.plain.console import Console
from tabletop.plain.layout import clipped, said
from tabletop.plain.parts import INDENT, show_gauges, show_inject
from tabletop.plain.standing import move_lines, standing_lines
from tabletop.plain.wording import (
    MINUTE,
    addressed,
    answered,
    brief_lines,
    left,
    minutes,
    outcome_lines,
    result,
    story,
    team_name,
)
from tabletop.reports.timeline import clock

_NAME = 60


def status(view: FacilitatorView) -> str:
    """Where time stands, and what to do about it."""
    scene, times = view.scene, view.scene.clock
    parts = [begun(label(f"phase.{scene.phase}"))]
    if scene.move_number:
        parts.append(said(N_("move $n of $all"), n=scene.move_number, all=scene.moves))
    parts.append(said(N_("$time played of $planned"), time=clock(times.exercise), planned=clock(times.planned)))
    if times.talk_left is not None:
        parts.append(said(N_("talk $left"), left=left(times.talk_left)))
    advice = plan(view) if view.plan.advice != "room-for-more" else ""
    return f"{', '.join(parts)}. {advice}".rstrip()


def plan(view: FacilitatorView) -> str:
    """The advice, in one sentence; nothing while all goes to plan or outside play."""
    plan = view.plan
    if view.scene.phase not in {"running", "paused"}:
        return ""
    behind = minutes(max(1, plan.behind // MINUTE))
    match plan.advice:
        case "skip":
            title = next((one.title for one in view.coming if one.id == plan.inject), plan.inject)
            return said(N_("$behind behind: skip “$title”."), behind=behind, title=clipped(title, _NAME))
        case "cut-talk":
            return said(N_("$behind behind: cut each talk to $each."), behind=behind, each=minutes(plan.minutes))
        case "room-for-more":
            return said(N_("There is room for $n more."), n=minutes(plan.minutes))
        case "on-time":
            return ""


def coming(one: ComingInject) -> tuple[str, str]:
    """An inject that may come: title, and what one should know before choosing it."""
    notes = [] if one.ad_hoc else [minutes(one.minutes)]
    notes += [word for word, true in ((_("optional"), one.optional), (_("on hold"), one.held)) if true]
    if one.contingency or not one.due:
        notes.append(_("fits now") if one.due else _("its condition does not hold now"))
    return one.title, ", ".join([*notes, clipped(one.purpose, _NAME)] if one.purpose else notes)


def when(view: FacilitatorView, one: ComingInject) -> str:
    """When the clock releases it; nothing where all come by hand."""
    if view.release == "hand" or one.held or one.contingency or one.ad_hoc:
        return ""
    if one.comes is None:
        return _("by hand")
    left = one.comes - view.scene.clock.exercise
    return said(N_("in $time"), time=clock(left)) if left > 0 else _("due")


def guide_lines(view: FacilitatorView) -> Iterator[str]:
    """The notes on the current inject."""
    guide = view.guide
    if guide is None:
        return
    yield said(N_("Purpose: $text"), text=guide.purpose)
    if guide.read_aloud:
        yield said(N_("Read out: $text"), text=guide.read_aloud)
    for number, probe in enumerate(guide.probes, 1):
        yield said(N_("Ask, $n: $text"), n=number, text=probe)
    for words, text in (
        (N_("If they are stuck: $text"), guide.if_stuck),
        (N_("Watch for: $text"), guide.watch_for),
        (N_("Expected: $text"), guide.expect),
    ):
        if text:
            yield said(words, text=text)


def show_guide(console: Console, view: FacilitatorView) -> None:
    """Read out the notes on the current inject."""
    console.heading(_("For you alone:"))
    lines = tuple(guide_lines(view)) or (_("There are no notes on this inject."),)
    for line in lines:
        console.say(line, indent="  ", hang="    ")


def decision_lines(scene: Scene, decision: DecisionView) -> Iterator[str]:
    """A decision, and how far each team is with it."""
    status = {"open": _("still open"), "closed": _("closed, no ruling yet"), "ruled": _("ruled")}[decision.status]
    yield said(N_("Decision, $status: $question"), status=status, question=decision.question)
    if decision.standing is not None:
        yield from (f"  {line}" for line in standing_lines(scene, decision))
        return
    if decision.moves:
        yield from (f"  {line}" for line in move_lines(scene, decision.moves))
        for one in decision.answers:
            if one.rationale:
                because = said(N_("Because: $text"), text=clipped(one.rationale))
                yield f"  {team_name(scene, one.team)}: {because}"
        return
    given = {answer.team: answer for answer in decision.answers}
    for seat in decision.seats:
        answer = given.get(seat.team)
        text = clipped(answered(answer)) if answer else label(f"seat.{seat.state}")
        yield f"  {team_name(scene, seat.team)}: {text}"
        if answer and answer.rationale:
            yield f"    {said(N_('Because: $text'), text=clipped(answer.rationale))}"
        if answer and answer.marks:
            yield f"    {said(N_('Marked: $marks'), marks=', '.join(answer.marks))}"


def show_decisions(console: Console, scene: Scene) -> None:
    """Read out the decisions of the current inject, and older ones without a ruling."""
    current = scene.inject.id if scene.inject else ""
    for decision in scene.decisions:
        if decision.inject == current or decision.status != "ruled":
            console.say()
            for line in decision_lines(scene, decision):
                indent = line[: len(line) - len(line.lstrip())]
                console.say(line.strip(), indent=indent, hang=indent + "  ")


def show_outcome(console: Console, scene: Scene, decision: DecisionView) -> None:
    """Read out what a ruling led to; and what was announced before it and struck since."""
    for before in decision.overruled:
        texts = " ".join(story(scene, before)) or result(before, decision.type)
        console.say()
        console.say(said(N_("Announced before, and taken back: $text"), text=texts))
    if decision.outcome is None:
        return
    console.heading(_("What happened:"))
    if result(decision.outcome, decision.type):
        console.say(result(decision.outcome, decision.type), indent=INDENT)
    for line in outcome_lines(scene, decision.outcome):
        console.say(line, indent=INDENT)


def show_plan(console: Console, view: FacilitatorView) -> None:
    """Read out what comes, and what is held back."""
    console.heading(status(view))
    if view.plan.advice == "room-for-more":
        console.say(plan(view))
    for words, found in ((_("Still to come:"), view.coming), (_("Held back:"), view.contingencies)):
        console.heading(words)
        for one in found:
            title, detail = coming(one)
            detail = ", ".join(part for part in (when(view, one), detail) if part)
            to = said(N_("for $teams"), teams=addressed(view.scene, one.to))
            console.say(f"{title} – {', '.join(part for part in (detail, to) if part)}", indent="  ", hang="    ")
        if not found:
            console.say(_("Nothing."), indent="  ")


def show_briefs(console: Console, view: FacilitatorView) -> None:
    """Read out all role cards."""
    for brief in view.briefs:
        console.say()
        for line in brief_lines(view.scene, brief, own=False):
            console.say(line, indent="  ", hang="    ")


def show_room(console: Console, room: Scene) -> None:
    """Read out what everybody sees."""
    console.heading(_("What the room sees:"))
    if room.blank:
        console.say(_("Nothing: the room’s screen is blank."))
        return
    if room.inject is None:
        console.say(room.prologue, indent=INDENT)
        return
    show_inject(console, room, room.inject)
    for decision in room.decisions:
        if decision.inject == room.inject.id:
            console.say()
            for line in decision_lines(room, decision):
                console.say(line.strip(), indent=line[: len(line) - len(line.lstrip())])
            show_outcome(console, room, decision)
    show_gauges(console, room)
