"""From the command to the first frame: the home screen against the smallest Textual program.

python -m tests.benchmarks.home_first_frame [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import Work, in_turns, said
from tests.end_to_end.terminal import Terminal

ROOT = Path(__file__).parents[2]
HOME = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tabletop.cli.home import run
from tabletop.cli.settings import Settings
run(Settings(sessions=Path(sys.argv[2]), scenarios=Path(sys.argv[2]) / "own"))
"""


def shows(*command: str, marker: str, compiled: str) -> Work:
    """Start a program and wait until its screen shows `marker`. Its compiled modules are kept in a folder of ours.

    An installed program has them; a developer's environment may forbid writing them.
    """
    environment = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}

    def work() -> None:
        with Terminal(command, environment=environment) as terminal:
            terminal.until(marker)

    return work


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as sessions, tempfile.TemporaryDirectory() as compiled:
        home = (sys.executable, "-c", HOME, str(ROOT), sessions)
        bare = (sys.executable, str(Path(__file__).with_name("bare.py")))
        found = in_turns(
            rounds,
            bare=shows(*bare, marker="READY", compiled=compiled),
            home=shows(*home, marker="? help", compiled=compiled),
            scenarios=shows(*home, marker="Northern Mirror", compiled=compiled),
        )
    for timed in found.values():
        print(said(timed, found["bare"]))


if __name__ == "__main__":
    main()
