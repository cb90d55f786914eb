"""The page of what a choice led to: for the audience that looks, and beside it what only the author knows.

Invariant: what is told and what changes come from the audience's view; flags and delays from the records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.situation import aftermath
from tabletop.exercise.views import DecisionView, FacilitatorView, OutcomeView, Scene, View
from tabletop.language.catalogue import _
from tabletop.tui.preview.offers import Laid
from tabletop.tui.preview.parts import heading, unseen
from tabletop.tui.preview.words import aftermath_words
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.outcome import Outcome, Readings, answer_words
from tabletop.tui.widgets.standing import StandingView
from tabletop.tui.widgets.teams import named


def consequence(course: Course, view: View, control: FacilitatorView) -> Iterator[Widget]:
    """What was answered, what came of it for an audience, and what comes next."""
    full = control.scene.decision(course.spot.decision)
    own = view.scene.decision(course.spot.decision)
    if full is None:
        return
    yield Static(foreign(full.question, "$quiet"))
    yield Laid(partial(_answers, control.scene, full), classes="own")
    if full.standing is not None:
        yield StandingView(full, control.scene)
    if full.moves:
        yield Laid(lambda width: moves_words(full.moves, control.scene.known, width), classes="own")
    if own is None:
        yield Static(unseen(view))
    elif own.outcome is not None and (own.outcome.lines or own.outcome.changes):
        yield Outcome(_once(own.outcome), view.scene.teams, view.scene.indicators)
    else:
        yield Static(Content.styled(_("Nothing is told, and nothing changes."), "$quiet"))
    after = aftermath(course.taken[-1])
    if after.flags or after.scheduled:
        yield Laid(partial(aftermath_words, after))
    if full.readings:
        yield heading(_("Two readings of it. Neither is the answer."))
        yield Readings(full.readings)
    coming = next((one for one in control.coming if one.due and not one.held), None)
    ahead: list[Content] = []
    if coming is not None and control.forward.step == "release":
        ahead.append(told(_("Next: $title"), "$quiet", title=foreign_line(coming.title, "$quiet")))
    for held in (one for one in control.contingencies if one.due and not one.ad_hoc):
        fits = _("Held back, and fits now: $title (j brings it in)")
        ahead.append(told(fits, "$quiet", title=foreign_line(held.title, "$quiet")))
    if ahead:
        yield Static(Content("\n").join(ahead), classes="gap")


def _once(outcome: OutcomeView) -> OutcomeView:
    """What all teams are told alike is told once."""
    texts = {text for _team, text in outcome.lines}
    return replace(outcome, lines=((None, next(iter(texts))),)) if len(texts) == 1 else outcome


def _answers(scene: Scene, decision: DecisionView, width: int) -> Content:
    """What was answered: once where all said the same."""
    said = [(one.team, answer_words(decision, one)) for one in decision.answers]
    if len({words.plain for _team, words in said}) == 1 and said:
        return hung(Content(""), said[0][1].stylize("bold"), width)
    rows = [hung(Content.assemble(named(scene.known, team), "  "), words, width) for team, words in said]
    return Content("\n").join(rows)
