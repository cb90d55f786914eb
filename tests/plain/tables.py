"""Sessions to play in lines, and to take up again as after a crash."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from tabletop.exercise.events import Event, Recorded, SessionOpened
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import begin
from tabletop.session.local import LocalSession
from tests.fakes import FakeStore
from tests.harbour import Table, opening, scenario_of

FIRST_HOUR = Path(__file__).parents[2] / "scenarios" / "first-hour" / "scenario.yaml"


@cache
def first_hour() -> str:
    """The scenario's text."""
    return FIRST_HOUR.read_text(encoding="utf-8")


def solo_table(name: Literal["first-hour", "harbour"]) -> tuple[Table, str]:
    """A session for one, and the team that is played."""
    if name == "harbour":
        return Table(opening(mode="solo", unplayed=("PILOTS", "PRESS"))), "PORT"
    event = opening(mode="solo", text=first_hour(), teams=("DUTY",))
    return Table(event.model_copy(update={"scenario": "first-hour"})), "DUTY"


def taken_up(table: Table) -> LocalSession:
    """The same session in a new program: folded from its log, with its drafts."""
    first, *rest = table.store.records
    state = evolve(begin(scenario_of(_opening(first).scenario_text), _opening(first)), first)
    for recorded in rest:
        state = evolve(state, recorded)
    session = LocalSession(FakeStore(*table.store.records), state, table.clock, table.drafts)
    session.resumed(0, ())
    return session


def _opening(first: Recorded) -> SessionOpened:
    assert isinstance(first.event, SessionOpened)
    return first.event


def told(events: list[Event]) -> list[Event]:
    """The events of play: all but the first, which names the session."""
    return events[1:]
