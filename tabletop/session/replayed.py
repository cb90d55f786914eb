"""A log behind the same port as a running session, with a place to stand in it.

Invariant: what is shown at record N is the fold of records 1..N and nothing else. A damaged log keeps its good
beginning, and the fault.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, overload

from tabletop.exercise.commands import Command
from tabletop.exercise.events import Recorded, SessionOpened
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import State, begin
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, RoomView, Seat, TeamView, View
from tabletop.scenario.model import Scenario
from tabletop.session.port import NotSaved, Result, Watcher
from tabletop.storage.port import LogDamaged

CHECKPOINT: Final = 128
"""Records between two kept states: a jump folds at most so many."""
MANY: Final = 5_000
"""After each so many records the collector is told to leave alone what there is: else one jump in a hundred waits a
second for a collector that finds nothing."""


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Nothing that is read is garbage: without a rest the collector looks through all of it again and again."""
    awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        (gc.enable if awake else gc.disable)()


class Replay:
    """Records and states of a log, read as far as somebody wants."""

    def __init__(self, source: Iterator[Recorded], understand: Callable[[SessionOpened], Scenario]) -> None:
        """Read the first record. `understand` makes the scenario of the text in it; may raise what it raises."""
        self._source = source
        first = next(source)
        opening = first.event
        if not isinstance(opening, SessionOpened):
            raise TypeError("a log begins with `session-opened`")
        self.opening = opening
        self.fault: LogDamaged | None = None
        """What is wrong with the log after the last record that was read."""
        self.complete = False
        """Whether everything readable has been read."""
        state = evolve(begin(understand(opening), opening), first)
        self.records: list[Recorded] = [first]
        self.times: list[int] = [0]
        """Exercise time of each record, in milliseconds."""
        self._latest = state
        self._checkpoints: list[State] = [state]

    def __len__(self) -> int:
        """How many records have been read."""
        return len(self.records)

    @property
    def latest(self) -> State:
        """The state after the last record read."""
        return self._latest

    def read(self, most: int | None = None) -> int:
        """Read and fold up to `most` further records (all by default); returns how many there were."""
        count = 0
        with collector_at_rest():
            try:
                while most is None or count < most:
                    recorded = next(self._source, None)
                    if recorded is None:
                        self.complete = True
                        break
                    self._add(recorded)
                    count += 1
            except LogDamaged as fault:
                self.fault = fault
                self.complete = True
            if len(self.records) // MANY > (len(self.records) - count) // MANY:
                gc.freeze()
        return count

    def _add(self, recorded: Recorded) -> None:
        self._latest = state = evolve(self._latest, recorded)
        self.records.append(recorded)
        self.times.append(state.clock.at(recorded.at.ticks))
        if len(self.records) % CHECKPOINT == 1:
            self._checkpoints.append(state)

    def extend(self, source: Iterator[Recorded], most: int | None = None) -> int:
        """Go on with records that were added to the log since, up to `most` of them."""
        self._source = source
        self.complete = False
        return self.read(most)

    def state_at(self, number: int) -> State:
        """The state after record `number`, kept within what has been read."""
        number = max(1, min(number, len(self.records)))
        nearest = (number - 1) // CHECKPOINT
        state = self._checkpoints[nearest]
        for recorded in self.records[nearest * CHECKPOINT + 1 : number]:
            state = evolve(state, recorded)
        return state


class ReplayedSession:
    """A finished (or foreign) session: it can be looked at from anywhere and changed from nowhere."""

    def __init__(self, replay: Replay, place: str = "") -> None:
        self.replay = replay
        self._place = place
        self._number = len(replay)
        self._state = replay.state_at(self._number)
        self._watchers: list[Watcher] = []

    @property
    def read_only(self) -> bool:
        """The past is."""
        return True

    @property
    def place(self) -> str:
        """Where the log is kept."""
        return self._place

    @property
    def number(self) -> int:
        """The record one stands at."""
        return self._number

    @property
    def opening(self) -> SessionOpened:
        """The first event."""
        return self.replay.opening

    @property
    def records(self) -> Sequence[Recorded]:
        """All that has been read so far."""
        return self.replay.records

    @property
    def times(self) -> Sequence[int]:
        """Exercise time of each record."""
        return self.replay.times

    @property
    def latest(self) -> State:
        """The state after the last record read."""
        return self.replay.latest

    @property
    def complete(self) -> bool:
        """Whether everything readable has been read."""
        return self.replay.complete

    @property
    def fault(self) -> tuple[str, int, int] | None:
        """What is wrong after the last good record."""
        damage = self.replay.fault
        return None if damage is None else (damage.fault.kind.value, damage.fault.record, damage.fault.byte)

    def read_on(self, most: int | None = None) -> int:
        """Read further."""
        return self.replay.read(most)

    def seek(self, number: int) -> None:
        """Stand at record `number`, kept within what has been read."""
        self._number = max(1, min(number, len(self.replay)))
        self._state = self.replay.state_at(self._number)
        for watcher in tuple(self._watchers):
            watcher()

    @overload
    def view(self, audience: Control) -> FacilitatorView: ...
    @overload
    def view(self, audience: Seat) -> TeamView: ...
    @overload
    def view(self, audience: Room) -> RoomView: ...
    @overload
    def view(self, audience: Audience) -> View: ...
    def view(self, audience: Audience) -> View:
        """What `audience` saw at that moment."""
        return view(self._state, audience, self._state.last)

    def send(self, command: Command, actor: Actor, command_id: str = "") -> Result:  # noqa: ARG002 - nothing is done
        """Nothing can be asked of the past."""
        return Refusal(Reason.READ_ONLY)

    def go_on(self) -> Result | None:
        """The past does not go on by itself."""
        return None

    def tick(self) -> Result | None:
        """In the past nothing is due."""
        return None

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Be told when one stands elsewhere."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher) if watcher in self._watchers else None

    def draft(self, key: str) -> str:  # noqa: ARG002 - nothing is typed
        """Nothing is typed into the past."""
        return ""

    def keep_draft(self, key: str, text: str) -> NotSaved | None:  # noqa: ARG002 - nothing is typed
        """Nothing is typed into the past."""
        return None

    def close(self) -> None:
        """There is nothing to let go of."""
