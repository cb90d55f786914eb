"""The room's display: `tabletop display [LOG]`, a second window that follows the running session.

Invariant: it opens a log for reading only; it can begin before the session does, and outlives it.
"""

from __future__ import annotations

import argparse
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import screens, settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.cli.tongues import follow_log
from tabletop.language.catalogue import _

if TYPE_CHECKING:
    from tabletop.plain.console import Console
    from tabletop.session.lookout import LogLookout

_BEAT = 0.25
"""Seconds between two looks, line by line."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _("Show the room, in a window of its own, what it may see of the running session.")
    parser.add_argument(
        "log", type=Path, nargs="?", metavar="LOG", help=_("the session’s log; else the session that is being led here")
    )
    face_options(parser)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    return display(options.log, chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def display(log: Path | None, chosen: Settings, *, lines: bool) -> int:
    """Show a session until somebody closes the display.

    Raises:
        NotUnderstood, LogDamaged, LogTooNew: A log that was named is there, and cannot be shown.
    """
    from tabletop.session.lookout import LogLookout
    from tabletop.session.opening import replay

    if log is not None and log.exists():
        follow_log(log, chosen)
        replay(log)  # what is wrong with its beginning is said at once, at the door
    lookout = LogLookout(log, chosen.sessions)
    try:
        return _in_lines(lookout) if lines else screens.display(lookout, chosen)
    finally:
        lookout.close()


def _in_lines(lookout: LogLookout, face: Console | None = None) -> int:
    from tabletop.cli.lines import console
    from tabletop.plain.display import Display

    moment = threading.Event()
    Display(lookout, face or console(), lambda: not moment.wait(_BEAT)).run()
    return Exit.CLEAN
