"""First Hour alone, on a small terminal, by the keys the screen shows; killed in the middle of a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tabletop.exercise.conductor import forward
from tabletop.exercise.state import State
from tests.end_to_end.console import TABLETOP, Console, state_of
from tests.end_to_end.terminal import Terminal


class Player(Console):
    """Somebody who plays alone."""

    def go_on(self) -> None:
        """Read on with space until something happens."""
        before = self.log.stat().st_size
        for _ in range(20):
            self.terminal.press("space")
            self.terminal.settled()
            if self.log.stat().st_size > before:
                return
        raise AssertionError(f"space leads nowhere:\n{self.terminal.screen()}")

    def play(self, state: State) -> None:
        """Do what is asked."""
        step = forward(state)
        match step.step:
            case "answer":
                self.to_the_form()
                self.fill(state.scenario.decisions[step.what], sure=True)
            case "mark":
                self.terminal.until("What is true of it?")
                self.save_with("1", "enter")
            case _:
                self.go_on()

    def to_the_form(self) -> None:
        """Read on until the form takes keys."""
        for _ in range(20):
            if " commit" in self.terminal.settled().rpartition("\n")[2]:
                return
            self.terminal.press("space")
        raise AssertionError(f"no form:\n{self.terminal.screen()}")


@pytest.mark.pty
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_newcomer_comes_to_the_end(tmp_path: Path) -> None:
    """Space, numbers, a sentence and Enter are enough; what was typed when the program died is still there."""
    log = tmp_path / "alone.jsonl"
    with Terminal([*TABLETOP, "play", "first-hour", "--log", str(log)], columns=80, rows=24) as terminal:
        terminal.until("First Hour")
        player = Player(terminal, log)
        while forward(player.state).step != "answer":
            player.go_on()
        player.to_the_form()
        terminal.press("tab", "Because the village saw it")
        terminal.until("saw it")
        player.drafted("saw it")
    with Terminal([*TABLETOP, "resume", str(log)], columns=80, rows=24) as terminal:
        terminal.until("First Hour")
        player = Player(terminal, log)
        player.to_the_form()
        terminal.until("saw it")
        while (state := player.state).ending is None:
            player.play(state)
        terminal.until(lambda screen: "ENDEX" in screen or "role" in screen)

    state = state_of(log)
    assert state.ending is not None
    assert all(one.ruling is not None for one in state.decisions.values())
