"""Play while you write: `tabletop preview FILE`.

Invariant: the file is only read; nothing that is played is written down.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.language.catalogue import _

if TYPE_CHECKING:
    from tabletop.authoring.previewing.preview import Preview
    from tabletop.authoring.previewing.watching import WatchedFile
    from tabletop.plain.console import Console
    from tabletop.scenario.problems import Problem


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Play a scenario while you write it: keep your editor beside it. Whenever you save, the file is checked and "
        "your choices are played again to the same place. Nothing is written down."
    )
    parser.add_argument("file", metavar="FILE", help=_("a scenario file, its folder, or a scenario’s ID"))
    face_options(parser)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    return preview(file_of(options.file, chosen), chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def file_of(name: str, chosen: Settings) -> Path:
    """The file that is meant: as it is named, or known by an id.

    Raises:
        NoSuchScenario: Neither is there.
    """
    from tabletop.cli.finding import NoSuchScenario
    from tabletop.scenario import library

    path = Path(name)
    file = path / library.SCENARIO_FILE if path.is_dir() else path
    if file.is_file():
        return file
    known = library.find(name, chosen.scenarios)
    if known is None:
        raise NoSuchScenario(name, ", ".join(entry.id for entry in library.shelf(chosen.scenarios)))
    return known


def preview(file: Path, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Play a file until somebody leaves."""
    from tabletop.authoring.previewing.preview import Preview
    from tabletop.authoring.previewing.watching import WatchedFile

    watched = WatchedFile(file)
    shown = Preview(str(file))
    shown.found(watched.first())
    if lines:
        return _in_lines(shown, watched, file, face)
    from tabletop.cli.screens import CRASHED
    from tabletop.tui.preview.app import run as open_screen

    code = open_screen(shown, watched, check=lambda: checked(file), theme=chosen.theme)
    return Exit.FAULT if code == CRASHED else Exit(code)


def checked(file: Path) -> Sequence[Problem] | None:
    """What a check of a draft finds in the scenario; None where the file cannot be read now."""
    from tabletop.authoring.check import check
    from tabletop.authoring.profiles import Profile

    try:
        return next((one.problems for one in check(file, profile=Profile.DRAFT) if one.file == file), None)
    except OSError:
        return None


def _in_lines(shown: Preview, watched: WatchedFile, file: Path, face: Console | None) -> int:
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.preview import PreviewLines

    talk = face or console()
    run = PreviewLines(shown, watched, talk, check=lambda: checked(file)).run
    why = until_left(talk, run)
    return exit_of(None if why == "end-of-input" else why)  # nothing was to be finished
