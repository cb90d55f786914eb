"""A lesson: the facilitator's program over a real session in memory, with hands on its keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import drawn
from tabletop.exercise.events import Event
from tabletop.exercise.views import FacilitatorView
from tabletop.session.port import Past, Session
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.tui.facilitator.app import FacilitatorApp
from tabletop.tui.facilitator.desk import Desk
from tests.harbour import TEAMS, Table, opening, scenario_of
from tests.tui.frames import SMALL, frame
from tests.tui.keys import press, write

SCENARIOS = Path(__file__).parents[3] / "scenarios"


def log_of(table: Table) -> Callable[[Session], Callable[[], Past]]:
    """The session's log, for looking back."""

    def past() -> Past:
        replay = Replay(iter(table.store.records), lambda _opening: table.state.scenario)
        replay.read()
        return ReplayedSession(replay)

    return lambda _session: past


@dataclass
class Lesson:
    """The program, the session under it, and hands."""

    pilot: Pilot[None]
    app: FacilitatorApp
    table: Table

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await press(self.pilot, *keys)

    async def write(self, text: str) -> None:
        """Type a text."""
        await write(self.pilot, text)

    async def pass_minutes(self, minutes: float) -> None:
        """Let time go on, and the program notice it."""
        self.table.clock.pass_minutes(minutes)
        self.app.tick()
        await self.pilot.pause()

    @property
    def frame(self) -> str:
        """What the screen shows."""
        return frame(self.app)

    @property
    def desk(self) -> Desk:
        """The facilitator's desk."""
        assert self.app.desk is not None
        return self.app.desk

    @property
    def view(self) -> FacilitatorView:
        """The view."""
        return self.desk.view

    @property
    def last(self) -> Event:
        """The latest event."""
        return self.table.events[-1]

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def said(self) -> list[str]:
        """All toasts that have not gone yet."""
        return [toast.message for toast in self.app._notifications]  # noqa: SLF001 - there is no public way


@asynccontextmanager
async def lesson(
    table: Table | None = None, *, size: tuple[int, int] = SMALL, history: bool = True
) -> AsyncIterator[Lesson]:
    """A lesson at a table; before STARTEX unless the table has begun."""
    table = table or Table()
    app = FacilitatorApp(table.session, history=log_of(table) if history else None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Lesson(pilot, app, table)


def begun() -> Table:
    """A table at its first inject: a choice for three, an estimate by one."""
    table = Table()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    return table


def answer_all(table: Table) -> None:
    """Chance answers everything that is open."""
    for decision in tuple(table.state.decisions.values()):
        if decision.closed is None:
            for team in table.state.seats(decision.id):
                if team not in decision.answers:
                    table.must(drawn(table.state, table.state.scenario.decisions[decision.id], team))


def rule_all(table: Table) -> None:
    """Everything that is open is answered, closed, marked and ruled on as scripted."""
    answer_all(table)
    for decision in tuple(table.state.decisions.values()):
        if decision.ruling is None:
            if decision.closed is None:
                table.must(ask.CloseDecision(decision.id))
            for given in decision.answers.values():
                if given.answer is not None and given.answer.type == "open-text" and given.team not in decision.marks:
                    table.must(ask.MarkRubric(decision.id, given.team, ()))
            table.must(ask.RuleOutcome(decision.id))


def writing() -> Table:
    """A table at a text for all, a secret ballot and a straw poll (the tug went out)."""
    table = begun()
    for team in TEAMS:
        question = table.state.scenario.decisions["first-step"]
        tug = question.read({"answer": "tug"})
        table.must(ask.SubmitAnswer("first-step", team, tug, rationale="Somebody must look."))  # type: ignore[arg-type]
    rule_all(table)
    table.must(ask.SkipInject("whisper"), ask.ReleaseInject("ships"))
    rule_all(table)
    table.must(ask.ReleaseInject("tug-back"))
    return table


def ended() -> Table:
    """A table after ENDEX, with a split, an override, a parked question and a team that could not decide."""
    table = begun()
    scenario = scenario_of()
    for team, option in zip(TEAMS, ("tug", "wait", "tug"), strict=True):
        answer = scenario.decisions["first-step"].read({"answer": option})
        table.must(ask.SubmitAnswer("first-step", team, answer, rationale="So we think."))  # type: ignore[arg-type]
    table.must(ask.SubmitAnswer("how-sure", "PILOTS", status="split"))
    table.must(ask.CloseDecision("first-step"), ask.CloseDecision("how-sure"))
    override = ask.Override("The tug breaks down.", "Three sentences were worth it.", {})
    table.must(ask.RuleOutcome("first-step", override), ask.RuleOutcome("how-sure"))
    table.must(ask.TakeNote("parked", "Who pays for the tug?"), ask.EndExercise())
    return table


def decisions_only() -> Table:
    """A table whose log keeps decisions and nothing else."""
    return Table(event=opening(log_level="decisions"))
