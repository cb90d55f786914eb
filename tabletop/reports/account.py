"""What one log says, told once for everybody: reports, the hot wash, exports. Its builder stands in `telling`.

Invariant: plain frozen data in the log's own order; nothing is judged, nothing left out, and every statement names the
record that proves it. Three layers stay apart: what was observed, what was adjudicated, what somebody thinks of it.
Times are milliseconds of exercise time unless a name says otherwise. What an edition may not show is taken out of an
account before anything is written (`editions`), never by a format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tabletop.reports.account_voices import (
    FeedbackAccount,
    Honesty,
    NoteAccount,
    ObjectiveAccount,
    Observation,
    RatedTask,
)
from tabletop.reports.timeline import Entry

__all__ = [
    "Account",
    "AnswerAccount",
    "ChangeAccount",
    "Curve",
    "DecisionAccount",
    "Edition",
    "FeedbackAccount",
    "Heading",
    "Honesty",
    "InjectAccount",
    "MoveAccount",
    "NoteAccount",
    "ObjectiveAccount",
    "Observation",
    "Proof",
    "RatedTask",
    "RulingAccount",
    "TeamAccount",
]

Edition = Literal["facilitator", "participant", "redacted"]
"""Everything; what participants may see after the hot wash; neither names nor what somebody wrote."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How far the log can be trusted, and by what it can be known again."""

    records: int
    """Good records."""
    head: str
    """The receipt of the last good record: `number:hash`."""
    fault: tuple[str, int, int] | None
    """(code, record, byte) of the first thing that is wrong after them."""
    erased: int
    """Personal words erased on request."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Which session this was."""

    title: str
    summary: str
    scenario: str
    """The scenario's id."""
    digest: str
    """SHA-256 of the scenario file."""
    session: str
    """The session's random name."""
    mode: Literal["solo", "facilitated"]
    kind: Literal["ttx", "game", "seminar"]
    rehearsal: bool
    fictional: bool
    program: str
    """Version of the program that began it."""
    format: int
    """Version of the log format."""
    log_level: Literal["decisions", "notes", "full"]
    language: str
    """Of the scenario's texts."""
    started: int
    """Wall time of the first record, milliseconds since 1970."""
    finished: int
    """Wall time of the last record."""
    planned_minutes: int
    played: int
    """Exercise time at the end."""
    moves_played: int
    moves: int
    content_notes: tuple[str, ...]
    credits: str
    simplification: str
    earlier_runs: int
    forked: str = ""
    """`session:number:hash` of the point of another session it went on from, the number alone where nobody is named;
    empty for none."""


@dataclass(frozen=True, slots=True)
class TeamAccount:
    """A team."""

    id: str
    name: str
    sign: int
    people: int
    """0 when nobody counted."""
    roles: tuple[str, ...]
    played: bool
    secret: str
    """The secret of its role card; empty where there is none, or where the edition may not have it."""


@dataclass(frozen=True, slots=True)
class ChangeAccount:
    """An indicator moved."""

    indicator: str
    name: str
    by: int
    to: int
    why: str
    record: int
    at: int


@dataclass(frozen=True, slots=True)
class AnswerAccount:
    """What a team answered, as it stood at the end."""

    team: str
    name: str
    status: Literal["decided", "no-decision", "split"]
    lines: tuple[str, ...]
    """In the author's labels."""
    rationale: str
    sure: int | None
    speaker: str
    late: bool
    drawn: bool
    """Whether chance answered for a seat nobody plays."""
    marks: tuple[str, ...]
    """Rubric items marked on it, in the author's labels."""
    earlier: tuple[tuple[str, ...], ...]
    """What it replaced, oldest first."""
    predicts: tuple[tuple[str, str, bool], ...]
    """Sealed moves: (team's name, what it was expected to do, whether it did)."""
    record: int
    at: int
    took: int
    """Milliseconds of exercise time from the question to this answer."""


@dataclass(frozen=True, slots=True)
class RulingAccount:
    """How a decision was adjudicated."""

    how: Literal["scripted", "amended", "overridden"]
    result: str
    lines: tuple[tuple[str, str], ...]
    """(team's name or empty for the room, what happens)."""
    counts: tuple[tuple[str, int], ...]
    why: str
    assumptions: str
    """For the facilitator alone."""
    umpire: str
    changes: tuple[ChangeAccount, ...]
    record: int
    at: int
    overruled: tuple[str, ...]
    """What was announced before and struck, oldest first."""


@dataclass(frozen=True, slots=True)
class DecisionAccount:
    """A question that was put, and all that became of it."""

    id: str
    type: str
    question: str
    inject: str
    record: int
    opened: int
    closed: int | None
    answers: tuple[AnswerAccount, ...]
    waiting: tuple[str, ...]
    """Names of the teams that were asked and never answered."""
    split: bool
    """Whether the teams differed, or one of them stayed split."""
    secret: bool
    """A secret ballot: who voted what stands in the facilitator's edition alone."""
    untaken: tuple[str, ...]
    """Labels nobody chose."""
    course: tuple[Entry, ...]
    """A proceeding step by step; empty for what is no proceeding."""
    ruling: RulingAccount | None
    theme_notes: tuple[tuple[str, str], ...] = ()
    """(theme, how the inject puts its dilemma)."""
    offered: tuple[str, ...] = ()
    """Labels of all that could be chosen, in the author's order; empty where nothing was to be chosen from."""
    agreed: str = ""
    """The text a proceeding came to, where it works on one; as it read at the end, agreed or not."""


@dataclass(frozen=True, slots=True)
class InjectAccount:
    """An inject as it was released."""

    id: str
    number: int
    """1 for the first released."""
    title: str
    kind: str
    sender: str
    confidence: str
    text: str
    private: tuple[tuple[str, str], ...]
    """(team's name, what it read in addition)."""
    seen_by: tuple[str, ...]
    """Names of the teams that saw it; empty means everybody."""
    ad_hoc: bool
    purpose: str
    """The author's, for the facilitator alone."""
    changes: tuple[ChangeAccount, ...]
    arrived: tuple[str, ...]
    """Later consequences that came with it."""
    decisions: tuple[DecisionAccount, ...]
    record: int
    at: int


@dataclass(frozen=True, slots=True)
class MoveAccount:
    """A move, with what was released in it."""

    id: str
    number: int
    title: str
    at: int
    planned_minutes: int
    injects: tuple[InjectAccount, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """An indicator over time."""

    id: str
    name: str
    about: str
    good: Literal["up", "down"]
    start: int
    end: int
    word: str
    """The author's word for where it ended."""
    changes: tuple[ChangeAccount, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One session, as its log tells it."""

    edition: Edition
    heading: Heading
    proof: Proof
    teams: tuple[TeamAccount, ...]
    prologue: str
    moves: tuple[MoveAccount, ...]
    ending: tuple[str, str]
    """(title, text); both empty before ENDEX."""
    curves: tuple[Curve, ...]
    objectives: tuple[ObjectiveAccount, ...]
    observations: tuple[Observation, ...]
    """Those that belong to no objective."""
    notes: tuple[NoteAccount, ...]
    prompts: tuple[tuple[str, tuple[str, ...]], ...]
    """Debrief prompts by step, with those drawn from this very run."""
    review_questions: tuple[str, ...]
    feedback: FeedbackAccount | None
    honesty: Honesty
    revealed: bool
    """Whether secrets were revealed to the room."""
    entries: tuple[Entry, ...]
    """Every record, readable, as the edition may have it."""
    drawn: tuple[str, ...] = ()
    """Those of the prompts that this very run asks for."""
    left_out: tuple[tuple[str, str], ...] = ()
    """(file, why as a code) of what lay beside the log and could not be read with it."""
    source: object = field(default=None, repr=False, compare=False)
    """What it was told from, so that another edition can be told from the same: in the facilitator's edition alone,
    and never written anywhere."""
