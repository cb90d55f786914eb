"""Ruling in lines: the script's outcome first; accepted, amended, or otherwise."""

from __future__ import annotations

from tabletop.exercise import commands as ask
from tabletop.exercise.events import Event, IndicatorChanged, OutcomeRuled
from tests.exercise.test_decisions import TUG, WAIT, answered
from tests.harbour import Table
from tests.plain.test_facilitate import typed


def ruling(table: Table) -> OutcomeRuled:
    """The ruling."""
    return next(event for event in table.events if isinstance(event, OutcomeRuled))


def moved(table: Table) -> dict[str, int]:
    """What moved with it."""
    events: list[Event] = table.events
    return {one.indicator: one.by for one in events if isinstance(one, IndicatorChanged) and one.cause == "first-step"}


def closed() -> Table:
    """Two send the tug, one waits, and it is closed."""
    table = answered(TUG, TUG, WAIT)
    table.must(ask.CloseDecision("first-step"))
    return table


def ruled(*lines: str) -> tuple[Table, str]:
    """A table where these lines were typed at the ruling."""
    table, sink = typed("", *lines, "q", table=closed())
    return table, sink.getvalue()


def test_enter_accepts_the_script() -> None:
    """After it was read out, with the question whose option sounds natural."""
    table, said = ruled("")

    assert "scripted" == ruling(table).how
    assert "Whose option sounds natural to you?" in said


def test_notes_go_with_any_ruling() -> None:
    """What is taken for granted, and who rules; 0 hides the question of bias; what is unclear is said."""
    table, said = ruled("a The tug has fuel.", "u White cell", "0", "x", "")
    found = ruling(table)

    assert found.assumptions is not None
    assert found.umpire is not None
    assert ("scripted", "The tug has fuel.", "White cell") == (
        found.how,
        found.assumptions.shown,
        found.umpire.shown,
    )
    assert "That is not clear: “x”." in said


def test_amending_keeps_what_is_not_said() -> None:
    """Enter keeps the script's words and changes; the reason is asked until there is one."""
    table, _said = ruled("m", "", "", "The fog was thicker.", "", "")

    assert ("amended", None) == (ruling(table).how, ruling(table).ruling)
    assert {"safety": 3, "cost": 3, "nerves": 2} == moved(table)


def test_amending_changes_words_and_gauges() -> None:
    """0 moves nothing; numbers move what they say."""
    table, _said = ruled("m", "It goes late.", "Fog.", "0", "")
    assert {} == moved(table)
    table, _said = ruled("m", "It goes late.", "Fog.", "1 +1", "")

    assert {"safety": 1} == moved(table)
    assert "It goes late." == ruling(table).ruling.shown  # type: ignore[union-attr]


def test_ruling_otherwise_from_the_same_form() -> None:
    """With the result later injects go by; n leaves it."""
    table, _said = ruled("o", "It breaks down.", "No fuel.", "", "r 9", "r 2", "")
    assert ("overridden", "wait") == (ruling(table).how, ruling(table).result)
    table, _said = ruled("o", "It breaks down.", "No fuel.", "", "n")
    assert all(not isinstance(event, OutcomeRuled) for event in table.events)
    table, _said = ruled("n")
    assert all(not isinstance(event, OutcomeRuled) for event in table.events)
