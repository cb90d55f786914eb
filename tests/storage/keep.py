"""Keep a log of today's format for all later versions to read: `python -m tests.storage.keep`, once per format.

A kept log of a released format is never written again. Until the release, remove the file first.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.evaluation.events import EVALUATION_FORMAT
from tabletop.evaluation.feedback import FEEDBACK_FORMAT
from tabletop.exercise.events import LOG_FORMAT
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.jsonl import EvaluationLog, FeedbackLog, JsonlLog
from tests.feedback import batches
from tests.storage.samples import evaluation, session

KEPT = Path(__file__).with_name("kept")
KEPT_EVALUATIONS = Path(__file__).with_name("kept_evaluations")
KEPT_FEEDBACK = Path(__file__).with_name("kept_feedback")


def keep(path: Path) -> None:
    """Write the session, with one word forgotten; NotSaved when it is kept already."""
    first, *more = session()
    log = JsonlLog.create(path, first)
    for events in more:
        log.append(events)
    log.close()
    *_, last = spoken(path)
    forget(path, [last.commitment])


def keep_evaluation(path: Path) -> None:
    """The same for an evaluator's log, which has versions of its own."""
    first, *more = evaluation()
    log = EvaluationLog.create(path, first)
    for events in more:
        log.append(events)
    log.close()
    *_, last = spoken(path)
    forget(path, [last.commitment])


def keep_feedback(path: Path) -> None:
    """And for the participants' forms."""
    first, *more = batches()
    log = FeedbackLog.create(path, first)
    for records in more:
        log.append(records)
    log.close()
    *_, last = spoken(path)
    forget(path, [last.commitment])


if __name__ == "__main__":
    if not (feedback := KEPT_FEEDBACK / f"format-{FEEDBACK_FORMAT}.jsonl").exists():
        keep_feedback(feedback)
    if not (evaluations := KEPT_EVALUATIONS / f"format-{EVALUATION_FORMAT}.jsonl").exists():
        keep_evaluation(evaluations)
    keep(KEPT / f"format-{LOG_FORMAT}.jsonl")
