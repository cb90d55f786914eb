"""What participants said on their forms, counted.

Invariant: how many ticked what, never an average; what was written stands in alphabetical order, so that nobody is
found by when they filled in their form; what was withdrawn does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tabletop.decisions.words import Words
from tabletop.documents.document import Block, Listing, Paragraph, Table, Text, plain
from tabletop.evaluation.feedback import Collected, FeedbackOpened, FormFilled, FormWithdrawn
from tabletop.language.catalogue import N_, _, n_
from tabletop.language.labels import label
from tabletop.reports.account import FeedbackAccount
from tabletop.reports.naming import said, words

FEW: Final = 5
"""With fewer forms, whoever was there may guess who wrote what."""


def tally(records: Sequence[Collected]) -> FeedbackAccount:
    """All forms of a feedback log that count."""
    opened = next((one.event for one in records if isinstance(one.event, FeedbackOpened)), None)
    statements: tuple[str, ...] = opened.statements if opened else ()
    questions: tuple[str, ...] = opened.questions if opened else ()
    forms = list(standing(records))
    return FeedbackAccount(
        forms=len(forms),
        statements=tuple((text, _counts(form.marks[at] for form in forms)) for at, text in enumerate(statements)),
        texts=tuple((text, _written(form.texts[at] for form in forms)) for at, text in enumerate(questions)),
    )


def standing(records: Iterable[Collected]) -> Iterator[FormFilled]:
    """The forms that count."""
    kept = list(records)
    gone = {one.event.number for one in kept if isinstance(one.event, FormWithdrawn)}
    yield from (one.event for one in kept if isinstance(one.event, FormFilled) and one.number not in gone)


def _counts(marks: Iterable[int | None]) -> tuple[int, int, int, int, int]:
    found = list(marks)
    return found.count(1), found.count(2), found.count(3), found.count(4), found.count(5)


def _written(texts: Iterable[Words | None]) -> tuple[str, ...]:
    found = [words(one) for one in texts]
    return tuple(sorted((one for one in found if one), key=lambda text: (text.casefold(), text)))


def forms_said(account: FeedbackAccount) -> str:
    """How many there are."""
    return n_("{n} form", "{n} forms", account.forms).replace("{n}", str(account.forms))


def blocks(account: FeedbackAccount) -> tuple[Block, ...]:
    """The forms as parts of a report: a table of how many ticked what, and what was written."""
    if not account.forms:
        return (Paragraph(plain(_("Nobody handed in a form.")), "note"),)
    remark = said(N_("$forms, filled in without a name."), forms=forms_said(account))
    found: list[Block] = [Paragraph(plain(remark), "note"), _table(account)]
    if account.forms < FEW:
        few = _("So few forms that whoever was there may guess who wrote what. Show them to nobody else.")
        found.append(Paragraph(plain(few), "note"))
    for question, texts in account.texts:
        found.append(Paragraph(plain(question, "strong")))
        items: tuple[Text, ...] = tuple(plain(one) for one in texts)
        found.append(Listing(items) if items else Paragraph(plain(_("Nobody wrote anything.")), "note"))
    return tuple(found)


def _table(account: FeedbackAccount) -> Table:
    rows = [
        (plain(statement), *(plain(str(count)) for count in counts), plain(str(account.forms - sum(counts))))
        for statement, counts in account.statements
    ]
    head = (
        _("How many agree"),
        label("feedback.lowest"),
        "2",
        "3",
        "4",
        label("feedback.highest"),
        _("left empty"),
    )
    return Table(_("Agreement with each statement, in forms"), head, tuple(rows))
