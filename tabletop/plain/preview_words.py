"""What a preview says line by line: where one stands, what is asked, what each choice would do, what came of it.

Invariant: the same facts as on the screen, in sentences; no sign stands where a word could.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.previewing.asking import Asking, Effect, Prospect
from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.situation import Aftermath, Situation, aftermath
from tabletop.exercise.views import FacilitatorView, RoomView, Scene, TeamView, View
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.forms import begun
from tabletop.language.labels import label
from tabletop.plain.console import Console
from tabletop.plain.layout import clipped, numbered, said
from tabletop.plain.parts import INDENT, show_changes, show_inject
from tabletop.plain.standing import show_moves, show_standing
from tabletop.plain.told import show_guide
from tabletop.plain.wording import answered, brief_lines, gauge, story, team_name


def effect(one: Effect) -> str:
    """`Alliance cohesion up 6, better: Allies were asked first.`."""
    words = N_("$name up $n: $why") if one.by > 0 else N_("$name down $n: $why")
    return said(words, name=one.name, n=abs(one.by), why=one.why)


def prospect_lines(one: Prospect) -> Iterator[str]:
    """Everything that follows from a choice."""
    if one.empty:
        yield _("Nothing follows from it.")
    if one.outcome:
        yield said(N_("Told: $text"), text=one.outcome)
    yield from map(effect, one.effects)
    if one.sets:
        yield flags(one.sets)
    for later in one.later:
        yield arriving(one.after, later)


def flags(names: tuple[str, ...]) -> str:
    """Flags that are set."""
    return said(n_("Sets the flag $names.", "Sets the flags $names.", len(names)), names=", ".join(names))


def arriving(after: int, later: Prospect) -> str:
    """What comes with a delay."""
    when = n_("One inject later:", "$n injects later:", after).replace("$n", str(after))
    return f"{when} {' '.join(prospect_lines(later))}"


def aftermath_lines(after: Aftermath) -> Iterator[str]:
    """What the last choice brought beside what players are told."""
    if after.flags:
        yield flags(after.flags)
    for count, later in after.scheduled:
        yield arriving(count, later)
    if after.passed:
        yield said(N_("Passed over, because a condition did not hold: $titles"), titles="; ".join(after.passed))


def situation_lines(scene: Scene, now: Situation) -> Iterator[str]:
    """Where things stand, what is on its way, what comes."""
    yield from map(gauge, scene.indicators)
    if now.flags:
        yield said(N_("Flags set: $names."), names=", ".join(now.flags))
    for question, result in now.results:
        yield said(N_("Decided: $result – $question"), result=result, question=question)
    for count, cause in now.pending:
        when = n_("with the next inject", "in $n injects", count).replace("$n", str(count))
        yield said(N_("On its way, $when: what follows from “$cause”."), when=when, cause=cause)
    for one in now.coming:
        words = N_("Comes: $title") if not one.needs else N_("Comes if $needs: $title")
        yield said(words, title=one.title, needs=one.needs) + ("" if one.due else f" – {_('not now')}")


def whose(view: View) -> str:
    """Whose view it is."""
    match view:
        case TeamView():
            return said(N_("As $team:"), team=view.team.name)
        case RoomView():
            return _("As the room:")
        case FacilitatorView():
            return _("As the facilitator:")


def show_place(console: Console, course: Course, view: View, control: FacilitatorView) -> None:
    """Read out what is to be read where one stands."""
    spot, scene = course.spot, view.scene
    if course.by_hand:
        console.say(_("The state was set by hand."))
    match spot.kind:
        case "briefing":
            _show_beginning(console, view)
        case "consequence":
            _show_consequence(console, course, view, control)
        case "ending":
            console.heading(_("End of the exercise (ENDEX)"))
            if scene.ending is not None:
                console.say(scene.ending.title)
                console.say(scene.ending.text, indent=INDENT)
        case _:
            _show_inject(console, course, view)


def _show_beginning(console: Console, view: View) -> None:
    scene = view.scene
    console.heading(scene.title)
    console.say(scene.summary)
    console.heading(_("How we got here"))
    console.say(scene.prologue, indent=INDENT)
    if isinstance(view, TeamView):
        console.say()
        for line in brief_lines(scene, view.brief, own=True):
            console.say(line, indent="  ", hang="    ")


def _show_inject(console: Console, course: Course, view: View) -> None:
    scene = view.scene
    console.heading(whose(view))
    for _cause, text in scene.arrived:
        console.say(said(N_("Meanwhile: $text"), text=text))
    inject = next((one for one in scene.injects if one.id == course.spot.inject), None)
    if inject is None:
        console.say(_("This inject is not for this audience.") if course.spot.inject else _("Nothing was shown yet."))
        return
    show_inject(console, scene, inject)
    changes = [one for held in scene.indicators for one in held.latest if one.cause == inject.id]
    show_changes(console, changes, scene.indicators)
    for line in aftermath_lines(aftermath(course.taken[-1] if course.taken else None)):
        console.say(line, indent="  ", hang="    ")
    if isinstance(view, FacilitatorView) and view.guide is not None and inject.current:
        show_guide(console, view)


def _show_consequence(console: Console, course: Course, view: View, control: FacilitatorView) -> None:
    full = control.scene.decision(course.spot.decision)
    own = view.scene.decision(course.spot.decision)
    if full is None:
        return
    console.heading(full.question)
    for answer in full.answers:
        console.say(f"{team_name(control.scene, answer.team)}: {clipped(answered(answer))}", indent="  ", hang="    ")
    show_standing(console, control.scene, full)
    show_moves(console, control.scene, full)
    console.heading(whose(view))
    outcome = own.outcome if own is not None else None
    texts = tuple(story(view.scene, outcome)) if outcome is not None else ()
    console.say(*(texts or (_("Nothing is told."),)), indent=INDENT)
    if outcome is not None:
        show_changes(console, outcome.changes, view.scene.indicators)
    for line in aftermath_lines(aftermath(course.taken[-1])):
        console.say(line, indent="  ", hang="    ")
    for name, text in full.readings:
        console.say(f"{begun(label(f'reading.{name}'))}: {text}", indent=INDENT)


def show_asked(console: Console, scene: Scene, asked: Asking) -> None:
    """The question, what can be chosen, and what each choice would do."""
    console.heading(said(N_("Decision: $question"), question=asked.question))
    if asked.team is not None:
        console.say(said(N_("$team answers."), team=team_name(scene, asked.team)))
    elif len(asked.waiting) > 1 and asked.together:
        names = ", ".join(team_name(scene, one) for one in asked.waiting)
        console.say(said(N_("One answer for all: $teams. t asks team by team."), teams=names))
    for number, offer in enumerate(asked.offers, 1):
        console.lines(numbered([(offer.label, offer.detail)], number))
        for line in prospect_lines(offer.prospect) if offer.prospect is not None else ():
            console.say(line, indent="       ", hang="         ")
    for one in asked.prospects:
        console.say(said(N_("If it comes to “$result”:"), result=one.label))
        for line in prospect_lines(one):
            console.say(line, indent="  ", hang="    ")
