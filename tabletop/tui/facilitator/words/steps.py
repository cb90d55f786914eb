"""What `go on` would do, and what `undo` would take back, in a sentence each.

Invariant: the sentence names the thing itself (which inject, which decision, which teams), so nobody presses space
without knowing what happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, get_args

from textual.content import Content

from tabletop.exercise.events import Act
from tabletop.exercise.views import DecisionView, FacilitatorView, TeamHead
from tabletop.language.catalogue import N_, _
from tabletop.tui.facilitator.words.columns import cut
from tabletop.tui.facilitator.words.coming import number_of
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.teams import named, sign, team_name


def all_of(teams: Iterable[Content]) -> Content:
    """`▲ Government, ● Operators`."""
    return Content(", ").join(teams)


def waiting(decision: DecisionView) -> tuple[str, ...]:
    """The teams that have not answered; in a proceeding nobody gives an answer."""
    if decision.standing is not None:
        return ()
    return tuple(seat.team for seat in decision.seats if seat.state == "waiting")


def ruled(view: FacilitatorView) -> int:
    """How many decisions have been ruled on."""
    return sum(one.status == "ruled" for one in view.scene.decisions)


def question_of(view: FacilitatorView, decision: str) -> Content:
    """The question, short enough for a line."""
    found = view.scene.decision(decision)
    return foreign_line(found.question if found else decision, limit=90)


def to_whom(view: FacilitatorView, inject: str) -> Content:
    """Who will see an inject: everybody, or some alone."""
    found = next((one for one in (*view.coming, *view.contingencies) if one.id == inject), None)
    if found is None or not found.to:
        return Content(_("everybody"))
    return told(_("$teams alone"), teams=all_of(named((*view.scene.known, *view.absent), team) for team in found.to))


def title_of(view: FacilitatorView, inject: str) -> Content:
    """The number and title of an inject that is still to come."""
    found = next((one for one in (*view.coming, *view.contingencies) if one.id == inject), None)
    number = number_of(view, inject)
    title = foreign_line(found.title if found else inject, limit=70)
    return Content.assemble(f"{number}  " if number else "", title)


def _waited_for(view: FacilitatorView, what: str, width: int) -> Content:
    """The teams by name; by sign alone where the names do not fit."""
    decision = view.scene.decision(what)
    heads = [head for head in map(view.scene.team, waiting(decision) if decision else ()) if head]
    sentence = _("Waiting for $teams: d takes the answer")
    named_all = told(sentence, teams=all_of(map(team_name, heads)))
    if named_all.cell_length <= width:
        return named_all
    return told(sentence, teams=Content(" ").join(sign(head.sign) for head in heads))


def forward(view: FacilitatorView, width: int) -> Content:
    """What space does now, in one line of `width` cells."""
    return cut(_forward(view, width), width)


def _with_decision(view: FacilitatorView, width: int) -> Content:
    step, what = view.forward.step, view.forward.what
    match step:
        case "answer":
            return _waited_for(view, what, width)
        case "intervene":
            return told(_("Go on with “$question”"), question=question_of(view, what))
        case "reveal":
            return told(_("Reveal all moves at once: “$question”"), question=question_of(view, what))
        case "mark":
            return told(_("Mark the texts, then rule: “$question”"), question=question_of(view, what))
        case "close" if _stepwise(view, what):
            return told(_("It has come to an end. Close and rule on “$question”"), question=question_of(view, what))
        case "close":
            return told(_("All have answered. Close and rule on “$question”"), question=question_of(view, what))
        case _:
            return told(_("Rule on “$question”"), question=question_of(view, what))


def _stepwise(view: FacilitatorView, what: str) -> bool:
    decision = view.scene.decision(what)
    return decision is not None and decision.standing is not None


def _forward(view: FacilitatorView, width: int) -> Content:
    step, what = view.forward.step, view.forward.what
    if view.scene.phase == "paused" and step in {"release", "start"}:
        return Content(_("Time stands still. p lets it run; then space goes on."))
    match step:
        case "start":
            return Content(_("Start the exercise (STARTEX): time begins to run"))
        case "answer" | "intervene" | "reveal" | "mark" | "close" | "rule":
            return _with_decision(view, width)
        case "release":
            return told(_("Release $inject, to $teams"), inject=title_of(view, what), teams=to_whom(view, what))
        case "end":
            return Content(_("End the exercise (ENDEX): roles end"))
        case "close-session":
            return Content(_("Go to the hot wash"))
        case "nothing":
            return Content(_("This session is finished."))


def released_or_coming(view: FacilitatorView, inject: str) -> Content:
    """The title of any inject."""
    released = next((one.title for one in view.scene.injects if one.id == inject), None)
    return foreign_line(released, limit=70) if released is not None else title_of(view, inject)


def _team(view: FacilitatorView, team: str) -> Content:
    head: TeamHead | None = view.scene.team(team)
    return team_name(head) if head else foreign_line(team)


_CORRECTED: Final = N_("Take back the latest correction? What it struck counts again.")
_OF_DECISIONS: Final[Mapping[str, str]] = {
    "decision-closed": N_("Open “$question” again for answers?"),
    "outcome-ruled": N_("Take back the ruling on “$question”, with all it changed?"),
    "moves-revealed": N_("Seal the moves of “$question” again?"),
    "intervention-made": N_("Take back the latest step in “$question”?"),
    **dict.fromkeys(get_args(Act), _CORRECTED),
}


def undoing(view: FacilitatorView, titles: Mapping[str, str]) -> Content:
    """What `undo` would take back, as a question. `titles` are those of injects that the view has let go of."""
    undo = view.undo
    if undo is None:
        return Content(_("There is no step to take back."))
    match undo.step:
        case "inject-released" | "ad-hoc-inject-released":
            return told(
                _("Take back the release of “$inject”? The room has seen it; the log will say so."),
                inject=released_or_coming(view, undo.what),
            )
        case "inject-skipped":
            title = titles.get(undo.what, "")
            return (
                told(_("Take back that “$inject” was skipped?"), inject=title)
                if title
                else Content(_("Take back the latest skip?"))
            )
        case "inject-held":
            return told(_("Take back that “$inject” is on hold?"), inject=released_or_coming(view, undo.what))
        case "answer-submitted":
            return told(_("Take back the answer of $team?"), team=_team(view, undo.what))
        case "rubric-marked":
            return told(_("Take back the marks for $team?"), team=_team(view, undo.what))
        case step if step in _OF_DECISIONS:
            return told(_(_OF_DECISIONS[step]), question=question_of(view, undo.what))
        case _:
            return Content(_("Take back the latest step?"))
