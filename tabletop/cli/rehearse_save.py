"""Saving a session as a golden play: where it goes, and what is said about it.

Invariant: nothing is written over; the log is only read.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said, seen

if TYPE_CHECKING:
    from tabletop.authoring.rehearsing.saving import SavedPlay
    from tabletop.session.port import PlaySaver, Session

ENDING = ".play.yaml"


def save(log: Path, output: Path | None, *, texts: bool) -> Exit:
    """Make a play of a log, write it, and say where it is and what it cannot say."""
    from tabletop.cli import settings

    made, scenario = play_of(log, texts=texts)
    place = written(made, output if output is not None else folder_of(scenario, settings.read().scenarios))
    print(said(N_("Saved as a golden play: $place"), place=seen(str(place))))
    for note in made.notes:
        print(f"  {seen(note)}")
    if made.same:
        print(_("Rehearsed at once: it comes out as the session did."))
    print(said(N_("Look at it, give it a title, and rehearse it: tabletop rehearse $place"), place=seen(str(place))))
    return Exit.CLEAN if made.same else Exit.PROBLEMS


def saver(own: Path) -> PlaySaver:
    """Saves the session of a face; `own` is the folder with the user's own scenarios."""
    from tabletop.session.port import NotSaved, SavedAsPlay

    def save_session(session: Session, *, texts: bool) -> SavedAsPlay | NotSaved:
        from tabletop.authoring.rehearsing.saving import NothingToSaveError
        from tabletop.storage.exports import NotWritten

        try:
            made, scenario = play_of(Path(session.place), texts=texts)
            return SavedAsPlay(str(written(made, folder_of(scenario, own))), made.notes)
        except NothingToSaveError:
            return NotSaved("not_written.nothing_yet")
        except NotWritten as error:
            return NotSaved(f"not_written.{error.because}")

    return save_session


def play_of(log: Path, *, texts: bool) -> tuple[SavedPlay, str]:
    """The play of a log, and the id of its scenario. Raises as `telling_of`."""
    from tabletop.authoring.rehearsing.saving import saved
    from tabletop.scenario.loader import examine
    from tabletop.session.accounts import telling_of

    telling = telling_of(log)
    examined = examine(telling.opening.scenario_text.encode(), telling.opening.scenario)
    return saved(examined, telling.records, texts=texts), telling.opening.scenario


def folder_of(scenario: str, own: Path) -> Path:
    """Where plays of a scenario go: beside it where it is the user's own, else to the user's folder."""
    from tabletop.scenario import library

    file = library.find(scenario, own)
    if file is not None and own in file.parents:
        return file.parent / "plays"
    return own / "plays"


def written(made: SavedPlay, place: Path) -> Path:
    """Write a play to a file, or to a free name in a folder. Raises storage.exports.NotWritten."""
    from tabletop.storage.exports import NotWritten, NotWrittenBecause, write_file

    raw = made.text.encode()
    if place.name.endswith((".yaml", ".yml")) and not place.is_dir():
        write_file(place, [raw])
        return place
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten.after(place, error) from error
    for number in count(1):
        file = place / (f"{made.name}{ENDING}" if number == 1 else f"{made.name}-{number}{ENDING}")
        try:
            write_file(file, [raw])
        except NotWritten as error:
            if error.because is not NotWrittenBecause.EXISTS:
                raise
        else:
            return file
    raise AssertionError
