"""What an audience saw at a moment, as a text to read: the same view it had then, in one column.

Invariant: everything comes from that audience's view; nothing is asked of the log, so nothing can leak from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tabletop.decisions.form import PickOne, PickSome, PutInOrder, ShareOut
from tabletop.exercise.views import (
    Audience,
    BriefView,
    Control,
    DecisionView,
    FacilitatorView,
    Room,
    RoomView,
    Scene,
    Seat,
    TeamHead,
    TeamView,
    View,
)
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.tui.review.control import behind
from tabletop.tui.review.parts import heading, listed, section
from tabletop.tui.review.timeline import names
from tabletop.tui.safe_text import foreign, foreign_line, told
from tabletop.tui.widgets.document import body, head, private
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.indicators import change_lines, indicator_line
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.outcome import answer_lines, happened
from tabletop.tui.widgets.seats import seat_list
from tabletop.tui.widgets.standing_words import standing_words

_BAR = 14


def audience_name(audience: Audience, teams: tuple[TeamHead, ...]) -> Content:
    """Whose eyes these are."""
    match audience:
        case Room():
            return Content(_("the room"))
        case Control():
            return Content(_("the facilitator"))
        case Seat():
            return names(teams, audience.team)


def seen(view: View, width: int) -> Content:
    """The view as a column of `width` cells."""
    scene = view.scene
    if isinstance(view, RoomView) and scene.blank:
        return Content(_("The room’s screen was blank."))
    parts: list[Content] = [_phase(scene)]
    if scene.move_number == 0:
        parts += _briefing(view)
    if scene.ending is not None:
        parts += _ending(scene)
    elif scene.inject is not None:
        parts += _playing(view, width)
    if scene.indicators:
        parts.append(_gauges(scene, width))
    if isinstance(view, FacilitatorView):
        parts += behind(view, width)
    return Content("\n\n").join(part for part in parts if part.plain)


def _phase(scene: Scene) -> Content:
    words = [label(f"phase.{scene.phase}")] if scene.phase != "running" else []
    if scene.blank:
        words.append(_("the room’s screen is blank"))
    move = told(
        _("move $n of $of: $title"), "$quiet", n=str(scene.move_number), of=str(scene.moves), title=scene.move_title
    )
    shown = [move] if scene.move_number else []
    return Content(" · ").join([*shown, *(Content.styled(one, "$quiet") for one in words)])


def _briefing(view: View) -> Iterator[Content]:
    scene = view.scene
    yield foreign_line(scene.title, "bold")
    yield foreign(scene.prologue)
    if isinstance(view, TeamView):
        yield role_card(view.brief)


def role_card(brief: BriefView) -> Content:
    """A team's own card."""
    rows = (
        (N_("Situation"), brief.situation),
        (N_("You want"), brief.wants),
        (N_("You fear"), brief.fears),
        (N_("You may not"), brief.may_not),
        (N_("Only you know"), brief.secret),
    )
    return Content("\n").join(
        Content.assemble((f"{_(name)}: ", "$quiet"), foreign_line(text, limit=2_000)) for name, text in rows if text
    )


def _playing(view: View, width: int) -> Iterator[Content]:
    scene = view.scene
    inject = scene.inject
    if inject is None:
        return
    for cause, text in scene.arrived:
        decision = scene.decision(cause)
        what = foreign_line(decision.question if decision else cause, "$quiet")
        yield Content.assemble(told(_("Later consequence of: $cause"), "$quiet", cause=what), "\n", foreign(text))
    yield Content("\n").join([head(inject), Content(""), body(inject)])
    yield private(inject, scene.teams)
    if inject.to and not isinstance(view, TeamView):
        yield Content.assemble(
            (_("Only for"), "$quiet"), " ", Content(", ").join(names(scene.teams, t) for t in inject.to)
        )
    for decision in scene.decisions:
        if decision.inject == inject.id or decision.status != "ruled":
            yield asked(decision, view, width)


def asked(decision: DecisionView, view: View, width: int) -> Content:
    """A question, who has answered what, and what came of it."""
    scene = view.scene
    words = " · ".join(one for one in (_("DECISION"), label(f"type.{decision.type}")) if one)
    parts = [Content.assemble((words, "bold $quiet"), "\n", foreign_line(decision.question, "bold", limit=600))]
    if decision.standing is not None:
        parts.append(standing_words(decision, scene, width))
    elif decision.moves:
        parts.append(moves_words(decision.moves, scene.teams, width))
    else:
        parts += _answers(decision, view, width)
    parts += _overruled(decision, scene)
    if decision.outcome is not None:
        parts.append(_outcome(decision, scene))
    return Content("\n").join(part for part in parts if part.plain)


def _answers(decision: DecisionView, view: View, width: int) -> Iterator[Content]:
    """What was answered so far, and by whom it still was not."""
    scene = view.scene
    own = view.team.id if isinstance(view, TeamView) else ""
    answered = {answer.team: answer for answer in decision.answers}
    if decision.form and own not in answered:
        yield offered(decision)
    waiting = [seat for seat in decision.seats if seat.team not in answered]
    for team, answer in answered.items():
        lead = Content.assemble(names(scene.teams, team), "  ") if len(scene.teams) > 1 else Content("")
        yield hung(Content("  "), Content.assemble(lead, answer_lines(decision, answer)), width)
    if waiting and decision.status == "open" and len(scene.teams) > 1:
        yield seat_list(tuple(waiting), scene.teams)


def offered(decision: DecisionView) -> Content:
    """What can be chosen, in lines."""
    lines: list[Content] = []
    for field in decision.form:
        prediction = isinstance(field, PickOne) and bool(field.team)
        if isinstance(field, PickOne | PickSome | PutInOrder | ShareOut) and not prediction:
            for choice in field.choices:
                detail = Content.assemble("  ", foreign_line(choice.detail, "$quiet")) if choice.detail else Content("")
                text = foreign_line(choice.label) if choice.label else Content(label(f"ballot.{choice.id}"))
                lines.append(Content.assemble(("  · ", "$quiet"), text, detail))
    return Content("\n").join(lines)


def _overruled(decision: DecisionView, scene: Scene) -> Iterator[Content]:
    """What was announced and struck since: struck through, and said to be."""
    for before in decision.overruled:
        text = happened(before, scene.teams)
        said = text if text.plain else foreign_line(before.result)
        yield Content.assemble(said.stylize("strike $quiet"), (f" ({_('taken back')})", "$quiet"))


def _outcome(decision: DecisionView, scene: Scene) -> Content:
    outcome = decision.outcome
    if outcome is None:
        return Content("")
    ruled = outcome.how in {"amended", "overridden"}
    title = _("What happened: the facilitator’s ruling") if ruled else _("What happened")
    return section(title, happened(outcome, scene.teams), change_lines(outcome.changes))


def _gauges(scene: Scene, width: int) -> Content:
    names_width = min(22, max(len(one.name) for one in scene.indicators))
    bar = max(6, min(_BAR, width - names_width - 26))
    return Content("\n").join(indicator_line(one, name_width=names_width, bar_width=bar) for one in scene.indicators)


def _ending(scene: Scene) -> Iterator[Content]:
    if scene.ending is not None:
        yield Content.assemble(heading(_("ENDEX")), "\n", foreign_line(scene.ending.title, "bold"))
        yield foreign(scene.ending.text)
    debrief = scene.debrief
    if debrief is None:
        return
    for step, prompts in debrief.prompts:
        yield listed(label(f"debrief.{step}"), prompts)
    yield listed(label("note.parked"), debrief.parked)
    yield listed(label("note.keep"), debrief.keep)
    yield listed(label("note.change"), debrief.change)
    yield listed(label("debrief.reflection"), tuple(answer for _question, answer in debrief.reflections))
