"""After playing alone: where it ended, how the situation and one's own certainty went, three questions.

Invariant: described and contrasted, never scored. What was answered before is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.exercise import commands as ask
from tabletop.exercise.moments import Actor
from tabletop.exercise.views import DecisionView, Scene, Seat, TeamView
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.console import Back, Console
from tabletop.plain.layout import clipped, said
from tabletop.plain.parts import INDENT, sent
from tabletop.plain.wording import banner, curve, sure
from tabletop.session.port import Session

_QUESTION = 100


def look_back(console: Console, view: TeamView) -> None:
    """Where it ended and how it went."""
    scene = view.scene
    if scene.ending is None or scene.debrief is None:
        return
    prompts = dict(scene.debrief.prompts)
    console.heading(banner(scene))
    console.say(said(N_("ENDEX. Where it ended: $title"), title=scene.ending.title))
    console.say()
    console.say(scene.ending.text, indent=INDENT)
    console.say()
    console.say(*prompts.get("defuse", ()))
    if scene.indicators:
        console.heading(_("How the situation went:"))
        for gauge in scene.indicators:
            console.say(curve(gauge), indent="  ", hang="    ")
    _certainty(console, scene, view.team.id)
    if scene.debrief.alternatives:
        console.heading(_("What you did not choose:"))
        for decision, names in scene.debrief.alternatives:
            asked = scene.decision(decision)
            question = clipped(asked.question, _QUESTION) if asked else decision
            console.say(f"{question} {'; '.join(names)}.", indent="  ", hang="    ")
    if scene.earlier_runs:
        console.say()
        console.say(
            n_(
                "You played this once before. Compare with care: you knew more.",
                "You played this $n times before. Compare with care: you knew more.",
                scene.earlier_runs,
            ).replace("$n", str(scene.earlier_runs))
        )


def certainty(scene: Scene, team: str) -> Iterator[tuple[DecisionView, int]]:
    """How sure one was at each decision, or how likely one thought something was."""
    for decision in scene.decisions:
        for answer in decision.answers:
            if answer.team != team:
                continue
            if answer.sure is not None:
                yield decision, answer.sure
            elif decision.type == "confidence" and answer.summary:
                yield decision, int(answer.summary[0].removesuffix("%").strip())


def _certainty(console: Console, scene: Scene, team: str) -> None:
    found = tuple(certainty(scene, team))
    if not found:
        return
    console.heading(_("How sure you were, and how likely you thought it:"))
    for decision, percent in found:
        console.say(f"{clipped(decision.question, _QUESTION)} {sure(percent)}.", indent="  ", hang="    ")
    own = [percent for decision, percent in found if decision.type != "confidence"]
    if len(own) > 1:
        words = N_("Over your own decisions: lowest $low, highest $high, at the end $last percent.")
        console.say(said(words, low=min(own), high=max(own), last=own[-1]), indent="  ", hang="    ")


def reflect(console: Console, session: Session, seat: Seat, actor: Actor) -> None:
    """Ask what has not been answered yet. Raises Left."""
    debrief = session.view(seat).scene.debrief
    if debrief is None:
        return
    questions = dict(debrief.prompts).get("reflection", ())
    answered = {question for question, _text in debrief.reflections}
    for number, question in enumerate(questions, 1):
        if question in answered:
            continue
        console.heading(said(N_("To think about, $n of $all:"), n=number, all=len(questions)))
        console.say(question)
        while not _written(console, session, actor, question, f"plain/reflection/{number}"):
            pass


def _written(console: Console, session: Session, actor: Actor, question: str, key: str) -> bool:
    draft = session.draft(key)
    if draft:
        console.say(said(N_("You typed before: $line – Enter alone takes it."), line=clipped(draft)))
    try:
        text = console.ask(_("Your answer, on one line, or Enter for none:")) or draft
    except Back:
        return False
    if text:
        session.keep_draft(key, text)
        note = ask.TakeNote("reflection", text, about=question)
        if not sent(console, lambda: session.send(note, actor)):
            return False
        session.keep_draft(key, "")
    return True
