"""What the room reads beside the inject: the questions, how far each team is, what was ruled, how things stand.

Invariant: made from the room's view alone.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import DecisionView, RoomView, Scene
from tabletop.language.catalogue import _
from tabletop.tui.facilitator.words.columns import indented, spaced
from tabletop.tui.facilitator.words.results import result
from tabletop.tui.safe_text import foreign, foreign_line
from tabletop.tui.widgets.indicators import change_lines, indicator_line
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.outcome import happened, taken_back
from tabletop.tui.widgets.seats import seat_list
from tabletop.tui.widgets.standing_words import standing_words


def _ruled(scene: Scene, decision: DecisionView, width: int) -> Content:
    outcome = decision.outcome
    if outcome is None:
        return Content("")
    story = happened(outcome, scene.teams)
    parts = [result(outcome).stylize_before("bold"), story, change_lines(outcome.changes)]
    parts += taken_back(decision)
    return spaced([foreign(decision.question, "$quiet"), *(indented(part, width, 3) for part in parts if part.plain)])


def question(scene: Scene, decision: DecisionView, width: int) -> Content:
    """A question with how far each team is; once ruled on, what came of it."""
    if decision.status == "ruled":
        return _ruled(scene, decision, width)
    asked = spaced(
        [
            indented(foreign(decision.question, "bold"), width, 0),
            *(indented(one, width, 3) for one in taken_back(decision)),
        ]
    )
    if decision.standing is not None:
        return spaced([asked, standing_words(decision, scene, width)])
    if decision.moves:
        return spaced([asked, moves_words(decision.moves, scene.known, width)])
    return Content("\n").join([asked, seat_list(decision.seats, scene.teams)])


def _before(scene: Scene, width: int) -> Content:
    if scene.ending is not None:
        return spaced([foreign_line(scene.ending.title, "bold"), indented(foreign(scene.ending.text), width, 0)])
    if scene.move_number and scene.move_intro:
        return spaced([foreign_line(scene.move_title, "bold"), indented(foreign(scene.move_intro), width, 0)])
    return spaced([Content.styled(_("How we got here"), "bold"), indented(foreign(scene.prologue), width, 0)])


def rest(view: RoomView, width: int) -> Content:
    """Everything under the inject."""
    scene = view.scene
    if scene.inject is None or scene.ending is not None:
        return _before(scene, width)
    asked = [one for one in scene.decisions if one.inject == scene.inject.id or one.status != "ruled"]
    paused = Content.styled(_("Paused: time stands still."), "bold $live") if scene.phase == "paused" else Content("")
    gauges = Content("\n").join(indicator_line(one) for one in scene.indicators) if not asked else Content("")
    return spaced([paused, *(question(scene, one, width) for one in asked), gauges])
