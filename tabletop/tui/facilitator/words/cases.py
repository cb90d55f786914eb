"""A decision on the facilitator's bench: the question, what every team said, what the script makes of it.

Invariant: the answers stand above the outcome, so a ruling is never made without them in sight.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import AnswerView, DecisionView, FacilitatorView, OutcomeView
from tabletop.language.catalogue import _
from tabletop.language.forms import closing, opening
from tabletop.language.labels import label
from tabletop.tui.facilitator.words.columns import beside, cut, indented, spaced
from tabletop.tui.facilitator.words.results import counts, result
from tabletop.tui.facilitator.words.tables import state_words
from tabletop.tui.safe_text import foreign, foreign_line
from tabletop.tui.widgets.indicators import change_lines
from tabletop.tui.widgets.moves import moves_words
from tabletop.tui.widgets.outcome import answer_words, happened
from tabletop.tui.widgets.standing_words import standing_words
from tabletop.tui.widgets.teams import named

_INDENT = 3


def answer(decision: DecisionView, given: AnswerView) -> Content:
    """An answer with its reason; under it how sure, its marks, and what it replaced."""
    said = [answer_words(decision, given).stylize_before("bold")]
    if given.rationale:
        said.append(Content.assemble(opening(), foreign_line(given.rationale, limit=400), closing()))
    if given.late:
        said.append(Content.styled(_("late"), "$quiet"))
    parts = [Content("  ").join(said)]
    if given.sure is not None:
        parts.append(Content.styled(f"{_('How sure:')} {given.sure} %", "$quiet"))
    if given.marks:
        marks = Content(" · ").join(foreign_line(mark) for mark in given.marks)
        parts.append(Content.assemble((_("Marked: "), "$quiet"), marks))
    for earlier in given.earlier:
        words = Content(" · ").join(foreign_line(line) for line in earlier) or Content(label("seat.no-decision"))
        parts.append(Content.assemble((_("Earlier: "), "$quiet"), words.stylize_before("strike $quiet")))
    return Content("\n").join(parts)


def answers(view: FacilitatorView, decision: DecisionView, width: int) -> Content:
    """What every team that was asked said, each beside its name; how a proceeding ended; moves with their guesses."""
    if decision.standing is not None:
        return standing_words(decision, view.scene, width)
    if decision.moves:
        return moves_words(decision.moves, view.scene.known, width)
    names = {seat.team: named(view.scene.known, seat.team) for seat in decision.seats}
    indent = min(max((name.cell_length for name in names.values()), default=0), width // 3) + 2
    rows: list[Content] = []
    for seat in decision.seats:
        given = next((one for one in decision.answers if one.team == seat.team), None)
        words = state_words(seat).stylize_before("$quiet")
        if given is not None and given.summary:
            words = answer(decision, given)
        rows.append(beside(cut(names[seat.team], indent - 2), words, width, indent))
    return Content("\n").join(rows)


def _came(outcome: OutcomeView) -> Content:
    """The result, and how often what was said."""
    said = counts(outcome)
    parts = [result(outcome).stylize_before("bold"), Content.assemble("(", said, ")") if said.plain else said]
    return Content("  ").join(part for part in parts if part.plain)


def scripted(view: FacilitatorView, outcome: OutcomeView, width: int) -> Content:
    """What the script says happens, and what it changes."""
    story = happened(outcome, view.scene.teams)
    changes = change_lines(outcome.changes)
    parts = [
        indented(_came(outcome), width, _INDENT),
        indented(story, width, _INDENT),
        indented(changes, width, _INDENT),
    ]
    shown = [part for part in parts if part.plain.strip()]
    if not shown:
        shown = [Content.styled(_("   Nothing follows by the script."), "$quiet")]
    return spaced(shown)


def case(view: FacilitatorView, decision: DecisionView, outcome: OutcomeView | None, width: int) -> Content:
    """Question, answers, and the scripted outcome where there is one yet."""
    parts = [foreign(decision.question, "bold"), answers(view, decision, width)]
    if decision.straw_poll:
        parts.append(Content.styled(_("This was a straw poll: it shows a mood and decides nothing."), "$quiet"))
    if outcome is not None:
        parts.append(Content.styled(_("By the script"), "$quiet"))
        parts.append(scripted(view, outcome, width))
    return spaced(parts)
