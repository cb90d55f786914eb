"""What a screen shows, as plain text: our own snapshots, readable in a diff.

`UPDATE_FRAMES=1 python -m pytest tests/tui` writes them anew; look at the diff before you keep it.
"""

from __future__ import annotations

import os
from io import StringIO
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from textual.app import App

ReturnType = TypeVar("ReturnType")
FRAMES = Path(__file__).parent / "shown"
SMALL = (80, 24)
COMFORTABLE = (120, 36)
SIZES = (SMALL, COMFORTABLE)


def frame(app: App[ReturnType]) -> str:
    """The screen's cells, line by line, without trailing spaces; what lies under a dialog, too."""
    update = app.screen._compositor.render_update(  # noqa: SLF001 - there is no public way to read a frame
        full=True,
        screen_stack=app._background_screens,  # noqa: SLF001
    )
    width, height = app.size
    console = Console(width=width, height=height, file=StringIO(), record=True, legacy_windows=False)
    console.print(update)
    lines = console.export_text().split("\n")[:height]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def check_frame(app: App[ReturnType], name: str) -> None:
    """The screen shows what it showed when somebody last looked: `shown/<name>-<width>.txt`."""
    path = FRAMES / f"{name}-{app.size.width}.txt"
    shown = frame(app)
    if os.environ.get("UPDATE_FRAMES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
