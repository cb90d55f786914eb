"""`tabletop print`: a scenario on paper, for participants, teams, evaluators, and for whoever leads without a screen.

Invariant: the scenario is only read, nothing is ever written over, and what is for the facilitator alone says so.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop import __version__
from tabletop.cli.codes import Exit
from tabletop.cli.options import spoken, words_options
from tabletop.cli.tongues import follow
from tabletop.language.catalogue import N_, _, n_
from tabletop.plain.layout import said, seen

if TYPE_CHECKING:
    from tabletop.authoring.printing.order import PrintOrder
    from tabletop.cli.finding import Found
    from tabletop.scenario.problems import ScenarioRefused

WHAT: Final = ("all", "manual", "guide", "roles", "handouts", "evaluation")
FORMATS: Final = ("html", "md", "docx", "pdf")
LONGEST: Final = 480
_STDOUT: Final = "-"
_SHORTEST: Final = 5
_MOST: Final = 200
_SHOWN: Final = 3
_NARROWEST: Final = 40
_WIDEST: Final = 100


class NoSuchLength(ValueError):  # noqa: N818 - it is what the sentence says
    """So many minutes leave no time to play and to talk; the second argument says what is possible."""


class NoPageEnds(ValueError):  # noqa: N818 - it is what the sentence says
    """No page ends like this; the second argument names the endings there are."""


class AllInOneFile(ValueError):  # noqa: N818 - it is what the sentence says
    """A file was named for all pages, which make a folder; the argument is the file."""


class OnlyWithRoles(ValueError):  # noqa: N818 - it is what the sentence says
    """A single team was named, and not its role card asked for."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Print a scenario: a manual for participants, a guide that needs no screen, role cards,"
        " handouts, and sheets for"
        " evaluators."
    )
    parser.add_argument("path", metavar="PATH", help=_("a scenario file, its folder, or the id of one that is listed"))
    parser.add_argument("--what", choices=WHAT, default="all", help=_("one of the pages, or all (the usual)"))
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=_("else what the name after -o ends in, else html, which opens in any browser and prints from there"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PATH",
        help=_("the new folder, or for one page the file, - for standard output; else one here"),
    )
    parser.add_argument("--team", metavar="ID", help=_("with --what roles: the card of this team alone, to send it"))
    parser.add_argument(
        "--people", type=_people, default=0, metavar="N", help=_("how many are in the room: who sits where")
    )
    parser.add_argument(
        "--minutes",
        type=_minutes,
        default=0,
        metavar="N",
        help=_("of the whole session, briefing and debrief included"),
    )
    parser.add_argument("--fictional", action="store_true", help=_("invented names of states and places"))
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=_("for docx and pdf; a4 is usual"))
    words_options(parser)


def _whole(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
        words = said(N_("“$text” is no whole number from $least to $most"), text=text[:20], least=least, most=most)
        raise argparse.ArgumentTypeError(words)
    return int(text)


def _people(text: str) -> int:
    return _whole(text, 1, _MOST)


def _minutes(text: str) -> int:
    return _whole(text, _SHORTEST, LONGEST)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        NoPageEnds, NoSuchLength, NoSuchScenario, NoSuchRole, NothingToPrint: There is no such thing.
        AllInOneFile, OnlyWithRoles: What was asked for does not go together.
        tabletop.documents.registry.ExtraMissing: The format needs a library that is not installed.
        tabletop.storage.exports.NotWritten: The folder or the file could not be made.
    """
    from tabletop.cli.finding import scenario
    from tabletop.scenario.problems import ScenarioRefused

    settings = spoken(options)
    try:
        found = scenario(options.path, settings.scenarios)
    except ScenarioRefused as error:
        return _refused(error)
    follow(found.scenario.language, settings)
    order = _order(found, options)
    form = _form(options)
    if options.team is not None and options.what != "roles":
        raise OnlyWithRoles(options.what)
    if options.what == "all":
        _all(order, options, form)
    else:
        _one(order, options, form)
    return Exit.CLEAN


def _order(found: Found, options: argparse.Namespace) -> PrintOrder:
    """What was asked for. Raises NoSuchLength."""
    from tabletop.authoring.printing.order import PrintOrder
    from tabletop.authoring.printing.schedule import SHORTEST

    if options.minutes and not found.scenario.solo and options.minutes < SHORTEST:
        raise NoSuchLength(str(options.minutes), f"{SHORTEST}–{LONGEST}")
    return PrintOrder(
        scenario=found.scenario,
        digest=hashlib.sha256(found.raw).hexdigest(),
        program=__version__,
        minutes=options.minutes,
        people=options.people,
        fictional=options.fictional,
        paper=options.paper,
    )


def _form(options: argparse.Namespace) -> str:
    """What was asked for, or what the name of the file says. Raises NoPageEnds, AllInOneFile."""
    suffix = options.output.suffix.lower() if options.output is not None and not options.output.is_dir() else ""
    known = {f".{name}": name for name in FORMATS} | {".htm": "html", ".markdown": "md"}
    if options.what == "all" and (suffix in known or str(options.output) == _STDOUT):
        raise AllInOneFile(str(options.output))
    if options.format is not None:
        return str(options.format)
    if not suffix or options.what == "all":
        return FORMATS[0]
    if suffix not in known:
        raise NoPageEnds(suffix, ", ".join(f".{name}" for name in FORMATS))
    return known[suffix]


def _all(order: PrintOrder, options: argparse.Namespace, form: str) -> None:
    """Every page that there is, into a folder."""
    from tabletop.authoring.printing.files import everything, folder_name
    from tabletop.storage.exports import write_folder

    files = everything(order, form)
    target = _target(options.output, folder_name(order))
    write_folder(target, {name: one.content for name, one in files.items()})
    count = n_("$n file written to $path", "$n files written to $path", len(files)).replace("$n", str(len(files)))
    print(said(count, path=seen(str(target))))
    widest = max(map(len, files))
    for name, one in files.items():
        print(f"  {name.ljust(widest)}  {seen(one.audience)}")
    if order.scenario.solo:
        print(_("It is written for one person: there is a paper version, and nobody to hand anything out to."))
    elif "evaluation-guide" not in {Path(name).stem for name in files}:
        print(_("There is no evaluation guide: the scenario does not say what evaluators look for."))


def _one(order: PrintOrder, options: argparse.Namespace, form: str) -> None:
    """One page, into a file."""
    from tabletop.authoring.printing.files import card_of, one
    from tabletop.storage.exports import write_file

    made = one(order, options.what, form) if options.team is None else card_of(order, _team(order, options), form)
    if str(options.output) == _STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.content)
        return
    target = _target(options.output, made.name)
    write_file(target, [made.content])
    print(said(N_("Written to $path – $audience"), path=seen(str(target)), audience=seen(made.audience)))


def _team(order: PrintOrder, options: argparse.Namespace) -> str:
    """The team whose card was asked for. Raises NoSuchRole."""
    from tabletop.cli.play import NoSuchRole

    if options.team not in order.scenario.teams:
        raise NoSuchRole(options.team, ", ".join(order.scenario.teams))
    return str(options.team)


def _target(wanted: Path | None, name: str) -> Path:
    """The new file or folder: what was asked for, or this name in that folder, or here."""
    if wanted is None:
        return Path(name)
    return wanted / name if wanted.is_dir() else wanted


def _refused(error: ScenarioRefused) -> Exit:
    """Show what is wrong with the scenario, with its places."""
    from tabletop.authoring.messages import render_all
    from tabletop.scenario.loader import read_limited

    first = error.problems[0].place.file
    lines = read_limited(Path(first)).decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    print(render_all(error.problems[:_SHOWN], lines, width=width), file=sys.stderr)
    print(_("Nothing was printed: the scenario has problems. “tabletop check” shows all of them."), file=sys.stderr)
    return Exit.PROBLEMS
