"""Session logs as files: `tabletop log verify`, `list`, `show`, `receipt`; the other commands stand in `log_…`.

Invariant: nothing here writes. What programs may read (`--json`, receipts, exit codes) knows no language.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from tabletop.cli import log_merge, log_purge, log_schema, log_words
from tabletop.cli.codes import Exit
from tabletop.cli.descent import descent, say_descent
from tabletop.cli.evaluation_logs import evaluation_lines, evaluation_summary, show_evaluation
from tabletop.cli.feedback_lines import feedback_lines, feedback_summary, show_feedback
from tabletop.cli.options import words_of
from tabletop.cli.settings import read
from tabletop.cli.wording import unreadable, when, wrong
from tabletop.exercise.events import Recorded
from tabletop.language.catalogue import N_, _, n_, use
from tabletop.plain.layout import said, seen, seen_line
from tabletop.reports.timeline import Entry, entries, heading, matching
from tabletop.session.opening import replay
from tabletop.storage.opening import SessionSummary, UnreadableLog, evaluations, feedbacks, sessions
from tabletop.storage.port import Fault, LogDamaged, LogOfAnotherKind, Receipt
from tabletop.storage.reading import LogReader, Verification
from tabletop.storage.receipts import Finding, check

_INDENT = 17
_KINDS = ("flow", "inject", "decision", "answer", "ruling", "change", "note", "program")


def arguments(_command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _("Look at session logs without opening a session.")
    inner = parser.add_subparsers(dest="log_command", metavar=_("WHAT"), required=True)
    verify = inner.add_parser("verify", help=_("check every record, and receipts that somebody kept"))
    verify.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    verify.add_argument(
        "--receipt", type=_receipt, action="append", default=[], metavar="N:HASH", help=_("a receipt; may be repeated")
    )
    verify.add_argument(
        "--parent", type=Path, metavar="FILE", help=_("the log this session was forked from: compare their beginnings")
    )
    listed = inner.add_parser("list", help=_("the sessions in your folder, the newest first"))
    listed.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=_("another folder"))
    listed.add_argument("--json", action="store_true", help=_("for programs: a line of JSON for each"))
    show = inner.add_parser("show", help=_("what happened, line by line"))
    show.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    show.add_argument("--team", default="", metavar="TEAM", help=_("only what is about this team, by its id"))
    show.add_argument("--move", default="", metavar="MOVE", help=_("only this move, by its id"))
    show.add_argument("--kind", default="", choices=_KINDS, help=_("only entries of this kind"))
    show.add_argument("--text", default="", metavar="TEXT", help=_("only entries with this text"))
    show.add_argument("--json", action="store_true", help=_("for programs: a line of JSON for each, with the event"))
    receipt = inner.add_parser("receipt", help=_("print the number and hash of the last record, to be kept elsewhere"))
    receipt.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    for more in (log_merge, log_words, log_purge, log_schema):
        more.arguments(inner)


def _receipt(text: str) -> Receipt:
    try:
        return Receipt.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a receipt is a number, a colon and 64 hexadecimal digits")) from error


def run(_command: str, options: argparse.Namespace) -> int:
    """Run what was asked for."""
    use(words_of(read()))
    commands: dict[str, Callable[[argparse.Namespace], Exit]] = {
        "verify": _verify,
        "list": _list,
        "show": _show,
        "receipt": _print_receipt,
        "merge": log_merge.merge,
        "redact": log_words.redact,
        "forget": log_words.forget,
        "purge": log_purge.purge,
        "schema": log_schema.schema,
    }
    return commands[options.log_command](options)


def _checked(file: Path) -> Verification:
    with closing(LogReader(file)) as reader:
        return reader.verify()


def _verify(options: argparse.Namespace) -> Exit:
    found = _checked(options.file)
    if found.records:
        print(said(N_("Records 1 to $n are as they were written."), n=found.records))
    if found.erased:
        print(said(N_("$n personal words were erased on request; the records still verify."), n=found.erased))
    if found.fault is not None:
        print(wrong(found.fault))
    findings = check(options.file, options.receipt) if options.receipt else {}
    words = {
        Finding.KEPT: N_("Receipt $n: kept. That record, and all before it, are as they were."),
        Finding.ANOTHER: N_("Receipt $n: another record has that number. The log was rewritten, or is another one."),
        Finding.GONE: N_("Receipt $n: gone. The log ends before that record."),
    }
    for receipt, finding in findings.items():
        print(said(words[finding], n=receipt.number))
    if found.records:
        print(said(N_("Receipt of the last record: $receipt"), receipt=found.head))
    good = found.fault is None and all(finding is Finding.KEPT for finding in findings.values())
    good = (options.parent is None or say_descent(options.file, options.parent)) and good
    return Exit.CLEAN if good else Exit.PROBLEMS


def _print_receipt(options: argparse.Namespace) -> Exit:
    found = _checked(options.file)
    if found.fault is not None:
        raise LogDamaged(found.fault)
    print(found.head)
    return Exit.CLEAN


def _list(options: argparse.Namespace) -> Exit:
    folder = options.folder or read().sessions
    found = sessions(folder)
    beside, forms = evaluations(folder), feedbacks(folder)
    if options.json:
        summaries = (*map(_summary, found), *map(evaluation_summary, beside), *map(feedback_summary, forms))
        print("".join(f"{json.dumps(one)}\n" for one in summaries), end="")
        return Exit.CLEAN
    for one in found:
        name = one.path.name
        print(*_summary_lines(one), sep="\n")
        for line in (
            *evaluation_lines([each for each in beside if each.log == name]),
            *feedback_lines([each for each in forms if each.log == name]),
        ):
            print(line)
    names = {one.path.name for one in found}
    for line in (
        *evaluation_lines([one for one in beside if one.log not in names], alone=True),
        *feedback_lines([one for one in forms if one.log not in names], alone=True),
    ):
        print(line)
    if not (found or beside or forms):
        print(said(N_("There are no sessions in $folder yet."), folder=seen(str(folder))))
    return Exit.CLEAN


def _summary_lines(entry: SessionSummary | UnreadableLog) -> Iterator[str]:
    if isinstance(entry, UnreadableLog):
        yield f"{'–':16}  {unreadable(entry)}"
    else:
        mode = _("alone") if entry.mode == "solo" else _("led")
        state = _("finished") if entry.closed else _("ended") if entry.ended else _("can be resumed")
        parts = [entry.title, mode, *([_("rehearsal")] if entry.rehearsal else []), state, *descent(entry)]
        records = n_("{n} record", "{n} records", entry.records).replace("{n}", str(entry.records))
        yield f"{when(entry.started)}  {seen(', '.join([*parts, records]))}"
    yield f"{'':18}{seen(str(entry.path))}"


def _summary(entry: SessionSummary | UnreadableLog) -> dict[str, object]:
    if isinstance(entry, UnreadableLog):
        why = entry.why.kind.value if isinstance(entry.why, Fault) else type(entry.why).__name__
        return {"path": str(entry.path), "readable": False, "why": why}
    return {
        "path": str(entry.path),
        "readable": True,
        "scenario": entry.scenario,
        "title": entry.title,
        "mode": entry.mode,
        "rehearsal": entry.rehearsal,
        "started": entry.started,
        "last": entry.last,
        "records": entry.records,
        "ended": entry.ended,
        "closed": entry.closed,
        "forked": entry.forked.model_dump() if entry.forked else None,
    }


def _show(options: argparse.Namespace) -> Exit:
    try:
        log = replay(options.file)
    except LogOfAnotherKind:
        return _show_beside(options.file, as_json=options.json)
    log.read()
    everything = entries(log.records, log.times, log.latest)
    found = matching(everything, team=options.team, move=options.move, kind=options.kind, text=options.text)
    for line in _as_json(found, log.records) if options.json else _as_text(found):
        print(line)
    if log.fault is not None:
        raise log.fault
    return Exit.CLEAN


def _show_beside(file: Path, *, as_json: bool) -> Exit:
    """An evaluator's log, or the participants' forms."""
    try:
        return show_evaluation(file, as_json=as_json)
    except LogOfAnotherKind:
        return show_feedback(file, as_json=as_json)


def _as_text(found: Iterable[Entry]) -> Iterator[str]:
    for entry in found:
        yield seen_line(heading(entry))
        yield from (seen_line(f"{'':{_INDENT}}{line}") for line in entry.detail.splitlines())


def _as_json(found: Iterable[Entry], records: list[Recorded]) -> Iterator[str]:
    for entry in found:
        recorded = records[entry.number - 1]
        yield json.dumps(
            {
                "number": entry.number,
                "wall": entry.wall,
                "time": entry.time,
                "move": entry.move,
                "kind": entry.kind,
                "layer": entry.layer,
                "team": entry.team,
                "what": entry.what,
                "struck": entry.struck,
                "actor": recorded.actor.model_dump(mode="json", exclude_none=True),
                "event": recorded.event.model_dump(mode="json"),
            }
        )
