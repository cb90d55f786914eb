"""Memory of the facilitator's console in mid-exercise, against a bare Textual program with as many parts.

Run with `python -m tests.benchmarks.memory`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import psutil

from tests.benchmarks.key_to_frame import in_mid_exercise
from tests.end_to_end.terminal import Terminal


def megabytes(*command: str, marker: str) -> float:
    """What a program holds for itself alone once its screen shows `marker` and has come to rest."""
    with Terminal(command) as terminal:
        terminal.until(marker)
        terminal.settled(1.0)
        return float(psutil.Process(terminal.pid).memory_full_info().uss) / 1e6


def main() -> None:
    """Measure and print."""
    bare = megabytes(sys.executable, str(Path(__file__).with_name("bare_console.py")), marker="READY")
    with tempfile.TemporaryDirectory() as folder:
        log = in_mid_exercise(Path(folder))
        console = megabytes(sys.executable, "-m", "tabletop", "resume", str(log), marker="The radar is dark")
    print(f"bare {bare:.1f} MB, console {console:.1f} MB, {console / bare:.2f} x bare")


if __name__ == "__main__":
    main()
