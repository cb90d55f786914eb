"""“What if”: `tabletop fork FILE` begins a session where another one stood at some moment.

Invariant: the log that is forked is only read; the new one is a log of its own, and its path is always said.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli import settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, log_options, settled
from tabletop.cli.settings import Settings
from tabletop.language.catalogue import N_, _
from tabletop.plain.layout import said, seen
from tabletop.session.points import Point

if TYPE_CHECKING:
    from tabletop.session.port import Forked, Forker, Past


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Ask what if: begin a new session where another one stood, and play it otherwise. The other is not touched. "
        "Without --at, it goes on from the last moment of a session that has not ended."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    parser.add_argument(
        "--at",
        type=_point,
        metavar="POINT",
        help=_("from where: a record (212), a time (28:14), inject:ID or decision:ID before anybody answered"),
    )
    log_options(parser)
    parser.add_argument("--no-play", action="store_true", help=_("only write the new log and print its path"))
    face_options(parser)


def _point(text: str) -> Point:
    try:
        return Point.parse(text)
    except ValueError as error:
        wrong = _("a record such as 212, a time such as 28:14, inject:ID or decision:ID")
        raise argparse.ArgumentTypeError(wrong) from error


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    asked, made = _forked(options.file, options.at, options.log, chosen)
    if options.no_play:
        print(seen(made.place))
        return Exit.CLEAN
    if asked is not None and asked != made.number:
        words = N_("Record $asked lies inside a step. The new session goes on from the end of the step before it.")
        print(said(words, asked=asked))
    print(said(N_("What if, from record $number of $log"), number=made.number, log=seen(str(options.file))))
    return go_on(made, chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def go_on(made: Forked, chosen: Settings, *, lines: bool) -> int:
    """Play a session that was forked, in the face that fits it."""
    from tabletop.cli.play import resume

    return resume(Path(made.place), chosen, lines=lines)


def _forked(file: Path, at: Point | None, log: Path | None, chosen: Settings) -> tuple[int | None, Forked]:
    """The record that was meant, None for the last; and the new session."""
    from tabletop.cli.finding import wanted_log
    from tabletop.session.clock import SystemClock
    from tabletop.session.forking import fork
    from tabletop.session.opening import replay
    from tabletop.session.points import record_at
    from tabletop.session.port import Forked

    past = replay(file)
    asked = None
    if at is not None:
        if at.kind != "record":  # a number needs no look at what happened
            past.read()
        asked = record_at(at, past.records, past.times)
    path = wanted_log(log, chosen.sessions, past.latest.scenario.id)
    return asked, Forked(str(path), fork(file, asked, path, SystemClock()))


def forker(past: Past, chosen: Settings) -> Forker:
    """How a face that looks at a log begins a session from a record of it, kept where sessions usually go."""
    from tabletop.cli.finding import new_log
    from tabletop.session.clock import SystemClock
    from tabletop.session.forking import NoFork, fork
    from tabletop.session.port import Forked, NotForked
    from tabletop.storage.port import LogDamaged, LogTooOld, NotSaved

    def begin(number: int) -> Forked | NotForked:
        path = new_log(chosen.sessions, past.latest.scenario.id)
        try:
            return Forked(str(path), fork(Path(past.place), number, path, SystemClock()))
        except NoFork as error:
            return NotForked(f"fork.{error.why}", error.number, error.last)
        except NotSaved as error:
            return NotForked(f"not_saved.{error.because}", number, number)
        except LogTooOld:
            return NotForked("fork.too_old", number, number)
        except (OSError, LogDamaged):
            return NotForked("log.out_of_reach", number, number)

    return begin
