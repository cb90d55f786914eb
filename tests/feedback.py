"""Participants' forms, and a log of them over a list."""

from __future__ import annotations

from tabletop.decisions.words import Words
from tabletop.evaluation.feedback import (
    Collected,
    FeedbackEvent,
    FeedbackOpened,
    FileImported,
    FillForm,
    FormFilled,
    FormWithdrawn,
)
from tabletop.exercise.moments import Moment
from tabletop.language.labels import label
from tabletop.session.feedback import FeedbackSession
from tests.beside import ListStore
from tests.fakes import FakeClock

WALL = 1_790_000_000_000
HOUR = WALL // 3_600_000 * 3_600_000
FORM = FillForm((5, 4, None, 3, 1), ("The maps.", ""))
STATEMENTS = (
    label("feedback.organised"),
    label("feedback.plausible"),
    label("feedback.heard"),
    label("feedback.materials"),
    label("feedback.prepared"),
)
QUESTIONS = (label("feedback.keep"), label("feedback.change"))
WORDING = (STATEMENTS, QUESTIONS)


def feedback_opening(**changes: object) -> FeedbackOpened:
    """A first event."""
    plain = FeedbackOpened(
        program="0.1.0",
        session="a1",
        log="log.jsonl",
        record=1,
        hash="0" * 64,
        scenario="harbour",
        scenario_title="The harbour in fog",
        scenario_digest="0" * 64,
        statements=STATEMENTS,
        questions=QUESTIONS,
    )
    return plain.model_copy(update=changes)


def collected(first: int, *events: FeedbackEvent) -> list[Collected]:
    """One command's records, numbered from `first`."""
    return [
        Collected(number=number, at=Moment(wall=HOUR, ticks=0), command=f"{first:016x}", event=event)
        for number, event in enumerate(events, start=first)
    ]


def filled(
    *marks: int | None, keep: str | None = None, change: str | None = None, typed: bool = True, erased: bool = False
) -> FormFilled:
    """A form."""
    kept = Words(text=None) if erased else Words.of(keep) if keep else None
    one, two, three, four, five = marks
    return FormFilled(
        marks=(one, two, three, four, five),
        texts=(kept, Words.of(change) if change else None),
        source="typed" if typed else "imported",
    )


def batches() -> list[list[Collected]]:
    """A log with every sort of record, command by command."""
    return [
        collected(1, feedback_opening()),
        collected(2, filled(5, 4, 3, 2, 1, keep="Die K\u00fcste \U0001f30a", change="line\nbreak")),
        collected(3, FileImported(digest="0" * 64, forms=1, of=1), filled(None, 5, 5, 5, 5, typed=False)),
        collected(5, FormWithdrawn(number=2, reason=Words.of("A trial."))),
    ]


def in_memory() -> tuple[FeedbackSession, ListStore[Collected]]:
    """Forms on a session, over a list."""
    store: ListStore[Collected] = ListStore(*collected(1, feedback_opening()))
    return FeedbackSession(store, FakeClock(), "/logs/harbour.feedback.jsonl"), store
