"""A session played at the harbour table, with everything a log can hold; and ways to look back on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.effects import Effect
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Recorded, SessionOpened
from tabletop.session.opening import understood
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.storage.port import Fault, FaultKind, LogDamaged
from tests.harbour import Table, opening

TUG, WAIT = ChoiceAnswer(option="tug"), ChoiceAnswer(option="wait")


def fog(table: Table) -> None:
    """The first move: a replaced answer, a split, a team without a decision, a pause, a note, an override."""
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.clock.pass_minutes(3)
    table.must(ask.SubmitAnswer("first-step", "PORT", WAIT, rationale="It is dark."))
    table.clock.pass_minutes(2)
    table.must(ask.PauseExercise())
    table.clock.pass_minutes(4)
    table.must(ask.ResumeExercise(), ask.TakeNote("note", "Nobody asked the ministry.", team="PORT"))
    table.must(ask.SubmitAnswer("first-step", "PORT", TUG, rationale="On second thought.", sure=60))
    table.must(ask.SubmitAnswer("first-step", "PILOTS", status="split"))
    table.must(ask.SubmitAnswer("first-step", "PRESS", status="no-decision", late=True))
    table.must(ask.CloseDecision("first-step"))
    table.clock.pass_minutes(1)
    effects = {"trust": Effect(by=-6, why="The press heard it first.")}
    table.must(ask.RuleOutcome("first-step", ask.Override("The tug turns back.", "The crew is out of hours.", effects)))
    table.must(ask.SubmitAnswer("how-sure", "PILOTS", ConfidenceAnswer(percent=35)))
    table.must(ask.CloseDecision("how-sure"), ask.RuleOutcome("how-sure"))


def light(table: Table) -> None:
    """The second move: a step taken back, an inject written on the spot."""
    table.clock.pass_minutes(9)
    table.must(ask.SkipInject("whisper"), ask.ReleaseInject("ships"))
    table.clock.pass_minutes(4)
    table.must(ask.SubmitAnswer("order", "PORT", RankingAnswer(order=("ferry", "tanker", "fishers"))))
    table.must(ask.CloseDecision("order"), ask.RuleOutcome("order"), ask.UndoStep(), ask.RuleOutcome("order"))
    table.clock.pass_minutes(2)
    for team in ("PORT", "PILOTS"):
        table.must(ask.SubmitAnswer("spend", team, AllocationAnswer(points={"watch": 5, "repair": 5})))
    table.must(ask.CloseDecision("spend"), ask.RuleOutcome("spend"))
    table.must(ask.SubmitAnswer("tell", "PORT", MultiChoiceAnswer(options=("all",))))
    table.must(ask.CloseDecision("tell"), ask.RuleOutcome("tell"))
    table.clock.pass_minutes(5)
    table.must(ask.ReleaseAdHocInject("A lamp on the mole", "Somebody waves a lamp."))


def ended(table: Table) -> None:
    """ENDEX, and the talk afterwards."""
    table.clock.pass_minutes(6)
    table.must(ask.EndExercise(), ask.RevealSecrets(), ask.TakeNote("keep", "Ask early."), ask.CloseSession())


def records(event: SessionOpened | None = None) -> list[Recorded]:
    """The log of the whole session."""
    table = Table(event or opening())
    fog(table)
    light(table)
    ended(table)
    return table.store.records


def solo_records() -> list[Recorded]:
    """The log of somebody who played the harbour's port alone, as far as the first ruling."""
    table = Table(opening(mode="solo", teams=("PORT",)))
    table.session.go_on()
    table.session.go_on()
    return table.store.records


def faulty(found: Sequence[Recorded], good: int) -> Iterator[Recorded]:
    """A log that was changed after `good` records."""
    yield from found[:good]
    raise LogDamaged(Fault(good + 1, 81_231, FaultKind.CHANGED))


def past(found: Sequence[Recorded] | Iterator[Recorded] | None = None) -> ReplayedSession:
    """A past of which nothing but the first record was read."""
    source = records() if found is None else found
    return ReplayedSession(Replay(iter(source), understood), "/sessions/harbour.jsonl")


def titled(title: str, team: str = "Pilots") -> list[Recorded]:
    """The log of the whole session with a stranger's title and team name in its scenario."""
    found = opening()
    text = found.scenario_text.replace("The harbour in fog", title).replace("name: Pilots", f"name: {team}")
    return records(found.model_copy(update={"scenario_text": text, "scenario_title": title}))
