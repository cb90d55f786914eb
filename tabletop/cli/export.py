"""`tabletop export`: sessions for other programs, and a scenario as an inject list for planners.

Invariant: a log is only read, nothing is ever written over, and a log that cannot be used is named and left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.options import WrongOption, words_of
from tabletop.cli.settings import read
from tabletop.cli.wording import unreadable
from tabletop.language.catalogue import N_, _, n_, use
from tabletop.plain.layout import said, seen

if TYPE_CHECKING:
    from tabletop.reports.account import Account, Edition

TARGETS: Final = ("csv", "jsonl", "xapi")
EDITIONS: Final = ("facilitator", "participant", "redacted")
_ENDINGS: Final = {"csv": ".csv", "jsonl": "-tables", "xapi": ".xapi.json"}
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 80


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Write sessions in a form that other programs read, or a scenario as an inject list for a spreadsheet."
        " What is read stays as it is."
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=_("a session’s log; several make one file. With --msel: a scenario"),
    )
    parser.add_argument(
        "--msel",
        type=Path,
        metavar="SHEET",
        help=_("write the scenario as an inject list for planners: a new .xlsx or .csv file"),
    )
    parser.add_argument(
        "--to",
        choices=TARGETS,
        help=_(
            "csv: a row for each question and team; jsonl: a folder of tables for pandas, duckdb or jq;"
            " xapi: statements for a learning record store"
        ),
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help=_("the new file or folder; else one of the log’s name, here")
    )
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default="facilitator",
        help=_("everything (the usual); what participants may see; without names and texts"),
    )
    parser.add_argument("--excel", action="store_true", help=_("csv: with the mark by which Excel knows UTF-8"))
    parser.add_argument("--damaged", action="store_true", help=_("take what can be read of damaged logs, too"))


@dataclass(slots=True)
class _Taken:
    """The sessions that go out, and whether all did."""

    alone: bool
    """Whether one log was named, and not a folder full."""
    accounts: list[Account] = field(default_factory=list)
    seen: dict[str, Path] = field(default_factory=dict)
    whole: bool = True

    def leave_out(self, path: Path, why: str) -> None:
        self.whole = False
        print(said(N_("Left out: $path. $why"), path=seen(str(path)), why=why), file=sys.stderr)


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    use(words_of(read()))
    if options.msel is not None:
        from tabletop.cli.export_msel import write_list

        return write_list(options)
    if options.to is None:
        raise WrongOption(_("Say what to write: --to csv, jsonl or xapi for sessions, --msel FILE.xlsx for a scenario"))
    taken = _Taken(alone=len(options.files) == 1)
    for path in options.files:
        _take(path, taken, options.edition, damaged=options.damaged)
    if not taken.accounts:
        print(_("Nothing was written: there is no session left to export."), file=sys.stderr)
        return Exit.PROBLEMS
    target = _target(options.files, options.output, options.to)
    rows = _write(taken.accounts, target, options)
    sessions = n_("{n} session", "{n} sessions", len(taken.accounts)).replace("{n}", str(len(taken.accounts)))
    print(said(N_("$sessions, $rows written to $path"), sessions=sessions, rows=rows, path=seen(str(target))))
    if options.edition == "facilitator":
        print(_("This is everything the log says, names and texts among it; --edition redacted leaves those out."))
    return Exit.CLEAN if taken.whole else Exit.PROBLEMS


def _take(path: Path, taken: _Taken, edition: Edition, *, damaged: bool) -> None:
    """Read a log as an account of that edition, or say why not."""
    from tabletop.reports.editions import in_edition
    from tabletop.session.accounts import account_of
    from tabletop.session.opening import NotUnderstood
    from tabletop.storage.opening import UnreadableLog
    from tabletop.storage.port import LogDamaged, LogOfAnotherKind, LogTooNew

    try:
        account = account_of(path)
    except LogOfAnotherKind as error:
        if taken.alone:
            taken.leave_out(path, unreadable(UnreadableLog(path, error.fault)))
        return None  # of many, it goes with its session
    except LogDamaged as error:
        return taken.leave_out(path, unreadable(UnreadableLog(path, error.fault)))
    except (LogTooNew, OSError) as error:
        return taken.leave_out(path, unreadable(UnreadableLog(path, error)))
    except NotUnderstood:
        return taken.leave_out(path, _("This version cannot read the scenario in the log. A later version may."))
    if not _sound(path, account, taken, damaged=damaged):
        return None
    session = account.heading.session
    if session in taken.seen:
        why = said(N_("It is the same session as $path"), path=seen(str(taken.seen[session])))
        return taken.leave_out(path, why)
    taken.seen[session] = path
    for name, _why in account.left_out:
        taken.leave_out(path.with_name(name), _("It lies beside the session and cannot be read with it."))
    taken.accounts.append(replace(in_edition(account, edition), source=None))
    return None


def _sound(path: Path, account: Account, taken: _Taken, *, damaged: bool) -> bool:
    """Whether a log goes out: of torn ones what was whole, of damaged ones what can be read, where that was asked."""
    from tabletop.language.sentences import sentence

    if account.proof.fault is None:
        return True
    code, record, byte = account.proof.fault
    why = sentence(f"log.{code}", record=record, byte=byte)
    if not damaged and code != "torn":
        hint = _("With --damaged what comes before goes out.")
        taken.leave_out(path, f"{why} {hint}")
        return False
    taken.whole = False
    words = N_("$path goes out up to record $n. $why")
    print(said(words, path=seen(str(path)), n=account.proof.records, why=why), file=sys.stderr)
    return True


def _target(files: Sequence[Path], wanted: Path | None, to: str) -> Path:
    """Where it goes: the name that was asked for, or one like the log's in that folder, or here."""
    if wanted is not None and not wanted.is_dir():
        return wanted
    stem = _NO_SLUG.sub("-", files[0].stem.lower()).strip("-")[:_LONGEST] if len(files) == 1 else "sessions"
    return (wanted or Path()) / f"{stem or 'session'}{_ENDINGS[to]}"


def _write(accounts: list[Account], target: Path, options: argparse.Namespace) -> str:
    """Write it, and say how much there is."""
    from tabletop.storage.exports import write_file, write_folder

    if options.to == "csv":
        from tabletop.documents.cells import continued, fitted
        from tabletop.reports.exchange.tables import decision_table
        from tabletop.reports.formats.csv import decision_csv

        grid = fitted(decision_table(accounts))
        write_file(target, [decision_csv(accounts, spreadsheet=options.excel)])
        for name in continued(grid):
            print(said(N_("A text was longer than a cell can be; it goes on in column $name."), name=name))
        return n_("{n} row", "{n} rows", len(grid.rows)).replace("{n}", str(len(grid.rows)))
    if options.to == "jsonl":
        from tabletop.reports.exchange.lines import jsonl_set

        files = jsonl_set(accounts)
        write_folder(target, files)
        return n_("{n} file", "{n} files", len(files)).replace("{n}", str(len(files)))
    from tabletop.reports.exchange.statements import as_json, statements

    found = statements(accounts)
    write_file(target, [as_json(found)])
    return n_("{n} statement", "{n} statements", len(found)).replace("{n}", str(len(found)))
