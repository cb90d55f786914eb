"""A log cut in the middle of a reveal or a correction: nothing half is ever seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.state import State
from tabletop.exercise.views import Room
from tabletop.session.local import LocalSession
from tabletop.session.opening import resume, start
from tabletop.session.port import Saved
from tests.exercise.storm import QUAY, SEA, STORM
from tests.fakes import FakeClock
from tests.harbour import TEAMS, scenario_of

CORRECTED = ask.CorrectAnswer(ask.SubmitAnswer("moves", "PORT", QUAY), "They had said quay.")


def committed(path: Path) -> LocalSession:
    """A session on disk where every move is committed and sealed."""
    session = start(STORM.encode(), scenario_of(STORM), Setup("facilitated", TEAMS), path, FakeClock())
    _must(session, ask.StartExercise(), ask.ReleaseInject("storm"))
    _must(session, *(ask.SubmitAnswer("moves", team, SEA) for team in TEAMS))
    return session


def _must(session: LocalSession, *commands: Command) -> None:
    for command in commands:
        assert isinstance(session.send(command, FACILITATOR), Saved)


def seen(state: State) -> object:
    """What the fold made of the log, without the record that it was taken up again."""
    return state.decisions, state.indicators, state.facts, tuple(state.struck)


@pytest.mark.parametrize("last", [(ask.RevealMoves("moves"),), (CORRECTED,)], ids=["reveal", "correction"])
def test_a_step_cut_anywhere_did_not_happen_and_happens_again(last: tuple[Command, ...], tmp_path: Path) -> None:
    """Wherever the power failed: the state is the one before the step, the seals hold, and the step can be done."""
    path = tmp_path / "session.tabletop"
    session = committed(path)
    if last[0] is CORRECTED:
        _must(session, ask.RevealMoves("moves"), ask.RuleOutcome("moves"))
    before, length = session.state, path.stat().st_size
    _must(session, *last)
    after = session.state
    session.close()
    whole = path.read_bytes()
    cuts = {length, length + 1, len(whole) - 1, *range(length, len(whole), 97)}
    cuts |= {place + 1 for place in range(length, len(whole) - 1) if whole[place : place + 1] == b"\n"}
    for cut in sorted(cuts):
        copy = tmp_path / f"cut-{cut}" / "session.tabletop"
        copy.parent.mkdir()
        copy.write_bytes(whole[:cut])
        again = resume(copy, FakeClock())
        assert seen(again.state) == seen(before), cut
        if last[0] is not CORRECTED:
            decision = again.view(Room()).scene.decision("moves")
            assert decision is not None
            assert () == decision.moves
        _must(again, *last)
        assert seen(again.state)[1:3] == seen(after)[1:3]  # type: ignore[index]
        again.close()
