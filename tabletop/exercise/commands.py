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


@dataclass(frozen=True, slots=True)
class ReleaseAdHocInject:
    """Show an inject written on the spot."""

    title: str
    text: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SkipInject:
    """Leave an inject out."""

    inject: str


@dataclass(frozen=True, slots=True)
class HoldInject:
    """Put an inject back on the list for later."""

    inject: str


@dataclass(frozen=True, slots=True)
class ExtendTime:
    """Give more minutes (fewer when negative) to the current inject or move."""

    scope: Literal["inject", "move"]
    minutes: int


@dataclass(frozen=True, slots=True)
class BlankRoom:
    """Blank the room's screen, or show it again."""

    blank: bool


@dataclass(frozen=True, slots=True)
class SubmitAnswer:
    """A team's answer; it replaces an earlier one while the decision is open."""

    decision: str
    team: str
    answer: AnyAnswer | None = None
    status: Literal["decided", "no-decision", "split"] = "decided"
    rationale: str = ""
    sure: int | None = None
    speaker: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class MarkRubric:
    """Mark what is true of a team's text; replaces earlier marks."""

    decision: str
    team: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseDecision:
    """Take no more answers."""

    decision: str


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
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class TakeNote:
    """Write something down."""

    purpose: Literal["note", "parked", "keep", "change", "reflection"]
    text: str
    team: str | None = None
    about: str | None = None


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


@dataclass(frozen=True, slots=True)
class ReportClockJump:
    """Put on record that the machine's clock jumped; sent by the session itself."""

    by_ms: int


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
