"""`tabletop report`: what one session's log says, as a file to read, to print, to go on writing in.

Invariant: the log is only read; a file is written over only with `--force`, at once, and never if it is a log. Of a
damaged log the good part is told, and the exit code says so.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.options import spoken, words_options
from tabletop.cli.tongues import follow_log
from tabletop.language.catalogue import N_, _
from tabletop.language.sentences import sentence
from tabletop.plain.layout import said, seen
from tabletop.reports.registry import FORMATS, Format, by_suffix

if TYPE_CHECKING:
    from tabletop.reports.account import Account

EDITIONS: Final = ("facilitator", "participant", "redacted")
PAGES: Final = ("after-action", "hot-wash")
_STDOUT: Final = "-"
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 80
_USUAL: Final = next(iter(FORMATS))


class NoSuchEnding(ValueError):  # noqa: N818 - it is what the sentence says
    """No format has files that end like this; the second argument names the endings there are."""


class NoSuchPage(ValueError):  # noqa: N818 - it is what the sentence says
    """A format for programs has no pages; the second argument names the formats that have."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Write a report on a session: a draft with every fact and its record, to be finished by people."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    parser.add_argument(
        "--format", choices=tuple(FORMATS), help=_("what to write; else what the name after -o ends in, else html")
    )
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default="facilitator",
        help=_("everything (the usual); what participants may see; without names and texts"),
    )
    parser.add_argument(
        "--page",
        choices=PAGES,
        default="after-action",
        help=_("the whole report (the usual), or the one page for the hot wash"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help=_("the new file, or the folder for it; - for standard output; else a file here, or where output is sent"),
    )
    parser.add_argument("--force", action="store_true", help=_("write over a file of that name"))
    words_options(parser)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        NoSuchEnding, NoSuchPage: What was asked for does not go together.
        tabletop.documents.registry.ExtraMissing: The format needs a library that is not installed.
        tabletop.storage.exports.NotWritten: The file could not be made.
        LogDamaged, LogTooNew, NotUnderstood, OSError: Nothing of the log can be read.
    """
    follow_log(options.file, spoken(options))
    chosen = _format(options)
    from tabletop.reports.editions import in_edition
    from tabletop.session.accounts import account_of

    account = in_edition(account_of(options.file), options.edition)
    content = _written(chosen, account, options.page)
    target = _target(options, chosen)
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        _save(target, content, over=options.force and _may_go(target, options.file))
        print(said(N_("Report written to $path"), path=seen(str(target))))
        if options.edition == "facilitator":
            print(_("It says everything the log does. To hand it out, take --edition participant or redacted."))
    return _wholly(account)


def _format(options: argparse.Namespace) -> Format:
    """What was asked for, or what the name of the file says. Raises NoSuchEnding, NoSuchPage."""
    name, suffix = options.format, ""
    if name is None and options.output not in (None, _STDOUT) and not Path(options.output).is_dir():
        suffix = Path(options.output).suffix
    found = FORMATS[name or _USUAL] if name or not suffix else by_suffix(suffix)
    if found is None:
        raise NoSuchEnding(suffix, ", ".join(one.suffix for one in FORMATS.values()))
    if found.of_document is None and options.page != PAGES[0]:
        raise NoSuchPage(found.name, ", ".join(one.name for one in FORMATS.values() if one.of_document is not None))
    return found


def _written(chosen: Format, account: Account, page: str) -> bytes:
    if page == PAGES[0]:
        from tabletop.reports.after_action import after_action

        return chosen.write(account, after_action(account))
    from tabletop.reports.hot_wash import hot_wash

    return chosen.write(account, hot_wash(account))


def _target(options: argparse.Namespace, chosen: Format) -> Path | None:
    """The file to be made; nothing when it goes to standard output."""
    if options.output == _STDOUT or (options.output is None and not sys.stdout.isatty()):
        return None
    wanted = Path(options.output or "")
    if options.output is not None and not wanted.is_dir():
        return wanted
    stem = _NO_SLUG.sub("-", options.file.stem.lower()).strip("-")[:_LONGEST] or "session"
    return wanted / f"{stem}-{options.page}-{options.edition}{chosen.suffix}"


def _may_go(target: Path, log: Path) -> bool:
    """Whether there is a file that may be written over: never a log, and nothing but a file."""
    from tabletop.storage.opening import SUFFIX

    return target.is_file() and target.suffix != SUFFIX and not target.samefile(log)


def _save(target: Path, content: bytes, *, over: bool) -> None:
    """Make the file, or put it in the place of one. Raises NotWritten."""
    from tabletop.storage import whole
    from tabletop.storage.exports import NotWritten, write_file
    from tabletop.storage.platform import this_system

    if not over:
        write_file(target, [content])
        return
    try:
        whole.replace(this_system(), target, [content])
    except OSError as error:
        raise NotWritten.after(target, error) from error


def _wholly(account: Account) -> Exit:
    """Whether all of it could be told; what could not is said behind the report's back, too."""
    if account.proof.fault is not None:
        code, record, byte = account.proof.fault
        words = N_("The report tells the log up to record $n. $why")
        why = sentence(f"log.{code}", record=record, byte=byte)
        print(said(words, n=account.proof.records, why=why), file=sys.stderr)
    for name, _why in account.left_out:
        words = N_("Left out: $name. It lies beside the session and cannot be read with it.")
        print(said(words, name=seen(name)), file=sys.stderr)
    return Exit.PROBLEMS if account.proof.fault or account.left_out else Exit.CLEAN
