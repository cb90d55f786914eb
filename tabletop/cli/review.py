"""Going through a session: `tabletop review FILE`.

Invariant: the log is opened for reading only, so a running session, and a read-only medium, can be reviewed, too.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import screens, settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.language.catalogue import _

if TYPE_CHECKING:
    from tabletop.plain.console import Console


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _("Go through a session like a book, as the facilitator, the room or a team saw it.")
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    face_options(parser)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    return review(options.file, chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def review(file: Path, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Review a log."""
    from tabletop.session.opening import replay
    from tabletop.session.replayed import ReplayedSession
    from tabletop.storage.opening import summarise

    past = ReplayedSession(replay(file), str(file))  # the face reads on by itself
    if not lines:
        return screens.review(past, chosen, summarise(file).records)
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.review import Review

    face = face or console()
    why = until_left(face, Review(past, face).run)
    return Exit.CLEAN if why == "end-of-input" else exit_of(why)  # there is no end but leaving
