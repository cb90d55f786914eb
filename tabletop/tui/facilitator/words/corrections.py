"""The latest steps in words, what can be done about each, and what hangs on it.

Invariant: what was struck is struck through and says so; a sentence names the thing it is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.content import Content

from tabletop.exercise.views import FacilitatorView, StepView
from tabletop.language.catalogue import N_, _
from tabletop.tui.facilitator.words.steps import question_of, released_or_coming
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.teams import named
from tabletop.tui.widgets.wording import clock

_STEPS: Final[Mapping[str, str]] = {
    "inject-released": N_("Released: $inject"),
    "ad-hoc-inject-released": N_("Released: $inject"),
    "inject-skipped": N_("Skipped: $inject"),
    "inject-held": N_("On hold: $inject"),
    "inject-passed-over": N_("Did not happen: $inject"),
    "answer-submitted": N_("$team answered: $question"),
    "rubric-marked": N_("Marked the text of $team: $question"),
    "decision-closed": N_("Closed: $question"),
    "outcome-ruled": N_("Ruled on: $question"),
    "moves-revealed": N_("Moves revealed: $question"),
    "intervention-made": N_("A step in: $question"),
    "move-started": N_("The move began"),
    "answer-withdrawn": N_("Took back the answer of $team: $question"),
    "answer-corrected": N_("Corrected the answer of $team: $question"),
    "ruling-overruled": N_("Ruled again on: $question"),
    "decision-reopened": N_("Opened again: $question"),
    "interventions-taken-back": N_("Took back steps in: $question"),
    "release-taken-back": N_("Took back the release of: $inject"),
    "inject-restored": N_("Put back on the plan: $inject"),
}
ACTS: Final[Mapping[str, str]] = {
    "withdraw": N_("Take the answer back"),
    "correct": N_("Correct the answer"),
    "overrule": N_("Rule again"),
    "reopen": N_("Open it again for answers"),
    "take-back": N_("Take the release back: it is still to come"),
    "interventions": N_("Take this step back, and those after it"),
    "restore": N_("Put it back on the plan"),
}
_HANGS: Final[Mapping[str, str]] = {
    "change": N_("$what"),
    "flag": N_("now true: $what"),
    "pending": N_("still on its way: $what"),
    "consequence": N_("arrived already: $what"),
    "ruling": N_("the ruling on “$what”"),
}


def name_of(view: FacilitatorView, step: StepView, titles: Mapping[str, str]) -> Content:
    """What was done, in a line."""
    known = titles.get(step.what)
    return told(
        _(_STEPS.get(step.step, "$question")),
        inject=foreign_line(known, limit=60) if known else released_or_coming(view, step.what),
        question=question_of(view, step.what),
        team=named(view.scene.teams, step.team),
    )


def line(view: FacilitatorView, step: StepView, titles: Mapping[str, str]) -> Content:
    """One row of the list: when, what, and whether it still counts."""
    name = name_of(view, step, titles)
    lead = (f"{clock(step.at):>7}  ", "$quiet")
    if step.struck:
        return Content.assemble(lead, (f"{_('struck')}  ", "$quiet"), name.stylize("strike $quiet"))
    return Content.assemble(lead, name if step.acts else name.stylize_before("$quiet"))


def hanging(step: StepView) -> list[Content]:
    """What followed from it, a line each."""
    return [told(_(_HANGS[kind]), what=foreign_line(words, limit=80)) for kind, words in step.hangs]


def what_stays(step: StepView) -> bool:
    """Whether something of it has come to the room already."""
    return any(kind == "consequence" for kind, _words in step.hangs)


def anew(act: str) -> Content:
    """What working it out anew would do."""
    match act:
        case "correct":
            return Content(_("Work it out anew: all that goes away, and the script rules again"))
        case "overrule":
            return Content(_("Work it out anew: all that goes away, and what you rule now counts"))
        case _:
            return Content(_("Work it out anew: all that goes away"))


def stand(act: str) -> Content:
    """What letting it stand would do."""
    match act:
        case "reopen" | "take-back":
            return Content(_("Let it stand: no gauge moves; a later ruling adds to it"))
        case _:
            return Content(_("Let it stand: the words change, no gauge moves"))
