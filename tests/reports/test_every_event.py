"""Whatever can happen has a line of words."""

from __future__ import annotations

from tabletop.exercise.events import Recorded, StepUndone
from tabletop.exercise.moments import FACILITATOR, Moment
from tabletop.reports.striking import struck_numbers
from tabletop.reports.timeline import entries, kind_of
from tabletop.reports.wording import Wording
from tests.exercise.test_total import EVENTS, everything_that_happens
from tests.harbour import Table


def recorded() -> list[Recorded]:
    """A record of every kind of event, the opening first."""
    table = Table()
    events = [table.events[0], *everything_that_happens()]
    at = Moment(wall=0, ticks=0)
    return [
        Recorded(number=number, at=at, actor=FACILITATOR, command=f"c{number}", event=event)
        for number, event in enumerate(events, 1)
    ]


def test_no_event_is_told_by_its_code() -> None:
    """A new kind of event needs a line here before anybody sees it in a log."""
    records = recorded()
    assert {one.event.type for one in records} == {kind.model_fields["type"].default for kind in EVENTS}
    wording = Wording(Table().state)
    assert [] == [one.event.type for one in records if wording.line(one)[0] in {one.event.type, ""}]


def test_every_event_has_a_kind_and_an_entry() -> None:
    """One entry for every record, in order."""
    records = recorded()
    told = list(entries(records, [0] * len(records), Table().state))
    assert [(one.number, kind_of(one)) for one in records] == [(entry.number, entry.kind) for entry in told]


def test_numbers_that_no_record_has() -> None:
    """A strange log may strike from minus five to the moon; what is struck are the records before it."""
    first, *_rest = recorded()
    moon = StepUndone(number=-5, until=10**12, again=((-(10**12), 10**12),))
    records = [first, first.model_copy(update={"number": 2, "event": moon})]
    assert frozenset({1}) == struck_numbers(records)
    assert [True, False] == [entry.struck for entry in entries(records, [0, 0], Table().state)]
