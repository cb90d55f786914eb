"""What every place for session logs must do. A backend's test gives `begin`, and inherits the rest."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

import pytest

from tabletop.decisions.words import Words
from tabletop.exercise.events import ExerciseStarted, NoteTaken, Recorded
from tabletop.storage.port import LogStore, NotSaved, NotSavedBecause
from tests.storage.samples import batch, begun, session


class LogStoreContract(ABC):
    """Rules over the port alone."""

    @abstractmethod
    def begin(self, first: Sequence[Recorded], folder: Path) -> LogStore:
        """A log that begins with this batch."""

    def test_gives_back_what_was_appended(self, tmp_path: Path) -> None:
        """What is read is what was appended, words and all."""
        batches = session()
        log = self.begin(batches[0], tmp_path)
        for commands in batches[1:]:
            log.append(commands)
        assert list(log.read()) == [recorded for commands in batches for recorded in commands]
        log.close()

    def test_receipt_is_the_head(self, tmp_path: Path) -> None:
        """A receipt names the batch's last record, and is the log's head from then on."""
        log = self.begin(begun(), tmp_path)
        before = log.head
        receipt = log.append(batch(2, ExerciseStarted(), ExerciseStarted()))
        assert (before.number, receipt.number, log.head) == (1, 3, receipt)
        assert receipt.hash != before.hash
        log.close()

    def test_equal_words_do_not_look_equal(self, tmp_path: Path) -> None:
        """Two logs of the same events have different heads as soon as there are words, for each is salted."""
        heads = set()
        for name in ("a", "b"):
            log = self.begin(begun(), tmp_path / name)
            heads.add(log.append(batch(2, NoteTaken(purpose="note", text=Words.of("x")))))
            log.close()
        assert len(heads) == 2

    @pytest.mark.parametrize("first", [1, 3], ids=["repeated", "left out"])
    def test_numbers_must_continue(self, first: int, tmp_path: Path) -> None:
        """A batch that does not come next is a defect of the caller, and changes nothing."""
        log = self.begin(begun(), tmp_path)
        with pytest.raises(ValueError, match="cannot follow"):
            log.append(batch(first, ExerciseStarted()))
        assert log.append(batch(2, ExerciseStarted())).number == 2
        log.close()

    def test_nothing_to_append(self, tmp_path: Path) -> None:
        """An empty batch changes nothing."""
        log = self.begin(begun(), tmp_path)
        assert log.append([]) == log.head
        assert log.head.number == 1
        log.close()

    def test_too_much_at_once(self, tmp_path: Path) -> None:
        """A command longer than a log takes is refused whole, and the next one goes in."""
        log = self.begin(begun(), tmp_path)
        with pytest.raises(NotSaved) as refused:
            log.append(batch(2, ExerciseStarted(), NoteTaken(purpose="note", text=Words.of("\u4e16" * 45_000))))
        assert refused.value.because is NotSavedBecause.TOO_LONG
        assert log.append(batch(2, ExerciseStarted())).number == 2
        log.close()

    def test_longest_inject(self, tmp_path: Path) -> None:
        """20,000 characters outside ASCII go in: the longest text the program lets through."""
        log = self.begin(begun(), tmp_path)
        events = batch(2, NoteTaken(purpose="note", text=Words.of("\U0001f600" * 20_000)))
        log.append(events)
        assert list(log.read())[1:] == events
        log.close()

    def test_unwritable_text(self, tmp_path: Path) -> None:
        """Half of a surrogate pair is no text: not saved, and the next one goes in."""
        log = self.begin(begun(), tmp_path)
        with pytest.raises(NotSaved) as refused:
            log.append(batch(2, NoteTaken(purpose="note", text=Words.model_construct(text="\ud800"))))
        assert refused.value.because is NotSavedBecause.UNWRITABLE
        assert log.append(batch(2, ExerciseStarted())).number == 2
        log.close()

    def test_after_close(self, tmp_path: Path) -> None:
        """A closed log takes nothing more; closing twice is fine."""
        log = self.begin(begun(), tmp_path)
        log.close()
        log.close()
        with pytest.raises(NotSaved) as refused:
            log.append(batch(2, ExerciseStarted()))
        assert refused.value.because is NotSavedBecause.CLOSED

    def test_begins_with_the_opening(self, tmp_path: Path) -> None:
        """Only session-opened begins a log."""
        with pytest.raises(ValueError, match="session-opened"):
            self.begin(batch(1, ExerciseStarted()), tmp_path)

    def test_nothing_was_mended(self, tmp_path: Path) -> None:
        """A new log needed no mending."""
        log = self.begin(begun(), tmp_path)
        assert log.mended is None
        log.close()
