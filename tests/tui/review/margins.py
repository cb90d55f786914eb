"""What stands beside the harbour's log in tests: a margin in memory, an evaluator's log, a log that grows."""

from __future__ import annotations

from dataclasses import dataclass, field

from tabletop.decisions.words import Words
from tabletop.evaluation.events import Assessed, EvaluationEvent, EvaluationOpened, ObservationNoted, Pin, TaskRated
from tabletop.exercise.events import Recorded
from tabletop.exercise.moments import Moment
from tabletop.session.opening import understood
from tabletop.session.port import NotSaved
from tabletop.session.port_review import Jotting
from tabletop.session.replayed import Replay, ReplayedSession


@dataclass
class FakeMargin:
    """Marks and notes in memory."""

    place: str = "/sessions/harbour.jsonl.marks.json"
    label: str = ""
    trouble: str = ""
    marks: tuple[int, ...] = ()
    notes: tuple[Jotting, ...] = ()
    answer: NotSaved | None = None
    fitting: bool = True

    def mark(self, record: int) -> NotSaved | None:
        """Mark, or unmark."""
        self.marks = tuple(sorted({*self.marks} ^ {record}))
        return self.answer

    def note(self, record: int, text: str) -> NotSaved | None:
        """Write a note."""
        self.notes = (*self.notes, Jotting(len(self.notes) + 1, record, text))
        return self.answer

    def strike(self, number: int) -> NotSaved | None:
        """Take a note away."""
        self.notes = tuple(one for one in self.notes if one.number != number)
        return self.answer

    def fits(self) -> bool:
        """Whether the log is the one they were made for."""
        return self.fitting


def evaluation(label: str = "table-2") -> tuple[Assessed, ...]:
    """An evaluator's log: a note on record 7, a rating on record 15, and one on a record that is not there."""
    opening = EvaluationOpened(
        program="0",
        session="harbour-test",
        log="harbour.jsonl",
        record=1,
        hash="0" * 64,
        scenario="harbour",
        scenario_title="The harbour in fog",
        scenario_digest="0" * 64,
        role="evaluator",
        label=label,
        sheet=(),
    )
    events: list[tuple[int, int, EvaluationEvent]] = [
        (1, 0, opening),
        (7, 200_000, ObservationNoted(tag="strength", text=Words.of("They asked first."), team="PORT")),
        (15, 360_000, TaskRated(objective="share", task=1, rating="unable", evidence=Words.of("Nobody [b]said so"))),
        (999, 9_000_000, ObservationNoted(tag="plain", text=Words.of("Later"))),
    ]
    return tuple(
        Assessed(
            number=number,
            at=Moment(wall=1_790_000_000_000 + number, ticks=number),
            pin=Pin(record=record, exercise=exercise),
            command=str(number),
            event=event,
        )
        for number, (record, exercise, event) in enumerate(events, start=1)
    )


@dataclass
class Growing:
    """A log that gets longer when somebody says so."""

    later: list[Recorded]
    running: bool = True
    past: ReplayedSession = field(init=False)

    def begin(self, first: list[Recorded]) -> GrowingSession:
        """The log as far as it is written."""
        self.past = GrowingSession(Replay(iter(first), understood), self)
        return self.past


class GrowingSession(ReplayedSession):
    """The past of it."""

    def __init__(self, replay: Replay, growing: Growing) -> None:
        super().__init__(replay, "/sessions/harbour.jsonl")
        self._growing = growing

    @property
    def running(self) -> bool:
        """Whether somebody is at work."""
        return self._growing.running

    def poll(self) -> bool:
        """Read what was added."""
        waiting, self._growing.later = self._growing.later, []
        return bool(waiting) and self.replay.extend(iter(waiting)) > 0
