"""A harbour where injects come by the clock, hands that do anything there, and a second reading of the log.

The second reading (`Reading`) works out the three times and what is lawful from the records alone, in other words than
the program's own, so that a property compares two computations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hypothesis import strategies as st

from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise import live
from tabletop.exercise.events import Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import State, begin
from tabletop.session.local import LocalSession
from tabletop.session.port import Saved
from tests.exercise.playing import answer_all, suggested
from tests.fakes import FakeStore
from tests.harbour import TEXT, Table, opening, scenario_of

MINUTE = 60_000
TIMED = (
    TEXT.replace(
        "        optional: yes\n        minutes: 5\n", "        optional: yes\n        at: +6 min\n        minutes: 5\n"
    )
    .replace("        title: Two ships\n", "        title: Two ships\n        at: +2 min\n")
    .replace("        title: The tug returns\n", "        title: The tug returns\n        at: +7 min\n")
    .replace("        title: Nobody went\n", "        title: Nobody went\n        at: +7 min\n")
)
"""radar-out +0 and whisper +6; after twenty minutes ships +2, then tug-back or nobody +7."""

INJECT = st.sampled_from([*scenario_of().injects])
TIMES = st.one_of(
    st.just(ask.PauseExercise()),
    st.just(ask.ResumeExercise()),
    st.builds(ask.ReleaseInject, INJECT),
    st.builds(ask.SkipInject, INJECT),
    st.builds(ask.HoldInject, INJECT),
    st.builds(ask.ExtendTime, st.sampled_from(["inject", "move"]), st.integers(-3, 5).filter(bool)),
    st.builds(live.PostponeInjects, st.integers(-3, 9).filter(bool)),
    st.builds(live.ReplanInject, INJECT, st.none() | st.integers(0, 30)),
    st.builds(live.MoveInject, INJECT, st.none() | INJECT),
    st.builds(live.ChangeRelease, st.sampled_from(["hand", "clock", "clock"])),
    st.builds(live.EditInject, INJECT, title=st.just("Another title")),
    st.just(ask.UndoStep()),
)
Manner = Literal["do", "next", "answer", "wait", "leap", "restart"]
DOINGS = st.lists(
    st.tuples(
        st.sampled_from(["do", "do", "next", "next", "answer", "wait", "wait", "wait", "leap", "restart"]),
        TIMES,
        st.integers(0, 12),
    ),
    max_size=30,
)


@dataclass
class Clockwork(Table):
    """A table at which somebody ticks, and whose program can be closed and opened again."""

    def __post_init__(self) -> None:
        """Sit down, and let time begin."""
        super().__post_init__()
        self.must(ask.StartExercise())

    def wait(self, minutes: float) -> None:
        """Let time go on, ticking four times a minute."""
        for _ in range(int(minutes * 4)):
            self.clock.pass_ms(MINUTE // 4)
            self.session.tick()

    def restart(self, minutes: int) -> None:
        """Close the program, and open it again after some time; it comes back paused."""
        self.clock.pass_minutes(minutes)
        state = folded(self.store.records)
        self.store = FakeStore(*self.store.records)
        self.session = LocalSession(self.store, state, self.clock, self.drafts)
        assert isinstance(self.session.resumed(0, ()), Saved)


def released(table: Table) -> list[str]:
    """The injects released so far."""
    return [one.id for one in table.state.released]


def timed(text: str = TIMED) -> Clockwork:
    """A table where injects come by the clock."""
    return Clockwork(opening(text=text, release="clock"))


def done(doings: list[tuple[Manner, ask.Command, int]]) -> Clockwork:
    """A table where all of it was done."""
    table = timed()
    for manner, command, minutes in doings:
        match manner:
            case "do":
                table.do(command)
            case "next":
                table.do(suggested(table.state))
            case "answer":
                answer_all(table)
            case "wait":
                table.wait(minutes)
            case "leap":
                table.clock.pass_minutes(minutes * 60)
                table.session.tick()
            case "restart":
                table.restart(minutes * 60)
    return table


def states(records: list[Recorded]) -> list[State]:
    """The state before each record but the first, and after the last."""
    first = records[0].event
    assert isinstance(first, happened.SessionOpened)
    state = begin(scenario_of(first.scenario_text), first)
    found = []
    for recorded in records:
        state = evolve(state, recorded)
        found.append(state)
    return found


def folded(records: list[Recorded]) -> State:
    """The state all records fold to."""
    return states(records)[-1]


@dataclass
class Reading:
    """The three times as somebody with a stopwatch and the log would work them out."""

    exercise: int = 0
    since: int | None = None
    last: int = 0
    move: str = ""
    began: dict[str, int] = field(default_factory=dict)
    length: dict[str, int] = field(default_factory=dict)
    """Move → minutes it was given, beside those planned."""
    postponed: dict[str, int] = field(default_factory=dict)

    def at(self, ticks: int) -> int:
        """Exercise time."""
        return self.exercise + (ticks - self.since if self.since is not None else 0)

    def stop(self, ticks: int) -> None:
        """Time stands still."""
        self.exercise, self.since = self.at(ticks), None

    def read(self, recorded: Recorded) -> None:
        """The next record."""
        event, ticks = recorded.event, recorded.at.ticks
        match event:
            case happened.ExerciseStarted() | happened.ExerciseResumed():
                self.since = ticks
            case happened.ExercisePaused() | happened.ExerciseEnded():
                self.stop(ticks)
            case happened.SessionResumed():
                self.stop(self.last)
            case happened.MoveStarted():
                self.move = event.move
                self.began[event.move] = self.at(ticks)
                self.length[event.move] = 0
            case happened.TimeExtended() if event.scope == "move":
                self.length[self.move] += event.minutes
            case happened.InjectsPostponed():
                self.length[self.move] += event.minutes
                self.postponed[self.move] = self.postponed.get(self.move, 0) + event.minutes
            case _:
                pass
        self.last = ticks
