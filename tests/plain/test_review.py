"""Going through a log in lines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from tabletop.exercise.events import Recorded
from tabletop.plain.facilitate import Facilitate
from tabletop.plain.layout import WIDTH, cells
from tabletop.plain.review import Review
from tabletop.session.replayed import Replay, ReplayedSession
from tabletop.storage.port import Fault, FaultKind, LogDamaged
from tests.harbour import Table, opening, scenario_of
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import console_of, ended, played_by


@cache
def records() -> tuple[Recorded, ...]:
    """The log of a whole led session."""
    table = Table(opening())
    console, _player = played_by()
    ended(Facilitate(table.session, console).run)
    return tuple(table.store.records)


def reviewed(*lines: str) -> tuple[ReplayedSession, str]:
    """What is read out after these lines."""
    past = ReplayedSession(Replay(iter(records()), lambda _opening: scenario_of()))
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    ended(Review(past, console).run)
    return past, sink.getvalue()


def number_of(kind: str) -> int:
    """The first record with an event of this type."""
    return next(one.number for one in records() if one.event.type == kind)


def test_enter_goes_through_it() -> None:
    """From the first entry to the last, and it says when there is no more."""
    past, text = reviewed(*[""] * len(records()))

    assert len(records()) == past.number
    assert "That was the last entry." in text


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("3",), 3),
        (("3", "<"), 2),
        (("e",), -1),
        (("e", "g"), 1),
        (("]",), number_of("inject-released")),
        (("e", "[", "["), [one.number for one in records() if one.event.type == "inject-released"][-2]),
        (("9999",), 1),
        (("0",), 1),
    ],
)
def test_jumps(lines: tuple[str, ...], where: int) -> None:
    """A number, an end, an inject; nowhere outside."""
    past, _text = reviewed(*lines)

    assert (len(records()) if where == -1 else where) == past.number


def test_finding_goes_round() -> None:
    """/ alone finds the next, and after the last the first again."""
    past, text = reviewed("/ The radar", "/", "/ nowhere", "/")

    assert number_of("inject-released") == past.number
    assert "“nowhere” does not occur." in text


def test_as_seen_by() -> None:
    """The same moment for the facilitator, the room and a team; a secret is only where it was."""
    release = str(number_of("decision-opened"))
    _past, control = reviewed(release, "v")
    _past, room = reviewed(release, "a", "2")
    _past, pilots = reviewed(release, "a", "4")

    assert "PRIVATE-PORT" in control
    assert "PRIVATE" not in room.partition("As seen by: the room")[2]
    assert "PRIVATE-PILOTS" in pilots
    assert "PRIVATE-PORT" not in pilots


def test_filters() -> None:
    """By team, kind, move and text; stepping then goes from match to match."""
    past, text = reviewed("f", "2", "4", "", "", "", "l")

    assert records()[past.number - 1].event.type == "answer-submitted"
    assert "entries. f with Enter" in text
    _past, everything = reviewed("f", "", "", "", "")
    assert f"{len(records())} of {len(records())} entries" in everything


def test_gauges_curves_and_cards() -> None:
    """Where things stood then, how they went until then, what had been opened."""
    _past, text = reviewed("e", "w", "c", "i")

    assert "Safety at sea: steady, 74 of 100, up 24 since the start." in text
    assert "Safety at sea: began at 50; 58 at 00:00" in text
    assert "Who may close a harbour" in text


def test_a_damaged_log_is_read_as_far_as_it_goes() -> None:
    """The good beginning, and the fault."""

    def damaged() -> Iterator[Recorded]:
        yield from records()[:20]
        raise LogDamaged(Fault(21, 4_000, FaultKind.CHANGED))

    past = ReplayedSession(Replay(damaged(), lambda _opening: scenario_of()))
    console, sink = console_of("e\n")
    ended(Review(past, console).run)

    assert 20 == past.number
    assert "Record 21 (byte 4000) is not what was written" in " ".join(sink.getvalue().split())


@pytest.mark.parametrize("name", NAMES)
def test_hostile_lines(name: str) -> None:
    """Any line is a command or none."""
    for letter in ("", "/ ", "f", "a"):
        _past, text = reviewed(f"{letter}{hostile_line(name)}", *[hostile_line(name)] * 3)
        assert all(line.isprintable() for line in text.splitlines())
        assert all(cells(line) <= WIDTH for line in text.splitlines())


def test_a_review_never_ends_by_itself() -> None:
    """Only leaving ends it: q, or the end of the input."""
    past = ReplayedSession(Replay(iter(records()), lambda _opening: scenario_of()))

    assert "asked" == ended(Review(past, console_of("q\n")[0]).run)
    assert "end-of-input" == ended(Review(past, console_of("q me\n")[0]).run)
