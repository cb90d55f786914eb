"""Sealed moves once they are open: what each team did, what it expected, and whether that came true.

Invariant: drawn from the moves a view holds; whether a guess came true is said in a word, not only by a mark.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import MoveView, TeamHead
from tabletop.language.catalogue import _
from tabletop.tui.safe_text import foreign_line
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.teams import named


def _guess(teams: tuple[TeamHead, ...], guess: tuple[str, str, bool], width: int) -> Content:
    team, expected, came_true = guess
    mark = Content.styled("✓ ", "bold") if came_true else Content.styled("✗ ", "$quiet")
    word = Content.styled(_("as expected"), "bold") if came_true else Content.styled(_("it was otherwise"), "$quiet")
    said = Content.assemble(named(teams, team), ": ", foreign_line(expected), "  – ", word)
    return hung(Content.assemble("   ", mark), said, width)


def moves_words(moves: tuple[MoveView, ...], teams: tuple[TeamHead, ...], width: int) -> Content:
    """Every move under its team, with its guesses; nothing where there are no moves."""
    indent = max((named(teams, move.team).cell_length for move in moves), default=0) + 2
    parts: list[Content] = []
    for move in moves:
        name = named(teams, move.team)
        lead = Content.assemble(name, " " * (indent - name.cell_length))
        rows = [hung(lead, foreign_line(move.option, "bold"), width)]
        if move.predicts:
            rows.append(Content.styled("   " + _("expected of the others"), "$quiet"))
            rows += [_guess(teams, guess, width) for guess in move.predicts]
        parts.append(Content("\n").join(rows))
    return Content("\n\n" if any(move.predicts for move in moves) else "\n").join(parts)
