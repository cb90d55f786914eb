"""`tabletop compare`: two or many sessions of one scenario beside each other.

Invariant: the logs are only read, nothing is ever written over, and a log that cannot be used is named and left out.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final

from tabletop.cli import settings
from tabletop.cli.codes import Exit
from tabletop.cli.options import face_options, settled
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.sentences import sentence
from tabletop.plain.layout import said, seen, seen_line
from tabletop.reports.comparison import LEAST
from tabletop.reports.registry import FORMATS

if TYPE_CHECKING:
    from tabletop.reports.comparing_parts import Comparison
    from tabletop.session.gathering import Gathered, LeftOut

_GROUPS: Final = ("none", "year", "month", "rehearsal", "folder")
_TABLES: Final = ("text", "csv", "json")
_DOCUMENTS: Final = tuple(name for name, one in FORMATS.items() if one.of_document is not None)
_FEW: Final = 4
"""So many logs that somebody names one by one stand side by side."""
_BAR: Final = 30


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Lay sessions of one scenario beside each other: who chose what, how long it took, where they part."
        " Two to four logs stand side by side; more are counted, and groups of fewer than five are not shown."
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER", help=_("logs, or folders of logs"))
    parser.add_argument("--by", choices=_GROUPS, default="none", help=_("count by year, by month, by folder, …"))
    parser.add_argument(
        "--least", type=_least, default=LEAST, metavar="N", help=_("the smallest group that is shown: 5 or more")
    )
    parser.add_argument(
        "--happened",
        type=_truth,
        action="append",
        default=[],
        metavar="DECISION=yes|no",
        help=_("what became of a question for a likelihood, so that answers can be scored; may be repeated"),
    )
    parser.add_argument(
        "--format",
        choices=(*_TABLES, *_DOCUMENTS),
        help=_("what to write; else what the name after -o ends in, else text"),
    )
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help=_("the new file; else standard output"))
    parser.add_argument("--cut", action="store_true", help=_("let logs count whose end was half written, up to there"))
    parser.add_argument(
        "--no-index", action="store_true", help=_("read every log anew, and keep nothing for the next time")
    )
    face_options(parser)


def _least(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not LEAST <= int(text) <= 10**6:
        raise argparse.ArgumentTypeError(_("a whole number, 5 or more"))
    return int(text)


def _truth(text: str) -> tuple[str, bool]:
    name, equals, answer = text.rpartition("=")
    if not (name and equals) or answer not in {"yes", "no"}:
        raise argparse.ArgumentTypeError(_("a decision’s id, an equals sign, and yes or no"))
    return name, answer == "yes"


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        session.comparing.NothingToCompare, NotOneScenario: The logs do not go together.
        NotUnderstood: Their scenario cannot be read by this version.
        documents.registry.ExtraMissing, storage.exports.NotWritten: The file could not be made.
    """
    from tabletop.session.comparing import Wanted, comparison_of

    chosen = settled(options)
    kind = _kind(options)
    gathered = _gathered(options)
    named = len(options.paths) <= _FEW and not any(path.is_dir() for path in options.paths)
    side = named and options.by == "none"
    wanted = Wanted(by=options.by, least=options.least, truths=dict(options.happened), side=side)
    found = comparison_of(gathered, wanted, [(str(one.path), _why(one)) for one in gathered.left_out])
    if side and options.format is None and options.output is None and _at_terminal():
        lines = settings.wants_lines(chosen, asked=options.plain)
        return _in_lines(found) if lines else _after(screen(found, chosen), found)
    _write(found, kind, options.output)
    return _after(Exit.CLEAN, found)


def screen(found: Comparison, chosen: settings.Settings) -> Exit:
    """Open the screen for a few sessions."""
    from tabletop.cli import screens

    return screens.comparison(found, chosen)


def _after(code: Exit, found: Comparison) -> Exit:
    """What was left out is said where it cannot be missed, and by the exit code."""
    for place, why in found.left_out:
        print(said(N_("Left out: $path. $why"), path=seen(place), why=why), file=sys.stderr)
    if code is Exit.CLEAN and not found.complete:
        print(_("Stopped before all logs were looked at."), file=sys.stderr)
        return Exit.INTERRUPTED
    return Exit.PROBLEMS if code is Exit.CLEAN and found.left_out else code


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout is not None and sys.stdout.isatty()


def _in_lines(found: Comparison) -> Exit:
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.comparison import Sideways

    face = console()
    why = until_left(face, Sideways(found, face).run)
    return _after(Exit.CLEAN if why == "end-of-input" else exit_of(why), found)


def _kind(options: argparse.Namespace) -> str:
    """The format that was asked for, or that the file's name says. Raises NoSuchEnding."""
    from tabletop.cli.report import NoSuchEnding

    if options.format is not None:
        return str(options.format)
    if options.output is None:
        return "text"
    suffix = options.output.suffix.lower()
    endings = {".txt": "text", ".csv": "csv", ".json": "json"} | {FORMATS[name].suffix: name for name in _DOCUMENTS}
    if suffix not in endings:
        raise NoSuchEnding(suffix, ", ".join(endings))
    return endings[suffix]


def _gathered(options: argparse.Namespace) -> Gathered:
    from tabletop.session.gathering import INDEX_VERSION, gather
    from tabletop.storage.index import RunIndex

    index = None if options.no_index else RunIndex(settings.runs_index(), INDEX_VERSION)
    with _patient() as stopped:
        bar = _bar if sys.stderr is not None and sys.stderr.isatty() else None
        found = gather(options.paths, index, bar, lambda: bool(stopped), cut=options.cut)
        if bar is not None:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return found


def _bar(done: int, of: int) -> None:
    """How far the reading is, on one line of the terminal."""
    full = _BAR * done // of if of else _BAR
    words = said(N_("$n of $all logs"), n=done, all=of)
    print(f"\r{'█' * full}{'░' * (_BAR - full)} {words} ", end="", file=sys.stderr, flush=True)


@contextmanager
def _patient() -> Iterator[list[int]]:
    """Let Ctrl-C stop the reading after the logs at hand; the second one stops at once."""
    stopped: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        if stopped:
            raise KeyboardInterrupt
        stopped.append(number)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _why(one: LeftOut) -> str:
    """Why a log does not count, in a sentence."""
    match one.why:
        case "too_new":
            return _("A later version of the program wrote this log.")
        case "twice":
            return said(N_("It is the same as $path."), path=seen(one.detail))
        case "unreadable_file":
            return seen(one.detail)
        case _:
            return sentence(f"log.{one.why}", record=one.record, byte=one.byte)


def _write(found: Comparison, kind: str, target: Path | None) -> None:
    """Hand it out. Raises ExtraMissing, NotWritten."""
    content = _content(found, kind)
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    from tabletop.storage.exports import write_file

    write_file(target, [content])
    count = len(found.runs)
    words = n_("{n} session compared: {path}", "{n} sessions compared: {path}", count)
    print(words.replace("{n}", str(count)).replace("{path}", seen(str(target))))


def _content(found: Comparison, kind: str) -> bytes:
    match kind:
        case "csv":
            from tabletop.documents.formats.csv import grid_csv
            from tabletop.reports.comparison_rows import decisions_grid

            return grid_csv(decisions_grid(found.labels, found.runs))
        case "json":
            from tabletop.reports.comparison_rows import as_json

            return as_json(found.labels, found.runs, found.left_out, complete=found.complete)
        case _:
            return _document(found, kind)


def _document(found: Comparison, kind: str) -> bytes:
    from tabletop.plain.comparison import document_lines
    from tabletop.reports.comparing import comparison_document

    document = comparison_document(found)
    write = FORMATS[kind].of_document if kind in FORMATS else None
    if write is None:
        return "".join(f"{seen_line(line)}\n" for line in document_lines(document)).encode()
    return write(document)
