"""What happened: every event a log can hold, past tense, frozen.

Invariant: an event says everything its fold needs; chance and computed results stand in it, so replay never
throws dice and never reads the clock. The literal `type` is the public name in the log.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from tabletop.decisions.effects import Effects
from tabletop.decisions.kinds import AnyAnswer, AnyIntervention
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


class Fork(_Event):
    """Where a session that asks “what if” left the one it comes from."""

    session: str
    """The random name of the session it comes from."""
    number: int
    """The last record that both have."""
    hash: str
    """That record's hash in the log it comes from: SHA-256, hex."""
    log: str
    """The file name of the log it comes from, as it was then."""


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
    release: Literal["hand", "clock"] = "hand"
    """Whether injects come by hand, or at their time by the clock."""
    rehearsal: bool = False
    """Whether this is a practice run."""
    log_level: Literal["decisions", "notes", "full"] = "notes"
    """Decisions only; decisions, reasons and notes; or these and who spoke."""
    fictional: bool = False
    """Whether names stand in their fictional form."""
    terminology: Literal["hseep", "nato", "uk"] | None = None
    """Whose words the interface used; None where nobody chose."""
    earlier_runs: int = 0
    """Solo: how often the same scenario was finished before on this machine."""
    forked: Fork | None = None
    """The session this one was forked from, and where; None for one that began at the beginning."""


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


class ReleaseChanged(_Event):
    """From here on injects come by hand, or by the clock."""

    type: Literal["release-changed"] = "release-changed"
    by: Literal["hand", "clock"]
    """Which."""


class InjectsPostponed(_Event):
    """Everything still to come, and the end of the move, were put off."""

    type: Literal["injects-postponed"] = "injects-postponed"
    minutes: int
    """By so many minutes; negative takes some back."""


class InjectReplanned(_Event):
    """An inject got another time."""

    type: Literal["inject-replanned"] = "inject-replanned"
    inject: str
    """The inject, by its id."""
    minutes: int | None
    """Minutes from the start of its move; None leaves it to a hand."""


class InjectEdited(_Event):
    """A text of an inject that nobody had seen was written anew."""

    type: Literal["inject-edited"] = "inject-edited"
    inject: str
    """The inject, by its id."""
    part: Literal["title", "text"]
    """What of it."""
    team: str | None = None
    """Whose text it is; None for what everybody reads."""
    words: Words
    """What it says now; an empty text for one team takes that text out."""


class WrittenEffect(_Event):
    """A change that the facilitator wrote into a template."""

    indicator: str
    """The indicator, by its id."""
    by: int
    """Points, from -100 to +100."""
    why: Words
    """The reason, as players are told."""


class InjectEffectsWritten(_Event):
    """The facilitator wrote what a template changes; it replaces the author's effects."""

    type: Literal["inject-effects-written"] = "inject-effects-written"
    inject: str
    """The inject, by its id."""
    effects: tuple[WrittenEffect, ...]
    """The changes, each with its reason."""


class InjectReaddressed(_Event):
    """An inject goes to others than planned."""

    type: Literal["inject-readdressed"] = "inject-readdressed"
    inject: str
    """The inject, by its id."""
    to: tuple[str, ...]
    """Who sees it; nobody named means everybody."""


class InjectMoved(_Event):
    """An inject comes at another place."""

    type: Literal["inject-moved"] = "inject-moved"
    inject: str
    """The inject, by its id."""
    before: str | None
    """The inject it comes before, in whose move it stands now; None puts it at the end of its own move."""


class TeamJoined(_Event):
    """A team takes part from here on, or people took a seat that nobody played."""

    type: Literal["team-joined"] = "team-joined"
    seat: TeamSeat
    """Its seat."""


class TeamsMerged(_Event):
    """Two teams go on with one seat."""

    type: Literal["teams-merged"] = "teams-merged"
    team: str
    """The team that gives up its seat."""
    into: str
    """The team that speaks for both."""


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


class InterventionMade(_Event):
    """A seat or the chair did something in a proceeding: silence, matrix argument, negotiation."""

    type: Literal["intervention-made"] = "intervention-made"
    decision: str
    """The decision, by its id."""
    team: str | None = None
    """Who made it; None for the chair."""
    intervention: AnyIntervention
    """What it was, with what chance added to it."""


class RevealedMove(_Event):
    """A move that was sealed."""

    team: str
    """Whose it was, by its id."""
    option: str
    """What it did, by the option's id."""
    predicts: dict[str, str] = {}
    """Team → what it expected it to do."""


class MovesRevealed(_Event):
    """All sealed moves were shown at once."""

    type: Literal["moves-revealed"] = "moves-revealed"
    decision: str
    """The decision, by its id."""
    moves: tuple[RevealedMove, ...]
    """One for each team that committed, in the scenario's order."""


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
    how: Literal["scripted", "amended", "overridden"]
    """As the script has it, so with other words or changes, or otherwise."""
    result: str | None
    """What later conditions read."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many teams chose what, by id, in the question's order."""
    outcomes: tuple[RuledOutcome, ...] = ()
    """What happens, as the author wrote it."""
    ruling: Words | None = None
    """What happens, in the facilitator's words, where overridden."""
    why: Words | None = None
    """Why it was amended or overridden."""
    assumptions: Words | None = None
    """What the ruling takes for granted: for the facilitator alone, never for the room."""
    umpire: Words | None = None
    """Who ruled, by role or label; None for the facilitator."""


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
    reason: Words | None = None
    """Why; there is one where dice were thrown or moves revealed."""
    again: tuple[tuple[int, int], ...] = ()
    """What the step had struck, if it was a correction: first and last record of what stands again."""


Act = Literal[
    "answer-withdrawn",
    "answer-corrected",
    "ruling-overruled",
    "decision-reopened",
    "interventions-taken-back",
    "release-taken-back",
    "inject-restored",
]


class ShiftedChange(_Event):
    """A change that comes to something else since another was struck."""

    record: int
    """The record of the change."""
    by: int
    """What it comes to now, after clamping to 0..100."""
    to: int
    """Where the indicator stood after it."""


class Stands(_Event):
    """Something that stands as announced, although what it followed from was struck."""

    kind: Literal["inject", "passed-over", "consequence", "ruling", "change", "flag", "pending"]
    """A released inject, one passed over, an arrived consequence, a ruling; a change, a flag, what is on its way."""
    what: str
    """The inject, decision, indicator or flag."""


class CorrectionMade(_Event):
    """Earlier entries were struck. They stay in the log; what takes their place follows as events of its own."""

    type: Literal["correction-made"] = "correction-made"
    act: Act
    """What was done."""
    what: str
    """The inject or decision it concerns."""
    team: str | None = None
    """The team whose answer it concerns."""
    reason: Words | None = None
    """Why."""
    strikes: tuple[tuple[int, int], ...]
    """First and last record of what is struck: nothing in there counts any longer."""
    follow: Literal["nothing", "recomputed", "stands"] = "nothing"
    """What became of that which followed from it: nothing did, it was worked out anew, or it stands as announced."""
    levels: dict[str, int] = {}
    """Where indicators stand now, if elsewhere: the sum of the changes that were not struck, each clamped."""
    shifted: tuple[ShiftedChange, ...] = ()
    """Changes that come to something else now."""
    stands: tuple[Stands, ...] = ()
    """What stands as announced."""


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
    | ReleaseChanged
    | InjectsPostponed
    | InjectReplanned
    | InjectEdited
    | InjectEffectsWritten
    | InjectReaddressed
    | InjectMoved
    | TeamJoined
    | TeamsMerged
    | RoomBlanked
    | DecisionOpened
    | AnswerSubmitted
    | InterventionMade
    | MovesRevealed
    | RubricMarked
    | DecisionClosed
    | OutcomeRuled
    | IndicatorChanged
    | FlagSet
    | ConsequenceScheduled
    | ConsequenceArrived
    | NoteTaken
    | StepUndone
    | CorrectionMade
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
