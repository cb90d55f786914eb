"""What an evaluator sees: the room's own view, two lines of the handbook where that was chosen, and the sheet.

Invariant: of the session only what the room sees goes in, and, where it was chosen, the author's purpose and
watch-for of the inject the room is looking at. No secret, no private text and no answer before the room has it: the
scene is the room's, and the handbook's lines are the author's own, the same whatever anybody does. There is no number
for how anybody did, anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tabletop.evaluation.events import ObservationNoted, Pin, Rating, SheetObjective, Tag, TaskRated
from tabletop.evaluation.state import Entry, Evaluation
from tabletop.exercise.state import State
from tabletop.exercise.texts import filled
from tabletop.exercise.views import Scene

NOTES: Final = 40
"""How many of the latest notes a view holds."""


@dataclass(frozen=True, slots=True)
class HandbookView:
    """What the controller and evaluator handbook says of the inject the room sees."""

    purpose: str
    watch_for: str
    expect: str


@dataclass(frozen=True, slots=True)
class RatedView:
    """A rating, with its evidence and its moment."""

    number: int
    """Its record in the evaluator's log."""
    rating: Rating
    evidence: str
    pin: Pin


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task, and how it was rated."""

    number: int
    """Under its objective, from 1."""
    text: str
    rated: RatedView | None
    earlier: tuple[RatedView, ...]
    """Ratings that were replaced, oldest first."""


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective with what is looked for."""

    id: str
    text: str
    target: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class ObservationView:
    """A note."""

    number: int
    tag: Tag
    text: str
    team: str
    objective: str
    pin: Pin
    struck: bool
    """Whether it was taken back."""


@dataclass(frozen=True, slots=True)
class EvaluatorView:
    """Everything on an evaluator's screen."""

    role: Literal["evaluator", "scribe", "observer"]
    label: str
    scene: Scene
    """The room's."""
    record: int
    """The session's record one looks at."""
    back: bool
    """Whether that is not the last one: somebody looks back."""
    handbook: HandbookView | None
    """None where it was not chosen, or the inject has none."""
    objectives: tuple[ObjectiveView, ...]
    """What is looked for, with the ratings that stand."""
    notes: tuple[ObservationView, ...]
    """The latest, newest last."""
    latest: int
    """The record that would be taken back; 0 when there is none."""

    @property
    def rates(self) -> bool:
        """Whether there is anything to rate, for somebody who rates."""
        return self.role == "evaluator" and bool(self.objectives)


def handbook_of(state: State, room: Scene) -> HandbookView | None:
    """The handbook's lines on the inject the room sees; None for one without notes, or written on the spot."""
    inject = state.scenario.injects.get(room.inject.id) if room.inject else None
    notes = inject.facilitator if inject else None
    if notes is None:
        return None
    return HandbookView(filled(state, notes.purpose), filled(state, notes.watch_for), filled(state, notes.expect))


def objective_views(sheet: Sequence[SheetObjective], evaluation: Evaluation | None) -> tuple[ObjectiveView, ...]:
    """The sheet with the ratings that stand; without any for somebody who only looks."""
    rated: dict[tuple[str, int], list[RatedView]] = {}
    for entry in evaluation.entries if evaluation else ():
        if isinstance(entry.event, TaskRated) and evaluation and entry.number not in evaluation.withdrawn:
            rated.setdefault((entry.event.objective, entry.event.task), []).append(_rated(entry, entry.event))
    return tuple(ObjectiveView(one.objective, one.text, one.target, tuple(_tasks(one, rated))) for one in sheet)


def _tasks(one: SheetObjective, rated: dict[tuple[str, int], list[RatedView]]) -> list[TaskView]:
    tasks: list[TaskView] = []
    for number, text in enumerate(one.tasks, start=1):
        found = rated.get((one.objective, number), [])
        tasks.append(TaskView(number, text, found[-1] if found else None, tuple(found[:-1])))
    return tasks


def _rated(entry: Entry, event: TaskRated) -> RatedView:
    return RatedView(entry.number, event.rating, event.evidence.shown if event.evidence else "", entry.pin)


def note_views(evaluation: Evaluation) -> tuple[ObservationView, ...]:
    """The latest notes, newest last, those taken back among them."""
    notes = [
        ObservationView(
            number=entry.number,
            tag=entry.event.tag,
            text=entry.event.text.shown,
            team=entry.event.team or "",
            objective=entry.event.objective or "",
            pin=entry.pin,
            struck=entry.number in evaluation.withdrawn,
        )
        for entry in evaluation.entries
        if isinstance(entry.event, ObservationNoted)
    ]
    return tuple(notes[-NOTES:])


def latest_entry(evaluation: Evaluation) -> int:
    """The newest rating or note that stands; 0 when there is none."""
    standing = (one.number for one in reversed(tuple(evaluation.entries)) if one.number not in evaluation.withdrawn)
    return next(standing, 0)
