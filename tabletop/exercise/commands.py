"""What can be asked of an exercise: imperative, frozen. Whether it happens is for `decide`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tabletop.decisions.effects import Effects
from tabletop.decisions.kinds import AnyAnswer, AnyIntervention
from tabletop.exercise.live import Live


@dataclass(frozen=True, slots=True)
class StartExercise:
    """STARTEX: time starts, the first move begins."""


@dataclass(frozen=True, slots=True)
class PauseExercise:
    """Stop time. Anyone may ask; the facilitator's screen sends it."""


@dataclass(frozen=True, slots=True)
class ResumeExercise:
    """Let time run again."""


@dataclass(frozen=True, slots=True)
class ReleaseInject:
    """Show an inject: the next one, a contingency, a template, or one that was held."""

    inject: str
    """The inject, by its id."""


@dataclass(frozen=True, slots=True)
class ReleaseAdHocInject:
    """Show an inject written on the spot."""

    title: str
    """As it is shown."""
    text: str
    """What the room reads."""
    to: tuple[str, ...] = ()
    """Who sees it; nobody named means everybody."""


@dataclass(frozen=True, slots=True)
class SkipInject:
    """Leave an inject out."""

    inject: str
    """The inject, by its id."""


@dataclass(frozen=True, slots=True)
class HoldInject:
    """Put an inject back on the list for later."""

    inject: str
    """The inject, by its id."""


@dataclass(frozen=True, slots=True)
class ExtendTime:
    """Give more minutes (fewer when negative) to the current inject or move."""

    scope: Literal["inject", "move"]
    """What gets the time."""
    minutes: int
    """From -60 to 60, not 0."""


@dataclass(frozen=True, slots=True)
class BlankRoom:
    """Blank the room's screen, or show it again."""

    blank: bool
    """Whether it should be blank."""


@dataclass(frozen=True, slots=True)
class SubmitAnswer:
    """A team's answer; it replaces an earlier one while the decision is open."""

    decision: str
    """The decision, by its id."""
    team: str
    """The team that answers, by its id."""
    answer: AnyAnswer | None = None
    """What it answers; None without a decision."""
    status: Literal["decided", "no-decision", "split"] = "decided"
    """Whether it decided, could not, or stayed split."""
    rationale: str = ""
    """Its reason; empty for none."""
    sure: int | None = None
    """How sure it is, in percent."""
    speaker: str | None = None
    """Who spoke, by role id."""
    late: bool = False
    """Whether it came after time."""


@dataclass(frozen=True, slots=True)
class Intervene:
    """Do something in a proceeding."""

    decision: str
    """The decision, by its id."""
    team: str | None
    """Who does it; None for the chair."""
    intervention: AnyIntervention
    """What it is; what chance adds is written in by the program."""


@dataclass(frozen=True, slots=True)
class RevealMoves:
    """Show all sealed moves at once."""

    decision: str
    """The decision, by its id."""


@dataclass(frozen=True, slots=True)
class MarkRubric:
    """Mark what is true of a team's text; replaces earlier marks."""

    decision: str
    """The decision, by its id."""
    team: str
    """The team whose text it is, by its id."""
    marks: tuple[str, ...]
    """What is true of the text: ids of rubric items."""


@dataclass(frozen=True, slots=True)
class CloseDecision:
    """Take no more answers."""

    decision: str
    """The decision, by its id."""


@dataclass(frozen=True, slots=True)
class Override:
    """What the facilitator rules instead of the scripted outcome."""

    outcome: str
    """What happens, for the room."""
    why: str
    """One line, for the record."""
    effects: Effects
    """The changes, each with its reason."""
    result: str | None = None
    """What later conditions read, by id; None for what the answers come to."""
    amends: bool = False
    """Whether it is the script's outcome with other words or changes; its words then may be empty."""


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """Adjudicate a closed decision: as scripted, or overridden with a reason."""

    decision: str
    """The decision, by its id."""
    override: Override | None = None
    """The facilitator's ruling; None takes the script's."""
    assumptions: str = ""
    """What the ruling takes for granted; for the facilitator alone."""
    umpire: str = ""
    """Who rules, by role or label; empty for the facilitator."""


@dataclass(frozen=True, slots=True)
class TakeNote:
    """Write something down."""

    purpose: Literal["note", "parked", "keep", "change", "reflection"]
    """A note; a parked question; what to keep and to change; an answer to a reflection question."""
    text: str
    """What to write down."""
    team: str | None = None
    """The team it is about, by its id."""
    about: str | None = None
    """The inject, decision or prompt it belongs to."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Take back the latest step."""

    reason: str = ""
    """Why; needed where dice were thrown or moves revealed."""


Follow = Literal["recompute", "stand"]
"""What happens to that which followed from a struck entry: it is worked out anew, or stands as announced."""


@dataclass(frozen=True, slots=True)
class WithdrawAnswer:
    """Strike a team's answer while the decision takes answers."""

    decision: str
    """The decision, by its id."""
    team: str
    """The team, by its id."""
    reason: str = ""
    """Why; may be empty."""


@dataclass(frozen=True, slots=True)
class CorrectAnswer:
    """Strike a team's answer after closing or ruling, and put another in its place."""

    answer: SubmitAnswer
    """The answer as it should have been."""
    reason: str = ""
    """Why; needed where moves were revealed."""
    follow: Follow = "recompute"
    """Whether the decision is ruled anew by the script."""


@dataclass(frozen=True, slots=True)
class OverruleRuling:
    """Strike a ruling, and rule again."""

    ruling: RuleOutcome
    """The ruling as it should have been."""
    reason: str = ""
    """Why, where the script's outcome is put back; an override carries its own."""
    follow: Follow = "recompute"
    """Whether what the struck ruling changed is taken away, and the new one's changes made."""


@dataclass(frozen=True, slots=True)
class ReopenDecision:
    """Strike closing, reveal and ruling: answers are taken again."""

    decision: str
    """The decision, by its id."""
    reason: str = ""
    """Why; needed where moves were revealed."""
    follow: Follow = "recompute"
    """Whether what the ruling changed is taken away."""


@dataclass(frozen=True, slots=True)
class TakeBackInterventions:
    """Strike an intervention, and those after it, which build on it."""

    decision: str
    """The decision, by its id."""
    first: int
    """The first one to strike: 1 for the first of the proceeding."""
    reason: str = ""
    """Why; needed where dice were thrown."""


@dataclass(frozen=True, slots=True)
class TakeBackRelease:
    """Strike the release of an inject: it is still to come."""

    inject: str
    """The inject, by its id."""
    reason: str = ""
    """Why; needed where dice were thrown or moves revealed in what it asked."""
    follow: Follow = "recompute"
    """Whether what it changed, and the rulings on what it asked, are taken away."""


@dataclass(frozen=True, slots=True)
class RestoreInject:
    """Put an inject back on the plan that was skipped, put on hold or passed over."""

    inject: str
    """The inject, by its id."""


@dataclass(frozen=True, slots=True)
class EndExercise:
    """ENDEX: end play, leave roles."""


@dataclass(frozen=True, slots=True)
class RevealSecrets:
    """Show in the hot wash what was hidden."""


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Finish the log."""


@dataclass(frozen=True, slots=True)
class ResumeSession:
    """Go on after the program was closed or died; sent by the session itself."""

    mended_bytes: int = 0
    """Length of a half-written end that was set aside; 0 when the log was whole."""


@dataclass(frozen=True, slots=True)
class ReportClockJump:
    """Put on record that the machine's clock jumped; sent by the session itself."""

    by_ms: int
    """How far wall time went ahead (back when negative), in milliseconds."""


Command = (
    StartExercise
    | PauseExercise
    | ResumeExercise
    | ReleaseInject
    | ReleaseAdHocInject
    | SkipInject
    | HoldInject
    | ExtendTime
    | Live
    | BlankRoom
    | SubmitAnswer
    | Intervene
    | RevealMoves
    | MarkRubric
    | CloseDecision
    | RuleOutcome
    | TakeNote
    | UndoStep
    | WithdrawAnswer
    | CorrectAnswer
    | OverruleRuling
    | ReopenDecision
    | TakeBackInterventions
    | TakeBackRelease
    | RestoreInject
    | EndExercise
    | RevealSecrets
    | CloseSession
    | ResumeSession
    | ReportClockJump
)
