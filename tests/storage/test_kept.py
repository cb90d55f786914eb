"""Logs of every released format open, or are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.decisions.words import Words
from tabletop.evaluation.events import EVALUATION_FORMAT
from tabletop.exercise.events import LOG_FORMAT
from tabletop.storage.reading import EvaluationReader, LogReader
from tests.storage.conftest import Publish
from tests.storage.keep import KEPT, KEPT_EVALUATIONS, keep, keep_evaluation
from tests.storage.play import shape
from tests.storage.samples import evaluation, session


def test_one_per_format(publish: Publish) -> None:
    """There is a log of every format up to today's."""
    names = sorted(path.name for path in KEPT.iterdir())
    publish("kept logs", f"{len(names)} format(s)")
    assert names == [f"format-{number}.jsonl" for number in range(1, LOG_FORMAT + 1)]


@pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda path: path.stem)
def test_reads_as_it_was_written(path: Path) -> None:
    """Every record verifies, and says what it said."""
    with LogReader(path) as reader:
        result = reader.verify()
        found = list(reader.read())
    assert (result.fault, result.records, result.erased) == (None, len(found), 1)
    expected = [recorded for events in session() for recorded in events]
    assert [shape(recorded) for recorded in found] == [shape(recorded) for recorded in expected]


def test_todays_log_is_like_the_kept_one(tmp_path: Path) -> None:
    """A log written now has the kept one's form: a changed event needs a new format and a lifting step."""
    keep(tmp_path / "now.jsonl")
    with LogReader(tmp_path / "now.jsonl") as now, LogReader(KEPT / f"format-{LOG_FORMAT}.jsonl") as kept:
        for (mine, _), (theirs, _) in zip(now.with_lines(), kept.with_lines(), strict=True):
            assert len(mine) == len(theirs)


@pytest.mark.parametrize("number", range(1, EVALUATION_FORMAT + 1))
def test_evaluations_of_every_format(number: int) -> None:
    """They verify, and say what they said; the word that was forgotten is gone."""
    with EvaluationReader(KEPT_EVALUATIONS / f"format-{number}.jsonl") as reader:
        result = reader.verify()
        found = list(reader.read())
    expected = [assessed for events in evaluation() for assessed in events]
    note = expected[2].event.model_copy(update={"text": Words(text=None)})
    expected[2] = expected[2].model_copy(update={"event": note})
    assert (result.fault, result.records, result.erased) == (None, len(found), 1)
    assert found == expected


def test_todays_evaluation_is_like_the_kept_one(tmp_path: Path) -> None:
    """As for a session's log."""
    keep_evaluation(tmp_path / "now.jsonl")
    kept = KEPT_EVALUATIONS / f"format-{EVALUATION_FORMAT}.jsonl"
    assert [len(line) for line in (tmp_path / "now.jsonl").read_bytes().splitlines()] == [
        len(line) for line in kept.read_bytes().splitlines()
    ]
