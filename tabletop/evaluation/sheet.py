"""What there is to look for: objectives, targets and tasks, taken from the scenario in the session's own log."""

from __future__ import annotations

from tabletop.evaluation.events import SheetObjective
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled


def sheet_of(state: State) -> tuple[SheetObjective, ...]:
    """Every objective that has tasks, in the scenario's order."""
    scenario = state.scenario
    return tuple(
        SheetObjective(
            objective=name,
            text=filled(state, scenario.objectives[name].text) if name in scenario.objectives else "",
            target=filled(state, looked_for.target),
            tasks=tuple(filled(state, task) for task in looked_for.tasks),
        )
        for name, looked_for in scenario.evaluation.items()
    )
