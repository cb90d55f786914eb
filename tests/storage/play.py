"""Random play on a simulated disk, and what must be true of the disk afterwards."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tabletop.exercise.events import Recorded
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import NotSaved, NotSavedBecause
from tests.storage.disk import PowerCut, SimulatedDisk
from tests.storage.samples import batch, begun, random_command

LOG = Path("sessions/log.jsonl")


class UnreadableNow(Exception):  # noqa: N818 - a state of the disk
    """The disk could not be read; whatever else fails must come as NotSaved."""


@dataclass
class Play:
    """A session at work. `said` is what was acknowledged; `doubtful` what was tried and not."""

    disk: SimulatedDisk
    said: list[Recorded] = field(default_factory=list)
    doubtful: list[list[Recorded]] = field(default_factory=list)
    refused: int = 0
    log: JsonlLog | None = None
    forgot: bool = False

    def begin(self) -> None:
        """Create the log; after a failure nothing was said."""
        self.doubtful = [begun()]
        self.log = JsonlLog.create(LOG, begun(), self.disk)
        self.said = begun()
        self.doubtful = []

    def step(self, chance: Random) -> None:
        """Append a command, or once in a while close and open again, or forget somebody's words."""
        if self.log is None and LOG not in self.disk.paths():
            self.begin()
        elif self.log is None or chance.random() < 0.1:
            self.reopen()
        elif chance.random() < 0.05:
            self.forget(chance)
        else:
            self.append(batch(len(self.said) + 1, *random_command(chance)))

    def append(self, events: list[Recorded]) -> None:
        """Append; what was refused may be tried again, and may be on the disk after a power cut."""
        assert self.log is not None
        self.doubtful.append(events)
        try:
            self.log.append(events)
        except NotSaved as error:
            self.refused += 1
            if error.because is NotSavedBecause.NEEDS_REOPENING:
                self.reopen()
            return
        self.said += events
        self.doubtful.clear()

    def reopen(self) -> None:
        """Close and open; what was acknowledged must all be there."""
        if self.log is not None:
            log, self.log = self.log, None
            log.close()
        self.log = JsonlLog.open(LOG, self.disk)
        try:
            found = list(self.log.read())
        except OSError as error:
            raise UnreadableNow from error
        self.check(found)

    def forget(self, chance: Random) -> None:
        """Drop one person's words; the log is closed by it."""
        assert self.log is not None
        log, self.log = self.log, None
        log.close()
        try:
            words = [found.commitment for found in spoken(LOG, self.disk)]
        except OSError as error:
            raise UnreadableNow from error
        self.forgot = True
        forget(LOG, [word for word in words if chance.random() < 0.3], self.disk)

    def check(self, found: list[Recorded]) -> None:
        """All that was said is there, in order, and behind it at most one command that was tried, whole."""
        more = found[len(self.said) :]
        assert [shape(recorded) for recorded in found[: len(self.said)]] == [shape(recorded) for recorded in self.said]
        assert not more or any(more == events for events in self.doubtful), "half a command, or one nobody gave"
        assert self.forgot or found[: len(self.said)] == self.said
        self.said = found

    def close(self) -> None:
        """Stop."""
        if self.log is not None:
            self.log.close()


def shape(recorded: Recorded) -> Recorded:
    """The record without its words, which may have been forgotten."""
    return Recorded.model_validate_json(recorded.model_dump_json(context={"seal": lambda _: "0" * 64}))


def on_power(disk: SimulatedDisk, play: Play, chance: Random) -> None:
    """Cut the power, start again, open the log and look."""
    disk.trouble = None
    disk.lose_power(chance)
    play.log = None
    if LOG not in disk.paths():
        assert play.said == [], "the whole log is gone"
        return
    play.reopen()
    play.append(batch(len(play.said) + 1, *random_command(chance)))
    play.reopen()
    play.close()


def until(play: Play, chance: Random, steps: int) -> None:
    """Play until the power goes, or so many steps; what the disk refuses is refused."""
    with suppress(PowerCut):
        for _ in range(steps):
            with suppress(NotSaved, UnreadableNow):
                play.step(chance)
