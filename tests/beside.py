"""Somebody beside the harbour: a session that goes on, and a sheet over lists and dicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic

from typing_extensions import override

from tabletop.evaluation.events import Assessed, EvaluationOpened, Pin, Role, SheetObjective
from tabletop.evaluation.sheet import sheet_of
from tabletop.evaluation.state import begin
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import Moment
from tabletop.session.evaluating import EvaluatingSession
from tabletop.session.observing import Observing
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.storage.port import NotSaved, NotSavedBecause, R, Receipt
from tests.fakes import FakeClock, FakeDrafts
from tests.harbour import TEXT, Table, opening, scenario_of

MORE_TASKS = TEXT.replace(
    "  share: {target: What is known is shared., tasks: [Says what is known, Asks others]}",
    "  share: {target: What is known is shared., tasks: [Says what is known, Asks others]}\n"
    "  calm: {target: Nobody is hurried., tasks: ['Gives $COAST time', Says what is not known yet]}",
).replace(
    "  share: {kind: learning, text: Share what you know before you act}",
    "  share: {kind: learning, text: Share what you know before you act}\n"
    "  calm: {kind: evaluation, text: Stay calm while others are not}",
)
"""The harbour with a second objective."""


class Watched(ReplayedSession):
    """A table's session, as another program follows it: what happened there is seen at the next poll."""

    def __init__(self, table: Table) -> None:
        self.table = table
        replay = Replay(iter(list(table.store.records)), lambda event: scenario_of(event.scenario_text))
        replay.read()
        super().__init__(replay, "/logs/harbour.jsonl")
        self.closed = False

    def poll(self) -> bool:
        """Read what was added, and go along if one stood at the end."""
        at_end = self.number == len(self.records)
        count = self.replay.extend(iter(self.table.store.records[len(self.records) :]))
        if count and at_end:
            self.seek(len(self.records))
        return count > 0

    @override
    def close(self) -> None:
        self.closed = True


class ListStore(Generic[R]):
    """A log in a list; `failing` makes every append fail."""

    mended: None = None

    def __init__(self, *first: R) -> None:
        self.records: list[R] = list(first)
        self.failing: NotSavedBecause | None = None
        self.closed = False

    @property
    def head(self) -> Receipt:
        """The last record."""
        return Receipt(len(self.records), f"{len(self.records):064x}")

    def append(self, batch: Sequence[R]) -> Receipt:
        """Keep the batch, or fail as told."""
        if self.failing is not None:
            raise NotSaved(self.failing)
        self.records.extend(batch)
        return self.head

    def read(self) -> Iterator[R]:
        """All records."""
        return iter(self.records)

    def close(self) -> None:
        """Let go."""
        self.closed = True


def evaluation_opening(
    role: Role = "evaluator",
    label: str = "table-2",
    sheet: tuple[SheetObjective, ...] = (
        SheetObjective(objective="share", text="Share", target="Shared.", tasks=("Says", "Asks")),
    ),
) -> EvaluationOpened:
    """A first event."""
    return EvaluationOpened(
        program="0.1.0",
        session="harbour-test",
        log="harbour.jsonl",
        record=1,
        hash="0" * 64,
        scenario="harbour",
        scenario_title="The harbour in fog",
        scenario_digest="0" * 64,
        role=role,
        label=label,
        sheet=sheet,
    )


def first_assessed(event: EvaluationOpened) -> Assessed:
    """The first record."""
    return Assessed(
        number=1,
        at=Moment(wall=1_790_000_000_000, ticks=0),
        pin=Pin(record=event.record, exercise=0),
        command="open",
        event=event,
    )


@dataclass
class Chair:
    """A chair beside a table."""

    role: Role = "evaluator"
    handbook: bool = False
    text: str = MORE_TASKS
    table: Table = field(init=False)
    clock: FakeClock = field(default_factory=FakeClock)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)

    def __post_init__(self) -> None:
        """Sit down."""
        self.table = Table(opening(text=self.text))
        self.watched = Watched(self.table)
        first = first_assessed(evaluation_opening(self.role, sheet=sheet_of(self.table.state)))
        assert isinstance(first.event, EvaluationOpened)
        self.store = ListStore(first)
        self.sheet = EvaluatingSession(
            self.watched,
            self.store,
            begin(first, first.event),
            self.clock,
            self.drafts,
            place="/logs/harbour.evaluation-table-2.jsonl",
            handbook=self.handbook,
        )

    def play(self, *commands: ask.Command) -> None:
        """Let things happen at the table, and look."""
        self.table.must(*commands)
        self.sheet.poll()

    def begun(self) -> None:
        """STARTEX, the first inject, some minutes."""
        self.play(ask.StartExercise(), ask.ReleaseInject("radar-out"))
        self.table.clock.pass_minutes(4)
        self.play(ask.TakeNote("note", "Loud."))


def observer(text: str = MORE_TASKS, *, handbook: bool = False) -> tuple[Observing, Table]:
    """Somebody who only looks, and at what."""
    table = Table(opening(text=text))
    return Observing(Watched(table), handbook=handbook), table
