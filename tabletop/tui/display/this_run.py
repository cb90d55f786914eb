"""What this very run asks for after ENDEX, in letters for the last row: where the tables differed, and what to ask.

Invariant: made from the room's own view; an answer the room may not know is not in it, and nobody is called right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from tabletop.exercise.views import DebriefView, DecisionView, Scene
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.display import wording
from tabletop.tui.display.pages import Group, Piece, group
from tabletop.tui.safe_text import foreign_line, told
from tabletop.tui.widgets.outcome import answer_words

_MOST: Final = 3
"""Of each sort: a display cannot be scrolled, and a room talks about few things."""
_QUESTION: Final = 200


def of_this_run(scene: Scene, debrief: DebriefView) -> Group:
    """The questions that this run asks for; nothing where it asks for none."""
    pieces = [*_asked(scene, debrief)]
    return group(Piece(Content.styled(_("From this run"), "bold")), *pieces) if pieces else group()


def _asked(scene: Scene, debrief: DebriefView) -> Iterator[Piece]:
    widest = scene.decision(debrief.widest_split)
    if widest is not None:
        yield _bullet(told(label("prompt.split"), question=_question(widest)))
        for one in () if widest.secret else widest.answers:
            line = Content.assemble(wording.team(scene, one.team), "  ", answer_words(widest, one))
            yield Piece(line, indent=4, close=True)
    for name in debrief.overrides[:_MOST]:
        decision = scene.decision(name)
        if decision is not None:
            yield _bullet(told(label("prompt.overridden"), question=_question(decision)))
    for name, team in debrief.undecided[:_MOST]:
        decision = scene.decision(name)
        if decision is not None:
            who = wording.team(scene, team)
            yield _bullet(told(label("prompt.undecided"), team=who, question=_question(decision)))
    for text in debrief.parked[:_MOST]:
        yield _bullet(told(label("prompt.parked"), text=foreign_line(text)))


def _question(decision: DecisionView) -> Content:
    return foreign_line(decision.question, limit=_QUESTION)


def _bullet(text: Content) -> Piece:
    return Piece(text, Content("• "), 2, close=True)
