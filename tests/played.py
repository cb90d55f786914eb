"""Golden plays as real session logs: what four teams did in Grey Weather, played once for all tests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from tabletop.authoring.rehearsing.hand import Doing, Hand
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.exercise.commands import ResumeExercise
from tabletop.exercise.events import Recorded, SessionOpened
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.state import Phase
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tabletop.session.local import LocalSession
from tabletop.session.port import Saved
from tabletop.storage.codec import encode
from tabletop.storage.port import START

SCENARIOS = Path(__file__).parent.parent / "scenarios"
GREY_WEATHER = "a-mended-together"
WALL = 1_790_000_000_000
"""When they began: 21 September 2026."""


@cache
def records_of(scenario: str = "grey-weather", play: str = GREY_WEATHER) -> tuple[Recorded, ...]:
    """A golden play as the records of a session that was no rehearsal."""
    folder = SCENARIOS / scenario
    raw = (folder / "scenario.yaml").read_bytes()
    file = folder / "plays" / f"{play}.play.yaml"
    found = examine(raw, scenario)
    assert found.scenario is not None
    done = rehearse(parse_play(file.read_bytes(), str(file), found), found.scenario, raw.decode())
    assert not done.divergences, done.divergences
    return tuple(map(_real, done.records))


def _real(recorded: Recorded) -> Recorded:
    at = recorded.at.model_copy(update={"wall": WALL + recorded.at.wall})
    event = recorded.event
    if isinstance(event, SessionOpened):
        event = event.model_copy(update={"rehearsal": False, "program": "0.1.0", "session": "5e551041"})
    command = f"step-{recorded.at.ticks}"  # every command of a rehearsal has a time of its own
    return recorded.model_copy(update={"at": at, "event": event, "command": command})


def as_log(records: Sequence[Recorded]) -> bytes:
    """Records as the bytes of a log: those that share a command's id are one command."""
    lines: list[bytes] = []
    head = START
    for _command, batch in groupby(records, key=lambda one: one.command):
        line, head = encode(list(batch), head)
        lines.append(line)
    return b"".join(lines)


@cache
def log_of(scenario: str = "grey-weather", play: str = GREY_WEATHER) -> bytes:
    """A golden play as a log; the same bytes for every caller, so that hashes can be compared."""
    return as_log(records_of(scenario, play))


def play_on(session: LocalSession, scenario: str, play: str) -> None:
    """Play what is left of a session as another golden play says, to ENDEX; nothing is held against what it expects."""
    folder = SCENARIOS / scenario
    raw = (folder / "scenario.yaml").read_bytes()
    file = folder / "plays" / f"{play}.play.yaml"
    found = examine(raw, scenario)
    assert found.scenario is not None
    hand = Hand(parse_play(file.read_bytes(), str(file), found))
    if session.state.phase is Phase.PAUSED:
        session.send(ResumeExercise(), FACILITATOR)
    while session.state.playing:
        doing = hand.next(session.state)
        assert isinstance(doing, Doing), doing
        result = session.send(doing.command, doing.actor)
        assert isinstance(result, Saved), (doing, result)
