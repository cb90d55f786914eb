"""What the front door calls to show the home screen.

Invariant: importing this imports no Textual. Until the scenarios are listed the garbage collector rests: nothing of
what is loaded then is garbage, and walking it again and again is a tenth of the wait.
"""

from __future__ import annotations

import gc

from tabletop.tui.home.shelf import HomeChoice, Source

_USUAL = "dark"


def run(source: Source, *, theme: str = _USUAL, at: str = "", notice: str = "") -> HomeChoice | int:
    """Show the home screen until something is chosen.

    Args:
        source: Where scenarios and sessions come from.
        theme: One of `themes.NAMES`.
        at: The path to stand on, when one comes back from somewhere.
        notice: What went wrong there, as a sentence.

    Returns:
        The choice; or the program's return code when somebody left (0), or it had to stop (70).
    """
    gc.disable()
    try:
        from tabletop.tui.home.program import HomeApp

        app = HomeApp(source, theme=theme, at=at, notice=notice)
        chosen = app.run()
    finally:
        gc.enable()
    return chosen if chosen is not None else app.return_code or 0
