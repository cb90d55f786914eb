"""`tabletop new`: a scenario to begin with, from a name or from a few questions.

Invariant: nothing is ever written over, and what is made appears whole or not at all; nothing is written before the
last question was answered with yes.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.options import words_of
from tabletop.cli.settings import Settings, read
from tabletop.language.catalogue import N_, _, n_, use
from tabletop.plain.layout import said, seen, whole, wrapped

if TYPE_CHECKING:
    from tabletop.authoring.scaffolding.wishes import Wishes

_TODO: Final = b"TODO"


class NoName(ValueError):  # noqa: N818 - it is what the sentence says
    """A name that cannot be a scenario's id; the second argument is one that can."""


class NobodyToAsk(RuntimeError):  # noqa: N818 - it is what the sentence says
    """There is neither a name nor a terminal."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where new scenarios go."""

    folder: Path
    own: bool
    """Whether it is the person's own folder, which is made where it is missing."""

    def of(self, name: str) -> Path:
        """The folder of a scenario."""
        return self.folder / name


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from tabletop.authoring.scaffolding.wishes import MOST_MOVES

    parser.description = _(
        "Make a folder with a small scenario that can be played at once; every text that is yours to write says TODO."
    )
    parser.add_argument(
        "id", nargs="?", metavar="ID", help=_("lower-case words with hyphens; without it, questions are asked")
    )
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--solo", action="store_true", help=_("to be played by one person"))
    who.add_argument("--class", dest="lesson", action="store_true", help=_("for several teams in a room (the usual)"))
    parser.add_argument(
        "--teams",
        type=_teams,
        metavar="N|NAMES",
        help=_("how many teams (2 where nothing is said), or their names with commas between them"),
    )
    parser.add_argument(
        "--moves",
        type=int,
        choices=tuple(range(1, MOST_MOVES + 1)),
        metavar="N",
        help=_("how many moves; 2 where nothing is said"),
    )
    parser.add_argument("--title", metavar="TEXT", help=_("its title"))
    parser.add_argument(
        "--into", type=Path, metavar="DIR", help=_("the folder for it; else that of your own scenarios")
    )
    parser.add_argument("--ask", action="store_true", help=_("ask a few questions first"))


def _teams(text: str) -> tuple[int, tuple[str, ...]]:
    """How many teams, and their names where they were given."""
    from tabletop.authoring.scaffolding.wishes import MOST_TEAMS

    names = tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())
    number = whole(text.strip())
    count = number if number is not None else len(names)
    if not 1 <= count <= MOST_TEAMS:
        raise argparse.ArgumentTypeError(said(N_("from 1 to $most teams"), most=MOST_TEAMS))
    return count, () if number is not None else names


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        NoName, NobodyToAsk: It cannot be made like this.
        tabletop.storage.exports.NotWritten: The folder could not be made.
    """
    settings = read()
    use(words_of(settings))
    place = _place(options.into, settings)
    first = _wishes(options)
    wishes = first if options.id is not None and not options.ask else _asked(first, options, place)
    if wishes is None:
        print(_("Nothing was written."))
        return Exit.NOT_RUN
    made = _made(wishes, place)
    _tell(made, wishes)
    return Exit.CLEAN


def _place(into: Path | None, settings: Settings) -> Place:
    return Place(settings.scenarios, own=True) if into is None else Place(into, own=False)


def _wishes(options: argparse.Namespace) -> Wishes:
    """What the command line says. Raises NoName."""
    from tabletop.authoring.scaffolding.ids import fits, slug
    from tabletop.authoring.scaffolding.wishes import Wishes

    name = options.id
    if name is not None and not fits(name):
        raise NoName(name, slug(name, "my-scenario"))
    count, names = (1, ()) if options.solo else options.teams or (2, ())
    title = options.title or (name.replace("-", " ").capitalize() if name else "")
    month = time.strftime("%Y-%m")
    return Wishes(
        name or "", month, title=title, solo=options.solo, teams=names, team_count=count, moves=options.moves or 2
    )


def _asked(first: Wishes, options: argparse.Namespace, place: Place) -> Wishes | None:
    """What the questions came to; None where somebody left. Raises NobodyToAsk."""
    from tabletop.cli.new_asking import asked
    from tabletop.plain.console import Console

    terminal = sys.stdin is not None and sys.stdin.isatty()
    if sys.stdin is None or not (terminal or options.ask):
        raise NobodyToAsk
    console = Console(sys.stdin, sys.stdout, terminal=terminal)
    return asked(
        console, first, chosen_solo=options.solo or options.lesson, taken=lambda name: os.path.lexists(place.of(name))
    )


def _made(wishes: Wishes, place: Place) -> Path:
    """Write it. Raises NotWritten."""
    from tabletop.authoring.scaffolding.files import files_of
    from tabletop.storage.exports import NotWritten, write_folder
    from tabletop.storage.platform import this_system

    target = place.of(wishes.id)
    if place.own:
        try:
            this_system().make_folder(place.folder)
        except OSError as error:
            raise NotWritten.after(target, error) from error
    write_folder(target, files_of(wishes))
    return target


def _tell(made: Path, wishes: Wishes) -> None:
    from tabletop.authoring.scaffolding.files import files_of

    count = files_of(wishes)["scenario.yaml"].count(_TODO)
    print(said(N_("Made $path: a scenario that can be played at once."), path=seen(str(made))))
    words = n_(
        "$n text in it says TODO: it is yours to write.", "$n texts in it say TODO: they are yours to write.", count
    )
    print(words.replace("$n", str(count)))
    print()
    print(_("Next:"))
    path = shown(made)
    for command, about in (
        (f"tabletop preview {path}", _("play it while you write, in a second window")),
        (f"tabletop check {path}", _("what is wrong; with --profile publish also what is still to be written")),
        (f"tabletop rehearse {path}", _("play its golden play, and hold it to what it expects")),
    ):
        print(f"  {command}\n      {about}")
    print()
    for words in (
        _("Your editor can complete names, explain fields, underline typos; scenario.yaml says where its schema is."),
        _("In VS Code, install the extension “YAML” (by Red Hat); others take yaml-language-server."),
        _("After you added a team, an indicator or a decision:"),
    ):
        print(*wrapped(words), sep="\n")
    print(f"  tabletop schema {path}")


def shown(path: Path) -> str:
    """A path as it can be typed."""
    text = seen(str(path))
    if os.name == "nt":
        return f'"{text}"' if " " in text else text
    return shlex.quote(text)
