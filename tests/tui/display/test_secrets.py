"""The display never shows what is not for the room: over every state of every golden play."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import overload

import pytest

from tabletop.authoring.rehearsing.rehearsal import Rehearsal, rehearse
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import InjectStatus, State, begin
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, FacilitatorView, Room, RoomView, Seat, TeamView, View
from tabletop.scenario.loader import examine, parse
from tabletop.scenario.model import EVERYONE, Inject, Scenario
from tabletop.scenario.play_file import parse_play
from tabletop.session.port import Sight
from tabletop.tui.display.screen import RoomDisplay
from tests.scenarios.test_shipped import PLAYS as SHIPPED
from tests.scenarios.test_shipped import rehearsed
from tests.tui.display.projector import projector
from tests.tui.fakes import FakeSession
from tests.tui.frames import frame

HERE = Path(__file__).parents[3]
PLAYS = [*SHIPPED, *sorted(HERE.glob("tests/scenarios/*/plays/*.play.yaml"))]
TALL = (120, 100)
"""So tall that most is on one page, in one column."""
FRAMES = 6
"""How many states of each play are looked at cell by cell, too: drawing all of them takes minutes."""


@lru_cache(maxsize=1)
def played(play: Path) -> Rehearsal:
    """A golden play; those that ship were played already, if their own tests run beside this."""
    if play in SHIPPED:
        return rehearsed(play)
    folder = play.parents[1]
    raw = (folder / "scenario.yaml").read_bytes()
    golden = parse_play(play.read_bytes(), str(play), examine(raw, folder.name))
    return rehearse(golden, parse(raw, folder.name), raw.decode())


def states(rehearsal: Rehearsal) -> Iterator[State]:
    """Every state, from the first record to the last."""
    first = rehearsal.records[0].event
    assert first.type == "session-opened"
    state = begin(rehearsal.scenario, first)
    for record in rehearsal.records:
        state = evolve(state, record)
        yield state


def bare(text: str) -> str:
    """Words alone: without case, line ends, and what draws columns."""
    return " ".join(re.sub(r"[┃│─━┼┿█▀▄▸•✔]", " ", text).casefold().split())


def runs(text: str) -> set[str]:
    """Stretches of eight words or more without a name to be filled in, less their ends."""
    found = set()
    for part in re.split(r"\$\w+", text):
        words = bare(part).split(" ")
        if len(words) >= 8:
            found.add(" ".join(words[1:-1]))
    return found


def for_control(scenario: Scenario) -> set[str]:
    """What only the facilitator reads, and what only a team reads; what is to be read aloud is no secret."""
    texts: list[str | None] = []
    for inject in scenario.injects.values():
        note = inject.facilitator
        if note is not None:
            texts += [note.purpose, note.watch_for, note.expect, note.if_stuck, *note.probes]
        texts += [text for team, text in inject.text.items() if team != EVERYONE]
    texts += [team.brief.secret for team in scenario.teams.values()]
    return {run for text in texts if text for run in runs(text)}


def unreleased(state: State) -> set[str]:
    """What everybody would read of the injects that have not come."""
    waiting: list[Inject] = [
        one for one in state.scenario.injects.values() if state.injects.get(one.id) is not InjectStatus.RELEASED
    ]
    return {run for one in waiting for run in runs(one.text.get(EVERYONE, ""))}


def unannounced(state: State) -> set[str]:
    """Reasons that were given for decisions nobody has ruled on yet."""
    waiting = (one for one in state.decisions.values() if one.ruling is None)
    return {run for one in waiting for given in one.answers.values() for run in runs(given.rationale or "")}


class RoomOnly(FakeSession):
    """A session that shows nothing but the room's view: a display that asks for another fails."""

    def __init__(self, state: State) -> None:
        super().__init__(view(state, Room(), state.last))

    @overload
    def view(self, audience: Control) -> FacilitatorView: ...
    @overload
    def view(self, audience: Seat) -> TeamView: ...
    @overload
    def view(self, audience: Room) -> RoomView: ...
    @overload
    def view(self, audience: Audience) -> View: ...
    def view(self, audience: Audience) -> View:
        """The room's view."""
        assert audience == Room()
        return self.shown


def words_on(screen: RoomDisplay) -> str:
    """All that the display has to show, on whatever page: what its parts were given to draw."""
    parts = [*screen._pages, *screen._shown.values(), screen.banner.title, screen.banner.place]  # noqa: SLF001
    return bare("\n".join(part.plain for part in parts))


@pytest.mark.slow
@pytest.mark.parametrize("play", PLAYS, ids=lambda play: f"{play.parents[1].name}/{play.name}")
async def test_no_secret_is_on_the_display_in_any_state(play: Path) -> None:
    """No note, no private text, no secret before the reveal; no inject that has not come; no reason before a ruling."""
    rehearsal = played(play)
    control = for_control(rehearsal.scenario)
    every = len(rehearsal.records) // FRAMES
    shown = 0
    async with projector(TALL) as display:
        screen = display.app._room  # noqa: SLF001 - what is drawn is read where it is drawn from
        for state in states(rehearsal):
            screen.show(Sight(RoomOnly(state)))
            told = words_on(screen)
            if state.number % every == 0:
                await display.pilot.pause()
                told += bare(frame(display.app))
            secrets = (set() if state.revealed else control) | unreleased(state) | unannounced(state)
            assert [text for text in secrets if text in told] == []
            shown += len(told) > 100
    assert shown > len(rehearsal.records) // 2


async def test_what_is_looked_for_would_be_found() -> None:
    """The search finds an inject once it has come, so it would find one that comes too early."""
    rehearsal = played(next(play for play in PLAYS if play.parents[1].name == "grey-weather"))
    last = [state for state in states(rehearsal) if state.phase == "running"][-1]
    early = begin(last.scenario, last.opening)
    assert last.current is not None
    coming = runs(last.scenario.injects[last.current.id].text[EVERYONE])
    assert coming <= unreleased(early)
    seen: set[str] = set()
    async with projector(TALL) as display:
        for state in states(rehearsal):
            display.app._room.show(Sight(RoomOnly(state)))  # noqa: SLF001
            told = words_on(display.app._room)  # noqa: SLF001
            seen |= {text for text in coming if text in told}
    assert seen == coming
