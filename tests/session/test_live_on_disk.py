"""Live changes and the clock over a real log: what was changed is there again after the program was closed."""

from __future__ import annotations

from pathlib import Path

from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.exercise.moments import FACILITATOR
from tabletop.exercise.setup import Setup
from tabletop.exercise.views import Control
from tabletop.session.opening import resume, start
from tabletop.session.port import Saved
from tests.exercise.clockwork import TIMED
from tests.fakes import FakeClock
from tests.harbour import scenario_of


def test_live_changes_outlive_the_program(tmp_path: Path) -> None:
    """Texts, effects, readers, order, times, teams, and the clock's choice; and the words stand outside the chain."""
    clock, path = FakeClock(), tmp_path / "harbour.jsonl"
    setup = Setup(mode="facilitated", teams=("PORT", "PILOTS"), release="clock", seed=3)
    session = start(TIMED.encode(), scenario_of(TIMED), setup, path, clock)
    for command in (
        ask.StartExercise(),
        live.EditInject("radar-out", "Dark", (("PORT", "A riddle."),)),
        live.EditInject("question", effects=(live.WriteEffect("trust", -4, "She was cross."),)),
        live.ReaddressInject("ships", ("PORT",)),
        live.MoveInject("whisper", "tug-back"),
        live.ReplanInject("ships", 9),
        live.PostponeInjects(5),
        live.AddTeam("PRESS", "The gazette", 3),
        live.MergeTeams("PILOTS", "PORT"),
    ):
        assert isinstance(session.send(command, FACILITATOR), Saved)
    clock.pass_minutes(6)
    assert isinstance(session.tick(), Saved)
    stood = session.state
    session.close()
    clock.pass_minutes(600)
    again = resume(path, clock)
    view = again.view(Control())

    assert (again.state.script, again.state.cast) == (stood.script, stood.cast)
    assert again.state.schedule == stood.schedule
    assert [one.id for one in again.state.released] == ["radar-out"]
    assert view.release == "clock"
    assert view.scene.clock.exercise == 6 * 60_000
    assert again.tick() is None
    again.close()
    records = [line.partition('"words"')[0] for line in path.read_text(encoding="utf-8").splitlines()]
    assert not any("riddle" in record or "cross" in record or "gazette" in record for record in records)
