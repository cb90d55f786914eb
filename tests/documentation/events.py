"""The page on the session log, made of the events themselves and of a line as the codec writes it.

Invariant: the example is a real record with its real hash; only the salt, which is drawn by chance otherwise, is fixed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum
from typing import Final, get_args

from pydantic import BaseModel

from tabletop.decisions.effects import Effect, Effects
from tabletop.decisions.kinds import AnyAnswer, AnyIntervention
from tabletop.decisions.proceeding import Intervention
from tabletop.decisions.words import Words
from tabletop.evaluation.events import EVALUATION_FORMAT, EvaluationEvent, Pin, SheetObjective
from tabletop.evaluation.feedback import FEEDBACK_FORMAT, FeedbackEvent
from tabletop.exercise import events
from tabletop.exercise.events import (
    LOG_FORMAT,
    Event,
    Fork,
    NoteTaken,
    Recorded,
    RevealedMove,
    RuledOutcome,
    TeamSeat,
    WrittenEffect,
)
from tabletop.exercise.moments import FACILITATOR, Actor, Moment
from tabletop.storage.frame import MAX_BATCH, MAX_HEADER, Word, put_together
from tabletop.storage.port import START
from tests.documentation.layout import laid_out
from tests.documentation.shapes import Field, summary, table, title, words_for

KIB: Final = 1024

SALT: Final = "00112233445566778899aabbccddeeff"

_KNOWN: Final[tuple[tuple[object, str], ...]] = (
    (str, "text"),
    (int, "number"),
    (bool, "true or false"),
    (Words, "[words](#personal-words)"),
    (Effects, "id → [effect](#effect)"),
    (AnyAnswer, "[answer](#answers)"),
    (AnyIntervention, "[intervention](#interventions)"),
    (Event, "[event](#events)"),
)

_GROUPS: Final = (
    ("The session", ("SessionOpened", "SessionResumed", "ClockJumped", "SessionClosed")),
    ("The course of play", ("ExerciseStarted", "ExercisePaused", "ExerciseResumed", "MoveStarted", "TimeExtended")),
    ("Around it", ("RoomBlanked", "StepUndone", "CorrectionMade", "ExerciseEnded", "SecretsRevealed", "NoteTaken")),
    ("Time and teams, changed live", ("ReleaseChanged", "InjectsPostponed", "TeamJoined", "TeamsMerged")),
    ("Injects", ("InjectReleased", "AdHocInjectReleased", "InjectSkipped", "InjectPassedOver", "InjectHeld")),
    (
        "Decisions",
        (
            "DecisionOpened",
            "AnswerSubmitted",
            "InterventionMade",
            "RubricMarked",
            "DecisionClosed",
            "MovesRevealed",
            "OutcomeRuled",
        ),
    ),
    (
        "Injects, changed live",
        ("InjectEdited", "InjectEffectsWritten", "InjectReaddressed", "InjectReplanned", "InjectMoved"),
    ),
    ("What follows", ("IndicatorChanged", "FlagSet", "ConsequenceScheduled", "ConsequenceArrived")),
)


def grouped() -> list[str]:
    """The names of the events in the groups of the page, to be held against the list of all events."""
    return sorted(name for _heading, names in _GROUPS for name in names)


def kinds() -> tuple[type[BaseModel], ...]:
    """Every event there is, in the order of the file."""
    found: tuple[type[BaseModel], ...] = get_args(get_args(Event)[0])
    return found


def _known(shape: object) -> str | None:
    if isinstance(shape, type) and issubclass(shape, Enum):
        return " or ".join(f"`{member.value}`" for member in shape)
    return next((words for named, words in _KNOWN if shape == named), None)


def words(field: Field) -> str:
    """What stands in a field of a log, as JSON."""
    return words_for(field.shape, _known)


def _shown(usual: object) -> str:
    return json.dumps(usual) if isinstance(usual, bool | int | str) else ""


def _part(kind: type[BaseModel], level: str = "###") -> str:
    heading = f"{level} {title(kind)}\n\n{summary(kind)}\n"
    rows = table(kind, words, _shown, without=("type",))
    return f"{heading}\n{rows}\n" if rows.count("\n") > 1 else heading


def interventions(*steps: type[Intervention]) -> str:
    """What was done in a proceeding: by whom it can be done is on the page of its mechanic."""
    parts: list[str] = []
    for kind in steps or get_args(get_args(AnyIntervention)[0]):
        rows = table(kind, words, _shown, without=("act",))
        parts.append(f"### {kind.model_fields['act'].default}\n\n{summary(kind)}\n")
        parts += [f"{rows}\n"] if rows.count("\n") > 1 else []
    return "\n".join(parts)


def example() -> tuple[bytes, str]:
    """A line of a log, and the hash of its record."""
    word = Word(SALT, "Nobody asked who pays.")
    recorded = Recorded(
        number=2,
        at=Moment(wall=1_795_363_200_000, ticks=754_000),
        actor=FACILITATOR,
        command="5f0c9a1e77b2d483",
        event=NoteTaken(purpose="parked", text=Words.of(word.value), team="PORT"),
    )
    text = recorded.model_dump_json(context={"seal": lambda _text: word.commitment})
    beginning, rest = '{"number":2', text.removeprefix('{"number":2,"at":')
    record = f'{beginning},"previous":"{START.hash}","part":[1,1],"time":{rest}'.encode("ascii")
    return put_together(record, {word.commitment: word})


def _shortened(value: object) -> object:
    if isinstance(value, dict):
        return {str(_shortened(key)): _shortened(one) for key, one in value.items()}
    if isinstance(value, str) and len(value) > len(SALT) - 1:
        return f"{value[:6]}…"
    return value


def _lines() -> Iterator[str]:
    for heading, names in _GROUPS:
        yield f"### {heading}\n"
        yield from (_part(getattr(events, name), "####") for name in names)


def page() -> str:
    """The whole page."""
    line, _hash = example()
    return laid_out(
        "events.md",
        line=json.dumps(_shortened(json.loads(line)), indent=2, ensure_ascii=False),
        batch=str(MAX_BATCH // KIB),
        first=str(MAX_HEADER // KIB // KIB),
        version=str(LOG_FORMAT),
        reads=f"versions 1 to {LOG_FORMAT}" if LOG_FORMAT > 1 else "no other, because there has been none",
        events="\n".join(_lines()),
        parts="\n".join(
            _part(kind) for kind in (Moment, Actor, TeamSeat, Fork, RevealedMove, RuledOutcome, Effect, WrittenEffect)
        ),
        answers="\n".join(_part(kind) for kind in get_args(get_args(AnyAnswer)[0])),
        interventions=interventions(),
        evaluation_version=str(EVALUATION_FORMAT),
        evaluation="\n".join(_part(kind) for kind in (*get_args(get_args(EvaluationEvent)[0]), Pin, SheetObjective)),
        feedback_version=str(FEEDBACK_FORMAT),
        feedback="\n".join(_part(kind) for kind in get_args(get_args(FeedbackEvent)[0])),
    ).replace(" None ", " `null` ")
