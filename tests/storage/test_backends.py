"""Every backend keeps the contract: five lines each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tabletop.evaluation.events import Assessed
from tabletop.exercise.events import Recorded
from tabletop.storage.jsonl import EvaluationLog, JsonlLog
from tabletop.storage.memory import MemoryLog
from tabletop.storage.port import LogStore, Store
from tests.storage.contract import EvaluationStoreContract, LogStoreContract
from tests.storage.disk import SimulatedDisk


class TestMemory(LogStoreContract):
    """In memory."""

    def begin(self, first: Sequence[Recorded], folder: Path) -> LogStore:  # noqa: ARG002 - it needs none
        """Ready to be written."""
        return MemoryLog.create(first)


class TestFile(LogStoreContract):
    """In a file."""

    def begin(self, first: Sequence[Recorded], folder: Path) -> LogStore:
        """Ready to be written."""
        return JsonlLog.create(folder / "log.jsonl", first)


class TestSimulatedDisk(LogStoreContract):
    """On the disk the proofs use, which must be as good as a real one."""

    def begin(self, first: Sequence[Recorded], folder: Path) -> LogStore:
        """Ready to be written."""
        return JsonlLog.create(folder / "log.jsonl", first, SimulatedDisk())


class TestEvaluationFile(EvaluationStoreContract):
    """An evaluator's log in a file."""

    def begin(self, first: Sequence[Assessed], folder: Path) -> Store[Assessed]:
        """Ready to be written."""
        return EvaluationLog.create(folder / "log.evaluation-e.jsonl", first)


class TestEvaluationOnSimulatedDisk(EvaluationStoreContract):
    """And on the disk the proofs use."""

    def begin(self, first: Sequence[Assessed], folder: Path) -> Store[Assessed]:
        """Ready to be written."""
        return EvaluationLog.create(folder / "log.evaluation-e.jsonl", first, SimulatedDisk())
