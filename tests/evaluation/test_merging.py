"""Several evaluators' logs beside one session, moment by moment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.words import Words
from tabletop.evaluation.events import Assessed, ObservationNoted, Pin
from tabletop.evaluation.merge import Assessment, OfAnotherSession, merged
from tabletop.exercise.events import ExerciseStarted, Recorded
from tabletop.exercise.moments import FACILITATOR, Moment
from tests.beside import evaluation_opening, first_assessed
from tests.harbour import first, opening

MOMENTS = st.lists(st.tuples(st.integers(1, 8), st.integers(0, 4), st.integers(0, 4)), max_size=8)


def session_of(count: int) -> list[Recorded]:
    """A session of so many records."""
    more = [
        Recorded(
            number=number, at=Moment(wall=number, ticks=number), actor=FACILITATOR, command="c", event=ExerciseStarted()
        )
        for number in range(2, count + 1)
    ]
    return [first(opening()), *more]


def log_of(label: str, moments: list[tuple[int, int, int]]) -> list[Assessed]:
    """An evaluator's log, with a note at each (record, exercise time, wall time)."""
    notes = [
        Assessed(
            number=number,
            at=Moment(wall=wall, ticks=number),
            pin=Pin(record=record, exercise=exercise),
            command=f"c{number}",
            event=ObservationNoted(tag="plain", text=Words.of(f"{label} {number}")),
        )
        for number, (record, exercise, wall) in enumerate(moments, start=2)
    ]
    return [first_assessed(evaluation_opening(label=label)), *notes]


@given(st.integers(1, 6), st.lists(MOMENTS, max_size=4), st.randoms())
def test_nothing_is_lost_and_the_order_is_stable(
    count: int, evaluators: list[list[tuple[int, int, int]]], chance: object
) -> None:
    """Every record is there once; the session keeps its order; the order of the evaluators changes nothing."""
    session = session_of(count)
    logs = [log_of(f"e{number}", moments) for number, moments in enumerate(evaluators)]
    shuffled = list(logs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    result = merged(session, logs)

    assert session == [one for one in result if isinstance(one, Recorded)]
    beside = [one for one in result if isinstance(one, Assessment)]
    for log in logs:
        mine = [one.assessed for one in beside if one.opening == log[0].event]
        assert sorted(mine, key=lambda one: one.number) == log
    assert len(result) == len(session) + sum(map(len, logs))
    assert merged(session, shuffled) == result


@given(st.integers(1, 6), st.lists(MOMENTS, max_size=3))
def test_each_stands_behind_the_record_it_is_pinned_to(
    count: int, evaluators: list[list[tuple[int, int, int]]]
) -> None:
    """And before the next one; between two records time decides."""
    result = merged(session_of(count), [log_of(f"e{number}", moments) for number, moments in enumerate(evaluators)])
    last, before = 0, (0, 0)
    for one in result:
        if isinstance(one, Recorded):
            last, before = one.number, (0, 0)
            continue
        pin = one.assessed.pin
        assert pin.record == last or (last == count and pin.record > count)
        assert (pin.record, pin.exercise) >= before
        before = (pin.record, pin.exercise)


def test_nobody_beside_it() -> None:
    """Without evaluators it is the session; an empty log adds nothing, and no session leaves the evaluators."""
    session = session_of(3)
    alone = log_of("e", [(1, 1, 1)])

    assert merged(session, [[]]) == tuple(session)
    assert [one.assessed for one in merged([], [alone]) if isinstance(one, Assessment)] == alone


def test_another_sessions_evaluation_is_refused() -> None:
    """By name."""
    stranger = [first_assessed(evaluation_opening(label="stranger").model_copy(update={"session": "other"}))]

    with pytest.raises(OfAnotherSession, match="stranger"):
        merged(session_of(1), [stranger])
