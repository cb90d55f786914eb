"""Moments by name: a record, a time, an inject or a decision before anybody acted on it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tabletop.exercise.events import Recorded
from tabletop.session.opening import understood
from tabletop.session.points import NoSuchPoint, Point, record_at
from tabletop.session.replayed import Replay
from tests.harbour import Table, opening
from tests.tui.review import played


def at(text: str, records: Sequence[Recorded]) -> int:
    """The record that is meant."""
    past = Replay(iter(records), understood)
    past.read()
    return record_at(Point.parse(text), past.records, past.times)


@pytest.mark.parametrize("text", ["", "x", "12:99", "inject:", "team:PORT", "-3", "1:2", "12345678901"])
def test_what_names_no_moment(text: str) -> None:
    """It is refused, never guessed at."""
    with pytest.raises(ValueError, match=r".*"):
        Point.parse(text)


def test_numbers_and_times() -> None:
    """A record as it is; of a time, the last record at or before it, and the first before all others."""
    records = played.records()
    by_number = {"12": 12, "#12": 12, "0:00": 6, "0:04:59": 7}

    assert {text: at(text, records) for text in by_number} == by_number
    assert record_at(Point("time", -1), records[:1], [0]) == 1


def test_an_inject_is_the_moment_it_was_put() -> None:
    """With the questions that came with it, and before the first answer; a second release is the one that counts."""
    records = played.records()

    for text, kind in (("inject:radar-out", "answer-submitted"), ("decision:order", "answer-submitted")):
        assert records[at(text, records)].event.type == kind
    assert records[at("inject:ad-hoc-1", records) - 1].event.type == "ad-hoc-inject-released"
    assert at("inject:ad-hoc-1", records[: at("inject:ad-hoc-1", records)]) == at("inject:ad-hoc-1", records)


def test_what_chance_answers_belongs_to_it() -> None:
    """Alone, empty seats have answered before the player can; what is ruled on their answers comes after."""
    table = Table(opening(mode="solo", unplayed=("PILOTS", "PRESS")))
    table.session.go_on()
    table.session.go_on()
    records = table.store.records

    found = at("inject:radar-out", records)
    assert [one.event.type for one in records[found - 1 : found + 1]] == ["answer-submitted", "decision-closed"]
    assert not any(one.event.type == "answer-submitted" for one in records[found:])


def test_what_never_happened() -> None:
    """It says what did."""
    with pytest.raises(NoSuchPoint) as caught:
        at("inject:nowhere", played.records())
    assert caught.value.args == ("inject:nowhere", "inject:radar-out, inject:ships, inject:ad-hoc-1")
