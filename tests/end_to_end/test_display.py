"""The console in one window, the room's display in another, on one log: both in real terminals."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.end_to_end.console import TABLETOP, Console
from tests.end_to_end.terminal import Terminal


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_the_room_sees_what_the_console_does(tmp_path: Path) -> None:
    """The display is there first, waits, goes on by itself, follows every step, and never sees the console's notes."""
    own = {"TABLETOP_SESSIONS": str(tmp_path), "TABLETOP_SETTINGS": str(tmp_path / "settings.toml")}
    log = tmp_path / "grey.jsonl"
    with (
        Terminal([*TABLETOP, "display"], columns=80, rows=24, environment=own) as room,
        Terminal([*TABLETOP, "facilitate", "grey-weather", "--log", str(log)], environment=own) as terminal,
    ):
        room.until("Waiting for an exercise to begin.")
        terminal.until("Who is here")
        terminal.press("enter")
        terminal.until("open the session")
        terminal.press("enter")
        terminal.until("STARTEX")
        room.until("GREY WEATHER")
        console = Console(terminal, log)
        steps = 0
        while not console.state.released and steps < 6:
            console.step()
            steps += 1
        title = console.state.scenario.injects[console.state.released[0].id].title
        room.until(title.upper())
        console.save_with("p")
        room.until("PAUSED")
        console.save_with("p")
        room.until(lambda shown: "PAUSED" not in shown)
        console.save_with("b")
        room.until(lambda shown: title.upper() not in shown and "EXERCISE" in shown)
        console.save_with("b")
        room.until(title.upper())
        terminal.kill()
        before = log.read_bytes()
        room.press("t")
        room.settled()
        room.press("q")
        assert 0 == room.ended()
    assert log.read_bytes() == before
    notes = [one.facilitator for one in console.state.scenario.injects.values() if one.facilitator]
    assert notes
    wrote = room.raw.decode(errors="replace")
    assert [note.purpose for note in notes if note.purpose in wrote] == []
