"""Logs for reports: played at the quay and at the harbour, with evaluators beside them; and words planted in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count

from pydantic import BaseModel

from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.effects import Effect
from tabletop.decisions.sealed import SealedAnswer
from tabletop.decisions.words import Words
from tabletop.evaluation.events import (
    Assessed,
    EntryWithdrawn,
    EvaluationEvent,
    EvaluationOpened,
    ObservationNoted,
    Pin,
    Role,
    TaskRated,
)
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Recorded, SessionOpened, TeamSeat
from tabletop.exercise.moments import Moment
from tabletop.reports.account import Account, FeedbackAccount, Proof
from tabletop.reports.telling import Telling, told
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tabletop.session.opening import understood
from tabletop.session.replayed import Replay
from tests import quay
from tests.beside import evaluation_opening, first_assessed
from tests.harbour import Table, opening
from tests.tui.review import played as harbour

PROOF = Proof(records=1, head=f"1:{'0' * 64}", fault=None, erased=0)
FORMS = FeedbackAccount(
    forms=6,
    statements=(("It was worth the time.", (0, 1, 0, 3, 2)),),
    texts=(("What should stay?", ("The map.", "The tea.")),),
)


def telling(
    records: Sequence[Recorded],
    evaluations: tuple[Sequence[Assessed], ...] = (),
    feedback: FeedbackAccount | None = None,
    proof: Proof = PROOF,
) -> Telling:
    """A log as it was read."""
    replay = Replay(iter(records), understood)
    replay.read()
    return Telling(replay.opening, replay.records, replay.times, replay.latest, proof, evaluations, feedback)


@cache
def quay_records(play: str = "together") -> tuple[Recorded, ...]:
    """Every mechanic there is, played."""
    scenario = examine(quay.TEXT.encode(), "quay")
    golden = parse_play((quay.FOLDER / "plays" / f"{play}.play.yaml").read_bytes(), play, scenario)
    return tuple(rehearse(golden, quay.scenario_of(), quay.TEXT).records)


def named(**changes: object) -> SessionOpened:
    """The harbour's opening with a pseudonym and a count for every table."""
    seats = tuple(
        TeamSeat(team=team, name=Words.of(name), people=people)
        for team, name, people in (("PORT", "Gulls", 4), ("PILOTS", "Terns", 3), ("PRESS", "Crows", 0))
    )
    return opening().model_copy(update={"seats": seats, **changes})


def harbour_records(event: SessionOpened | None = None) -> list[Recorded]:
    """The harbour with everything that goes wrong: splits, silence, an override, an undo, a pause."""
    return harbour.records(event or named())


def unrevealed() -> Table:
    """The harbour to its end, with notes of every sort, and nothing revealed."""
    table = Table(named())
    harbour.fog(table)
    harbour.light(table)
    table.must(ask.TakeNote("parked", "Who pays?", team="PORT"), ask.TakeNote("note", "KEPT-BACK-NOTE"))
    table.must(ask.EndExercise(), ask.TakeNote("keep", "Ask early."), ask.TakeNote("change", "Phone the ministry."))
    return table


def overruled() -> Table:
    """The harbour after a ruling was struck for another, with reason and umpire."""
    table = Table(named())
    harbour.fog(table)
    effects = {"trust": Effect(by=2, why="A better sentence.")}
    override = ask.Override("The tug waits.", "It was late.", effects)
    table.must(ask.OverruleRuling(ask.RuleOutcome("first-step", override, "KEPT-BACK-DICE", "the judge")))
    better = ask.SubmitAnswer("how-sure", "PILOTS", ConfidenceAnswer(percent=90))
    table.must(ask.CorrectAnswer(better, "KEPT-BACK-REASON"))
    return table


def evaluation(label: str = "anna", role: Role = "evaluator", *events: EvaluationEvent) -> list[Assessed]:
    """An evaluator's log; each event is pinned to the fourth record."""
    first = first_assessed(evaluation_opening(role, label))
    pin = Pin(record=4, exercise=60_000)
    at = Moment(wall=1_790_000_000_000, ticks=0)
    return [
        first,
        *(
            Assessed(number=number, at=at, pin=pin, command=f"{label}{number}", event=event)
            for number, event in enumerate(events, 2)
        ),
    ]


def evaluations() -> tuple[list[Assessed], ...]:
    """Two evaluators who differ, and a scribe; something was taken back, something rated again."""
    return (
        evaluation(
            "anna",
            "evaluator",
            TaskRated(objective="share", task=1, rating="unable", evidence=Words.of("Silence.")),
            TaskRated(objective="share", task=1, rating="performed", evidence=Words.of("Read out twice.")),
            ObservationNoted(tag="strength", text=Words.of("They asked."), objective="share", team="PORT"),
            ObservationNoted(tag="improve", text=Words.of("Nobody wrote it down."), objective="share"),
            ObservationNoted(tag="plain", text=Words.of("Withdrawn."), objective="share"),
            EntryWithdrawn(number=6),
        ),
        evaluation(
            "berta",
            "evaluator",
            TaskRated(objective="share", task=1, rating="major-challenges", evidence=Words.of("The pilots waited.")),
            TaskRated(objective="share", task=2, rating="not-observed"),
        ),
        evaluation("carl", "scribe", ObservationNoted(tag="plain", text=Words(text=None), team="PRESS")),
    )


@cache
def harbour_account() -> Account:
    """The harbour, its evaluators and its forms, told to the facilitator."""
    return told(telling(harbour_records(), evaluations(), FORMS))


@cache
def quay_account() -> Account:
    """The quay, told to the facilitator."""
    return told(telling(quay_records()))


SENTINEL = "Zyx"


def planted(records: Sequence[Recorded]) -> tuple[list[Recorded], list[str]]:
    """The same log, where everything that anybody wrote is a word of its own; and those words."""
    numbers, words = count(1), list[str]()

    def plant(value: object) -> object:
        match value:
            case Words() if value.shown:
                words.append(f"{SENTINEL}{next(numbers)}q")
                return Words.of(words[-1])
            case BaseModel() if not isinstance(value, SealedAnswer):
                fields = {name: plant(getattr(value, name)) for name in type(value).model_fields}
                return value.model_copy(update=fields)
            case tuple():
                return tuple(map(plant, value))
            case _:
                return value

    return [one.model_copy(update={"event": plant(one.event)}) for one in records], words


def planted_beside(logs: Sequence[Sequence[Assessed]]) -> tuple[list[Assessed], ...]:
    """The same evaluators' logs with other words, and labels nobody may read."""
    planted_logs: list[list[Assessed]] = []
    for log in logs:
        first = log[0].event
        assert isinstance(first, EvaluationOpened)
        event = first.model_copy(update={"label": f"{SENTINEL.lower()}-{first.label}"})
        rest = [one.model_copy(update={"event": _worded(one.event)}) for one in log[1:]]
        planted_logs.append([log[0].model_copy(update={"event": event}), *rest])
    return tuple(planted_logs)


def _worded(event: EvaluationEvent) -> EvaluationEvent:
    match event:
        case TaskRated():
            return event.model_copy(update={"evidence": Words.of(f"{SENTINEL} evidence")})
        case ObservationNoted():
            return event.model_copy(update={"text": Words.of(f"{SENTINEL} observed")})
        case _:
            return event
