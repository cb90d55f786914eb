"""Feedback as lines: the tally, and its log in `tabletop log list` and `show`.

Invariant: the tally says how many ticked what, and never who; `show` names records, not what is on a form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import assert_never

from tabletop.cli.codes import Exit
from tabletop.cli.wording import when
from tabletop.evaluation.feedback import Collected, FeedbackOpened, FileImported, FormFilled, FormWithdrawn
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.plain.layout import cells, said, seen, seen_line, wrapped
from tabletop.reports.account import FeedbackAccount
from tabletop.reports.feedback import FEW, forms_said
from tabletop.reports.naming import words
from tabletop.storage.opening import FeedbackSummary
from tabletop.storage.reading import FeedbackReader

_STATEMENT = 44
_BAR = 20


def tally_lines(account: FeedbackAccount) -> Iterator[str]:
    """How many ticked what, as figures; then what was written, in alphabetical order."""
    if not account.forms:
        yield _("Nobody handed in a form.")
        return
    yield said(N_("$forms, filled in without a name."), forms=forms_said(account))
    if account.forms < FEW:
        few = _("So few forms that whoever was there may guess who wrote what. Show them to nobody else.")
        yield from wrapped(few)
    yield ""
    head = "".join(f"{one:>4}" for one in (*"12345", "–"))
    ends = f"{label('feedback.lowest')} … {label('feedback.highest')}; – {_('left empty')}"
    yield from wrapped(ends)
    yield f"{'':{_STATEMENT}}{head}"
    for statement, counts in account.statements:
        *above, last = wrapped(statement, width=_STATEMENT - 2)
        yield from above
        figures = "".join(f"{count or '·':>4}" for count in (*counts, account.forms - sum(counts)))
        yield f"{last}{'':{max(1, _STATEMENT - cells(last))}}{figures}"
    for question, texts in account.texts:
        yield ""
        yield from wrapped(question)
        for text in texts:
            yield from wrapped(text, "– ", "  ")
        if not texts:
            yield _("Nobody wrote anything.")


def feedback_lines(found: Iterable[FeedbackSummary], *, alone: bool = False) -> Iterator[str]:
    """Lines of the list; those whose session is not in the folder stand `alone` and name it."""
    for one in found:
        records = n_("{n} record", "{n} records", one.records).replace("{n}", str(one.records))
        if alone:
            line = said(N_("feedback beside $log, which is not here, $records"), log=one.log, records=records)
            yield f"{when(one.started)}  {seen(line)}"
        else:
            yield f"{'':18}{seen(said(N_('beside it: feedback, $records'), records=records))}"
        yield f"{'':18}{seen(str(one.path))}"


def feedback_summary(one: FeedbackSummary) -> dict[str, object]:
    """The same, for programs."""
    return {
        "path": str(one.path),
        "readable": True,
        "kind": "feedback",
        "session": one.session,
        "log": one.log,
        "title": one.title,
        "started": one.started,
        "last": one.last,
        "records": one.records,
    }


def show_feedback(file: Path, *, as_json: bool) -> Exit:
    """Print a feedback log, record by record. Raises storage.port.LogDamaged after the last good record."""
    with closing(FeedbackReader(file)) as reader:
        records: list[Collected] = []
        try:
            records.extend(reader.read())  # what came before a fault stays
        finally:
            gone = {one.event.number for one in records if isinstance(one.event, FormWithdrawn)}
            for one in records:
                print(_json(one, struck=one.number in gone) if as_json else _text(one, struck=one.number in gone))
    return Exit.CLEAN


def _text(one: Collected, *, struck: bool) -> str:
    taken = f" {said(N_('(taken back)'))}" if struck else ""
    return seen_line(f"{one.number:>5}  {_words(one)}{taken}")


def _words(one: Collected) -> str:
    match one.event:
        case FeedbackOpened(log=log):
            return said(N_("Feedback begun, beside $log"), log=log)
        case FormFilled(source="typed"):
            return _("A form, typed")
        case FormFilled():
            return _("A form, imported")
        case FileImported(forms=forms, of=of):
            return said(N_("From a file: $n of its $all forms"), n=forms, all=of)
        case FormWithdrawn(number=number, reason=reason):
            return said(N_("Taken back: record $n ($reason)"), n=number, reason=words(reason))
        case _:
            assert_never(one.event)


def _json(one: Collected, *, struck: bool) -> str:
    return json.dumps(
        {
            "number": one.number,
            "wall": one.at.wall,
            "layer": "interpreted",
            "struck": struck,
            "event": one.event.model_dump(mode="json"),
        }
    )
