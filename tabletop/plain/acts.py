"""What the facilitator does beside taking decisions: release, skip, hold, pause, note, undo, end.

Invariant: each act is one command or none; what it is about is named before it happens, or said after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, get_args

from tabletop.exercise import commands as ask
from tabletop.exercise.events import Act
from tabletop.exercise.views import ComingInject, Scene, UndoView
from tabletop.language.catalogue import N_, _
from tabletop.plain.desk import Desk
from tabletop.plain.layout import clipped, numbered, said, whole_numbers
from tabletop.plain.parts import show_arrivals, show_inject, show_move
from tabletop.plain.told import coming, show_decisions, show_guide, show_outcome
from tabletop.plain.wording import about, addressed, minutes, team_name

_TAGGED: Final = re.compile(r"([0-9]{1,2}) ?: ?(.+)")
_EXTENSION: Final = re.compile(r"([+-]?[0-9]{1,2}) ?(m?)")

_STEPS: Final = {
    "inject-released": N_("the release of “$what”"),
    "ad-hoc-inject-released": N_("the release of “$what”"),
    "inject-skipped": N_("skipping “$what”"),
    "inject-held": N_("putting “$what” on hold"),
    "answer-submitted": N_("the answer of $team"),
    "intervention-made": N_("the latest step in “$what”"),
    "moves-revealed": N_("the reveal of the moves on “$what”"),
    "rubric-marked": N_("the marks for $team"),
    "decision-closed": N_("the closing of “$what”"),
    "outcome-ruled": N_("the ruling on “$what”"),
}


def release(desk: Desk, one: ComingInject) -> None:
    """Release an inject after naming it."""
    to = addressed(desk.scene, one.to)
    question = said(N_("Release “$title” to $teams?"), title=clipped(one.title), teams=to)
    if not one.due:
        question = f"{_('Its condition does not hold now.')} {question}"
    if desk.console.confirm(question, yes_on_enter=one.due):
        released(desk, ask.ReleaseInject(one.id))


def released(desk: Desk, command: ask.ReleaseInject | ask.ReleaseAdHocInject) -> None:
    """Release, and read out what there is now."""
    before = desk.scene
    if desk.send(command):
        read_out(desk, before)


def read_out(desk: Desk, before: Scene) -> None:
    """Read out what was just released."""
    view = desk.view
    show_move(desk.console, before, view.scene)
    if view.scene.inject is not None:
        show_inject(desk.console, view.scene, view.scene.inject)
    show_arrivals(desk.console, view.scene, before.indicators)
    show_guide(desk.console, view)
    show_decisions(desk.console, view.scene)


def _pick(desk: Desk, found: Sequence[ComingInject], given: str) -> ComingInject | None:
    if not found:
        desk.console.say(_("There is none."))
    return desk.choose(found, [coming(one) for one in found], given, offer=0)


def release_one(desk: Desk, given: str) -> None:
    """Release a planned inject."""
    one = _pick(desk, desk.view.coming, given)
    if one is not None:
        release(desk, one)


def contingency(desk: Desk, given: str) -> None:
    """Release something held back."""
    one = _pick(desk, desk.view.contingencies, given)
    if one is not None:
        release(desk, one)


def skip(desk: Desk, given: str) -> None:
    """Leave an inject out."""
    view = desk.view
    one = _pick(desk, [*view.coming, *(one for one in view.contingencies if not one.ad_hoc)], given)
    if one is not None and desk.send(ask.SkipInject(one.id)):
        desk.console.say(said(N_("Skipped: $title. u takes it back."), title=one.title))


def hold(desk: Desk, given: str) -> None:
    """Put an inject back for later."""
    one = _pick(desk, [one for one in desk.view.coming if not one.held], given)
    if one is not None and desk.send(ask.HoldInject(one.id)):
        desk.console.say(said(N_("On hold: $title. r releases it."), title=one.title))


def ad_hoc(desk: Desk, given: str) -> None:
    """Write an inject on the spot."""
    title = desk.text(_("Its title:"), given)
    text = desk.text(_("What they read, on one line:"))
    to = _to_whom(desk)
    question = said(N_("Release “$title” to $teams?"), title=clipped(title), teams=addressed(desk.scene, to))
    if desk.console.confirm(question, yes_on_enter=True):
        released(desk, ask.ReleaseAdHocInject(title, text, to))


def _to_whom(desk: Desk) -> tuple[str, ...]:
    heads = desk.scene.teams
    while True:
        line = desk.console.ask(_("For which teams? Their numbers, or Enter for everybody:"))
        numbers = whole_numbers(line)
        if numbers is not None and all(1 <= number <= len(heads) for number in numbers):
            return tuple(heads[number - 1].id for number in dict.fromkeys(numbers))
        desk.console.lines(numbered((head.name, "") for head in heads))


def pause(desk: Desk, _given: str) -> None:
    """Stop time, or let it run."""
    if desk.scene.phase == "paused":
        if desk.send(ask.ResumeExercise()):
            desk.console.say(_("Time runs again."))
    elif desk.send(ask.PauseExercise()):
        desk.console.say(_("Paused. Time stands still until p, or Enter."))


def extend(desk: Desk, given: str) -> None:
    """Give or take minutes."""
    line = given
    while True:
        match = _EXTENSION.fullmatch(line)
        if match:
            break
        if line:
            desk.console.say(_("Please type minutes such as 5 or -3, with an m behind for the whole move."))
        line = desk.console.ask(_("How many minutes more (5), or fewer (-3)? 5 m: for the whole move:"))
    count = int(match[1])
    if desk.send(ask.ExtendTime("move" if match[2] else "inject", count)):
        scope = _("for the move") if match[2] else _("for this talk")
        said_count = minutes(abs(count))
        words = N_("$n more $scope.") if count > 0 else N_("$n less $scope.")
        desk.console.say(said(words, n=said_count, scope=scope))


def note(desk: Desk, given: str) -> None:
    """Write something down."""
    text = desk.text(_("Note (2: in front ties it to the second team):"), given)
    heads = desk.scene.teams
    tagged = _TAGGED.fullmatch(text)
    team = heads[int(tagged[1]) - 1].id if tagged and 1 <= int(tagged[1]) <= len(heads) else None
    written = tagged[2] if tagged and team else text
    inject = desk.scene.inject
    if desk.send(ask.TakeNote("note", written, team=team, about=inject.id if inject else None)):
        desk.console.say(said(N_("Noted, about $team."), team=team_name(desk.scene, team)) if team else _("Noted."))


def park(desk: Desk, given: str) -> None:
    """Put a question aside for the hot wash."""
    inject = desk.scene.inject
    question = desk.text(_("The question to come back to in the hot wash:"), given)
    if desk.send(ask.TakeNote("parked", question, about=inject.id if inject else None)):
        desk.console.say(_("Parked; it comes back in the hot wash."))


def step_name(desk: Desk, undo: UndoView) -> str:
    """What would be taken back, in words."""
    if undo.step in get_args(Act):
        return _("the latest correction")
    view = desk.view
    what = desk.titles.get(undo.what) or about(view.scene, undo.what)
    return said(_STEPS.get(undo.step, "$what"), what=clipped(what), team=team_name(view.scene, undo.what))


def undo(desk: Desk, _given: str) -> None:
    """Take back the latest step."""
    step = desk.view.undo
    if step is None:
        desk.send(ask.UndoStep())
        return
    name = step_name(desk, step)
    if not desk.console.confirm(said(N_("Take back $step?"), step=name), yes_on_enter=not step.grave):
        return
    why = desk.text(_("Dice were thrown, or moves revealed. Why is it taken back?")) if step.grave else ""
    if desk.send(ask.UndoStep(why)):
        desk.console.say(said(N_("Taken back: $step. It stays in the log, struck through."), step=name))


def blank(desk: Desk, _given: str) -> None:
    """Blank the room's screen, or show it again."""
    wanted = not desk.scene.blank
    if desk.send(ask.BlankRoom(wanted)):
        desk.console.say(_("The room’s screen is blank.") if wanted else _("The room’s screen is shown again."))


def end(desk: Desk, _given: str) -> None:
    """ENDEX, after asking."""
    if desk.console.confirm(_("End the exercise (ENDEX)? Play cannot go on after it."), yes_on_enter=False):
        desk.send(ask.EndExercise())


def ruled(desk: Desk, name: str) -> None:
    """Read out what a ruling led to."""
    decision = desk.scene.decision(name)
    if decision is not None:
        show_outcome(desk.console, desk.scene, decision)
