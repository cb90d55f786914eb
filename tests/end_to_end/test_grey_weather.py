"""Grey Weather with four teams, led by the keyboard alone in a real terminal, and killed twice on the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.exercise.views import Control
from tabletop.session.opening import replayed
from tests.end_to_end.console import TABLETOP, Console, state_of
from tests.end_to_end.terminal import Terminal

KILLS = (4, 9)
"""After so many steps the program is killed."""


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_class_is_led_to_the_end_and_nothing_is_lost(tmp_path: Path) -> None:
    """What was saved before each kill is there after it; the log verifies, and is reviewed."""
    log = tmp_path / "grey.jsonl"
    with Terminal([*TABLETOP, "facilitate", "grey-weather", "--log", str(log)]) as terminal:
        terminal.until("Who is here")
        terminal.press("enter")
        terminal.until("open the session")
        terminal.press("enter")
        terminal.until("STARTEX")
        console = Console(terminal, log)
        for _ in range(KILLS[0]):
            assert console.step()
        before = log.read_bytes()
    _lead_on(log, before, KILLS[1] - KILLS[0])
    _lead_on(log, log.read_bytes(), None)

    verified = subprocess.run([*TABLETOP, "log", "verify", str(log)], capture_output=True, text=True, check=False)
    state = state_of(log)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert state.ending is not None
    assert len(state.released) >= 6
    assert {"choice", "multi-choice", "ranking", "allocation", "open-text", "confidence"} <= {
        state.scenario.decisions[one].type for one in state.decisions
    }
    assert replayed(log).view(Control()).scene.ending is not None


def _lead_on(log: Path, before: bytes, steps: int | None) -> None:
    """Take the session up again, see that nothing is lost, and go on for so many steps, or to ENDEX."""
    with Terminal([*TABLETOP, "resume", str(log)]) as terminal:
        terminal.until("Grey Weather")
        console = Console(terminal, log)
        assert log.read_bytes().startswith(before)
        assert console.state.phase == "paused" or not console.state.playing
        while steps is None or steps > 0:
            if not console.step():
                break
            steps = None if steps is None else steps - 1
