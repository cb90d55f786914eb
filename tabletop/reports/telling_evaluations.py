"""What evaluators and scribes put down, under the objectives it belongs to.

Invariant: a rating stands beside another evaluator's, never in place of it and never averaged with it; outside the
facilitator's edition an evaluator is a role and a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabletop.evaluation.events import (
    Assessed,
    EntryWithdrawn,
    EvaluationOpened,
    ObservationNoted,
    Rating,
    TaskRated,
)
from tabletop.language.labels import label
from tabletop.reports.account import ObjectiveAccount, Observation, RatedTask
from tabletop.reports.telling_ground import Ground, words


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands of all evaluators' logs, in the order of the session's moments."""

    notes: tuple[tuple[str, Observation], ...]
    """(objective or empty, note)."""
    ratings: tuple[tuple[str, Assessed, TaskRated], ...]
    """(whose, record, rating): of each evaluator the latest for a task."""


def seen(ground: Ground) -> Seen:
    """What evaluators and scribes put down and did not take back."""
    notes: list[tuple[str, Observation]] = []
    rated: dict[tuple[int, str, int], tuple[str, Assessed, TaskRated]] = {}
    for log, name, one in _standing(ground):
        match one.event:
            case ObservationNoted() as event:
                notes.append((event.objective or "", _note(ground, name, one, event)))
            case TaskRated() as event:
                rated[log, event.objective, event.task] = (name, one, event)
    return Seen(tuple(notes), tuple(rated[key] for key in sorted(rated)))


def _standing(ground: Ground) -> list[tuple[int, str, Assessed]]:
    """(place of its log, whose, record) of everything that was not taken back, by the moment it is about."""
    found: list[tuple[int, str, Assessed]] = []
    for place, (name, records) in enumerate(_named(ground)):
        gone = {one.event.number for one in records if isinstance(one.event, EntryWithdrawn)}
        found += [(place, name, one) for one in records if one.number not in gone]
    return sorted(
        found, key=lambda one: (one[2].pin.record, one[2].pin.exercise, one[2].at.wall, one[0], one[2].number)
    )


def _named(ground: Ground) -> Iterator[tuple[str, Sequence[Assessed]]]:
    """Every evaluator's log with what the evaluator is called in this edition."""
    counted: dict[str, int] = {}
    openings = [
        (log[0].event, log) for log in ground.source.evaluations if log and isinstance(log[0].event, EvaluationOpened)
    ]
    for opening, log in sorted(openings, key=lambda one: (one[0].label, one[1][0].at.wall)):
        counted[opening.role] = counted.get(opening.role, 0) + 1
        numbered = f"{label(f'role.{opening.role}')} {counted[opening.role]}"
        yield opening.label if ground.edition == "facilitator" else numbered, log


def _note(ground: Ground, name: str, assessed: Assessed, event: ObservationNoted) -> Observation:
    return Observation(
        who=name,
        tag=event.tag,
        text=words(event.text),
        team=ground.name(event.team) if event.team else "",
        record=assessed.pin.record,
        at=assessed.pin.exercise,
    )


def objectives(ground: Ground, found: Seen) -> tuple[ObjectiveAccount, ...]:
    """Every objective, with what was looked for under it and what was seen."""
    scenario = ground.state.scenario
    parts: list[ObjectiveAccount] = []
    for name, objective in scenario.objectives.items():
        looked_for = scenario.evaluation.get(name)
        tasks = looked_for.tasks if looked_for else ()
        parts.append(
            ObjectiveAccount(
                id=name,
                kind=objective.kind,
                text=ground.said(objective.text),
                target=ground.said(looked_for.target) if looked_for else "",
                tasks=tuple(
                    RatedTask(number, ground.said(task), _ratings(found, name, number))
                    for number, task in enumerate(tasks, 1)
                ),
                observations=tuple(note for about, note in found.notes if about == name),
            )
        )
    return tuple(parts)


def _ratings(found: Seen, objective: str, task: int) -> tuple[tuple[str, Rating, str, int], ...]:
    return tuple(
        (name, event.rating, words(event.evidence), assessed.pin.record)
        for name, assessed, event in found.ratings
        if (event.objective, event.task) == (objective, task)
    )


def others(ground: Ground, found: Seen) -> tuple[Observation, ...]:
    """What was put down about no objective of this scenario."""
    return tuple(note for about, note in found.notes if about not in ground.state.scenario.objectives)
