"""A session as it is really played, in batches: every sort of line a log can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.words import Words
from tabletop.evaluation.events import (
    Assessed,
    EntryWithdrawn,
    EvaluationEvent,
    EvaluationOpened,
    EvaluationTakenUp,
    ObservationNoted,
    Pin,
    SheetObjective,
    TaskRated,
)
from tabletop.exercise.events import (
    AdHocInjectReleased,
    AnswerSubmitted,
    DecisionClosed,
    DecisionOpened,
    Event,
    ExerciseEnded,
    ExerciseStarted,
    FlagSet,
    IndicatorChanged,
    InjectReleased,
    MoveStarted,
    NoteTaken,
    OutcomeRuled,
    Recorded,
    RuledOutcome,
    SessionClosed,
    SessionOpened,
    TeamSeat,
)
from tabletop.exercise.moments import FACILITATOR, Actor, Moment

WALL = 1_790_000_000_000


def opening(session: str = "a1", scenario_text: str = "title: Kabel\u00f8\n", **changes: object) -> SessionOpened:
    """The first event; keyword arguments replace its fields."""
    plain = SessionOpened(
        program="0.1.0",
        scenario="cable-north",
        scenario_title="A cable goes silent",
        scenario_text=scenario_text,
        scenario_digest="0" * 64,
        seed=7,
        session=session,
        mode="facilitated",
        seats=(TeamSeat(team="NO", name=Words.of("Fjell \u00e5\U0001f3d4")), TeamSeat(team="DE")),
        minutes=90,
    )
    return plain.model_copy(update=changes)


def batch(first: int, *events: Event, wall: int = WALL) -> list[Recorded]:
    """One command's events, numbered from `first`."""
    return [
        Recorded(
            number=number,
            at=Moment(wall=wall + first, ticks=first),
            actor=FACILITATOR if first % 2 else Actor.of_team("NO"),
            command=f"{first:016x}",
            event=event,
        )
        for number, event in enumerate(events, start=first)
    ]


def begun(session: str = "a1") -> list[Recorded]:
    """The batch a log begins with."""
    return batch(1, opening(session))


def numbered(commands: Sequence[Sequence[Event]], first: int = 1) -> Iterator[list[Recorded]]:
    """Each command's events as a batch, one after the other."""
    for events in commands:
        yield batch(first, *events)
        first += len(events)


def session() -> list[list[Recorded]]:
    """A short session: opened, played, ended, closed."""
    return list(numbered(COMMANDS))


def random_command(chance: Random) -> list[Event]:
    """One command's events, up to five of them, sometimes long."""
    return [_random_event(chance) for _ in range(chance.choice((1, 1, 1, 2, 3, 5)))]


def _random_event(chance: Random) -> Event:
    match chance.randrange(5):
        case 0:
            return NoteTaken(purpose="note", text=Words.of('x\u00e9\u4e16\U0001f600"\\\n'[: chance.randrange(1, 8)]))
        case 1:
            return NoteTaken(purpose="reflection", text=Words.of("w" * chance.choice((10, 700, 3_000))))
        case 2:
            return FlagSet(flag=f"flag-{chance.randrange(100)}", cause="detect")
        case 3:
            return IndicatorChanged(
                indicator="cohesion", by=2, to=chance.randrange(100), why="\u00ab ja \u00bb", cause="a"
            )
        case _:
            return InjectReleased(inject=f"inject-{chance.randrange(100)}")


COMMANDS: tuple[tuple[Event, ...], ...] = (
    (opening(),),
    (ExerciseStarted(), MoveStarted(move="detect"), InjectReleased(inject="cable-dark")),
    (DecisionOpened(decision="consult"),),
    (
        AnswerSubmitted(
            decision="consult",
            team="NO",
            answer=ChoiceAnswer(option="article-4"),
            rationale=Words.of('Sie sagten: "nein", "hash": "\\", "words": {}} \u2013 \u4e16\u754c \U0001f600'),
            sure=60,
        ),
    ),
    (DecisionClosed(decision="consult"),),
    (
        OutcomeRuled(
            decision="consult",
            how="overridden",
            result="article-4",
            outcomes=(RuledOutcome(team=None, outcome="The council meets."),),
            ruling=Words.of("Nobody comes."),
            why=Words.of("Weather"),
        ),
        IndicatorChanged(indicator="cohesion", by=6, to=66, why="Asked early.", cause="consult"),
        FlagSet(flag="consulted", cause="consult"),
    ),
    (NoteTaken(purpose="note", text=Words.of("line\nbreak\ttab \x7f")),),
    (AdHocInjectReleased(inject="ad-hoc-1", title=Words.of('{"record": {'), text=Words.of("\\u0041 " * 30)),),
    (InjectReleased(inject="trawler"),),
    (FlagSet(flag="a", cause="trawler"), FlagSet(flag="b", cause="trawler")),
    (ExerciseEnded(ending="calm"),),
    (NoteTaken(purpose="keep", text=Words.of("")), NoteTaken(purpose="change", text=Words.of("x"))),
    (SessionClosed(),),
)


def evaluation_opening(session: str = "a1", log: str = "log.jsonl", **changes: object) -> EvaluationOpened:
    """The first event of an evaluation; keyword arguments replace its fields."""
    plain = EvaluationOpened(
        program="0.1.0",
        session=session,
        log=log,
        record=3,
        hash="0" * 64,
        scenario="cable-north",
        scenario_title="A cable goes silent",
        scenario_digest="0" * 64,
        role="evaluator",
        label="table-2",
        sheet=(
            SheetObjective(objective="facts", text="Facts f\u00f8rst", target="Kept apart.", tasks=("Says", "Asks")),
        ),
    )
    return plain.model_copy(update=changes)


def assessed(first: int, *events: EvaluationEvent, wall: int = WALL) -> list[Assessed]:
    """One command's events in an evaluator's log, numbered from `first`."""
    return [
        Assessed(
            number=number,
            at=Moment(wall=wall + first, ticks=first),
            pin=Pin(record=first, exercise=first * 1_000, inject="cable-dark" if first > 1 else None),
            command=f"{first:016x}",
            event=event,
        )
        for number, event in enumerate(events, start=first)
    ]


def begun_evaluation(session: str = "a1", log: str = "log.jsonl") -> list[Assessed]:
    """The batch an evaluator's log begins with."""
    return assessed(1, evaluation_opening(session, log))


def evaluation() -> list[list[Assessed]]:
    """A short evaluation: every sort of event."""
    said = Words.of('\u00abNein\u00bb, "hash": "\\", "words": {}} \u2013 \U0001f600')
    return [
        begun_evaluation(),
        assessed(2, TaskRated(objective="facts", task=1, rating="major-challenges", evidence=said)),
        assessed(3, ObservationNoted(tag="improve", text=Words.of("line\nbreak"), team="NO", objective="facts")),
        assessed(4, EvaluationTakenUp(mended_bytes=12)),
        assessed(5, TaskRated(objective="facts", task=2, rating="not-observed"), EntryWithdrawn(number=3)),
    ]
