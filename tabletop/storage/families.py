"""The kinds of logs there are: a session's, evaluators', participants' feedback. What all else here does is the same.

Invariant: a log is of the family its first event says; one family's log is never opened as another's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, Protocol

from tabletop.evaluation.events import EVALUATION_FORMAT, Assessed
from tabletop.evaluation.feedback import FEEDBACK_FORMAT, Collected
from tabletop.exercise.events import LOG_FORMAT, Recorded
from tabletop.storage.port import R, R_co

Upcast = Callable[[dict[str, object]], dict[str, object]]
"""Makes of one version's record, as plain data, the next version's."""


class Reads(Protocol[R_co]):
    """Makes a record of its JSON; ValueError when it is none."""

    def __call__(self, text: bytes | str, /, *, context: Mapping[str, object] | None = None) -> R_co:
        """`context` holds the words that stand beside the record."""
        ...


@dataclass(frozen=True)
class Family(Generic[R]):
    """What one kind of log holds, and how it is read."""

    opening: str
    """The type of the event that every log of it begins with."""
    format: int
    """The version that is written now."""
    read: Reads[R]
    """Makes a record of its JSON."""
    upcasts: Mapping[int, Upcast]
    """What lifts older versions, by the version each one starts from."""


SESSIONS: Final = Family[Recorded](
    opening="session-opened",
    format=LOG_FORMAT,
    # What model_validate_json calls, without its checks of arguments: this is where reading a log spends its time.
    read=Recorded.__pydantic_validator__.validate_json,
    upcasts={},
)
"""The logs of sessions."""

EVALUATIONS: Final = Family[Assessed](
    opening="evaluation-opened",
    format=EVALUATION_FORMAT,
    read=Assessed.__pydantic_validator__.validate_json,
    upcasts={},
)
"""The logs of evaluators and scribes."""

FEEDBACK: Final = Family[Collected](
    opening="feedback-opened",
    format=FEEDBACK_FORMAT,
    read=Collected.__pydantic_validator__.validate_json,
    upcasts={},
)
"""The logs of what participants said on their forms."""

OPENINGS: Final = frozenset({SESSIONS.opening, EVALUATIONS.opening, FEEDBACK.opening})
"""What a log may begin with."""
