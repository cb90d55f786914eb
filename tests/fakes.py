"""Stand-ins that behave: a clock a test winds, a log in a list, drafts in a dict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabletop.exercise.events import Recorded
from tabletop.session.clock import Reading
from tabletop.storage.port import NotSaved, NotSavedBecause, Receipt


class FakeClock:
    """Time that passes when a test says so."""

    def __init__(self, wall: int = 1_790_000_000_000, steady: int = 5_000) -> None:
        self.wall = wall
        self.steady = steady

    def read(self) -> Reading:
        """Both clocks now."""
        return Reading(self.wall, self.steady)

    def pass_ms(self, milliseconds: int) -> None:
        """Let both clocks go on."""
        self.wall += milliseconds
        self.steady += milliseconds

    def pass_minutes(self, minutes: float) -> None:
        """Let both clocks go on."""
        self.pass_ms(int(minutes * 60_000))


class FakeStore:
    """A log in a list; `failing` makes every append fail."""

    mended: None = None

    def __init__(self, *first: Recorded) -> None:
        self.records: list[Recorded] = list(first)
        self.failing: NotSavedBecause | None = None
        self.closed = False

    @property
    def head(self) -> Receipt:
        """The last record."""
        return Receipt(len(self.records), f"{len(self.records):064x}")

    def append(self, batch: Sequence[Recorded]) -> Receipt:
        """Keep the batch, or fail as told."""
        if self.failing is not None:
            raise NotSaved(self.failing)
        self.records.extend(batch)
        return self.head

    def read(self) -> Iterator[Recorded]:
        """All records."""
        return iter(self.records)

    def close(self) -> None:
        """Let go."""
        self.closed = True


class FakeDrafts:
    """Drafts in a dict."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.failing: NotSavedBecause | None = None

    def get(self, key: str) -> str:
        """What is kept."""
        return self.kept.get(key, "")

    def keep(self, key: str, text: str) -> None:
        """Keep or forget."""
        if self.failing is not None:
            raise NotSaved(self.failing)
        if text:
            self.kept[key] = text
        else:
            self.kept.pop(key, None)
