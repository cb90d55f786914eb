"""`tabletop log merge`: what evaluators and scribes put down, between the records of the session, moment by moment.

Invariant: the logs are only read; one that belongs to another session is refused by its name, never mixed in.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tabletop.cli.codes import Exit
from tabletop.cli.log_words import Parsers
from tabletop.cli.wording import wrong
from tabletop.evaluation.events import Assessed
from tabletop.evaluation.merge import Assessment, Merged, merged
from tabletop.exercise.events import Recorded
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.plain.layout import said, seen, seen_line
from tabletop.reports.assessments import Line, lines
from tabletop.reports.timeline import Entry, clock, entries, heading
from tabletop.session.evaluations import NotOfThisSession, assessments, opened_at
from tabletop.session.opening import replay
from tabletop.storage.exports import write_file
from tabletop.storage.forgetting import reader_of
from tabletop.storage.port import LogDamaged, LogOfAnotherKind, LogTooNew, Receipt
from tabletop.storage.receipts import Finding, check
from tabletop.storage.relatives import relatives

_INDENT = 17


def arguments(inner: Parsers[argparse.ArgumentParser]) -> None:
    """Add the command."""
    merge = inner.add_parser("merge", help=_("the session with what evaluators and scribes put down, by moment"))
    merge.add_argument("file", type=Path, metavar="FILE", help=_("the session’s log"))
    merge.add_argument(
        "evaluations",
        nargs="*",
        type=Path,
        metavar="EVALUATION",
        help=_("evaluators’ logs; without any, those that lie beside the session’s"),
    )
    merge.add_argument("--json", action="store_true", help=_("for programs: a line of JSON for each, with the event"))
    merge.add_argument("-o", "--output", type=Path, metavar="OUT", help=_("write it to a new file, as lines of JSON"))


@dataclass(frozen=True, slots=True)
class _Beside:
    """An evaluator's log that fits."""

    path: Path
    records: tuple[Assessed, ...]


Told = Mapping[int, tuple[Path, Line]]
"""An evaluator's record, by its identity in memory, as a line: two people may have chosen one label."""
LeftOut = list[tuple[Path, str]]


def merge(options: argparse.Namespace) -> Exit:
    """Print it, or write it."""
    log = replay(options.file)
    log.read()
    found, left_out = _found(options.file, options.evaluations, log.opening.session)
    session = {entry.number: entry for entry in entries(log.records, log.times, log.latest)}
    told = {
        id(record): (one.path, line)
        for one in found
        for record, line in zip(one.records, lines(one.records), strict=True)
    }
    everything = merged(log.records, [one.records for one in found])
    if options.output:
        write_file(options.output, (f"{row}\n".encode() for row in _as_json(everything, session, told, options.file)))
        print(said(N_("$n lines written to $path"), n=len(everything), path=seen(str(options.output))))
    else:
        as_json = _as_json(everything, session, told, options.file)
        for row in as_json if options.json else _as_text(everything, session, told):
            print(row)
    for path, why in left_out:
        print(said(N_("Left out: $path. $why"), path=seen(str(path)), why=why), file=sys.stderr)
    if not found and not left_out:
        print(_("No evaluator’s log lies beside the session."), file=sys.stderr)
    if log.fault is not None:
        raise log.fault
    return Exit.PROBLEMS if _torn([options.file, *(one.path for one in found)]) or left_out else Exit.CLEAN


def _torn(paths: Sequence[Path]) -> bool:
    """Name the logs whose end was half written, or changed so that it looks like that."""
    torn = False
    for path in paths:
        with closing(reader_of(path)) as reader:
            found = reader.verify()
        if found.fault is not None:
            torn = True
            words = N_("$path was read up to record $n. $why")
            print(said(words, path=seen(str(path)), n=found.records, why=wrong(found.fault)), file=sys.stderr)
    return torn


def _found(file: Path, named: Sequence[Path], session: str) -> tuple[list[_Beside], LeftOut]:
    """The logs that fit, and those beside the session that do not. Raises NotOfThisSession for one that was named."""
    left_out: LeftOut = []
    fit: dict[str, _Beside] = {}
    for path in named or _beside(file):
        try:
            one = _fitting(file, path, session)
        except (LogDamaged, LogTooNew, NotOfThisSession) as error:
            if named and isinstance(error, NotOfThisSession):
                raise
            left_out.append((path, _why(error)))
            continue
        fit.setdefault(one.records[0].command, one)  # a copy under another name says nothing new
    return list(fit.values()), left_out


def _beside(file: Path) -> Iterator[Path]:
    """What lies beside the session and is no participants' form."""
    for path in relatives(file).beside:
        try:
            opened_at(path)
        except LogOfAnotherKind:
            continue
        except (LogDamaged, LogTooNew):
            pass
        yield path


def _fitting(file: Path, path: Path, session: str) -> _Beside:
    opening = opened_at(path)
    receipt = Receipt(opening.record, opening.hash)
    if opening.session != session or check(file, [receipt])[receipt] is not Finding.KEPT:
        raise NotOfThisSession(str(path))
    return _Beside(path, assessments(path))


def _why(error: LogDamaged | LogTooNew | NotOfThisSession) -> str:
    match error:
        case LogDamaged():
            return wrong(error.fault)
        case LogTooNew():
            return _("A later version of the program wrote this log.")
        case _:
            return _("It was begun beside another session, or its session’s log was changed since.")


def _as_text(everything: Sequence[Merged], session: Mapping[int, Entry], told: Told) -> Iterator[str]:
    for one in everything:
        if isinstance(one, Recorded):
            entry = session[one.number]
            yield seen_line(heading(entry))
            detail = entry.detail
        else:
            line = told[id(one.assessed)][1]
            yield seen_line(f"{'':5}  {clock(line.time):>8}  {_who(one)}: {line.text}{_struck(line)}")
            detail = line.detail
        yield from (seen_line(f"{'':{_INDENT}}{part}") for part in detail.splitlines())


def _who(one: Assessment) -> str:
    role = label(f"role.{one.opening.role}")
    return role if one.opening.label == one.opening.role else f"{role} {one.opening.label}"


def _struck(line: Line) -> str:
    return f" {_('(taken back)')}" if line.struck else ""


def _as_json(everything: Sequence[Merged], session: Mapping[int, Entry], told: Told, file: Path) -> Iterator[str]:
    for one in everything:
        if isinstance(one, Recorded):
            entry = session[one.number]
            about: dict[str, object] = {"log": file.name, "number": one.number, "record": one.number}
            about |= {"wall": one.at.wall, "time": entry.time, "layer": entry.layer, "struck": entry.struck}
            about |= {"role": one.actor.kind.value, "label": one.actor.team or ""}
            event = one.event.model_dump(mode="json")
        else:
            path, line = told[id(one.assessed)]
            about = {"log": path.name, "number": line.number, "record": line.record}
            about |= {"wall": one.assessed.at.wall, "time": line.time, "layer": "interpreted", "struck": line.struck}
            about |= {"role": one.opening.role, "label": one.opening.label}
            event = one.assessed.event.model_dump(mode="json")
        yield json.dumps({**about, "event": event})
