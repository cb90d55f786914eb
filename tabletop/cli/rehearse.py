"""The command `tabletop rehearse`: play golden plays through, hold them to what they expect, show what none reaches.

Invariant: nothing is written but transcripts, with `--update`, and a new play, with `--save`; what a program may read
does not depend on the language or the width of the terminal.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.codes import Exit
from tabletop.language.catalogue import N_, _, in_source_words
from tabletop.plain.layout import clipped, said, seen_line

if TYPE_CHECKING:
    from tabletop.authoring.rehearsing.stage import Performance
    from tabletop.cli.rehearse_text import Told

_SHORT = 40
_PATIENCE = 0.5
"""Seconds after which somebody wants to know that something is going on."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Play golden plays through the real engine and say where the first thing went otherwise than written;"
        " or save a session as a golden play (--save LOG)."
    )
    meant = _("a scenario (file, folder or id), a play, or a folder of them; without it, this folder")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=meant)
    parser.add_argument("-k", dest="words", default="", metavar="WORDS", help=_("only plays whose name holds this"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("text (default) or json"))
    parser.add_argument("--update", action="store_true", help=_("write the transcripts anew, and show what changed"))
    required = _("count it as a problem when something is reached by no play")
    parser.add_argument("--require-coverage", action="store_true", help=required)
    parser.add_argument("--save", type=Path, metavar="LOG", help=_("make a golden play of a session’s log"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("with --save: the play to write"))
    texts = _("with --save: leave out what people wrote, and put a mark in its place")
    parser.add_argument("--without-texts", action="store_true", help=texts)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    if options.save is not None:
        from tabletop.cli.rehearse_save import save

        return save(options.save, options.output, texts=not options.without_texts)
    with in_source_words() if options.format == "json" else nullcontext():  # a program reads it, on any machine
        return rehearse(options)


def rehearse(options: argparse.Namespace) -> Exit:
    """Rehearse what is meant, and say what came of it."""
    from tabletop.authoring.rehearsing.coverage import coverage_of
    from tabletop.authoring.rehearsing.output import as_json
    from tabletop.authoring.rehearsing.stage import stage, wanted
    from tabletop.cli import settings
    from tabletop.cli.rehearse_text import Told, closing, covered, head, unusable
    from tabletop.scenario import library

    own = settings.read().scenarios
    bills = wanted(options.paths or [Path()], options.words, lambda name: library.find(name, own))
    found: list[Told] = []
    with _progress(sum(len(bill.plays) for bill in bills), quiet=options.format == "json") as progress:
        for bill in bills:
            ready = stage(bill.scenario)
            told = Told(ready, bill)
            found.append(told)
            usable = ready.examined.scenario is not None and not ready.examined.errors
            if options.format == "text":
                progress.say(head(ready))
            if usable and ready.examined.scenario is not None:
                told.coverage = coverage_of(ready.examined.scenario)
                _play(told, options, progress)
            elif options.format == "text":
                progress.say(unusable(ready))
            if options.format == "text" and told.coverage is not None:
                progress.say(covered(told, told.coverage, required=options.require_coverage))
    if options.format == "json":
        print(as_json([told.data for told in found], required=options.require_coverage))
    else:
        print(closing(found))
    return _exit(found, required=options.require_coverage)


def _play(told: Told, options: argparse.Namespace, progress: _Progress) -> None:
    """Every play of a scenario that is meant."""
    from tabletop.authoring.rehearsing.stage import perform, settled
    from tabletop.cli.rehearse_text import line

    for play in told.bill.plays:
        progress.at(play)
        done = perform(told.stage, play)
        changed: list[str] = []
        if options.update and done.scripts is not None:
            changed = _update(done, told)
            done = settled(done)
        told.performances.append(done)
        if told.coverage is not None and done.rehearsal is not None:
            told.coverage.add(done.name, done.rehearsal)
        if options.format == "text":
            progress.say("\n".join([*line(done), *changed]))


def _update(done: Performance, told: Told) -> list[str]:
    """Write the transcripts anew; the lines that say what changed."""
    from tabletop.storage import whole
    from tabletop.storage.exports import NotWritten
    from tabletop.storage.platform import this_system

    lines: list[str] = []
    for file, text, diff in done.scripts.changes() if done.scripts is not None else ():
        lines += ["", *map(seen_line, diff)]
        try:
            file.parent.mkdir(exist_ok=True)
            whole.replace(this_system(), file, [text.encode()])
        except OSError as error:
            raise NotWritten.after(file, error) from error
        told.written.append(file)
    return [*lines, ""] if lines else lines


def _exit(found: Sequence[Told], *, required: bool) -> Exit:
    if any(told.coverage is None for told in found):
        return Exit.NOT_RUN
    wrong = any(done.problems for told in found for done in told.performances)
    missed = required and any(told.coverage is not None and told.coverage.missed for told in found)
    return Exit.PROBLEMS if wrong or missed else Exit.CLEAN


# while it goes on


@dataclass(slots=True)
class _Progress:
    """One line on the terminal that says which play is on, once somebody could wonder."""

    plays: int
    live: bool
    begun: float
    number: int = 0
    shown: bool = False

    def at(self, play: Path) -> None:
        """The next play begins."""
        self.number += 1
        if self.live and time.monotonic() - self.begun > _PATIENCE:
            words = said(N_("$n of $all plays: $name"), n=self.number, all=self.plays, name=clipped(play.name, _SHORT))
            print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)
            self.shown = True

    def say(self, text: str) -> None:
        """Print something for good."""
        self.clear()
        print(text, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.shown = False


@contextmanager
def _progress(plays: int, *, quiet: bool) -> Iterator[_Progress]:
    """Progress on standard error, taken away however it ends."""
    live = not quiet and sys.stderr is not None and sys.stderr.isatty()
    progress = _Progress(plays, live, time.monotonic())
    try:
        yield progress
    finally:
        progress.clear()
