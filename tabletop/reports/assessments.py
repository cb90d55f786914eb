"""An evaluator's log as lines a person can read.

Invariant: one line for every record, in order; a rating is said in words, and nothing is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import Template
from typing import assert_never

from tabletop.evaluation.events import (
    Assessed,
    EntryWithdrawn,
    EvaluationOpened,
    EvaluationTakenUp,
    ObservationNoted,
    TaskRated,
)
from tabletop.language.catalogue import N_, _
from tabletop.language.forms import begun
from tabletop.language.labels import label


@dataclass(frozen=True, slots=True)
class Line:
    """One record, readable."""

    number: int
    time: int
    """Exercise time of the moment it is about, in milliseconds."""
    record: int
    """The session's record it is pinned to."""
    text: str
    """One line."""
    detail: str
    """The words; may be empty and may have several lines."""
    struck: bool
    """Whether it was taken back later."""


def _said(template: str, **values: object) -> str:
    return Template(_(template)).safe_substitute({key: str(value) for key, value in values.items()})


def lines(records: Sequence[Assessed]) -> Iterator[Line]:
    """All records of one evaluator's log."""
    tasks = {
        (one.objective, number): task
        for recorded in records[:1]
        if isinstance(recorded.event, EvaluationOpened)
        for one in recorded.event.sheet
        for number, task in enumerate(one.tasks, start=1)
    }
    withdrawn = {one.event.number for one in records if isinstance(one.event, EntryWithdrawn)}
    for one in records:
        text, detail = _words(one, tasks)
        yield Line(one.number, one.pin.exercise, one.pin.record, text, detail, one.number in withdrawn)


def _words(one: Assessed, tasks: dict[tuple[str, int], str]) -> tuple[str, str]:
    match one.event:
        case EvaluationOpened(role=role, label=name, log=log):
            return _said(
                N_("Evaluation begun: $role $name, beside $log"), role=label(f"role.{role}"), name=name, log=log
            ), ""
        case EvaluationTakenUp():
            return _("Taken up again"), ""
        case TaskRated(objective=objective, task=number, rating=rating, evidence=evidence):
            task = tasks.get((objective, number), f"{objective} {number}")
            letter = label(f"rating.{rating}.letter")
            words = _said(N_("Rated $letter, $words: $task"), letter=letter, words=label(f"rating.{rating}"), task=task)
            return words, _spoken(evidence.text) if evidence else ""
        case ObservationNoted(tag=tag, text=text, team=team):
            about = _said(N_(", about $team"), team=team) if team else ""
            return f"{begun(label(f'tag.{tag}'))}{about}", _spoken(text.text)
        case EntryWithdrawn(number=number):
            return _said(N_("Taken back: record $n"), n=number), ""
        case _:
            assert_never(one.event)


def _spoken(text: str | None) -> str:
    return _("(erased on request)") if text is None else text
