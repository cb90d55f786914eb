"""What happened: every event a log can hold, past tense, frozen.

Invariant: an event says everything its fold needs; chance and computed results stand in it, so replay never
throws dice and never reads the clock. The literal `type` is the public name in the log.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from tabletop.decisions.effects import Effects
from tabletop.decisions.kinds import AnyAnswer
from tabletop.decisions.words import Words
from tabletop.exercise.moments import Actor, Moment

LOG_FORMAT: Final = 1
"""The version of the events below; older ones are lifted on reading."""


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TeamSeat(_Event):
    """A team that takes part."""

    team: str
    """The team's id in the scenario."""
    name: Words | None = None
    """A pseudonym the class chose, if any."""
    people: int = 0
    """How many sit there; 0 when nobody counted."""
    played: bool = True
    """False when chance answers for it (practice alone)."""


class SessionOpened(_Event):
    """The first event: everything needed to understand the rest in ten years."""

    type: Literal["session-opened"] = "session-opened"
    format: int = LOG_FORMAT
    """Version of the event format."""
    program: str
    """Version of the program."""
    scenario: str
    """The scenario's id."""
    scenario_title: str
    """The scenario's title."""
    scenario_text: str
    """The whole scenario file."""
    scenario_digest: str
    """SHA-256 of the scenario file's bytes, hex."""
    seed: int
    """Where all chance of this session comes from."""
    session: str
    """A random name for this session."""
    mode: Literal["solo", "facilitated"]
    """Who leads: the script or a facilitator."""
    seats: tuple[TeamSeat, ...]
    """The teams that take part, in the scenario's order."""
    left_out: tuple[str, ...] = ()
    """Optional injects left out from the start."""
    minutes: int
    """Planned length of play, in minutes, without briefing and debrief."""
    rehearsal: bool = False
    """Whether this is a practice run."""
    log_level: Literal["decisions", "notes", "full"] = "notes"
    """Decisions only; decisions, reasons and notes; or these and who spoke."""
    fictional: bool = False
    """Whether names stand in their fictional form."""
    earlier_runs: int = 0
    """Solo: how often the same scenario was finished before on this machine."""


class SessionResumed(_Event):
    """The program was closed, or died, and the session goes on."""

    type: Literal["session-resumed"] = "session-resumed"
    mended_bytes: int = 0
    """Length of a half-written end that was set aside; 0 when the log was whole."""


class ClockJumped(_Event):
    """The machine's clock and the running time parted by more than two seconds."""

    type: Literal["clock-jumped"] = "clock-jumped"
    by_ms: int
    """How far wall time went ahead (back when negative), in milliseconds."""


class ExerciseStarted(_Event):
    """STARTEX."""

    type: Literal["exercise-started"] = "exercise-started"


class ExercisePaused(_Event):
    """Time stands still."""

    type: Literal["exercise-paused"] = "exercise-paused"


class ExerciseResumed(_Event):
    """Time runs again."""

    type: Literal["exercise-resumed"] = "exercise-resumed"


class MoveStarted(_Event):
    """A move began."""

    type: Literal["move-started"] = "move-started"
    move: str
    """The move, by its id."""


class InjectReleased(_Event):
    """The room, or the teams it is addressed to, see an inject."""

    type: Literal["inject-released"] = "inject-released"
    inject: str
    """The inject, by its id."""


class AdHocInjectReleased(_Event):
    """The facilitator wrote an inject on the spot."""

    type: Literal["ad-hoc-inject-released"] = "ad-hoc-inject-released"
    inject: str
    """Its id in this session: `ad-hoc-1`, …"""
    title: Words
    """As it is shown."""
    text: Words
    """What the room reads."""
    to: tuple[str, ...] = ()
    """Who sees it; nobody named means everybody."""


class InjectSkipped(_Event):
    """The facilitator left an inject out."""

    type: Literal["inject-skipped"] = "inject-skipped"
    inject: str
    """The inject, by its id."""


class InjectPassedOver(_Event):
    """An inject's condition did not hold when its turn came."""

    type: Literal["inject-passed-over"] = "inject-passed-over"
    inject: str
    """The inject, by its id."""


class InjectHeld(_Event):
    """The facilitator put an inject back; it stays on the list until it is released or skipped."""

    type: Literal["inject-held"] = "inject-held"
    inject: str
    """The inject, by its id."""


class TimeExtended(_Event):
    """More time for the talk on the current inject, or for the move."""

    type: Literal["time-extended"] = "time-extended"
    scope: Literal["inject", "move"]
    """What gets the time: the inject shown, or the whole move."""
    minutes: int
    """Minutes added; negative takes some away."""


class RoomBlanked(_Event):
    """The room's screen was blanked, or shown again."""

    type: Literal["room-blanked"] = "room-blanked"
    blank: bool
    """Whether it is blank now."""


class DecisionOpened(_Event):
    """A decision was put to those who make it."""

    type: Literal["decision-opened"] = "decision-opened"
    decision: str
    """The decision, by its id."""


class AnswerSubmitted(_Event):
    """A team answered, or said that it could not. A later answer replaces the earlier one, which stays in the log."""

    type: Literal["answer-submitted"] = "answer-submitted"
    decision: str
    """The decision, by its id."""
    team: str
    """The team that answers, by its id."""
    status: Literal["decided", "no-decision", "split"] = "decided"
    """Whether it decided, could not, or stayed split."""
    answer: AnyAnswer | None = None
    """None without a decision."""
    rationale: Words | None = None
    """The reason it gave, if it gave one and this session keeps reasons."""
    sure: int | None = None
    """The confidence asked beside the answer, in percent."""
    speaker: str | None = None
    """Who spoke, by role id."""
    late: bool = False
    """Whether it came after time."""
    drawn: bool = False
    """Whether chance answered for a seat nobody plays."""


class RubricMarked(_Event):
    """Somebody read a text and marked what is true of it."""

    type: Literal["rubric-marked"] = "rubric-marked"
    decision: str
    """The decision, by its id."""
    team: str
    """The team whose text it is, by its id."""
    marks: tuple[str, ...]
    """What is true of the text: ids of rubric items. They replace earlier marks."""


class DecisionClosed(_Event):
    """No more answers are taken."""

    type: Literal["decision-closed"] = "decision-closed"
    decision: str
    """The decision, by its id."""


class RuledOutcome(_Event):
    """What one team's answer, or the room's, led to."""

    team: str | None
    """The team whose answer led to it; None for the whole room."""
    outcome: str | None = None
    """The author's text; None when there is none."""


class OutcomeRuled(_Event):
    """A decision was adjudicated."""

    type: Literal["outcome-ruled"] = "outcome-ruled"
    decision: str
    """The decision, by its id."""
    how: Literal["scripted", "overridden"]
    """As the script has it, or as the facilitator ruled."""
    result: str | None
    """What later conditions read."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many teams chose what, by id, in the question's order."""
    outcomes: tuple[RuledOutcome, ...] = ()
    """What happens, as the author wrote it."""
    ruling: Words | None = None
    """What happens, in the facilitator's words, where overridden."""
    why: Words | None = None
    """Why it was overridden."""


class IndicatorChanged(_Event):
    """An indicator moved; never without a reason."""

    type: Literal["indicator-changed"] = "indicator-changed"
    indicator: str
    """The indicator, by its id."""
    by: int
    """After clamping to 0..100."""
    to: int
    """Where it stands now."""
    why: str
    """The author's sentence(s); empty where the facilitator's ruling is the reason."""
    cause: str
    """The inject or decision it follows from."""


class FlagSet(_Event):
    """Something became true that later conditions read."""

    type: Literal["flag-set"] = "flag-set"
    flag: str
    """The flag, by its name."""
    cause: str
    """The inject or decision it follows from."""


class ConsequenceScheduled(_Event):
    """Something will arrive after some more injects."""

    type: Literal["consequence-scheduled"] = "consequence-scheduled"
    cause: str
    """The inject or decision it follows from."""
    due: int
    """It arrives with the release that makes this many."""
    outcome: str | None = None
    """What players will be told."""
    effects: Effects = {}
    """The changes it will bring."""
    sets: tuple[str, ...] = ()
    """The flags it will set."""


class ConsequenceArrived(_Event):
    """A delayed consequence arrived; its changes follow as events of their own."""

    type: Literal["consequence-arrived"] = "consequence-arrived"
    cause: str
    """The inject or decision it follows from."""
    outcome: str | None = None
    """What players are told."""


class NoteTaken(_Event):
    """Somebody wrote something down."""

    type: Literal["note-taken"] = "note-taken"
    purpose: Literal["note", "parked", "keep", "change", "reflection"]
    """A note; a parked question; what to keep and to change; an answer to a reflection question."""
    text: Words
    """What was written."""
    team: str | None = None
    """The team it is about."""
    about: str | None = None
    """The inject, decision or prompt it belongs to."""


class StepUndone(_Event):
    """The latest step was taken back; it stays in the log, struck through."""

    type: Literal["step-undone"] = "step-undone"
    number: int
    """The first record of the step."""
    until: int
    """Its last record."""


class ExerciseEnded(_Event):
    """ENDEX: roles end."""

    type: Literal["exercise-ended"] = "exercise-ended"
    ending: str
    """The ending the situation fits."""


class SecretsRevealed(_Event):
    """In the hot wash, what was hidden is shown to all."""

    type: Literal["secrets-revealed"] = "secrets-revealed"


class SessionClosed(_Event):
    """Nothing more will be added."""

    type: Literal["session-closed"] = "session-closed"


Event = Annotated[
    SessionOpened
    | SessionResumed
    | ClockJumped
    | ExerciseStarted
    | ExercisePaused
    | ExerciseResumed
    | MoveStarted
    | InjectReleased
    | AdHocInjectReleased
    | InjectSkipped
    | InjectPassedOver
    | InjectHeld
    | TimeExtended
    | RoomBlanked
    | DecisionOpened
    | AnswerSubmitted
    | RubricMarked
    | DecisionClosed
    | OutcomeRuled
    | IndicatorChanged
    | FlagSet
    | ConsequenceScheduled
    | ConsequenceArrived
    | NoteTaken
    | StepUndone
    | ExerciseEnded
    | SecretsRevealed
    | SessionClosed,
    Field(discriminator="type"),
]
"""Anything that can have happened."""


class Recorded(BaseModel):
    """An event with its place in the log."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    """1 for the first. The only order there is."""
    at: Moment
    """When."""
    actor: Actor
    """Who."""
    command: str
    """The id of the command that caused it; a resend of that id is answered, not repeated."""
    event: Event
    """What."""
