"""Decisions by what hangs on them, with how each is answered.

Invariant: every option that can be answered has a line, in the author's order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming, spot
from tabletop.authoring.appraising.rows import Row, bar
from tabletop.authoring.appraising.telling import filled, share
from tabletop.authoring.simulation.findings import DecisionFigures
from tabletop.language.catalogue import N_, _

_BAR: Final = 10
_ALWAYS: Final = 1 - 1e-9


def decisions(told: Appraisal, naming: Naming) -> Iterator[Row]:
    """All of them, the most telling first."""
    if not told.found.decisions:
        return
    yield Row()
    yield Row(_("DECISIONS, BY WHAT HANGS ON THEM"), "head")
    yield Row(
        _(
            "The points by which the shares of the endings move, on the average, once it is decided. Below, in how"
            " many plays at least one team takes it."
        ),
        "quiet",
        "  ",
        "  ",
    )
    if told.found.method.how == "sampled":
        yield Row(_("Counted in the plays drawn, less what chance alone would show."), "quiet", "  ", "  ")
    before = True
    for one in by_influence(told):
        if before or one.options:
            yield Row()
        before = bool(one.options)
        yield from _decision(one, naming)


def by_influence(told: Appraisal) -> list[DecisionFigures]:
    """Those first on which most hangs; of two, the one that comes first in the file."""
    return sorted(told.found.decisions, key=lambda one: (one.influence is None, -(one.influence or 0.0)))


def _decision(one: DecisionFigures, naming: Naming) -> Iterator[Row]:
    moved = _("  –") if one.influence is None else points(one.influence)
    indent = f"  {moved:>6}  {bar(one.influence or 0.0, _BAR)}  "
    hang = " " * 10
    yield Row(naming.decision(one.id), "plain", indent, hang)
    facts = [one.id, one.type, spot(naming.place(one.id))]
    if one.asked < _ALWAYS:
        facts.insert(2, filled(N_("asked in $share"), share=share(one.asked)))
    yield Row(" · ".join(facts), "quiet", hang, hang)
    for option in one.options:
        label = naming.option(one.id, option.id)
        shut = "" if option.selectable else _(" – no answer can hold it")
        column = f"{hang}{share(option.taken):>6}  "
        name = f"{label} ({option.id})" if label != option.id else label
        yield Row(f"{name}{shut}", "plain" if option.selectable else "wrong", column, " " * len(column))


def points(influence: float) -> str:
    """Influence in points of a share."""
    return f"{100 * influence:.0f} pt" if influence >= 0.005 or not influence else "<1 pt"  # noqa: PLR2004 - half a point
