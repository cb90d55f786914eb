"""What every place for logs must do. A backend's test gives `begin`, a family's its samples; the rest is inherited."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Generic

import pytest
from typing_extensions import override

from tabletop.decisions.words import Words
from tabletop.evaluation.events import Assessed, ObservationNoted, TaskRated
from tabletop.exercise.events import ExerciseStarted, NoteTaken, Recorded
from tabletop.storage.port import NotSaved, NotSavedBecause, R, Store
from tests.storage.samples import assessed, batch, begun, begun_evaluation, evaluation, session


class StoreContract(ABC, Generic[R]):
    """Rules over the port alone, whatever the records are."""

    opening: str
    """The type of the first event."""

    @abstractmethod
    def begin(self, first: Sequence[R], folder: Path) -> Store[R]:
        """A log that begins with this batch."""

    @abstractmethod
    def batches(self) -> list[list[R]]:
        """A short log, command by command: every sort of line."""

    @abstractmethod
    def begun(self) -> list[R]:
        """The batch a log begins with."""

    @abstractmethod
    def plain(self, first: int, count: int = 1) -> list[R]:
        """A command without words, of so many events."""

    @abstractmethod
    def spoken(self, first: int, words: Words) -> list[R]:
        """A command with words."""

    def test_gives_back_what_was_appended(self, tmp_path: Path) -> None:
        """What is read is what was appended, words and all."""
        batches = self.batches()
        log = self.begin(batches[0], tmp_path)
        for commands in batches[1:]:
            log.append(commands)
        assert list(log.read()) == [recorded for commands in batches for recorded in commands]
        log.close()

    def test_receipt_is_the_head(self, tmp_path: Path) -> None:
        """A receipt names the batch's last record, and is the log's head from then on."""
        log = self.begin(self.begun(), tmp_path)
        before = log.head
        receipt = log.append(self.plain(2, 2))
        assert (before.number, receipt.number, log.head) == (1, 3, receipt)
        assert receipt.hash != before.hash
        log.close()

    def test_equal_words_do_not_look_equal(self, tmp_path: Path) -> None:
        """Two logs of the same events have different heads as soon as there are words, for each is salted."""
        heads = set()
        for name in ("a", "b"):
            log = self.begin(self.begun(), tmp_path / name)
            heads.add(log.append(self.spoken(2, Words.of("x"))))
            log.close()
        assert len(heads) == 2

    @pytest.mark.parametrize("first", [1, 3], ids=["repeated", "left out"])
    def test_numbers_must_continue(self, first: int, tmp_path: Path) -> None:
        """A batch that does not come next is a defect of the caller, and changes nothing."""
        log = self.begin(self.begun(), tmp_path)
        with pytest.raises(ValueError, match="cannot follow"):
            log.append(self.plain(first))
        assert log.append(self.plain(2)).number == 2
        log.close()

    def test_nothing_to_append(self, tmp_path: Path) -> None:
        """An empty batch changes nothing."""
        log = self.begin(self.begun(), tmp_path)
        assert log.append([]) == log.head
        assert log.head.number == 1
        log.close()

    def test_too_much_at_once(self, tmp_path: Path) -> None:
        """A command longer than a log takes is refused whole, and the next one goes in."""
        log = self.begin(self.begun(), tmp_path)
        with pytest.raises(NotSaved) as refused:
            log.append([*self.plain(2), *self.spoken(3, Words.of("\u4e16" * 45_000))])
        assert refused.value.because is NotSavedBecause.TOO_LONG
        assert log.append(self.plain(2)).number == 2
        log.close()

    def test_longest_inject(self, tmp_path: Path) -> None:
        """20,000 characters outside ASCII go in: the longest text the program lets through."""
        log = self.begin(self.begun(), tmp_path)
        events = self.spoken(2, Words.of("\U0001f600" * 20_000))
        log.append(events)
        assert list(log.read())[1:] == events
        log.close()

    def test_unwritable_text(self, tmp_path: Path) -> None:
        """Half of a surrogate pair is no text: not saved, and the next one goes in."""
        log = self.begin(self.begun(), tmp_path)
        with pytest.raises(NotSaved) as refused:
            log.append(self.spoken(2, Words.model_construct(text="\ud800")))
        assert refused.value.because is NotSavedBecause.UNWRITABLE
        assert log.append(self.plain(2)).number == 2
        log.close()

    def test_after_close(self, tmp_path: Path) -> None:
        """A closed log takes nothing more; closing twice is fine."""
        log = self.begin(self.begun(), tmp_path)
        log.close()
        log.close()
        with pytest.raises(NotSaved) as refused:
            log.append(self.plain(2))
        assert refused.value.because is NotSavedBecause.CLOSED

    def test_begins_with_the_opening(self, tmp_path: Path) -> None:
        """Only the family's own opening begins a log."""
        with pytest.raises(ValueError, match=self.opening):
            self.begin(self.plain(1), tmp_path)

    def test_nothing_was_mended(self, tmp_path: Path) -> None:
        """A new log needed no mending."""
        log = self.begin(self.begun(), tmp_path)
        assert log.mended is None
        log.close()


class LogStoreContract(StoreContract[Recorded]):
    """Over the events of a session."""

    opening = "session-opened"

    @override
    def batches(self) -> list[list[Recorded]]:
        return session()

    @override
    def begun(self) -> list[Recorded]:
        return begun()

    @override
    def plain(self, first: int, count: int = 1) -> list[Recorded]:
        return batch(first, *[ExerciseStarted()] * count)

    @override
    def spoken(self, first: int, words: Words) -> list[Recorded]:
        return batch(first, NoteTaken(purpose="note", text=words))


class EvaluationStoreContract(StoreContract[Assessed]):
    """Over the events of an evaluation."""

    opening = "evaluation-opened"

    @override
    def batches(self) -> list[list[Assessed]]:
        return evaluation()

    @override
    def begun(self) -> list[Assessed]:
        return begun_evaluation()

    @override
    def plain(self, first: int, count: int = 1) -> list[Assessed]:
        return assessed(first, *[TaskRated(objective="facts", task=1, rating="not-observed")] * count)

    @override
    def spoken(self, first: int, words: Words) -> list[Assessed]:
        return assessed(first, ObservationNoted(tag="plain", text=words))
