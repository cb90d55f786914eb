"""What participants say afterwards: `tabletop feedback [LOG]`, typed in turn or imported from a file.

Invariant: the session's log is opened for reading only; nobody is named; nothing is imported twice, and a dry run
writes nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from tabletop.cli import screens, settings
from tabletop.cli.codes import Exit
from tabletop.cli.feedback_forms import opened, said_of, wording
from tabletop.cli.options import face_options, settled
from tabletop.cli.settings import Settings
from tabletop.cli.tongues import follow_log
from tabletop.language.catalogue import N_, _, n_

if TYPE_CHECKING:
    from tabletop.plain.console import Console
    from tabletop.session.feedback import FeedbackSession
    from tabletop.storage.opening import SessionSummary


class NoSessionYet(LookupError):  # noqa: N818 - it is what the sentence says
    """No session stands in the folder, so there is nothing to give feedback on."""


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _(
        "Let participants say what it was like: five statements and two questions, without names. "
        "The laptop goes round, or a file from a survey is imported."
    )
    parser.add_argument(
        "log",
        nargs="?",
        type=Path,
        metavar="LOG",
        help=_("the session’s log, or the feedback beside it; without it, the session that was led last"),
    )
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument(
        "--import", dest="file", type=Path, metavar="FILE", help=_("take over the forms of a CSV file from a survey")
    )
    acts.add_argument("--show", action="store_true", help=_("print how many ticked what, and what was written"))
    acts.add_argument(
        "--template", type=Path, metavar="PATH", help=_("write an empty CSV file with the right columns, for a survey")
    )
    acts.add_argument(
        "--withdraw", type=int, metavar="N", help=_("let the form at record N of the feedback’s log count no more")
    )
    _import_options(parser)
    face_options(parser)


def _import_options(parser: argparse.ArgumentParser) -> None:
    from tabletop.evaluation.feedback_import import FIELDS, LEFT_OUT

    parser.add_argument("--reason", default="", metavar="TEXT", help=_("with --withdraw: why, in one line"))
    parser.add_argument(
        "--map",
        dest="wanted",
        type=_wanted,
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=_("with --import: what a column is, by its title or number; one of: $fields").replace(
            "$fields", ", ".join((*FIELDS, LEFT_OUT))
        ),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=_("with --import: say what would be taken over, and write nothing")
    )


def _wanted(text: str) -> tuple[str, str]:
    from tabletop.evaluation.feedback_import import FIELDS, LEFT_OUT

    column, sign, use = text.rpartition("=")
    if not (sign and column.strip()) or use.strip() not in {*FIELDS, LEFT_OUT}:
        raise argparse.ArgumentTypeError(
            _("a column, an equals sign, and one of: $fields").replace("$fields", ", ".join((*FIELDS, LEFT_OUT)))
        )
    return column.strip(), use.strip()


def run(_command: str, options: argparse.Namespace) -> int:
    """Run the command."""
    chosen = settled(options)
    if options.template is not None:
        return _template(options.template)
    log = _session_log(options.log, chosen)
    follow_log(log, chosen)
    if options.show:
        return _show(log)
    if options.file is not None:
        from tabletop.cli.feedback_import import bring_in

        return bring_in(log, options.file, options.wanted, dry_run=options.dry_run)
    if options.withdraw is not None:
        return _withdraw(log, options.withdraw, options.reason)
    return feedback(log, chosen, lines=settings.wants_lines(chosen, asked=options.plain))


def feedback(log: Path, chosen: Settings, *, lines: bool, face: Console | None = None) -> int:
    """Let the laptop go round."""
    collecting = opened(log)
    try:
        code = _in_lines(collecting, face) if lines else screens.feedback(collecting, chosen)
    finally:
        collecting.close()
    _say_where(collecting, log)
    return code


def _session_log(log: Path | None, chosen: Settings) -> Path:
    """The session's log; somebody may also name the feedback beside it, or an evaluator's log."""
    from tabletop.session.evaluations import opened_at
    from tabletop.session.feedback import feedback_opening
    from tabletop.storage.port import LogOfAnotherKind
    from tabletop.storage.reading import LogReader

    if log is None:
        return _latest(chosen.sessions)
    with LogReader(log) as reader:
        try:
            reader.header()
        except LogOfAnotherKind:
            try:
                return log.with_name(feedback_opening(log).log)
            except LogOfAnotherKind:
                return log.with_name(opened_at(log).log)
    return log


def _latest(folder: Path) -> Path:
    """The session somebody led last, ended or not. Raises NoSessionYet."""
    from tabletop.storage.opening import SessionSummary, sessions

    found = [one for one in sessions(folder) if isinstance(one, SessionSummary)]
    if not found:
        raise NoSessionYet(str(folder))
    return max(found, key=_led_last).path


def _led_last(one: SessionSummary) -> tuple[bool, int]:
    return one.mode == "facilitated", one.last


def _in_lines(collecting: FeedbackSession, face: Console | None) -> int:
    from tabletop.cli.lines import console, exit_of, until_left
    from tabletop.plain.feedback import Feedback

    face = face or console()
    why = until_left(face, Feedback(collecting, face).run)
    return Exit.CLEAN if why == "end-of-input" else exit_of(why)  # there is no end but leaving


def _say_where(collecting: FeedbackSession, log: Path) -> None:
    from tabletop.plain.layout import said, seen

    forms = n_("{n} form", "{n} forms", collecting.forms).replace("{n}", str(collecting.forms))
    print(said(N_("$forms, kept in $place"), forms=forms, place=seen(collecting.place)))
    print(_("See what was said with:"))
    print(f"  tabletop feedback --show {quote(seen(str(log)))}")


def _template(path: Path) -> int:
    """Write an empty CSV file: our own titles, nothing else. Raises NotWritten."""
    import csv
    import io

    from tabletop.plain.layout import said, seen
    from tabletop.storage.exports import write_file

    statements, questions = wording()
    text = io.StringIO()
    csv.writer(text).writerow([*statements, *questions])
    write_file(path, [text.getvalue().encode("utf-8-sig")])
    print(said(N_("Written: $path. Its columns are known by their titles."), path=seen(str(path))))
    return Exit.CLEAN


def _show(log: Path) -> int:
    """Print the tally."""
    from tabletop.cli.feedback_lines import tally_lines
    from tabletop.plain.layout import said, seen
    from tabletop.reports.feedback import tally
    from tabletop.session.feedback import feedback_log, feedback_records

    path = feedback_log(log)
    if not path.exists():
        print(said(N_("There is no feedback on $log yet. Take it down with:"), log=seen(log.name)))
        print(f"  tabletop feedback {quote(seen(str(log)))}")
        return Exit.CLEAN
    for line in tally_lines(tally(feedback_records(path))):
        print(line)
    return Exit.CLEAN


def _withdraw(log: Path, number: int, reason: str) -> int:
    from tabletop.evaluation.feedback import WithdrawForm
    from tabletop.plain.layout import said

    collecting = opened(log)
    try:
        wrong = said_of(collecting.send(WithdrawForm(number, reason)))
    finally:
        collecting.close()
    print(wrong or said(N_("The form at record $n does not count any more. It stays in the log."), n=number))
    return Exit.PROBLEMS if wrong else Exit.CLEAN
