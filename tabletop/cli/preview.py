"""Play while you write: `tabletop preview FILE`.

Invariant: the file is only read; nothing that is played is written down.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import screens, settings
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said

if TYPE_CHECKING:
    from tabletop.authoring.previewing.course import Course
    from tabletop.authoring.previewing.keeping import Keeper, Kept, NotKept
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
    file = file_of(options.file, chosen)
    keep = keeper(file, plays_folder(options.file, file, chosen.scenarios))
    return preview(file, keep, chosen, lines=settings.wants_lines(chosen, asked=options.plain))


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


def preview(file: Path, keep: Keeper, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Play a file until somebody leaves."""
    from tabletop.authoring.previewing.preview import Preview
    from tabletop.authoring.previewing.watching import WatchedFile

    watched = WatchedFile(file)
    shown = Preview(str(file))
    shown.found(watched.first())
    if lines:
        return _in_lines(shown, watched, keep, face)
    return screens.preview(shown, watched, lambda: checked(file), keep, chosen)


def checked(file: Path) -> Sequence[Problem] | None:
    """What a check of a draft finds in the scenario; None where the file cannot be read now."""
    from tabletop.authoring.check import check
    from tabletop.authoring.profiles import Profile
    from tabletop.scenario.problems import Code

    try:
        found = next((one.problems for one in check(file, profile=Profile.DRAFT) if one.file == file), ())
    except OSError:
        return None
    return None if any(problem.code == Code.UNREADABLE for problem in found) else found


def plays_folder(name: str, file: Path, own: Path) -> Path:
    """Where plays go: beside a file that was named; of a scenario that was named by its id, and ships, to one's own."""
    named = Path(name).exists() or own in file.parents
    return (file.parent if named else own) / "plays"


def keeper(file: Path, plays: Path) -> Keeper:
    """How what was played is kept as a golden play: in the folder `plays`, under a free name."""

    def keep(course: Course) -> Kept | NotKept:
        from tabletop.authoring.previewing.keeping import Kept, NotKept
        from tabletop.authoring.previewing.play_file import as_play
        from tabletop.authoring.rehearsing.saving import NothingToSaveError
        from tabletop.cli.exits import ended
        from tabletop.cli.rehearse_save import written
        from tabletop.scenario.library import SCENARIO_FILE
        from tabletop.session.clock import SystemClock
        from tabletop.storage.exports import NotWritten

        if file.name != SCENARIO_FILE:
            words = N_("Plays belong to a file called $name in a folder of its own; this one is called $own.")
            return NotKept(said(words, name=SCENARIO_FILE, own=file.name))
        try:
            made = as_play(course, SystemClock().read().wall)
            return Kept(str(written(made, plays)), made.notes)
        except (NothingToSaveError, NotWritten) as error:
            return NotKept(ended(error)[0])

    return keep


def _in_lines(shown: Preview, watched: WatchedFile, keep: Keeper, face: Console | None) -> int:
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.preview import PreviewLines

    talk = face or console()
    run = PreviewLines(shown, watched, talk, check=lambda: checked(watched.path), keeper=keep).run
    why = until_left(talk, run)
    return exit_of(None if why == "end-of-input" else why)  # nothing was to be finished
