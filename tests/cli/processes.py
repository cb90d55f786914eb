"""The program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.house import ROOT

TABLETOP = (sys.executable, "-m", "tabletop")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The program's environment: this checkout, that folder."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM", "COLUMNS"}}
    return {**kept, "PYTHONPATH": str(ROOT), "TABLETOP_SESSIONS": str(folder), "PYTHONUTF8": "1", **more}


def run(folder: Path, text: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run(
        [*TABLETOP, *arguments],
        input=text.encode(),
        capture_output=True,
        env=environment(folder, **more),
        cwd=folder.parent,
        check=False,
        timeout=60,
    )
