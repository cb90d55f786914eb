"""Long random use behaves like a list."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tabletop.decisions.words import Words
from tabletop.exercise.events import Event, FlagSet, NoteTaken, Recorded
from tabletop.storage.forgetting import forget, spoken
from tabletop.storage.jsonl import JsonlLog
from tabletop.storage.port import LogInUse, NotSaved, Receipt
from tabletop.storage.reading import LogReader
from tabletop.storage.receipts import Finding, check
from tests.storage.conftest import Publish
from tests.storage.disk import SimulatedDisk, Trouble
from tests.storage.play import LOG, shape
from tests.storage.samples import batch, begun

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    TEXTS.map(lambda text: FlagSet(flag=text, cause="c")),
    TEXTS.map(lambda text: NoteTaken(purpose="note", text=Words.of(text))),
)


class LogAsList(RuleBasedStateMachine):
    """A log file, a follower that reads along, and the list both must be like."""

    @initialize()
    def begin(self) -> None:
        """Create the log."""
        self.disk = SimulatedDisk()
        self.log = JsonlLog.create(LOG, begun(), self.disk)
        self.follower = LogReader(LOG, self.disk)
        self.expected: list[Recorded] = begun()
        self.followed: list[Recorded] = []
        self.receipts: list[Receipt] = [self.log.head]

    @rule(events=st.lists(EVENTS, min_size=1, max_size=4))
    def append(self, events: list[Event]) -> None:
        """Append a command."""
        commands = batch(len(self.expected) + 1, *events)
        self.receipts.append(self.log.append(commands))
        self.expected += commands

    @rule(events=st.lists(EVENTS, min_size=1, max_size=3), part=st.floats(0, 0.99))
    def refuse(self, events: list[Event], part: float) -> None:
        """Append while the disk is full."""
        self.disk.trouble = lambda name: Trouble(part=part) if name == "write" else None
        with pytest.raises(NotSaved):
            self.log.append(batch(len(self.expected) + 1, *events))
        self.disk.trouble = None

    @rule()
    def open_twice(self) -> None:
        """A second writer is refused."""
        with pytest.raises(LogInUse):
            JsonlLog.open(LOG, self.disk)

    @rule()
    def reopen(self) -> None:
        """Close and open."""
        self.log.close()
        self.log = JsonlLog.open(LOG, self.disk)
        assert self.log.mended is None

    @rule(events=st.lists(EVENTS, min_size=1, max_size=3), part=st.floats(0, 1, exclude_max=True))
    def die_while_writing(self, events: list[Event], part: float) -> None:
        """The program is killed in the middle of a write; what came to the disk is mended."""
        file = self.disk.open(LOG, writing=True)
        whole = self.disk.content(LOG)
        self.log.append(batch(len(self.expected) + 1, *events))
        more = len(self.disk.content(LOG)) - len(whole)
        self.disk.truncate(file, len(whole) + int(more * part))
        self.disk.stop_program()
        self.log = JsonlLog.open(LOG, self.disk)
        assert (self.log.mended is None) == (int(more * part) == 0)
        self.follower = LogReader(LOG, self.disk)
        self.followed.clear()

    @rule()
    def follow(self) -> None:
        """Read what is new."""
        self.followed += self.follower.more()

    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        """Drop somebody's words."""
        self.log.close()
        self.follower.close()
        said = list(spoken(LOG, self.disk))
        chosen = [one for one in said if data.draw(st.booleans())]
        assert forget(LOG, [one.commitment for one in chosen], self.disk) == len(chosen)
        gone = {one.recorded.number for one in chosen}
        self.expected = [shape(one) if one.number in gone else one for one in self.expected]
        self.log = JsonlLog.open(LOG, self.disk)
        self.follower = LogReader(LOG, self.disk)
        self.followed.clear()

    @invariant()
    def is_the_list(self) -> None:
        """What is read is the list; so is what was followed, as far as it got; every receipt is kept."""
        assert list(self.log.read()) == self.expected
        assert self.followed == self.expected[: len(self.followed)]
        with closing(LogReader(LOG, self.disk)) as reader:
            result = reader.verify()
        assert (result.fault, result.head) == (None, self.log.head)
        assert set(check(LOG, self.receipts, self.disk).values()) == {Finding.KEPT}


@pytest.mark.slow
def test_log_is_a_list(full: bool, publish: Publish) -> None:  # noqa: FBT001 - a fixture
    """Any sequence of uses leaves what a list would hold."""
    examples, steps = (2_000, 60) if full else (25, 25)
    run_state_machine_as_test(
        LogAsList,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
        ),
    )
    publish("random use against a list", f"{examples} examples × up to {steps} steps")
