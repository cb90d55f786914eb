"""A log that another program is still writing, behind the same port: for a second screen beside the console.

Invariant: the log is only ever read, and no lock is taken; what is shown at record N is the fold of records 1..N. While
one stands at the end, time runs on from the last record as it does for whoever writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final, overload

from typing_extensions import override

from tabletop.exercise.moments import Moment
from tabletop.exercise.state import State
from tabletop.exercise.viewing.audiences import later, view
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, RoomView, Seat, TeamView, View
from tabletop.session.clock import Clock, Reading, SystemClock
from tabletop.session.opening import understood
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.storage.port import LogDamaged, Receipt
from tabletop.storage.reading import LogReader

LEFT_ALONE: Final = 6 * 60 * 60_000
"""Milliseconds without a record after which nobody is at work: then time stands where the last record left it."""
OUT_OF_REACH: Final = "out_of_reach"
"""The fault of a log that cannot be read at the moment; it passes by itself."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where one stands: swapped as a whole, so that a look from another thread is never half of two."""

    number: int
    state: State
    live: bool
    """Whether it is the end, and moves on with it."""
    sighted: Reading
    """What the clocks said when the record was first seen."""


class FollowedSession(ReplayedSession):
    """A running session, looked at from another program. It begins at the end and stays there until `seek`.

    `poll` and `read_on` may be called from any one thread, everything else from another.
    """

    def __init__(self, reader: LogReader, replay: Replay, clock: Clock, place: str = "") -> None:
        """Go on from `replay`, which has been read from `reader`."""
        super().__init__(replay, place)
        self._reader = reader
        self._clock = clock
        self._lock = Lock()
        self._out_of_reach = False
        self._seen: dict[Audience, tuple[State, View]] = {}
        self._stand = _Stand(len(replay), replay.latest, live=True, sighted=clock.read())

    @property
    @override
    def number(self) -> int:
        """The record one stands at."""
        return self._stand.number

    @property
    @override
    def fault(self) -> tuple[str, int, int] | None:
        """What is wrong after the last good record: final, but for `OUT_OF_REACH`."""
        return (OUT_OF_REACH, len(self.replay) + 1, 0) if self._out_of_reach else super().fault

    @property
    def running(self) -> bool:
        """Whether somebody seems to be at work: nothing is closed or wrong, and the last record is not old."""
        latest = self.replay.latest
        age = self._clock.read().wall - latest.last.wall
        return latest.phase != "closed" and self.replay.fault is None and age <= LEFT_ALONE

    @property
    def head(self) -> Receipt:
        """The last record that was read, or is about to be."""
        return self._reader.head

    def poll(self) -> bool:
        """Read what was added; True when there is anything new, be it that a fault came or went.

        Costs two looks at the file's name and length while nothing is added. Never raises for what became of the log.
        """
        before = self.fault
        return self.read_on() > 0 or self.fault != before

    @override
    def read_on(self, most: int | None = None) -> int:
        """Read up to `most` of what was added; returns how many records there were."""
        before, count = self.fault, 0
        try:
            count = self._added(most)
            self._out_of_reach = False
        except LogDamaged as damage:
            self.replay.fault = damage
        except OSError:
            self._out_of_reach = True
            self.replay.complete = True  # the next look begins anew, behind the last record
        if count:
            with self._lock:
                if self._stand.live:
                    self._stand = self._end()
        if count or self.fault != before:
            self._tell()
        return count

    def _added(self, most: int | None) -> int:
        if self.replay.fault is not None:
            return 0
        if not self.replay.complete:
            return self.replay.read(most)
        return self.replay.extend(self._reader.more(), most) if self._reader.grown() else 0

    def _end(self) -> _Stand:
        return _Stand(len(self.replay), self.replay.latest, live=True, sighted=self._clock.read())

    @override
    def seek(self, number: int) -> None:
        """Stand at record `number`; at the last one, time runs and one moves on with the log."""
        with self._lock:
            if number < len(self.replay):
                state = self.replay.state_at(number)
                self._stand = _Stand(state.number, state, live=False, sighted=self._stand.sighted)
            elif not self._stand.live:
                self._stand = self._end()
        self._tell()

    def _tell(self) -> None:
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
    @override
    def view(self, audience: Audience) -> View:
        """What `audience` may see where one stands: now, at the end of the log."""
        stand = self._stand
        now = self._moment(stand)
        held = self._seen.get(audience)
        if held is not None and held[0] is stand.state:
            return later(stand.state, held[1], now)
        seen = view(stand.state, audience, now)
        self._seen[audience] = (stand.state, seen)
        return seen

    def _moment(self, stand: _Stand) -> Moment:
        """Now as the writer has it: wall time up to the first look, running time from there, as that cannot jump."""
        last = stand.state.last
        if not stand.live:
            return last
        passed = max(0, stand.sighted.wall - last.wall) + self._clock.read().steady - stand.sighted.steady
        if passed > LEFT_ALONE:
            return last
        return Moment(wall=last.wall + passed, ticks=last.ticks + passed)

    @override
    def close(self) -> None:
        """Let go of the file; it must not be polled any more."""
        self._reader.close()


def follow(path: Path, clock: Clock | None = None, *, whole: bool = True) -> FollowedSession:
    """Open a log that is being written, or was. A half-written end is waited for.

    Everything that is there is read, or with `whole` False only the first record: `read_on` reads on.

    Raises:
        FileNotFoundError: It has not been begun yet.
        NotUnderstood: The log's scenario cannot be read by this version.
        storage.port.LogDamaged, LogTooNew: The log's beginning cannot be read.
    """
    reader = LogReader(path)
    try:
        replay = Replay(reader.read(), understood)
        if whole:
            replay.read()
    except BaseException:
        reader.close()
        raise
    return FollowedSession(reader, replay, clock or SystemClock(), str(path))
