"""`tabletop translate`: a file for a scenario's texts in another language, or the one there is brought up to date.

Invariant: nothing that somebody translated or remarked is lost: a file with remarks in it is left alone, and the new
one stands beside it.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.options import WrongOption
from tabletop.cli.settings import read
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.layout import said, seen

if TYPE_CHECKING:
    from tabletop.scenario.overlays.overlay import Sound
    from tabletop.scenario.reader import Data

_LANGUAGE: Final = re.compile(r"[a-z]{2}(-[A-Z]{2})?")


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Make a file for a scenario’s texts in another language, in the scenario’s words, to be translated there. "
        "Where there is one already, it is brought up to date: what is translated stays."
    )
    parser.add_argument("path", metavar="PATH", help=_("a scenario file, its folder, or the id of one that is listed"))
    parser.add_argument("to", metavar="LANGUAGE", type=_language, help=_("the language, such as de or pt-BR"))


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(_("two small letters such as de, perhaps with a region such as pt-BR"))
    return text


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        WrongOption: The scenario is in that language already.
        NoSuchScenario: There is none of that name.
        ScenarioRefused: It has problems, or the file of texts has.
        tabletop.storage.exports.NotWritten: The file could not be made.
    """
    from tabletop.authoring.translating.file import file_of_texts, remarks
    from tabletop.scenario.loader import read_limited

    file = _scenario(options.path)
    original = _original(file)
    if original.scenario.language == options.to:
        raise WrongOption(said(N_("The scenario is in “$language” already."), language=options.to))
    target = file.with_name(f"{file.stem}.{options.to}.yaml")
    if not target.is_file():
        return _begun(target, file_of_texts(original.document.data, options.to, target.name))
    text = read_limited(target).decode("utf-8", "replace")
    data, missing = _laid(target, original)
    made = file_of_texts(data, options.to, target.name)
    return _brought(target, text, made, missing, beside=remarks(text))


def _scenario(name: str) -> Path:
    from tabletop.cli.finding import scenario_file
    from tabletop.scenario.library import SCENARIO_FILE

    path = Path(name)
    file = path / SCENARIO_FILE if path.is_dir() else path
    return file if file.is_file() else scenario_file(name, read().scenarios)


def _original(file: Path) -> Sound:
    from tabletop.scenario.loader import examine, read_limited
    from tabletop.scenario.overlays.overlay import sound
    from tabletop.scenario.problems import ScenarioRefused

    examined = examine(read_limited(file), str(file))
    original = sound(examined)
    if original is None:
        raise ScenarioRefused(examined.errors)
    return original


def _laid(target: Path, original: Sound) -> tuple[dict[str, Data], int]:
    """The scenario's data with everything that is translated, and how many parts lack something."""
    from tabletop.scenario.loader import read_limited
    from tabletop.scenario.overlays.overlay import lay_over
    from tabletop.scenario.problems import ScenarioRefused

    laid = lay_over(read_limited(target), str(target), original)
    if laid.examined is None or laid.examined.document is None:
        raise ScenarioRefused(laid.problems)
    return laid.examined.document.data, len(laid.missing)


def _begun(target: Path, made: str) -> Exit:
    from tabletop.storage.exports import write_file

    write_file(target, [made.encode()])
    print(said(N_("$path made, in the scenario’s own words. Translate it there, and see what is missing with:"),
               path=seen(str(target))))  # fmt: skip
    print(f"  tabletop check {seen(str(target.parent))}")
    return Exit.CLEAN


def _brought(target: Path, before: str, made: str, missing: int, *, beside: bool) -> Exit:
    """Put the new text in the place of the old; beside it where somebody wrote remarks into the old."""
    from tabletop.storage import whole
    from tabletop.storage.exports import NotWritten, write_file
    from tabletop.storage.platform import this_system

    parts = n_("{n} part is still in the scenario’s words.", "{n} parts are still in the scenario’s words.", missing)
    told = parts.replace("{n}", str(missing)) if missing else _("Everything is translated.")
    if made == before:
        print(f"{said(N_('$path is up to date.'), path=seen(str(target)))} {told}")
        return Exit.CLEAN
    if beside:
        target = target.with_name(f"{target.stem}.new.yaml")
        write_file(target, [made.encode()])
        print(said(N_("The file has remarks in it and was left alone. Brought up to date: $path"),
                   path=seen(str(target))), told)  # fmt: skip
        return Exit.CLEAN
    try:
        whole.replace(this_system(), target, [made.encode()])
    except OSError as error:
        raise NotWritten.after(target, error) from error
    print(f"{said(N_('$path brought up to date.'), path=seen(str(target)))} {told}")
    return Exit.CLEAN
