"""The index over a log: what stands where, where one can step to, what an indicator stood at."""

from __future__ import annotations

import pytest

from tabletop.exercise.events import NoteTaken
from tabletop.exercise.views import Control
from tabletop.reports.timeline import entries
from tabletop.tui.review.aiming import aimed
from tabletop.tui.review.chronicle import PLAY, Chronicle, Only, Stop
from tabletop.tui.review.curves import gauges_at
from tabletop.tui.review.remarks import beside
from tabletop.tui.review.sieve import Sieve
from tabletop.tui.review.signs import Sign
from tests.tui.review.played import past, records

KINDS = ("inject", "decision", "answer", "ruling", "change", "note", "flow", "program")


def whole() -> Chronicle:
    """The index of the whole session."""
    found = past()
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    return chronicle


def marks(chronicle: Chronicle, team: str) -> dict[Sign, list[int]]:
    """The signs on a lane."""
    return {sign: numbers for sign, numbers in chronicle.lanes[team].items() if numbers}


def test_entries_are_those_of_the_timeline() -> None:
    """Worded one by one, the records say what the report's timeline says."""
    found = past()
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    expected = list(entries(found.records, found.times, found.latest))
    assert expected == [chronicle.entry(number) for number in range(1, chronicle.count + 1)]


def test_piece_by_piece() -> None:
    """Taken in record by record, it comes to the same as at once."""
    slow = past()
    chronicle = Chronicle(slow)
    while slow.read_on(1):
        chronicle.take(len(slow.records))
    at_once = whole()
    assert at_once.lanes == chronicle.lanes
    assert (at_once.struck, at_once.replaced, at_once.moves) == (chronicle.struck, chronicle.replaced, chronicle.moves)


def test_signs() -> None:
    """Each lane has its own signs; what was taken back or replaced has the crossed one, whatever it was."""
    chronicle = whole()
    assert {Sign.TAKEN_BACK: [7], Sign.ANSWER: [11, 26, 35, 41], Sign.NOTE: [10]} == marks(chronicle, "PORT")
    assert {Sign.SPLIT: [12], Sign.ANSWER: [17, 36]} == marks(chronicle, "PILOTS")
    assert {Sign.UNDECIDED: [13]} == marks(chronicle, "PRESS")
    assert {
        Sign.OVERRIDE: [15],
        Sign.TAKEN_BACK: [31],
        Sign.INJECT: [4, 22, 46],
        Sign.PAUSE: [8],
        Sign.NOTE: [49],
    } == marks(chronicle, PLAY)
    assert ({7}, {28, 29, 30}) == (chronicle.replaced, chronicle.struck)


@pytest.mark.parametrize(
    ("number", "expected"), [(1, ""), (4, "1"), (7, "\u2573"), (12, "◐"), (15, "⚑"), (28, ""), (46, "3")]
)
def test_mark_of_a_record(number: int, expected: str) -> None:
    """The list shows the sign of the lane, an inject its number."""
    assert expected == whole().mark(number)


def test_steps() -> None:
    """A step is what one command brought: nobody ever saw half of it."""
    chronicle = whole()
    assert [3, 3, 6, 6, 6, 7] == [chronicle.step_end(number) for number in (2, 3, 4, 5, 6, 7)]
    assert [1, 2, 2, 4, 4, 7] == [chronicle.step_start(number) for number in (1, 2, 3, 4, 6, 7)]
    assert [3, 6, 7] == [chronicle.next_step(number, 1) for number in (1, 2, 5)]
    assert [None, 1, 3, 3, 6] == [chronicle.next_step(number, -1) for number in (1, 2, 4, 6, 7)]
    assert (chronicle.count, None) == (chronicle.next_step(chronicle.count - 1, 1), chronicle.next_step(50, 1))


@pytest.mark.parametrize(
    ("stop", "number", "by", "expected"),
    [
        ("inject", 1, 1, 4),
        ("inject", 4, 1, 22),
        ("inject", 46, 1, None),
        ("inject", 22, -1, 4),
        ("inject", 4, -1, None),
        ("decision", 4, 1, 5),
        ("decision", 6, 1, 15),
        ("decision", 15, -1, 6),
        ("move", 4, 1, 21),
        ("move", 22, -1, 21),
    ],
)
def test_stops(stop: Stop, number: int, by: int, expected: int | None) -> None:
    """From inject to inject, question to question, move to move; nowhere past the ends."""
    assert expected == whole().next_stop(stop, number, by)


def test_every_value_is_the_folds() -> None:
    """At every record each indicator stands where the fold has it, steps taken back included."""
    found = past()
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    found.seek(1)
    start = found.view(Control()).scene.indicators
    for number in range(1, chronicle.count + 1):
        found.seek(number)
        then = found.view(Control()).scene.indicators
        now = gauges_at(found.latest, chronicle, start, number)
        assert [(one.value, one.word) for one in then] == [(one.value, one.word) for one in now]


def test_moves_of_an_indicator() -> None:
    """What a step did to an indicator, and what an undo did back."""
    gauges = whole().gauges
    assert (-6, 3, -3, 0) == (
        gauges.moved("trust", 14, 16),
        gauges.moved("trust", 28, 30),
        gauges.moved("trust", 31, 31),
        gauges.moved("nerves", 1, 50),
    )
    latest = gauges.latest("trust", 31)
    assert latest is not None
    assert (latest.event, latest.to) == (None, 44)
    assert ((6, -6), (19, 3), (19, -3), (19, 3), (21, 6)) == tuple((t // 60_000, by) for t, by in gauges.steps("trust"))


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (Only(), list(range(1, 51))),
        (Only(team="PILOTS"), [12, 17, 36]),
        (Only(kind="answer"), [7, 11, 12, 13, 17, 26, 35, 36, 41]),
        (Only(kind="answer", move="light"), [26, 35, 36, 41]),
        (Only(text="tug"), [11, 15]),
        (Only(text="second THOUGHT"), [11]),
        (Only(team="PRESS", text="tug"), []),
    ],
)
def test_sieve(only: Only, expected: list[int]) -> None:
    """All that is asked for must fit; reasons are looked through, too."""
    sieve = Sieve(whole(), only)
    sieve.sift(20)
    assert sieve.open or (not sieve.done and sieve.part == 40)
    sieve.sift(1_000)
    assert sieve.done
    assert (100, expected) == (sieve.part, list(sieve.shown))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22", 22),
        (" #22 ", 22),
        ("0", 1),
        ("999999", 50),
        ("5:00", 16 - 2),
        ("05:30", 14),
        ("0:15:00", 25),
        ("15 min", 25),
        ("3m", 7),
        ("0:00", 6),
        ("99:99", None),
        ("noon", None),
        ("", None),
        ("-3", None),
    ],
)
def test_aiming(text: str, expected: int | None) -> None:
    """A number, a time, minutes; anything else is no place."""
    assert expected == aimed(text, whole())


def test_beside() -> None:
    """The neighbour in an ascending list, from between as from upon."""
    assert [3, 3, None] == [beside([1, 3], number, 1) for number in (1, 2, 3)]
    assert [None, 1, 1, 3] == [beside([1, 3], number, -1) for number in (1, 2, 3, 9)]


def test_titles() -> None:
    """Moves, causes and actors have words, whether the scenario knows them or not."""
    chronicle = whole()
    assert ("Fog", "nowhere") == (chronicle.move_title("fog"), chronicle.move_title("nowhere"))
    assert "What do you tell?" == chronicle.cause_of(45)
    assert "" == chronicle.cause_of(1)
    assert "facilitator" == chronicle.actor(4).kind.value
    assert (4, 22, 46) == chronicle.stops("inject")


def test_a_note_about_a_team_that_is_not_there() -> None:
    """It stands on the lane that belongs to nobody."""
    found = records()
    note = next(one for one in found if isinstance(one.event, NoteTaken))
    odd = note.model_copy(update={"event": note.event.model_copy(update={"team": "GHOST"})})
    log = past([odd if one.number == odd.number else one for one in found])
    log.read_on()
    chronicle = Chronicle(log)
    chronicle.take(len(log.records))
    assert [10, 49] == chronicle.lanes[PLAY][Sign.NOTE]
