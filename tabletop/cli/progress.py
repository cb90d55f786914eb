"""Looking back on one's own runs: `tabletop progress`.

Invariant: logs are only read; what is chosen is played as by its own command.
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
    from tabletop.reports.progress import Progress


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _("Look back on what you played alone on this machine, and choose what to play next.")
    face_options(parser)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    return progress(chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def progress(chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Show own progress; play what is chosen there."""
    if not lines:
        result = screens.progress(lambda: _read(chosen), chosen)
        return result if isinstance(result, Exit) else _play(*result, chosen, lines=False)
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.progress import Act, choose, look_back

    face = face or console()
    wanted: list[tuple[Act, str]] = []

    def look() -> None:
        found = _read(chosen)
        look_back(face, found)
        wanted.append(choose(face, found))

    why = until_left(face, look)
    if not wanted:
        return Exit.CLEAN if why == "end-of-input" else exit_of(why)  # there is no end but leaving
    return _play(*wanted[0], chosen, lines=True, face=face)


def _read(chosen: Settings) -> Progress:
    """Everything, with what earlier looks at the same logs found."""
    from tabletop.session.gathering import INDEX_VERSION
    from tabletop.session.own_runs import own_progress
    from tabletop.storage.index import RunIndex

    index = RunIndex(settings.runs_index(), INDEX_VERSION)
    return own_progress(chosen.sessions, chosen.scenarios, index)


def _play(act: str, place: str, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    from tabletop.cli import play

    if act == "resume":
        return play.resume(Path(place), chosen, lines=lines, face=face)
    return play.play(play.Wanted(place), chosen, lines=lines, face=face)
