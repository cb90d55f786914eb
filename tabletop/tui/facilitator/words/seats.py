"""What a team reads beside the inject: its questions and answers, and its card.

Invariant: made from that team's view alone.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import DecisionView, TeamView
from tabletop.language.catalogue import _
from tabletop.tui.facilitator.words.columns import beside, indented, spaced
from tabletop.tui.facilitator.words.rooms import question
from tabletop.tui.safe_text import foreign
from tabletop.tui.seat.role_card import card_parts, who
from tabletop.tui.widgets.outcome import answer_lines

_LABEL = 16


def _own(view: TeamView, decision: DecisionView, width: int) -> Content:
    own = next((one for one in decision.answers if one.team == view.team.id), None)
    if own is None or decision.status == "ruled":
        return question(view.scene, decision, width)
    said = Content("\n").join(
        [Content.styled(_("Your answer"), "$quiet"), indented(answer_lines(decision, own), width, 3)]
    )
    return spaced([question(view.scene, decision, width), said])


def card(view: TeamView, width: int) -> Content:
    """The role card, part by part."""
    rows = [
        beside(Content.styled(name, "$quiet"), foreign(text), width, _LABEL)
        if name
        else indented(foreign(text), width, 0)
        for name, text in card_parts(view.brief)
    ]
    return spaced([who(view.team), *rows])


def rest(view: TeamView, width: int) -> Content:
    """Questions, then the card."""
    scene = view.scene
    on = scene.inject.id if scene.inject else ""
    asked = [one for one in scene.decisions if one.inject == on or one.status != "ruled"]
    before = Content("") if scene.inject else indented(foreign(scene.prologue), width, 0)
    return spaced([before, *(_own(view, one, width) for one in asked), card(view, width)])
