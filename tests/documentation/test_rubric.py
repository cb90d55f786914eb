"""Every message of `check` has at least eleven of the twelve points, and what is missing has a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.scenario.problems import Place
from tests.documentation import rubric
from tests.documentation.refresh import REFERENCE
from tests.documentation.rubric import LEAST, WORDS, UnreasonedMarkError, marks, scored, scores, total
from tests.documentation.rubric_judged import CARETS, NOES
from tests.documentation.rubric_points import POINTS, Message, message


@pytest.mark.parametrize("code", scored())
def test_eleven_of_twelve(code: str) -> None:
    """No message misses more than one point."""
    row = scores()[code]
    assert total(row) >= LEAST, [f"{point}: {WORDS[point]}" for point, mark in row.items() if mark == "no"]


def test_the_page_is_current() -> None:
    """The page says what was measured. `python -m tests.documentation.refresh` mends one that does not."""
    assert rubric.page() == (REFERENCE / "messages-rubric.md").read_text(encoding="utf-8")


def test_every_gap_has_a_reason() -> None:
    """What is missed is written down with its reason, and nothing else is."""
    assert sorted(NOES) == sorted(rubric.missing())
    assert all(reason for reason in NOES.values())


def test_a_person_judged_where_a_program_cannot() -> None:
    """A judgement about the carets is there where the message quotes something else, and nowhere else."""
    needless = [
        code for code, (above, _why) in CARETS.items() if above.strip() and message(code).problem.found == above
    ]
    assert [] == needless
    assert set(CARETS) <= set(scored())


def test_every_point_is_described() -> None:
    """The page has a sentence for each point."""
    assert list(WORDS) == list(POINTS)


def _spoilt(one: Message) -> dict[str, Message]:
    problem = one.problem
    return {
        "carets": replace(one, problems=(replace(problem, place=replace(problem.place, col=1, end=3)),)),
        "words": replace(one, problems=(replace(problem, found="", place=Place("scenario.yaml", 9999, 1, 2)),)),
        "line": replace(one, problems=(replace(problem, place=Place("scenario.yaml", 9999, 1, 2)),)),
        "near": replace(one, problems=(replace(problem, known=()),)),
        "alone": replace(one, problems=(problem, replace(problem, code="TT101"))),
        "place": replace(one, problems=(replace(problem, note=True),)),
    }


@pytest.mark.parametrize("point", ["carets", "words", "line", "near", "alone", "place"])
def test_a_worse_message_scores_less(point: str) -> None:
    """The measures can fail: a message that is spoilt in one respect loses that point."""
    good = message("TT102")
    assert "+" == marks(good)[point]
    assert "+" != marks(_spoilt(good)[point])[point]


def test_a_gap_without_a_reason_stops_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can publish a table with an unexplained gap."""
    monkeypatch.setattr(rubric, "NOES", {})
    with pytest.raises(UnreasonedMarkError):
        rubric.page()
