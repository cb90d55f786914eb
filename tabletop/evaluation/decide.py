"""What becomes of an evaluator's command: events, or the ground on which nothing happens.

Invariant: it never raises for what somebody typed, and text is cleaned here, once.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, assert_never

from tabletop.decisions.text import DECISION_LIMIT, clean, clean_line
from tabletop.decisions.words import Words
from tabletop.evaluation.commands import (
    EvaluationCommand,
    NoteObservation,
    RateTask,
    TakeUpEvaluation,
    WithdrawEntry,
)
from tabletop.evaluation.events import (
    EntryWithdrawn,
    EvaluationEvent,
    EvaluationTakenUp,
    ObservationNoted,
    TaskRated,
)
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.evaluation.state import Evaluation

EVIDENCE_LIMIT: Final = 1_000
"""Characters of an evidence line."""

Decided = tuple[EvaluationEvent, ...] | Declined


def decide(evaluation: Evaluation, command: EvaluationCommand, teams: Collection[str]) -> Decided:
    """What happens; `teams` are those that take part in the session now."""
    match command:
        case RateTask():
            return _rate(evaluation, command)
        case NoteObservation():
            return _note(evaluation, command, teams)
        case WithdrawEntry(number=number):
            if evaluation.entry(number) is None:
                return Declined(Ground.NOTHING_TO_WITHDRAW)
            return (EntryWithdrawn(number=number),)
        case TakeUpEvaluation(mended_bytes=mended, handbook=handbook):
            return (EvaluationTakenUp(mended_bytes=mended, handbook=handbook),)
        case _:
            assert_never(command)


def _tasks(evaluation: Evaluation) -> dict[str, int]:
    return {one.objective: len(one.tasks) for one in evaluation.opening.sheet}


def _rate(evaluation: Evaluation, command: RateTask) -> Decided:
    if evaluation.opening.role == "scribe":
        return Declined(Ground.SCRIBES_TAKE_NOTES)
    if not 1 <= command.task <= _tasks(evaluation).get(command.objective, 0):
        return Declined(Ground.NO_SUCH_TASK)
    evidence = clean_line(command.evidence, limit=EVIDENCE_LIMIT)
    if not evidence and command.rating != "not-observed":
        return Declined(Ground.EVIDENCE_MISSING)
    return (
        TaskRated(
            objective=command.objective,
            task=command.task,
            rating=command.rating,
            evidence=Words.of(evidence) if evidence else None,
        ),
    )


def _note(evaluation: Evaluation, command: NoteObservation, teams: Collection[str]) -> Decided:
    text = clean(command.text, limit=DECISION_LIMIT)
    if not text:
        return Declined(Ground.EMPTY_TEXT)
    if command.team is not None and command.team not in teams:
        return Declined(Ground.NO_SUCH_TEAM, command.team)
    if command.objective is not None and command.objective not in _tasks(evaluation):
        return Declined(Ground.NO_SUCH_OBJECTIVE)
    return (ObservationNoted(tag=command.tag, text=Words.of(text), team=command.team, objective=command.objective),)
