"""The authority: decides, appends, folds and publishes, in that order, one command at a time.

Invariant: `Saved` is returned only after the log has the events; what could not be written did not happen, and the
state says so. State is only ever what the log's records fold to.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from threading import RLock
from typing import Final, Protocol, overload

from tabletop.exercise.by_clock import by_clock
from tabletop.exercise.commands import Command, PauseExercise, ReportClockJump, ResumeSession
from tabletop.exercise.conductor import automatic, go_on
from tabletop.exercise.engine import decide
from tabletop.exercise.events import Event, Recorded
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import FACILITATOR, PROGRAM, SCRIPT, Actor, Moment
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.state import Phase, State
from tabletop.exercise.viewing.audiences import later, view
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, RoomView, Seat, TeamView, View
from tabletop.session.clock import Clock
from tabletop.session.port import NotSaved, Result, Saved, Watcher
from tabletop.storage.port import LogStore
from tabletop.storage.port import NotSaved as WriteFailed

JUMP: Final = 2_000
"""Milliseconds by which wall time may part from running time before it is put on record."""


class Drafts(Protocol):
    """A place for typed text that was not sent."""

    def get(self, key: str) -> str:
        """What is kept under `key`; empty if nothing."""
        ...

    def keep(self, key: str, text: str) -> None:
        """Keep `text` safe; an empty text forgets it. Raises storage.port.NotSaved."""
        ...


class LocalSession:
    """A running session and its log, in this program."""

    def __init__(self, store: LogStore, state: State, clock: Clock, drafts: Drafts, place: str = "") -> None:
        """Take over `store`, whose records fold to `state`; `state.last` is where its time goes on."""
        self._store = store
        self._state = state
        self._clock = clock
        self._drafts = drafts
        self._place = place
        self._lock = RLock()
        self._watchers: list[Watcher] = []
        self._answered: dict[str, Saved] = {}
        self._seen: dict[Audience, tuple[State, View]] = {}
        reading = clock.read()
        self._offset = state.last.ticks - reading.steady
        self._drift = reading.wall - reading.steady

    @property
    def read_only(self) -> bool:
        """A running session can be written."""
        return False

    @property
    def place(self) -> str:
        """Where the log is kept."""
        return self._place

    @property
    def state(self) -> State:
        """Where the exercise stands: for reports and tests, never for a screen."""
        return self._state

    def _now(self) -> Moment:
        reading = self._clock.read()
        return Moment(wall=reading.wall, ticks=max(self._state.last.ticks, reading.steady + self._offset))

    @overload
    def view(self, audience: Control) -> FacilitatorView: ...
    @overload
    def view(self, audience: Seat) -> TeamView: ...
    @overload
    def view(self, audience: Room) -> RoomView: ...
    @overload
    def view(self, audience: Audience) -> View: ...
    def view(self, audience: Audience) -> View:
        """What `audience` may see now."""
        with self._lock:
            now = self._now()
            held = self._seen.get(audience)
            if held is not None and held[0] is self._state:
                return later(self._state, held[1], now)
            seen = view(self._state, audience, now)
            self._seen[audience] = (self._state, seen)
            return seen

    def resumed(self, mended_bytes: int, answered: Iterable[tuple[str, Saved]]) -> Result:
        """Put on record that the session goes on, and know again which commands were answered."""
        self._answered.update(answered)
        return self.send(ResumeSession(mended_bytes), PROGRAM)

    def send(self, command: Command, actor: Actor, command_id: str = "") -> Result:
        """Decide, append, fold, publish; then let the script do what needs nobody."""
        with self._lock:
            command_id = command_id or secrets.token_hex(8)
            answered = self._answered.get(command_id)
            if answered is not None:
                return answered
            self._notice_jump()
            result = self._happen(command, actor, command_id)
            if isinstance(result, Saved):
                self._answered[command_id] = result
                self._follow_script()
        if isinstance(result, Saved):
            self._publish()
        return result

    def go_on(self) -> Result | None:
        """Let the script take its next step."""
        with self._lock:
            command = automatic(self._state) or go_on(self._state)
        return None if command is None else self.send(command, SCRIPT)

    def tick(self) -> Result | None:
        """Let the clock release what is due, at the clock's own time."""
        with self._lock:
            command = by_clock(self._state, self._now())
            if command is None:
                return None
            self._notice_jump()
            result = self._happen(command, SCRIPT, secrets.token_hex(8))
            if isinstance(result, Saved):
                self._follow_script()
        if isinstance(result, Saved):
            self._publish()
        return result

    def _follow_script(self) -> None:
        """Every automatic step answers, closes or rules on something, so there is an end to them."""
        happened = True
        while happened and (command := automatic(self._state)) is not None:
            happened = isinstance(self._happen(command, SCRIPT, secrets.token_hex(8)), Saved)

    def _notice_jump(self) -> None:
        reading = self._clock.read()
        jumped = reading.wall - reading.steady - self._drift
        if abs(jumped) > JUMP:
            result = self._happen(ReportClockJump(jumped), PROGRAM, secrets.token_hex(8))
            if isinstance(result, Saved):
                self._drift += jumped

    def _happen(self, command: Command, actor: Actor, command_id: str) -> Result:
        at = self._now()
        decided = decide(self._state, command, actor, at)
        if isinstance(decided, Refusal):
            return decided
        if not decided:
            head = self._store.head
            return Saved(head.number, head.hash)
        batch = self._numbered(decided, at, actor, command_id)
        try:
            head = self._store.append(batch)
        except WriteFailed as error:
            return NotSaved(error.because.value)
        for recorded in batch:
            self._state = evolve(self._state, recorded)
        return Saved(head.number, head.hash)

    def _numbered(self, events: tuple[Event, ...], at: Moment, actor: Actor, command_id: str) -> list[Recorded]:
        first = self._state.number + 1
        return [
            Recorded(number=first + index, at=at, actor=actor, command=command_id, event=event)
            for index, event in enumerate(events)
        ]

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Be told after every change, in the thread that made it."""
        self._watchers.append(watcher)

        def unwatch() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return unwatch

    def _publish(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    def draft(self, key: str) -> str:
        """What was typed and not sent."""
        return self._drafts.get(key)

    def keep_draft(self, key: str, text: str) -> NotSaved | None:
        """Keep typed text safe."""
        try:
            self._drafts.keep(key, text)
        except WriteFailed as error:
            return NotSaved(error.because.value)
        return None

    def leave(self) -> None:
        """Let go of the log. Where a led session runs on, time stands still from here, and the log says so.

        What cannot be written down any more is what resuming works out from the last record.
        """
        if self._state.phase is Phase.RUNNING and self._state.opening.mode == "facilitated":
            self.send(PauseExercise(), FACILITATOR)
        self.close()

    def close(self) -> None:
        """Let go of the log."""
        with self._lock:
            self._store.close()
