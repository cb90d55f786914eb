"""What can never happen in a scenario: injects, results, endings.

Invariant: only what was proved by playing everything through is called dead.
"""

from __future__ import annotations

from dataclasses import dataclass

from tabletop.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Dead:
    """What can never happen, by id."""

    injects: frozenset[str] = frozenset()
    results: frozenset[tuple[str, str]] = frozenset()
    """Decision and result."""
    endings: frozenset[str] = frozenset()


def dead_in(scenario: Scenario) -> Dead | None:
    """What was proved dead; None where it was not tried to the end."""
    _ = scenario
    return None
