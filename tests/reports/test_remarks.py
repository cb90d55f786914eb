"""What people put down beside a log, as entries: whose it is, and always an interpretation."""

from __future__ import annotations

from tabletop.decisions.words import Words
from tabletop.evaluation.events import TaskRated
from tabletop.reports.remarks import assessed, jotted
from tests.tui.review.margins import evaluation


def test_whose_it_is() -> None:
    """A pseudonym with its role; the role alone where that is the label. Words come with it, erased ones say so."""
    texts = [entry.text for _who, entry in assessed(evaluation())]
    assert "table-2 (evaluator): Strength, about PORT – They asked first." == texts[0]
    assert {"interpreted"} == {entry.layer for _who, entry in assessed(evaluation())}
    found = list(evaluation("evaluator"))
    rated = TaskRated(objective="share", task=1, rating="not-observed")
    found[1] = found[1].model_copy(update={"event": rated})
    gone = TaskRated(
        objective="share", task=1, rating="unable", evidence=Words.of("x").model_copy(update={"text": None})
    )
    found[2] = found[2].model_copy(update={"event": gone})
    who, first = next(assessed(found))
    assert (who, "", "") == ("evaluator", first.detail, first.team)
    assert "erased on request" in [entry.text for _who, entry in assessed(found)][1]


def test_what_is_no_evaluation() -> None:
    """A list of records that does not begin as an evaluator's log has none."""
    assert [] == list(assessed(evaluation()[1:]))


def test_a_reviewers_note() -> None:
    """Its first line in the list, all of it in full."""
    note, other = jotted(7, 1_000, "Why?\nWho?", ""), jotted(7, 1_000, "Why?", "table-2")
    assert ("My note: Why?", "Why?\nWho?", 7, 1_000) == (note.text, note.detail, note.number, note.time)
    assert "table-2: Why?" == other.text
