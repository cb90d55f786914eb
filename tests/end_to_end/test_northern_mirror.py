"""Northern Mirror from STARTEX to ENDEX by the keyboard, with a display and an evaluator in windows beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.console import TABLETOP, Console, state_of
from tests.end_to_end.terminal import Terminal


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_class_is_led_with_a_display_and_an_evaluator_beside_it(tmp_path: Path) -> None:
    """Ranking, sealed moves, a matrix argument, silence; three programs keep to one log, and nothing leaks."""
    own = {"TABLETOP_SESSIONS": str(tmp_path), "TABLETOP_SETTINGS": str(tmp_path / "settings.toml")}
    log = tmp_path / "mirror.jsonl"
    with (
        Terminal([*TABLETOP, "facilitate", "northern-mirror", "--log", str(log)], environment=own) as terminal,
        Terminal([*TABLETOP, "display"], environment=own) as room,
    ):
        terminal.until("Who is here")
        terminal.press("enter")
        terminal.until("open the session")
        terminal.press("enter")
        terminal.until("STARTEX")
        room.until("NORTHERN MIRROR")
        with Terminal([*TABLETOP, "evaluate", str(log), "--name", "table-2"], environment=own) as evaluator:
            evaluator.until("evaluator table-2")
            console = Console(terminal, log)
            seen = 0
            while console.step():
                released = console.state.released
                if len(released) > seen:
                    seen = len(released)
                    title = console.state.scenario.injects[released[-1].id].title[:24]
                    room.until(title.upper())
                    evaluator.until(title)
                room.settled()
                evaluator.settled()
            room.until("ENDEX")
    state = state_of(log)
    assert state.ending is not None
    assert {"ranking", "sealed", "matrix", "consensus"} <= {
        state.scenario.decisions[one].type for one in state.decisions
    }
    verified = subprocess.run([*TABLETOP, "log", "verify", str(log)], capture_output=True, text=True, check=False)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    notes = [one.facilitator.purpose for one in state.scenario.injects.values() if one.facilitator]
    for window in (room, evaluator):
        wrote = window.raw.decode(errors="replace")
        assert [note for note in notes if note in wrote] == []
