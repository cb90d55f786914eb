"""From the command to the first frame: the home screen against the smallest Textual program.

python -m tests.benchmarks.home_first_frame [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.measuring import Work, in_turns, said
from tests.end_to_end.terminal import Terminal


def surroundings(folder: str) -> Mapping[str, str]:
    """An environment where everything that is read or kept is in `folder`.

    An installed program has its compiled modules; a developer's environment may forbid writing them.
    """
    return {
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
        "TABLETOP_SETTINGS": f"{folder}/settings.toml",
        "TABLETOP_SESSIONS": f"{folder}/sessions",
        "TABLETOP_SCENARIOS": f"{folder}/scenarios",
    }


def shows(*command: str, marker: str, environment: Mapping[str, str]) -> Work:
    """Start a program and wait until its screen shows `marker`."""

    def work() -> None:
        with Terminal(command, environment=environment) as terminal:
            terminal.until(marker)

    return work


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        around = surroundings(folder)
        bare = (sys.executable, str(Path(__file__).with_name("bare.py")))
        home = (sys.executable, "-m", "tabletop")
        found = in_turns(
            rounds,
            bare=shows(*bare, marker="READY", environment=around),
            home=shows(*home, marker="? help", environment=around),
            scenarios=shows(*home, marker="Northern Mirror", environment=around),
        )
    for timed in found.values():
        print(said(timed, found["bare"]))


if __name__ == "__main__":
    main()
