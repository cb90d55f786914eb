"""What a screen shows, as plain text: our own snapshots, readable in a diff.

`UPDATE_FRAMES=1 python -m pytest tests/tui` writes them anew; look at the diff before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

from textual.app import App

FRAMES = Path(__file__).parent / "frames"
SMALL = (80, 24)
COMFORTABLE = (120, 36)
SIZES = (SMALL, COMFORTABLE)


def frame(app: App[object]) -> str:
    """The screen's cells, line by line, without trailing spaces."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to read a frame
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def check_frame(app: App[object], name: str) -> None:
    """The screen shows what it showed when somebody last looked: `frames/<name>-<width>.txt`."""
    path = FRAMES / f"{name}-{app.size.width}.txt"
    shown = frame(app)
    if os.environ.get("UPDATE_FRAMES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
