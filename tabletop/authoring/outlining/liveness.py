"""What can never happen in a scenario: injects, results, endings.

Invariant: only what was proved is called dead; what plays by chance did not meet is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.authoring.simulation.findings import Exploration


@dataclass(frozen=True, slots=True)
class Dead:
    """What can never happen, by id."""

    injects: frozenset[str] = frozenset()
    results: frozenset[tuple[str, str]] = frozenset()
    """Decision and result."""
    endings: frozenset[str] = frozenset()
    whole: bool = True
    """Whether every course of play was weighed, so that what is not here can happen."""


def dead_in(found: Exploration) -> Dead:
    """What an exploration proved dead. Templates are not: a hand can always pull them."""
    return Dead(
        injects=frozenset(one.id for one in found.injects if one.by_itself and one.certainty == "never"),
        results=frozenset((one.id, way.id) for one in found.decisions for way in one.options if not way.selectable),
        endings=frozenset(one.id for one in found.endings if one.certainty == "never"),
        whole=found.method.how == "exact" and not found.partial,
    )
