"""`tabletop import`: a spreadsheet, or another program's export, becomes a scenario, or changes one.

Invariant: what was read as what is said first; a dry run writes nothing; nothing is written over without being asked,
and then a copy of what was there stays.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tabletop.cli.codes import Exit
from tabletop.cli.importing_results import put_out, say_mapping, say_remarks, whole
from tabletop.cli.options import WrongOption, words_of
from tabletop.cli.settings import read
from tabletop.language.catalogue import N_, _, use
from tabletop.plain.layout import said, seen

if TYPE_CHECKING:
    from tabletop.authoring.msel.bringing_in import Brought
    from tabletop.authoring.msel.converting import Wanted
    from tabletop.authoring.msel.table import Book, Remarks

_REVIEW: Final = 6
"""Months after which a new scenario's facts are to be looked at again."""
_DELIMITERS: Final = {",": N_("commas"), ";": N_("semicolons"), "\t": N_("tabs")}


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Make a scenario of an inject list (Excel, CSV) or of another program’s export (OpenAEV, IcebergTTX, CEXF),"
        " or bring a list that was edited back into its scenario."
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=_("a spreadsheet (.xlsx, .csv), or an export (.zip, .json)")
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=_("the new folder; else one of the file’s name, here")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be done, and write nothing"))
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help=_(
            "read a column, named by its heading or letter, as number, time, move, from, to, method, subject, message,"
            " expected, objective, minutes, status, notes, controller or learning; none leaves it out. Can be repeated"
        ),
    )
    parser.add_argument(
        "--start", metavar="HH:MM", help=_("when the exercise starts, for a list with times of the clock")
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("the sheet of the workbook that holds the list"))
    parser.add_argument(
        "--into", type=Path, metavar="SCENARIO", help=_("show what the list changes in this scenario, and change it")
    )
    parser.add_argument("--ask", action="store_true", help=_("scaffold a question for each expected action"))
    parser.add_argument("--yes", action="store_true", help=_("with --into: change it without asking"))


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    use(words_of(read()))
    from tabletop.authoring.msel.opening import MOST_BYTES, is_workbook
    from tabletop.authoring.peers.recognising import looks_like_json

    with options.file.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if (raw.startswith(b"PK") and len(raw) <= MOST_BYTES and not is_workbook(raw)) or looks_like_json(raw):
        from tabletop.cli.importing_peers import bring_over

        return bring_over(raw, options, new_wanted(options))
    return _list(raw, options)


def _list(raw: bytes, options: argparse.Namespace) -> int:
    from tabletop.authoring.msel.bringing_in import Asked, bring_in
    from tabletop.authoring.msel.opening import open_book
    from tabletop.authoring.msel.table import Remarks

    asked = Asked(tuple(_pair(one) for one in options.map), options.sheet)
    wanted = new_wanted(options)
    book, remarks = open_book(raw), Remarks()
    _say_how(book)
    if options.into is not None:
        from tabletop.cli.importing_into import bring_back

        return bring_back(book, asked, wanted, options)
    brought = bring_in(book, asked, wanted, remarks)
    say_mapping(brought)
    say_remarks(remarks, kept=True)
    return _new(brought, remarks, options)


def new_wanted(options: argparse.Namespace) -> Wanted:
    """What somebody asked for. Raises WrongOption."""
    from tabletop.authoring.msel.converting import Wanted
    from tabletop.authoring.msel.names import Names
    from tabletop.authoring.msel.times import start_time
    from tabletop.decisions.text import TITLE_LIMIT, clean_line

    start = start_time(options.start) if options.start is not None else None
    if options.start is not None and start is None:
        raise WrongOption(said(N_("“$found” is no time of the clock. Write --start 09:30"), found=seen(options.start)))
    stem = clean_line((options.output or options.file).stem.replace("_", " "), limit=TITLE_LIMIT)
    name = Names(before="scenario").of(stem, "")
    return Wanted(seen(options.file.name), name, stem.replace("$", "$$") or name, _review(), start, ask=options.ask)


def _review() -> str:
    now = time.gmtime()
    months = now.tm_year * 12 + now.tm_mon - 1 + _REVIEW
    return f"{months // 12}-{months % 12 + 1:02}"


def _pair(words: str) -> tuple[str, str]:
    heading, sign, field = words.rpartition("=")
    if not sign or not heading.strip() or not field.strip():
        raise WrongOption(
            said(N_("“$found” does not say what a column is. Write --map “Heading=subject”"), found=seen(words))
        )
    return heading.strip(), field.strip().casefold()


def _say_how(book: Book) -> None:
    if not book.encoding:
        return
    delimiter = _(_DELIMITERS[book.delimiter])
    words = N_("Read as $encoding, with $delimiter between the cells.")
    if book.guessed:
        words = N_("Read as $encoding (a guess: the file does not say), with $delimiter between the cells.")
    print(said(words, encoding=book.encoding, delimiter=delimiter))


def _new(brought: Brought, remarks: Remarks, options: argparse.Namespace) -> int:
    from tabletop.authoring.msel.kept import KEPT_FILE, holds_anything, kept_text
    from tabletop.authoring.msel.parts import joined
    from tabletop.authoring.msel.report import imported
    from tabletop.scenario.writing import written

    text = written(joined(brought.parts))
    if not whole(text):
        return Exit.PROBLEMS
    files = {"scenario.yaml": text.encode()}
    if holds_anything(brought.kept):
        files[KEPT_FILE] = kept_text(brought.kept).encode()
    if brought.mapping is not None or remarks.notes:
        files["IMPORTED.md"] = imported(options.file.name, brought, remarks).encode()
    return put_out(files, brought.parts, options)
