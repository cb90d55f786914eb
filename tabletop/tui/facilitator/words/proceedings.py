"""A proceeding in a line or two: who may do something, how it stands, what has to wait.

Invariant: a team is known by its number, sign and name everywhere.
"""

from __future__ import annotations

from textual.content import Content

from tabletop.exercise.views import DecisionView, FacilitatorView, Scene
from tabletop.language.catalogue import _
from tabletop.tui.safe_text import told
from tabletop.tui.widgets.hanging import hung
from tabletop.tui.widgets.standing_words import awaited, head_words, short_words
from tabletop.tui.widgets.teams import team_name
from tabletop.tui.widgets.wording import clock

_INDENT = 3


def acting(decision: DecisionView) -> str | None:
    """Who is offered first: the chair, unless all it could do is end it while a team has something to do."""
    if any(not one.final for one in decision.possible):
        return None
    return next((team for team, acts in decision.possible_for if any(one.usual for one in acts)), None)


def _chip(number: int, name: Content, *, here: bool) -> Content:
    lead = Content.assemble(("▸" if here else " ", "bold $live"), (f"{number} ", "bold $live" if here else "$quiet"))
    return Content.assemble(lead, name.stylize("bold underline") if here else name)


def who_line(view: FacilitatorView, decision: DecisionView, who: str | None, width: int) -> Content:
    """`▸0 you, the chair   1 ▲ Government   2 ● Operators`: whose words are taken down."""
    able = dict(decision.possible_for)
    chips = [_chip(0, Content(_("you, the chair")), here=who is None)]
    chips += [
        _chip(number, team_name(head), here=who == head.id)
        for number, head in enumerate(view.scene.teams, 1)
        if head.id in able
    ]
    lines: list[Content] = []
    for chip in chips:
        if lines and lines[-1].cell_length + 2 + chip.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", chip)
        else:
            lines.append(chip)
    return Content("\n").join(lines)


def not_yet(decision: DecisionView, scene: Scene) -> dict[str, Content]:
    """What stands behind an act that has to wait for its time."""
    standing = decision.standing
    if standing is None or standing.deadline is None or standing.deadline <= scene.clock.exercise:
        return {}
    if not awaited(decision, scene.teams):
        return {}
    return {"adopt": told(_("not before $time"), "$quiet", time=clock(standing.deadline))}


def stands(view: FacilitatorView, decision: DecisionView, width: int) -> Content:
    """Stage and countdown; under it who has done what."""
    lead = Content(" " * _INDENT)
    parts = [head_words(decision, view.scene.clock), short_words(decision, view.scene)]
    return Content("\n").join(hung(lead, part, width) for part in parts if part.plain)


def strip(view: FacilitatorView, decision: DecisionView) -> Content:
    """All of it on one line, for a small screen."""
    parts = [head_words(decision, view.scene.clock), short_words(decision, view.scene)]
    return Content(" · ").join(part for part in parts if part.plain)
