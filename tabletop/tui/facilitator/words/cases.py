"""A decision on the facilitator's bench: the question, what every team said, what the script makes of it.

Invariant: the answers stand above the outcome, so a ruling is never made without them in sight.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import AnswerView, DecisionView, FacilitatorView, OutcomeView
from tabletop.language.catalogue import _
from tabletop.language.labels import label
from tabletop.tui.facilitator.words.columns import beside, indented, spaced
from tabletop.tui.facilitator.words.tables import state_words
from tabletop.tui.safe_text import foreign, foreign_line
from tabletop.tui.widgets.indicators import change_lines
from tabletop.tui.widgets.outcome import answer_words, happened
from tabletop.tui.widgets.teams import named

_INDENT = 3


def answer(decision: DecisionView, given: AnswerView, width: int) -> Content:
    """An answer with its reason, its marks, and what it replaced."""
    parts = [answer_words(decision, given).stylize_before("bold")]
    if given.rationale:
        parts.append(Content.assemble("“", foreign_line(given.rationale, limit=400), "”"))
    if given.sure is not None:
        parts.append(Content.styled(f"{_('How sure:')} {given.sure} %", "$quiet"))
    if given.marks:
        marks = Content(" · ").join(foreign_line(mark) for mark in given.marks)
        parts.append(Content.assemble((_("Marked: "), "$quiet"), marks))
    for earlier in given.earlier:
        words = Content(" · ").join(foreign_line(line) for line in earlier) or Content(label("seat.no-decision"))
        parts.append(Content.assemble((_("Earlier: "), "$quiet"), words.stylize_before("strike $quiet")))
    return Content("\n").join(indented(part, width, _INDENT) for part in parts if part.plain)


def answers(view: FacilitatorView, decision: DecisionView, width: int) -> Content:
    """What every team that was asked said."""
    rows: list[Content] = []
    for seat in decision.seats:
        given = next((one for one in decision.answers if one.team == seat.team), None)
        head = Content.assemble(named(view.scene.teams, seat.team), "  ", state_words(seat, given).stylize_before("$quiet"))
        rows.append(Content("\n").join([head, answer(decision, given, width)]) if given and given.summary else head)
    return Content("\n").join(rows)


def counts(outcome: OutcomeView) -> Content:
    """`hospitals 2 · water 1`; nothing where all said the same or nobody anything."""
    found = [(name, count) for name, count in outcome.counts if count]
    if len(found) < 2:  # noqa: PLR2004 - one answer is no count
        return Content("")
    return Content(" · ").join(
        Content.assemble(foreign_line(label(f"ballot.{name}") if name in _BALLOTS else name), f" {count}")
        for name, count in found
    )


_BALLOTS = {"for", "against", "abstain"}


def result(outcome: OutcomeView) -> Content:
    """The result in words; nothing where there is none."""
    if outcome.result in {"passes", "fails"}:
        return Content(label(f"ballot.{outcome.result}"))
    return foreign_line(outcome.result)


def scripted(view: FacilitatorView, outcome: OutcomeView, width: int) -> Content:
    """What the script says happens, and what it changes."""
    story = happened(outcome, view.scene.teams)
    changes = change_lines(outcome.changes)
    parts = [
        indented(counts(outcome), width, _INDENT),
        indented(result(outcome).stylize_before("bold"), width, _INDENT),
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


def reading(name: str, text: str, width: int) -> Content:
    """One expert reading."""
    return beside(foreign_line(name.replace("-", " "), "$quiet", limit=14), foreign(text), width, 16)
