"""The command `tabletop simulate`: how a scenario plays, every way it can go or in many plays drawn by chance.

Invariant: scenarios are only read, nothing is ever written over, and what a program may read does not depend on the
language or the width of the terminal.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.options import words_of
from tabletop.cli.settings import environment, read
from tabletop.language.catalogue import N_, _, use
from tabletop.plain.layout import said, seen, wrapped

if TYPE_CHECKING:
    from tabletop.authoring.appraising.appraisal import Appraisal, Wanted
    from tabletop.authoring.appraising.rows import Row
    from tabletop.cli.simulate_watch import Watching
    from tabletop.scenario.loader import Examined

FORMATS: Final = ("text", "json", "html", "md")
PLAYERS: Final = ("uniform", "cautious", "assertive", "consensus-seeking", "contrarian", "all")
"""As in `tabletop.authoring.simulation.models`, which is imported when something is simulated."""
_SUFFIXES: Final = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}
_STDOUT: Final = "-"
_NARROWEST: Final = 40
_WIDEST: Final = 100
_FILE_WIDTH: Final = 80
_MOST_PLAYS: Final = 1_000_000
_SHOWN: Final = 3
"""Problems shown of a scenario that cannot be played."""
_TONES: Final = {"title": "1", "head": "1;7", "wrong": "1;31", "look": "33", "quiet": "2", "bar": "36", "plain": ""}


class OnePageOneScenario(ValueError):  # noqa: N818 - it is what the sentence says
    """Several scenarios were asked for in a format that is about one."""


class NoAccountEnds(ValueError):  # noqa: N818 - it is what the sentence says
    """No format of it ends like this; the second argument names the endings there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    file: Path
    lines: tuple[str, ...]
    examined: Examined
    told: Appraisal | None
    """None where it cannot be played."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Play a scenario through in every way, or many times by chance where there are too many: how it ends,"
        " what hangs on which decision, what is no dilemma, what nobody ever meets."
    )
    meant = _("a scenario: its file, its folder or its id; or a folder of them, which makes a table")
    parser.add_argument("paths", nargs="+", metavar="PATH", help=meant)
    parser.add_argument(
        "--players", choices=PLAYERS, default="uniform", help=_("who plays; uniform (the usual) draws every answer")
    )
    due = _("whether contingencies come when their condition holds (due, the usual) or never")
    parser.add_argument("--contingencies", choices=("due", "never"), default="due", help=due)
    parser.add_argument("--teams", action="append", default=[], metavar="A,B", help=_("only these teams take part"))
    parser.add_argument(
        "--skip", action="extend", nargs="+", default=[], metavar="INJECT", help=_("leave these injects out")
    )
    parser.add_argument("--plays", type=_plays, metavar="N", help=_("plays to draw where there is too much to explore"))
    parser.add_argument("--seed", type=_seed, metavar="N", help=_("where their chance comes from; 1 is usual"))
    parser.add_argument("--sampled", action="store_true", help=_("draw plays even where all can be explored"))
    share = _("for each condition, which value lets N percent pass; 60 is usual")
    parser.add_argument("--share", type=_share, default=60, metavar="N", help=share)
    formats = _("else what the name after -o ends in, else text. html is a page with charts, md the table of several")
    parser.add_argument("--format", choices=FORMATS, help=formats)
    parser.add_argument("-o", "--output", metavar="FILE", help=_("the new file; - for standard output"))


def _whole(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text[:12]) <= most:
        words = said(N_("“$text” is no whole number from $least to $most"), text=text[:20], least=least, most=most)
        raise argparse.ArgumentTypeError(words)
    return int(text)


def _plays(text: str) -> int:
    return _whole(text, 1, _MOST_PLAYS)


def _seed(text: str) -> int:
    return _whole(text, 0, 10**9)


def _share(text: str) -> int:
    return _whole(text, 1, 100)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        NoAccountEnds, NoSuchScenario, NoSuchTeamError, NoSuchInjectError: There is no such thing.
        OnePageOneScenario: What was asked for does not go together.
        tabletop.storage.exports.NotWritten: The file could not be made.
    """
    from tabletop.cli.simulate_files import files
    from tabletop.cli.simulate_watch import watching

    settings = read()
    use(words_of(settings))
    form = _form(options)
    wanted = _wanted(options)
    found = files(options.paths, settings.scenarios)
    if form == "html" and len(found) > 1:
        raise OnePageOneScenario(str(len(found)))
    with watching(several=len(wanted.models) > 1) as over:
        outcomes = list(_simulated(found, wanted, over))
    left = len(found) - len(outcomes)
    _tell(outcomes, form, options, left=left)
    partial = any(one.told is not None and one.told.partial for one in outcomes)
    return _exit(outcomes, stopped=over.stopped and (partial or left > 0))


def _form(options: argparse.Namespace) -> str:
    """What was asked for, or what the name of the file says. Raises NoAccountEnds."""
    if options.format is not None:
        return str(options.format)
    if options.output in (None, _STDOUT):
        return FORMATS[0]
    suffix = Path(options.output).suffix.lower()
    if suffix not in _SUFFIXES:
        raise NoAccountEnds(suffix, ", ".join(_SUFFIXES))
    return _SUFFIXES[suffix]


def _wanted(options: argparse.Namespace) -> Wanted:
    """What is to be simulated."""
    from tabletop.authoring.appraising.appraisal import Wanted, named
    from tabletop.authoring.simulation.explore import SIMULATE
    from tabletop.authoring.simulation.models import MODELS

    effort = replace(SIMULATE, always_draw=options.sampled)
    if options.plays is not None:
        effort = replace(effort, plays=options.plays)
    if options.seed is not None:
        effort = replace(effort, seed=options.seed)
    return Wanted(
        models=tuple(MODELS.values()) if options.players == "all" else (MODELS[options.players],),
        contingencies=options.contingencies,
        teams=named(options.teams),
        left_out=named(options.skip),
        effort=effort,
        share=options.share / 100,
    )


def _simulated(files: Sequence[Path], wanted: Wanted, over: Watching) -> Iterator[Outcome]:
    """One after the other, until somebody stops it."""
    from tabletop.authoring.appraising.appraisal import appraise, ready
    from tabletop.scenario.loader import examine, read_limited

    for file in files:
        raw = read_limited(file)
        examined = examine(raw, str(file))
        lines = tuple(raw.decode("utf-8", "replace").removeprefix("\ufeff").splitlines())
        parts = ready(examined)
        if parts is None:
            yield Outcome(file, lines, examined, None)
            continue
        over.title = parts[0].title
        told = appraise(*parts, wanted, watch=over.watch, stop=over.stop, clock=time.monotonic)
        yield Outcome(file, lines, examined, told)
        if over.stopped:
            return


def _exit(outcomes: Sequence[Outcome], *, stopped: bool) -> Exit:
    from tabletop.authoring.appraising.remarks import wrong

    if stopped:
        return Exit.INTERRUPTED
    if any(one.told is None for one in outcomes):
        return Exit.NOT_RUN
    return Exit.PROBLEMS if any(wrong(one.told) for one in outcomes if one.told is not None) else Exit.CLEAN


# what is said


def _tell(outcomes: Sequence[Outcome], form: str, options: argparse.Namespace, *, left: int) -> None:
    """Print it or write it; what cannot be played is told of beside it."""
    for one in outcomes:
        if one.told is None:
            _unusable(one)
    told = [one.told for one in outcomes if one.told is not None]
    several = len(outcomes) + left > 1
    if form == "text" and options.output in (None, _STDOUT):
        _print(told, several=several, left=left)
        return
    if not told and form != "json":
        return
    content = _content(outcomes, told, form, several=several, left=left)
    name = f"{told[0].found.scenario}-simulation.html" if form == "html" and options.output is None else options.output
    if name in (None, _STDOUT):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    from tabletop.storage.exports import write_file

    target = Path(name)
    write_file(target, [content])
    print(said(N_("Written to $path"), path=seen(str(target))))


def _content(outcomes: Sequence[Outcome], told: Sequence[Appraisal], form: str, *, several: bool, left: int) -> bytes:
    """What a file holds."""
    if form == "json":
        from tabletop.authoring.appraising.data import as_json

        return as_json(told, [(one.examined, one.file) for one in outcomes if one.told is None], left=left).encode()
    if form == "md":
        from tabletop.authoring.appraising.overview import markdown

        return markdown(told).encode()
    if form == "html":
        from tabletop.authoring.appraising.document import document
        from tabletop.documents.registry import DOCUMENT_FORMATS

        return DOCUMENT_FORMATS["html"].write(document(told[0]))
    rows = _rows(told, several=several, left=left)
    return "".join(f"{line}\n" for row in rows for line in _lines(row, _FILE_WIDTH)).encode()


def _rows(told: Sequence[Appraisal], *, several: bool, left: int) -> Iterator[Row]:
    from tabletop.authoring.appraising.overview import table
    from tabletop.authoring.appraising.text import rows

    if several:
        yield from table(told, left=left)
    elif told:
        yield from rows(told[0])


def _lines(row: Row, width: int) -> Iterator[str]:
    if row.text:
        yield from wrapped(row.text, row.indent, row.hang or row.indent, width)
    else:
        yield row.indent.rstrip()


def _print(told: Sequence[Appraisal], *, several: bool, left: int) -> None:
    """Print it as wide as the terminal; in colour only where somebody sees it and wants it."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    about = environment()
    coloured = sys.stdout.isatty() and not about.get("NO_COLOR") and about.get("TERM") != "dumb"
    for row in _rows(told, several=several, left=left):
        code = _TONES[row.tone] if coloured else ""
        for line in _lines(row, width):
            lead = line[: len(line) - len(line.lstrip(" "))]
            print(f"{lead}\x1b[{code}m{line[len(lead) :]}\x1b[0m" if code and line.strip() else line)


def _unusable(one: Outcome) -> None:
    """Show what is wrong with a scenario that cannot be played, with its places."""
    from tabletop.authoring.messages import render_all

    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    print(render_all(one.examined.errors[:_SHOWN], one.lines, width=width), file=sys.stderr)
    words = N_("$file was not simulated: it has problems. “tabletop check” shows all of them.")
    print(said(words, file=seen(str(one.file))) + "\n", file=sys.stderr)
