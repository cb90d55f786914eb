"""Reading a long log: what is read is never garbage."""

from __future__ import annotations

import gc

import pytest

from tabletop.exercise import commands as ask
from tabletop.session import replayed
from tabletop.session.replayed import Replay
from tests.harbour import Table, scenario_of

_MANY = 20


def test_the_collector_leaves_alone_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each so many records it is told; and it works afterwards as it did before."""
    table = Table()
    table.must(ask.StartExercise())
    for number in range(3 * _MANY):
        table.must(ask.TakeNote("note", f"note {number}"))
    told: list[int] = []
    monkeypatch.setattr(replayed, "MANY", _MANY)
    replay: Replay = Replay(iter(table.store.records), lambda event: scenario_of(event.scenario_text))
    monkeypatch.setattr(gc, "freeze", lambda: told.append(len(replay)))

    while not replay.complete:
        replay.read(7)
    assert [22, 43, 63] == told
    assert gc.isenabled()
