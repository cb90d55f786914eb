"""What participants say of a session on a form: a third, small family of events, kept beside the session's log.

Invariant: nobody is named, no moment of a form is kept finer than an hour, and nothing a record says can be traced to
whoever filled it in. A form is never changed; one that should not count is withdrawn and stays in the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final, Literal, assert_never

from pydantic import BaseModel, ConfigDict, Field

from tabletop.decisions.text import LINE_LIMIT, clean, clean_line
from tabletop.decisions.words import Words
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.exercise.moments import Moment

FEEDBACK_FORMAT: Final = 1
"""The version of the events below; older ones are lifted on reading."""
STATEMENTS: Final = ("organised", "plausible", "heard", "materials", "prepared")
"""What is agreed to or not, from 1 to 5."""
QUESTIONS: Final = ("keep", "change")
"""What is answered in words."""
LOWEST: Final = 1
HIGHEST: Final = 5
TEXT_LIMIT: Final = 1_000
"""Characters of an answer in words."""
TEXT_LINES: Final = 20
HOUR: Final = 3_600_000
"""To what the time of a form is rounded, in milliseconds."""

Mark = Annotated[int, Field(ge=LOWEST, le=HIGHEST)] | None


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FeedbackOpened(_Part):
    """The first event: on which session, with which statements and questions."""

    type: Literal["feedback-opened"] = "feedback-opened"
    format: int = FEEDBACK_FORMAT
    """Version of the event format."""
    program: str
    """Version of the program."""
    session: str
    """The session's random name."""
    log: str
    """The file name of the session's log."""
    record: int
    """The session's last record then."""
    hash: str
    """That record's hash, hex: the session's log can be known again by it."""
    scenario: str
    """The scenario's id."""
    scenario_title: str
    """The scenario's title."""
    scenario_digest: str
    """SHA-256 of the scenario file's bytes, hex."""
    statements: tuple[str, str, str, str, str]
    """What is agreed to or not, as participants read it."""
    questions: tuple[str, str]
    """What is answered in words, as participants read it."""


class FormFilled(_Part):
    """Somebody handed in a form."""

    type: Literal["form-filled"] = "form-filled"
    marks: tuple[Mark, Mark, Mark, Mark, Mark]
    """Agreement with each statement, from 1 (not at all) to 5 (completely); None where it was left empty."""
    texts: tuple[Words | None, Words | None]
    """The answers in words; None where nothing was written."""
    source: Literal["typed", "imported"]
    """Whether it was typed on the laptop that went round, or came from a file."""


class FileImported(_Part):
    """The forms that follow come from a file, which is never imported twice."""

    type: Literal["file-imported"] = "file-imported"
    digest: str
    """SHA-256 of the file's bytes, hex."""
    forms: int
    """How many of its forms this step brought."""
    of: int
    """How many it holds."""


class FormWithdrawn(_Part):
    """A form does not count any more: a trial, or one that was handed in twice. It stays in the log."""

    type: Literal["form-withdrawn"] = "form-withdrawn"
    number: int
    """Its record."""
    reason: Words
    """Why."""


FeedbackEvent = Annotated[
    FeedbackOpened | FormFilled | FileImported | FormWithdrawn,
    Field(discriminator="type"),
]
"""Anything a feedback log can hold."""


class Collected(BaseModel):
    """An event with its place in the feedback log."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    """1 for the first. The order in which forms came in, which says nothing of who filled them in."""
    at: Moment
    """The hour in which it was written; `ticks` is always 0."""
    command: str
    """The id of the command that caused it; a resend of that id is answered, not repeated."""
    event: FeedbackEvent
    """What."""


# ── Commands ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class FillForm:
    """Hand in a form: a mark or None for each statement, a text (may be empty) for each question."""

    marks: tuple[int | None, int | None, int | None, int | None, int | None]
    texts: tuple[str, str]

    @property
    def empty(self) -> bool:
        """Whether nothing at all was filled in."""
        return not any(self.marks) and not any(clean_text(one) for one in self.texts)


@dataclass(frozen=True, slots=True)
class ImportForms:
    """Take over some of the forms of a file: those that follow the ones which are here already."""

    digest: str
    forms: tuple[FillForm, ...]
    of: int


@dataclass(frozen=True, slots=True)
class WithdrawForm:
    """Let a form count no more."""

    number: int
    reason: str


FeedbackCommand = FillForm | ImportForms | WithdrawForm


# ── What they come to ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Feedback:
    """How a feedback log stands."""

    opening: FeedbackOpened
    number: int
    """The last record."""
    forms: frozenset[int]
    """Records of the forms that count."""
    imported: Mapping[str, int]
    """How many forms of which file are here, by its digest."""


def clean_text(text: str) -> str:
    """An answer in words, as it is kept."""
    return clean(text, limit=TEXT_LIMIT, lines=TEXT_LINES)


def begin(first: Collected, opening: FeedbackOpened) -> Feedback:
    """The log after its first record."""
    return Feedback(opening, first.number, frozenset(), {})


def fold(feedback: Feedback, collected: Collected) -> Feedback:
    """The log after one more record."""
    after = replace(feedback, number=collected.number)
    match collected.event:
        case FormFilled():
            return replace(after, forms=after.forms | {collected.number})
        case FormWithdrawn(number=number):
            return replace(after, forms=after.forms - {number})
        case FileImported(digest=digest, forms=forms):
            return replace(after, imported={**after.imported, digest: after.imported.get(digest, 0) + forms})
        case FeedbackOpened():
            return after
        case _:
            assert_never(collected.event)


def decide(feedback: Feedback, command: FeedbackCommand) -> tuple[FeedbackEvent, ...] | Declined:
    """What happens, or the ground on which nothing does. It never raises for what somebody typed."""
    match command:
        case FillForm():
            return _filled([command], "typed")
        case ImportForms(digest=digest, forms=forms, of=of):
            if feedback.imported.get(digest, 0) >= of:
                return Declined(Ground.FILE_IMPORTED)
            filled = _filled(forms, "imported")
            if isinstance(filled, Declined):
                return filled
            return (FileImported(digest=digest, forms=len(forms), of=of), *filled)
        case WithdrawForm(number=number, reason=reason):
            return _withdraw(feedback, number, clean_line(reason, limit=LINE_LIMIT))
        case _:
            assert_never(command)


def _withdraw(feedback: Feedback, number: int, reason: str) -> tuple[FeedbackEvent, ...] | Declined:
    if number not in feedback.forms:
        return Declined(Ground.NO_SUCH_FORM, str(number))
    if not reason:
        return Declined(Ground.EMPTY_TEXT)
    return (FormWithdrawn(number=number, reason=Words.of(reason)),)


def _filled(
    forms: list[FillForm] | tuple[FillForm, ...], source: Literal["typed", "imported"]
) -> tuple[FeedbackEvent, ...] | Declined:
    if any(one is not None and not LOWEST <= one <= HIGHEST for form in forms for one in form.marks):
        return Declined(Ground.MARK_OUT_OF_RANGE)
    if any(form.empty for form in forms):
        return Declined(Ground.FORM_EMPTY)
    return tuple(
        FormFilled(marks=form.marks, texts=(_words(form.texts[0]), _words(form.texts[1])), source=source)
        for form in forms
    )


def _words(text: str) -> Words | None:
    kept = clean_text(text)
    return Words.of(kept) if kept else None
