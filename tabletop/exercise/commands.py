"""What can be asked of an exercise: imperative, frozen. Whether it happens is for `decide`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tabletop.decisions.effects import Effects
from tabletop.decisions.kinds import AnyAnswer


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


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """Adjudicate a closed decision: as scripted, or overridden with a reason."""

    decision: str
    """The decision, by its id."""
    override: Override | None = None
    """The facilitator's ruling; None takes the script's."""


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
    | BlankRoom
    | SubmitAnswer
    | MarkRubric
    | CloseDecision
    | RuleOutcome
    | TakeNote
    | UndoStep
    | EndExercise
    | RevealSecrets
    | CloseSession
    | ResumeSession
    | ReportClockJump
)
