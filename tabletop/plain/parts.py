"""What every line-by-line face says alike: an inject, cards, where things stand, what a result means.

Invariant: nothing is said that does not stand in a view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.views import ChangeView, DecisionView, IndicatorView, InjectView, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.console import Back, Console
from tabletop.plain.layout import said
from tabletop.plain.wording import (
    about,
    banner,
    card_lines,
    change,
    gauge,
    inject_head,
    new_changes,
    notes_on,
    team_name,
)
from tabletop.session.port import NotSaved, Result, Saved

INDENT = "   "


def show_inject(console: Console, scene: Scene, inject: InjectView) -> None:
    """Everything a reader of the inject may read."""
    console.heading(banner(scene))
    console.say(said(N_("Inject $n: $title"), n=inject.number, title=inject.title), inject_head(inject))
    if inject.text:
        console.say()
        console.say(inject.text, indent=INDENT)
    for team, text in inject.private:
        console.say()
        console.say(said(N_("Only for $team:"), team=team_name(scene, team)))
        console.say(text, indent=INDENT)


def show_move(console: Console, before: Scene, scene: Scene) -> None:
    """A move that begins with the inject that is about to be read out."""
    if scene.move_number != before.move_number or not before.injects:
        words = N_("Move $n of $all: $title")
        console.heading(said(words, n=scene.move_number, all=scene.moves, title=scene.move_title))
        if scene.move_intro:
            console.say(scene.move_intro)


def show_arrivals(console: Console, scene: Scene, before: Iterable[IndicatorView]) -> None:
    """What came with the latest release: delayed outcomes, and changes with their reasons."""
    for cause, text in scene.arrived:
        console.say()
        console.say(said(N_("Later consequence of “$cause”:"), cause=about(scene, cause)))
        console.say(text, indent=INDENT)
    show_changes(console, new_changes(before, scene.indicators), scene.indicators)


def show_changes(console: Console, changes: Iterable[ChangeView], gauges: Iterable[IndicatorView]) -> None:
    """Each change with its direction and reason."""
    held = tuple(gauges)
    lines = [change(one, held) for one in changes]
    if lines:
        console.heading(_("What it changed:"))
        for line in lines:
            console.say(line, indent="  ", hang="    ")


def show_gauges(console: Console, scene: Scene) -> None:
    """Where everything stands."""
    console.heading(_("Where things stand:"))
    for view in scene.indicators:
        console.say(gauge(view), indent="  ", hang="    ")
        if view.about:
            console.say(view.about, indent="    ")
    if not scene.indicators:
        console.say(_("This scenario has no indicators."))


def show_cards(console: Console, scene: Scene) -> None:
    """All cards opened so far."""
    console.heading(_("Cards – dated facts opened so far:"))
    if not scene.cards:
        console.say(_("None yet. Cards open together with injects."))
    for card in scene.cards:
        title, text, source = card_lines(card)
        console.say(title, indent="  ")
        console.say(text, source, indent=INDENT + "  ")
        console.say()


def show_question(console: Console, decision: DecisionView) -> None:
    """The question, and what one should know before answering."""
    console.heading(said(N_("Decision: $question"), question=decision.question))
    for note in notes_on(decision):
        console.say(note)


def sent(console: Console, send: Callable[[], Result]) -> bool:
    """Send, and say in one sentence why it did not happen, if it did not.

    What could not be saved is kept as it was typed, and sent again when somebody says so. Raises Left.
    """
    while True:
        match send():
            case Saved():
                return True
            case NotSaved(why=why):
                console.say(sentence(f"not_saved.{why}"))
                if not _once_more(console):
                    return False
            case Refusal(reason=Reason.ANSWER_FAULTY | Reason.OUT_OF_ORDER, detail=detail):
                console.say(sentence(f"fault.{detail}", detail=detail))
                return False
            case Refusal(reason=reason, detail=detail):
                console.say(sentence(reason.value, detail=detail))
                return False


def _once_more(console: Console) -> bool:
    try:
        console.ask(_("Enter: try again. b: leave it. q: leave the program."))
    except Back:
        return False
    return True
