"""Begin a session, take one up again, or look at a finished one.

Invariant: a session's scenario is the one in its own log, never today's file of the same name.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from tabletop import __version__
from tabletop.decisions.text import NAME_LIMIT, clean_line
from tabletop.decisions.words import Words
from tabletop.exercise.events import Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import PROGRAM, Moment
from tabletop.exercise.setup import Setup, play_minutes
from tabletop.exercise.state import State, begin
from tabletop.scenario.loader import examine
from tabletop.scenario.model import Scenario
from tabletop.session.clock import Clock
from tabletop.session.local import LocalSession
from tabletop.session.port import Saved
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.storage.drafts import Drafts
from tabletop.storage.opening import create, take_up
from tabletop.storage.reading import LogReader


class NotUnderstood(Exception):  # noqa: N818 - says what the log is
    """The log's own scenario cannot be read by this version."""


def start(raw: bytes, scenario: Scenario, setup: Setup, path: Path, clock: Clock) -> LocalSession:
    """Begin a session whose log is the new file `path`; `raw` are the bytes `scenario` was read from.

    Raises:
        storage.port.NotSaved: The log could not be begun (the name is taken, no room, no permission).
    """
    opening = _opening(raw, scenario, setup)
    wall = clock.read().wall
    first = Recorded(
        number=1, at=Moment(wall=wall, ticks=0), actor=PROGRAM, command=secrets.token_hex(8), event=opening
    )
    store = create(path, [first])
    state = evolve(begin(scenario, opening), first)
    return LocalSession(store, state, clock, Drafts(path), str(path))


def _opening(raw: bytes, scenario: Scenario, setup: Setup) -> SessionOpened:
    names, people = dict(setup.names), dict(setup.people)
    seats: list[TeamSeat] = []
    for team in (one for one in scenario.teams if one in setup.teams):
        name = clean_line(names.get(team, ""), limit=NAME_LIMIT)
        words = Words.of(name) if name else None
        seats.append(TeamSeat(team=team, name=words, people=people.get(team, 0), played=team not in setup.unplayed))
    return SessionOpened(
        program=__version__,
        scenario=scenario.id,
        scenario_title=scenario.title,
        scenario_text=raw.decode("utf-8-sig"),
        scenario_digest=hashlib.sha256(raw).hexdigest(),
        seed=secrets.randbits(53) if setup.seed is None else setup.seed,
        session=secrets.token_hex(4),
        mode=setup.mode,
        seats=tuple(seats),
        left_out=setup.left_out,
        minutes=setup.minutes or play_minutes(scenario),
        release=setup.release,
        rehearsal=setup.rehearsal,
        log_level=setup.log_level,
        fictional=setup.fictional,
        terminology=setup.terminology,
        earlier_runs=setup.earlier_runs,
    )


def understood(opening: SessionOpened) -> Scenario:
    """The scenario in a log's first event, read as the log's own version would: its shape alone counts.

    Raises:
        NotUnderstood: This version cannot read it.
    """
    scenario = examine(opening.scenario_text.encode(), opening.scenario).scenario
    if scenario is None:
        raise NotUnderstood(opening.scenario)
    return scenario


def _folded(records: Iterator[Recorded]) -> tuple[State, list[tuple[str, Saved]]]:
    first = next(records)
    if not isinstance(first.event, SessionOpened):
        raise NotUnderstood(first.event.type)
    state = evolve(begin(understood(first.event), first.event), first)
    answered: list[tuple[str, Saved]] = []
    for recorded in records:
        state = evolve(state, recorded)
        answered.append((recorded.command, Saved(recorded.number, "")))
    return state, answered


def resume(path: Path, clock: Clock) -> LocalSession:
    """Take up the session in the log `path`. A half-written end is set aside and put on record.

    Raises:
        NotUnderstood: The log's scenario cannot be read by this version.
        storage.port.LogInUse, LogDamaged, LogTooNew, NotSaved: The log cannot be continued.
    """
    store = take_up(path)
    try:
        state, answered = _folded(store.read())
    except BaseException:
        store.close()
        raise
    session = LocalSession(store, state, clock, Drafts(path), str(path))
    session.resumed(store.mended.length if store.mended else 0, answered)
    return session


def replay(path: Path) -> Replay:
    """Open a log for looking at. Only the first record is read; `Replay.read` reads on.

    Raises:
        NotUnderstood: The log's scenario cannot be read by this version.
        storage.port.LogDamaged, LogTooNew: The log's beginning cannot be read.
    """
    return Replay(LogReader(path).read(), understood)


def replayed(path: Path) -> ReplayedSession:
    """A finished session, read to its end."""
    opened = replay(path)
    opened.read()
    return ReplayedSession(opened, str(path))
