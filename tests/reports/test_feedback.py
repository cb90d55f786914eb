"""What participants said, counted: how many ticked what, never an average, never in the order of writing."""

from __future__ import annotations

from tabletop.decisions.words import Words
from tabletop.documents.document import Listing, Paragraph, Table
from tabletop.evaluation.feedback import FileImported, FormWithdrawn
from tabletop.reports.feedback import FEW, blocks, forms_said, tally
from tests.feedback import QUESTIONS, STATEMENTS, collected, feedback_opening, filled

RECORDS = [
    *collected(1, feedback_opening()),
    *collected(2, filled(5, 5, 1, None, 2, keep="the map", change="Zeit")),
    *collected(3, filled(5, 4, 1, None, 3, keep="The boat")),
    *collected(4, FileImported(digest="d", forms=1, of=1), filled(1, 1, 1, 1, 1, keep="A trial", typed=False)),
    *collected(6, FormWithdrawn(number=5, reason=Words.of("Trial"))),
    *collected(7, filled(4, None, None, None, None, erased=True)),
]


def test_what_counts() -> None:
    """Distributions; texts in alphabetical order; a withdrawn form does not count, an erased word says so."""
    account = tally(RECORDS)

    assert account.forms == 3
    assert account.statements[0] == (STATEMENTS[0], (0, 0, 0, 1, 2))
    assert [sum(counts) for _statement, counts in account.statements] == [3, 2, 2, 0, 2]
    assert account.texts == ((QUESTIONS[0], ("(erased)", "The boat", "the map")), (QUESTIONS[1], ("Zeit",)))


def test_as_parts_of_a_report() -> None:
    """A table of counts with those left empty, the texts, and a warning where there are few forms."""
    account = tally(RECORDS)
    found = blocks(account)

    (table,) = (one for one in found if isinstance(one, Table))
    assert [cell[0].text for cell in table.rows[1]] == [STATEMENTS[1], "0", "0", "0", "1", "1", "1"]
    assert any(isinstance(one, Paragraph) and "guess who" in one.text[0].text for one in found)
    assert [len(one.items) for one in found if isinstance(one, Listing)] == [3, 1]
    assert "average" not in str(found).casefold()

    many = tally([*RECORDS, *collected(8, *[filled(1, 2, 3, 4, 5)] * FEW)])
    assert not any("guess who" in str(one) for one in blocks(many))
    assert forms_said(many) == "8 forms"


def test_nobody_said_anything() -> None:
    """No forms, no texts, no log at all: a sentence, never an empty table."""
    assert len(blocks(tally([]))) == 1
    assert "Nobody handed in" in str(blocks(tally(RECORDS[:1])))
    assert "Nobody wrote" in str(blocks(tally([*RECORDS[:1], *collected(2, filled(1, 1, 1, 1, 1))])))
