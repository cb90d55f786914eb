"""Grey Weather from set-up to the finished log, by keyboard alone, with the time it is planned for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from textual.pilot import Pilot

from tabletop.decisions.form import Field, PickOne, PickSome, PutInOrder, SetLevel, ShareOut, WriteText
from tabletop.exercise.events import SessionOpened, StepUndone, TeamSeat
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import FacilitatorView
from tabletop.session.port import NotSaved, Past, Session
from tabletop.tui.facilitator.app import FacilitatorApp
from tests.harbour import Table, scenario_of
from tests.tui.facilitator.lesson import SCENARIOS, log_of
from tests.tui.frames import SMALL, frame
from tests.tui.keys import press, write

TEXT = (SCENARIOS / "grey-weather" / "scenario.yaml").read_text(encoding="utf-8")
TALK = 6.5
"""Minutes that every inject is talked over."""


def keys_for(part: Field) -> tuple[str, ...]:
    """What a facilitator presses for a field."""
    match part:
        case PickOne():
            return ("2",)
        case PickSome(least=least):
            return tuple(str(number + 1) for number in range(least))
        case PutInOrder(choices=choices):
            return tuple(str(number) for number in range(len(choices), 1, -1))
        case ShareOut():
            return ("equals_sign",)
        case SetLevel():
            return ("7",)
        case WriteText(purpose="answer"):
            return ("W", "e", "space", "c", "h", "e", "c", "k")
        case WriteText(required=required):
            return ("S", "o") if required else ()


@dataclass
class Class:
    """Somebody in front of thirty people."""

    pilot: Pilot[None]
    app: FacilitatorApp
    tables: list[Table] = field(default_factory=list)

    @property
    def table(self) -> Table:
        """The session that was opened."""
        return self.tables[0]

    @property
    def view(self) -> FacilitatorView:
        """The facilitator's view."""
        assert self.app.desk is not None
        return self.app.desk.view

    @property
    def screen(self) -> str:
        """The screen on top."""
        return type(self.app.screen).__name__

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await press(self.pilot, *keys)

    async def talk(self, minutes: float) -> None:
        """Let people talk."""
        self.table.clock.pass_minutes(minutes)
        self.app.tick()
        await self.pilot.pause()

    async def take_answers(self) -> None:
        """One form after the other until the console is back."""
        await self.press("d")
        while self.screen == "TakeAnswers":
            decision = self.view.scene.decision(self.app.screen._place.decision)  # type: ignore[attr-defined]  # noqa: SLF001
            assert decision is not None
            for number, part in enumerate(decision.form):
                await self.press(*(("tab",) if number else ()), *keys_for(part))
            await self.press("ctrl+s")

    async def rule(self) -> None:
        """Close, mark and accept until the next inject can come."""
        await self.press("space")
        while self.screen in {"Marking", "Ruling"}:
            await self.press(*(("1", "enter") if self.screen == "Marking" else ("enter",)))

    async def argue(self) -> None:
        """A matrix argument: the team argues, two dice are thrown, and it is ruled on."""
        await self.press("space", "enter")
        for text in ("We say it tonight", "They listen", "It is true"):
            await write(self.pilot, text)
            await self.press("tab")
        await self.press("ctrl+s", "down", "enter", "2", "enter")
        while self.screen in {"Marking", "Ruling"}:
            await self.press("enter")

    async def play(self) -> None:
        """Go on until nothing is left but ENDEX; skip what the plan advises."""
        while self.view.forward.step != "end":
            if self.view.plan.advice == "skip" and self.view.forward.step == "release":
                await self.press("s", "enter")
            elif self.view.forward.step == "release":
                await self.press("space", "space")
                await self.talk(TALK)
            elif self.view.forward.step == "answer":
                await self.take_answers()
            elif self.view.forward.step == "intervene":
                await self.argue()
            else:
                await self.rule()

    async def wash(self) -> None:
        """ENDEX, every step of the hot wash with what was hidden, the end of the log."""
        await self.press("l")
        assert "Journal" == self.screen
        await self.press("escape", "space", "2", *["space"] * 5, "2", *["space"] * 4, "2")


def opening(setup: Setup) -> SessionOpened:
    """The first event of what was set up."""
    return SessionOpened(
        program="0.1.0",
        scenario="grey-weather",
        scenario_title="Grey Weather",
        scenario_text=TEXT,
        scenario_digest="0" * 64,
        seed=7,
        session="grey-test",
        mode="facilitated",
        seats=tuple(TeamSeat(team=team, people=dict(setup.people).get(team, 0)) for team in setup.teams),
        minutes=setup.minutes,
        log_level=setup.log_level,
    )


@pytest.mark.slow
async def test_grey_weather_from_set_up_to_the_finished_log() -> None:
    """Thirty people, four tables, one keyboard: every inject is played or skipped, time is kept, the log is closed."""
    tables: list[Table] = []

    def begin(setup: Setup) -> Session | NotSaved:
        tables.append(Table(event=opening(setup)))
        return tables[0].session

    def history(session: Session) -> Callable[[], Past]:
        return log_of(tables[0])(session)

    app = FacilitatorApp(scenario=scenario_of(TEXT), begin=begin, history=history)
    async with app.run_test(size=SMALL) as pilot:  # at 120 columns: tests/end_to_end
        at = Class(pilot, app, tables)
        await at.press("3", "0", "enter", "enter", "space", "space")
        assert [8, 8, 7, 7] == [seat.people for seat in at.table.state.opening.seats]
        await at.press("space", "space")
        await at.talk(TALK)
        await at.press("n")
        await write(pilot, "Table two listens")
        await at.press("enter", "k")
        await write(pilot, "Who tells the pilots")
        await at.press("enter", "p")
        await at.talk(11)
        assert "PAUSED" in frame(app)
        await at.press("p")
        await at.take_answers()
        await at.press("u", "2")
        assert any(isinstance(event, StepUndone) for event in at.table.events)
        await at.play()
        scene = at.view.scene
        assert scene.clock.exercise <= (at.table.state.opening.minutes + 2) * 60_000
        assert len(scene.injects) + len(at.view.past) == len(
            [i for i in at.table.state.scenario.injects.values() if i.planned]
        )
        assert all(decision.status == "ruled" for decision in scene.decisions)
        await at.wash()
        assert ("closed", "Finished") == (at.view.scene.phase, at.screen)
        debrief = at.view.scene.debrief
        assert debrief is not None
        assert ("Who tells the pilots",) == debrief.parked
