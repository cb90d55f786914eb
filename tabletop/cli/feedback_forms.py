"""The forms on a session, opened for the front door, in the words of the interface.

Invariant: whoever opens them closes them.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.evaluation.feedback import QUESTIONS, STATEMENTS
from tabletop.evaluation.refusals import Declined
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.session.clock import SystemClock
from tabletop.session.feedback import FeedbackSession, Wording, collect
from tabletop.session.port import Noted, NotSaved


def opened(log: Path) -> FeedbackSession:
    """The forms on a session, open for more; close it."""
    return collect(log, wording(), SystemClock())


def wording() -> Wording:
    """The statements and questions in the language of the interface."""
    first, second, third, fourth, fifth = (label(f"feedback.{one}") for one in STATEMENTS)
    keep, change = (label(f"feedback.{one}") for one in QUESTIONS)
    return (first, second, third, fourth, fifth), (keep, change)


def said_of(result: Noted) -> str:
    """Why something was not taken down; empty when it was."""
    match result:
        case Declined(ground=ground, detail=detail):
            return sentence(ground.value, detail=detail)
        case NotSaved(why=why):
            return sentence(f"not_saved.{why}")
        case _:
            return ""
