"""The hot wash, step by step: the author's prompts, those drawn from this very run, what to keep and to change.

Invariant: it can be left and taken up at any step; nothing hidden is said before it is revealed.
"""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote

from tabletop.exercise import commands as ask
from tabletop.exercise.views import DebriefView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import LABELS, label
from tabletop.plain.console import Back
from tabletop.plain.desk import Desk
from tabletop.plain.layout import clipped, said
from tabletop.plain.parts import INDENT
from tabletop.plain.wording import about, banner, brief_lines, curve, team_name

_SIGNS = {"+": "keep", "-": "change"}


def hot_wash(desk: Desk) -> None:
    """Go through the steps, then offer to finish the log. Raises Left and Back."""
    scene = desk.scene
    debrief = scene.debrief
    if debrief is None:
        return
    _ending(desk, scene)
    steps = [(step, prompts) for step, prompts in debrief.prompts if step != "reflection"]
    index = 0
    while index < len(steps):
        try:
            _step(desk, *steps[index], place=(index + 1, len(steps)))
        except Back:
            if index == 0:
                raise
            index -= 1
        else:
            index += 1
    _finish(desk)


def _step(desk: Desk, step: str, prompts: tuple[str, ...], place: tuple[int, int]) -> None:
    console = desk.console
    console.heading(said(N_("$step, $n of $all"), step=label(f"debrief.{step}"), n=place[0], all=place[1]))
    for prompt in (*of_this_run(desk.scene, step), *prompts):
        console.say(prompt, indent="  ", hang="    ")
    if step == "reveal":
        _reveal(desk)
    _capture(desk)


def _ending(desk: Desk, scene: Scene) -> None:
    console = desk.console
    console.heading(banner(scene))
    console.say(_("ENDEX. The exercise is over; nobody is in role any more. Say so aloud."))
    if scene.ending is not None:
        console.heading(said(N_("Where it ended: $title"), title=scene.ending.title))
        console.say(scene.ending.text, indent=INDENT)
    if scene.indicators:
        console.heading(_("How the situation went:"))
        for gauge in scene.indicators:
            console.say(curve(gauge), indent="  ", hang="    ")


def of_this_run(scene: Scene, step: str) -> Iterator[str]:
    """Prompts drawn from what happened here."""
    debrief = scene.debrief
    if debrief is None:
        return
    if step == "interpret":
        if scene.decision(debrief.widest_split) is not None:
            question = about(scene, debrief.widest_split)
            yield said(LABELS["prompt.split"], question=clipped(question))
        for decision in filter(scene.decision, debrief.overrides):
            yield said(LABELS["prompt.overridden"], question=clipped(about(scene, decision)))
        for decision, team in (one for one in debrief.undecided if scene.decision(one[0])):
            asked = clipped(about(scene, decision))
            yield said(LABELS["prompt.undecided"], team=team_name(scene, team), question=asked)
    if step == "generalise":
        for text in debrief.parked:
            yield said(LABELS["prompt.parked"], text=text)


def _capture(desk: Desk) -> None:
    """Take down what to keep and to change until Enter. Raises Left and Back."""
    while True:
        line = desk.console.ask(_("+ text: keep it, - text: change it, text: a note, Enter: next step:"))
        if not line:
            return
        purpose = _SIGNS.get(line[0], "note")
        text = line[1:].strip() if purpose != "note" else line
        if _note(desk, purpose, text):
            desk.console.say(said(N_("Taken down: $kind."), kind=label(f"note.{purpose}")))


def _note(desk: Desk, purpose: str, text: str) -> bool:
    match purpose:
        case "keep":
            return desk.send(ask.TakeNote("keep", text))
        case "change":
            return desk.send(ask.TakeNote("change", text))
        case _:
            return desk.send(ask.TakeNote("note", text))


def _reveal(desk: Desk) -> None:
    debrief = desk.scene.debrief
    if debrief is None:
        return
    if not debrief.revealed:
        if not desk.console.confirm(_("Reveal to everybody what was hidden?"), yes_on_enter=True):
            return
        if not desk.send(ask.RevealSecrets()):
            return
    revealed = desk.scene.debrief
    if revealed is not None:
        _show_hidden(desk, desk.scene, revealed)


def _show_hidden(desk: Desk, scene: Scene, debrief: DebriefView) -> None:
    console = desk.console
    for brief in debrief.briefs:
        console.say()
        for line in brief_lines(scene, brief, own=False):
            console.say(line, indent="  ", hang="    ")
    for title, team, text in debrief.hidden:
        console.heading(said(N_("“$title” – only $team read:"), title=title, team=team_name(scene, team)))
        console.say(text, indent=INDENT)
    if debrief.alternatives:
        console.heading(_("What nobody chose:"))
        for decision, names in debrief.alternatives:
            console.say(f"{clipped(about(scene, decision))} {'; '.join(names)}.", indent="  ", hang="    ")
    if debrief.unmet:
        console.heading(said(N_("What did not happen: $titles."), titles="; ".join(debrief.unmet)))


def _finish(desk: Desk) -> None:
    place = desk.session.place
    if place:
        desk.console.say()
        desk.console.say(_("For the projector, all of this on one page:"))
        desk.console.say(f"tabletop report {quote(place)} --page hot-wash", indent="  ")
        desk.console.say(_("Let participants say what it was like, without names:"))
        desk.console.say(f"tabletop feedback {quote(place)}", indent="  ")
    question = _("Finish the session? Nothing can be added to its log afterwards.")
    if desk.console.confirm(question, yes_on_enter=False):
        desk.send(ask.CloseSession())
