"""The harbour: a small scenario with every playable mechanic, and a table to play it at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from tabletop.exercise.commands import Command
from tabletop.exercise.events import Event, Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR, PROGRAM, Actor, Moment
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import State, begin
from tabletop.scenario.loader import parse
from tabletop.scenario.model import Scenario
from tabletop.session.local import LocalSession
from tabletop.session.port import Result, Saved
from tests.fakes import FakeClock, FakeDrafts, FakeStore

FILE = Path(__file__).parent / "scenarios" / "harbour" / "scenario.yaml"
TEXT = FILE.read_text(encoding="utf-8")
TEAMS = ("PORT", "PILOTS", "PRESS")


@cache
def scenario_of(text: str = TEXT) -> Scenario:
    """The scenario a text holds."""
    return parse(text.encode(), "harbour")


def opening(  # noqa: PLR0913 - every choice of a set-up
    *,
    mode: Literal["solo", "facilitated"] = "facilitated",
    text: str = TEXT,
    teams: tuple[str, ...] = TEAMS,
    unplayed: tuple[str, ...] = (),
    left_out: tuple[str, ...] = (),
    log_level: Literal["decisions", "notes", "full"] = "full",
    fictional: bool = False,
    release: Literal["hand", "clock"] = "hand",
) -> SessionOpened:
    """A first event."""
    return SessionOpened(
        program="0.1.0",
        scenario="harbour",
        scenario_title="The harbour in fog",
        scenario_text=text,
        scenario_digest="0" * 64,
        seed=7,
        session="harbour-test",
        mode=mode,
        seats=tuple(TeamSeat(team=team, played=team not in unplayed) for team in teams),
        left_out=left_out,
        minutes=40,
        log_level=log_level,
        fictional=fictional,
        release=release,
    )


def first(event: SessionOpened) -> Recorded:
    """The first record."""
    return Recorded(number=1, at=Moment(wall=1_790_000_000_000, ticks=0), actor=PROGRAM, command="open", event=event)


def opened(event: SessionOpened, text: str = TEXT) -> State:
    """The state after the first record."""
    return evolve(begin(scenario_of(text), event), first(event))


@dataclass
class Table:
    """A session over a list, with hands to play it."""

    event: SessionOpened = field(default_factory=opening)
    clock: FakeClock = field(default_factory=FakeClock)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)

    def __post_init__(self) -> None:
        """Sit down."""
        self.store = FakeStore(first(self.event))
        state = opened(self.event, self.event.scenario_text)
        self.session = LocalSession(self.store, state, self.clock, self.drafts)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.session.state

    @property
    def events(self) -> list[Event]:
        """All that happened."""
        return [recorded.event for recorded in self.store.records]

    def do(self, command: Command, actor: Actor = FACILITATOR) -> Result:
        """Send, whatever comes of it."""
        return self.session.send(command, actor)

    def must(self, *commands: Command, actor: Actor = FACILITATOR) -> None:
        """Send, and it must happen."""
        for command in commands:
            result = self.session.send(command, actor)
            assert isinstance(result, Saved), (command, result)

    def refused(self, command: Command, actor: Actor = FACILITATOR) -> Reason:
        """Send, and it must be refused."""
        result = self.session.send(command, actor)
        assert isinstance(result, Refusal), (command, result)
        return result.reason
