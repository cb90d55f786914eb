"""The participants' forms as a family of logs: chained, listed, forgettable, and never taken for another family."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.evaluation.feedback import FEEDBACK_FORMAT, Collected
from tabletop.storage.forgetting import forget, reader_of, spoken
from tabletop.storage.jsonl import FeedbackLog, JsonlLog
from tabletop.storage.opening import (
    FeedbackSummary,
    SessionSummary,
    create_feedback,
    evaluations,
    feedbacks,
    sessions,
    summarise_feedback,
    take_up_feedback,
)
from tabletop.storage.port import FaultKind, LogDamaged, LogOfAnotherKind
from tabletop.storage.reading import EvaluationReader, FeedbackReader, LogReader
from tests.feedback import HOUR, batches, collected, filled
from tests.storage.keep import KEPT_FEEDBACK, keep_feedback
from tests.storage.samples import session


def written(path: Path) -> None:
    """A whole feedback log in a file."""
    first, *more = batches()
    log = create_feedback(path, first)
    for batch in more:
        log.append(batch)
    log.close()


def test_it_is_a_log_like_the_others(tmp_path: Path) -> None:
    """Every record comes back, the words stand beside the records, and all of it verifies."""
    path = tmp_path / "log.feedback.jsonl"
    written(path)

    with FeedbackReader(path) as reader:
        assert list(reader.read()) == [one for batch in batches() for one in batch]
        assert (reader.verify().records, reader.verify().fault) == (5, None)
    assert b"trial" not in b"".join(line.partition(b'"words"')[0] for line in path.read_bytes().splitlines())
    with pytest.raises(ValueError, match="feedback-opened"):
        FeedbackLog.create(tmp_path / "other.jsonl", collected(1, filled(1, 1, 1, 1, 1)))


def test_it_is_refused_as_another(tmp_path: Path) -> None:
    """For reading and for writing."""
    path = tmp_path / "log.feedback.jsonl"
    written(path)
    for kind in (LogReader, EvaluationReader):
        with kind(path) as reader, pytest.raises(LogOfAnotherKind):
            reader.header()
    with pytest.raises(LogOfAnotherKind):
        JsonlLog.open(path)


def test_what_was_written_can_be_forgotten(tmp_path: Path) -> None:
    """Somebody's answer goes, the form and its marks stay, and the log verifies."""
    path = tmp_path / "log.feedback.jsonl"
    written(path)
    said = list(spoken(path))

    assert [one.text for one in said] == ["Die K\u00fcste \U0001f30a", "line\nbreak", "A trial."]
    assert forget(path, [said[1].commitment]) == 1
    with reader_of(path) as reader:
        assert isinstance(reader, FeedbackReader)
        assert (reader.verify().erased, reader.verify().fault) == (1, None)
        assert "line" not in str(list(reader.read()))


def test_it_is_listed_beside_its_session(tmp_path: Path) -> None:
    """Never among sessions or evaluations; one that only just began, too."""
    first, *more = session()
    log = JsonlLog.create(tmp_path / "log.jsonl", first)
    for batch in more:
        log.append(batch)
    log.close()
    path = tmp_path / "log.feedback.jsonl"
    create_feedback(path, batches()[0]).close()
    again = take_up_feedback(path)
    assert again.head.number == 1
    again.close()

    expected = FeedbackSummary(path, "The harbour in fog", "a1", "log.jsonl", HOUR, HOUR, 1)
    assert feedbacks(tmp_path) == (expected,)
    assert [SessionSummary] == [type(one) for one in sessions(tmp_path)]
    assert evaluations(tmp_path) == ()
    path.unlink()
    written(path)
    assert [one.records for one in feedbacks(tmp_path)] == [5]


def test_first_event_of_another_sort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a later version's first event be of another sort, the log is none of ours."""
    path = tmp_path / "log.feedback.jsonl"
    written(path)
    monkeypatch.setattr(FeedbackReader, "header", lambda _: collected(1, filled(1, 1, 1, 1, 1))[0])
    with pytest.raises(LogDamaged) as refused:
        summarise_feedback(path)
    assert refused.value.fault.kind is FaultKind.NOT_A_LOG


@pytest.mark.parametrize("number", range(1, FEEDBACK_FORMAT + 1))
def test_feedback_of_every_format(number: int) -> None:
    """It verifies, and says what it said; the word that was forgotten is gone."""
    with FeedbackReader(KEPT_FEEDBACK / f"format-{number}.jsonl") as reader:
        result, found = reader.verify(), list(reader.read())
    expected: list[Collected] = [one for batch in batches() for one in batch]
    assert (result.fault, result.records, result.erased) == (None, 5, 1)
    assert [one.event.type for one in found] == [one.event.type for one in expected]
    assert found[:-1] == expected[:-1]


def test_todays_feedback_is_like_the_kept_one(tmp_path: Path) -> None:
    """A changed event needs a new format and a lifting step."""
    keep_feedback(tmp_path / "now.jsonl")
    kept = (KEPT_FEEDBACK / f"format-{FEEDBACK_FORMAT}.jsonl").read_bytes().splitlines()
    now = (tmp_path / "now.jsonl").read_bytes().splitlines()
    assert [len(line) for line in now] == [len(line) for line in kept]
