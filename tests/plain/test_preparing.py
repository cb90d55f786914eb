"""The questions before a session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from tabletop.exercise.setup import Setup, play_minutes
from tabletop.language.catalogue import SOURCE_LANGUAGE, _, use
from tabletop.plain.console import Left
from tabletop.plain.preparing import Preparing
from tests.harbour import TEAMS, scenario_of
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import console_of, played_by


@pytest.fixture(autouse=True)
def _usual_words_again() -> Iterator[None]:
    """Leave the next test with the words of the code."""
    yield
    use(SOURCE_LANGUAGE)


def test_words_hold_from_there_on() -> None:
    """Whose words are used is asked with what holds already offered, and holds at once."""
    console, sink = console_of("\n" * 7 + "3\n" + "\n" * 9)
    assert "uk" == Preparing(console, scenario_of()).led(None).terminology
    assert "Hot debrief" == _("Hot wash")
    again, sink = console_of("\n" * 20)
    assert "uk" == Preparing(again, scenario_of()).led(None).terminology
    assert "Whose words. Enter for 3:" in sink.getvalue()


def test_enter_all_the_way() -> None:
    """All teams, the planned time, notes kept, real names."""
    console, _player = played_by(((r"", ""),))

    setup = Preparing(console, scenario_of()).led(7)

    assert Setup("facilitated", TEAMS, minutes=play_minutes(scenario_of()), terminology="hseep", seed=7) == setup


def test_everything_can_be_chosen() -> None:
    """Teams out, seats for chance, people, names, minutes, injects, names of states, the clock, what is kept."""
    lines = ["3", "2", "4", "y", "Blue desk", "", "45", "1", "y", "2", "y", "3", "y"]
    console, sink = console_of("\n".join(lines) + "\n")

    setup = Preparing(console, scenario_of()).led(None)

    assert setup == Setup(
        mode="facilitated",
        teams=("PORT", "PILOTS"),
        names=(("PORT", "Blue desk"),),
        people=(("PORT", 4),),
        unplayed=("PILOTS",),
        left_out=("whisper",),
        minutes=45,
        release="clock",
        rehearsal=True,
        log_level="full",
        fictional=True,
        terminology="nato",
    )
    assert "Ready: 2 teams, 45 minutes" in sink.getvalue()


def test_b_begins_again() -> None:
    """Whoever changes their mind starts the questions over."""
    console, sink = console_of("3\nb\n" + "\n" * 20)

    assert TEAMS == Preparing(console, scenario_of()).led(None).teams
    assert "From the beginning:" in sink.getvalue()


def test_not_everybody_can_stay_away() -> None:
    """At least one team takes part."""
    console, sink = console_of("1 2 3\n" + "\n" * 20)

    assert TEAMS == Preparing(console, scenario_of()).led(None).teams
    assert "at most 2 numbers from 1 to 3" in sink.getvalue()


def test_alone_one_chooses_a_role() -> None:
    """Chance answers for the others; with --role nothing is asked."""
    console, _sink = console_of("2\n")

    assert ("PORT", "PRESS") == Preparing(console, scenario_of()).alone(7, 1).unplayed
    assert ("PORT", "PILOTS") == Preparing(console_of("")[0], scenario_of()).alone(7, 1, "PRESS").unplayed


@pytest.mark.parametrize("name", NAMES)
def test_hostile_lines(name: str) -> None:
    """Any line at every question."""
    console, sink = console_of(f"{hostile_line(name)}\n" * 30)

    with suppress(Left):
        Preparing(console, scenario_of()).led(None)

    assert all(line.isprintable() for line in sink.getvalue().splitlines())
