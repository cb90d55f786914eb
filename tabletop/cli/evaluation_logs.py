"""Evaluators' logs as files: what `tabletop log list` and `tabletop log show` say of them.

Invariant: nothing here writes; an evaluation is always shown with the session it belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from tabletop.cli.codes import Exit
from tabletop.cli.wording import when
from tabletop.evaluation.events import Assessed
from tabletop.language.catalogue import N_, n_
from tabletop.language.labels import label
from tabletop.plain.layout import said, seen, seen_line
from tabletop.reports.assessments import Line, lines
from tabletop.reports.timeline import clock
from tabletop.storage.opening import EvaluationSummary
from tabletop.storage.reading import EvaluationReader

_INDENT = 17


def evaluation_lines(found: Iterable[EvaluationSummary], *, alone: bool = False) -> Iterator[str]:
    """Lines of the list; those whose session is not in the folder stand `alone` and name it."""
    for one in found:
        records = n_("{n} record", "{n} records", one.records).replace("{n}", str(one.records))
        who = label(f"role.{one.role}") if one.role == one.label else f"{label(f'role.{one.role}')} {one.label}"
        if alone:
            words = said(N_("$who beside $log, which is not here, $records"), who=who, log=one.log, records=records)
            yield f"{when(one.started)}  {seen(words)}"
        else:
            yield f"{'':18}{seen(said(N_('beside it: $who, $records'), who=who, records=records))}"
        yield f"{'':18}{seen(str(one.path))}"


def evaluation_summary(one: EvaluationSummary) -> dict[str, object]:
    """The same, for programs."""
    return {
        "path": str(one.path),
        "readable": True,
        "kind": "evaluation",
        "session": one.session,
        "log": one.log,
        "title": one.title,
        "role": one.role,
        "label": one.label,
        "started": one.started,
        "last": one.last,
        "records": one.records,
    }


def show_evaluation(file: Path, *, as_json: bool) -> Exit:
    """Print an evaluator's log, line by line. Raises storage.port.LogDamaged after the last good record."""
    with closing(EvaluationReader(file)) as reader:
        records: list[Assessed] = []
        try:
            records.extend(reader.read())  # what came before a fault stays
        finally:
            for one, record in zip(lines(records), records, strict=True):
                for line in _json(one, record) if as_json else _text(one):
                    print(line)
    return Exit.CLEAN


def _text(one: Line) -> Iterator[str]:
    struck = f" {said(N_('(taken back)'))}" if one.struck else ""
    yield seen_line(f"{one.number:>5}  {clock(one.time):>8}  {one.text}{struck}")
    yield from (seen_line(f"{'':{_INDENT}}{line}") for line in one.detail.splitlines())


def _json(one: Line, record: Assessed) -> Iterator[str]:
    yield json.dumps(
        {
            "number": one.number,
            "wall": record.at.wall,
            "time": one.time,
            "record": one.record,
            "layer": "interpreted",
            "struck": one.struck,
            "event": record.event.model_dump(mode="json"),
        }
    )
