"""What no play met: injects, options and endings.

Invariant: what is proved to be impossible is said so; of drawn plays nothing else is called impossible.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.authoring.appraising.appraisal import Appraisal
from tabletop.authoring.appraising.naming import Naming
from tabletop.language.catalogue import _
from tabletop.scenario.problems import Place


@dataclass(frozen=True, slots=True)
class Missed:
    """One part that no play met."""

    kind: str
    where: str
    part: str
    """In the author's words."""
    place: Place
    proved: bool
    """Whether it can never be met."""


def uncovered(told: Appraisal, naming: Naming) -> tuple[Missed, ...]:
    """All of them, in the order of the findings, endings last."""
    if told.found.partial:
        return ()
    return tuple(_missed(told, naming))


def _missed(told: Appraisal, naming: Naming) -> Iterator[Missed]:
    found = told.found
    exact = found.method.how == "exact"
    never = {one.id for one in found.injects if one.certainty == "never"}
    never |= {one.id for one in found.endings if one.certainty == "never"}
    shut = {f"{one.id}/{option.id}" for one in found.decisions for option in one.options if not option.selectable}
    for where in found.uncovered:
        kind = _("option") if "/" in where else _("inject")
        proved = exact or where in never or where in shut
        yield Missed(kind, where, naming.part(where), naming.place(where), proved)
    for one in found.endings:
        if one.share <= 0:
            yield Missed(_("ending"), one.id, naming.ending(one.id), naming.place_of_ending(one.id), one.id in never)
