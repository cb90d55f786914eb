"""What the log can be sifted for, as rows to pick from; and what is sifted for, in words.

Invariant: picking what is already picked takes it away again, so one list does both.
"""

from __future__ import annotations

from typing import Final

from textual.content import Content

from tabletop.exercise.views import TeamHead
from tabletop.language.catalogue import _
from tabletop.language.forms import closing, opening
from tabletop.reports.timeline import Layer
from tabletop.tui.review.caption import KINDS, LAYER_WORDS
from tabletop.tui.review.chronicle import LAYERS, Chronicle, Only
from tabletop.tui.review.timeline import names
from tabletop.tui.safe_text import foreign_line, told


def choices(chronicle: Chronicle, teams: tuple[TeamHead, ...], only: Only) -> list[tuple[Content, Only]]:
    """(row, what would be sifted for after picking it)."""
    found: list[tuple[Content, Only]] = []
    if only.narrow:
        found.append((Content(_("everything")), Only(layers=only.layers)))
    for head in teams:
        mark, value = _toggled(only.team, head.id)
        found.append((Content.assemble(mark, names(teams, head.id)), only._replace(team=value)))
    for kind, word in KINDS.items():
        mark, value = _toggled(only.kind, kind)
        found.append((Content.assemble(mark, _(word)), only._replace(kind=value)))
    for move in dict.fromkeys(chronicle.moves):
        mark, value = _toggled(only.move, move)
        title = told(_("move: $title"), title=chronicle.move_title(move))
        found.append((Content.assemble(mark, title), only._replace(move=value)))
    return found


def _toggled(now: str, value: str) -> tuple[Content, str]:
    return (Content.styled("✓ ", "bold $live"), "") if now == value else (Content("  "), value)


SWITCHES: Final[dict[Layer, str]] = {"observed": "o", "adjudicated": "a", "interpreted": "i"}
"""The key of each layer: the first letter of its word in English."""


def switched(only: Only, layer: Layer) -> Only:
    """The same with a layer on that was off, or off that was on."""
    return only._replace(layers=only.layers ^ {layer})


def layers(on: frozenset[Layer], *, short: bool) -> Content:
    """Each layer with its key, and whether it is on: a sign, not a colour alone."""
    parts = [
        Content.assemble(
            (SWITCHES[layer], "bold $foreground"),
            ("✓" if layer in on else "–", "bold $live" if layer in on else "$quiet"),
            (_(LAYER_WORDS[layer]), "$foreground" if layer in on else "strike $quiet"),
        )
        for layer in LAYERS
    ]
    return Content(" " if short else "   ").join(parts)


def words(chronicle: Chronicle, teams: tuple[TeamHead, ...], only: Only) -> Content:
    """What is sifted for; empty for everything."""
    parts: list[Content] = []
    if only.team:
        parts.append(names(teams, only.team))
    if only.kind:
        parts.append(Content(_(KINDS[only.kind])))
    if only.move:
        parts.append(told(_("move: $title"), title=chronicle.move_title(only.move)))
    if only.text:
        parts.append(Content.assemble(opening(), foreign_line(only.text, limit=40), closing()))
    return Content(" · ").join(parts)
