"""What stands on the home screen, in which order, and what can be done with it."""

from __future__ import annotations

import pytest

from tabletop.language.topics import topic
from tabletop.scenario.references.citations import THEMES
from tabletop.tui.home.rows import LATEST, Section, acts, first_place, fits, minutes, people, rows, sections
from tabletop.tui.home.shelf import Line, ScenarioLine, Shelf
from tests.tui.home.shelves import (
    BROKEN,
    DEBRIEF,
    FINISHED,
    FIRST_HOUR,
    GREY_WEATHER,
    OLD,
    OWN,
    PLAYED,
    UNFINISHED,
    UNREADABLE,
)

SCENARIOS = (FIRST_HOUR, GREY_WEATHER)


def codes(found: tuple[Section, ...]) -> list[str]:
    """The sections."""
    return [section.code for section in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (FIRST_HOUR, ("practise", "facilitate")),
        (GREY_WEATHER, ("facilitate", "practise")),
        (BROKEN, ()),
        (UNFINISHED, ("resume", "review")),
        (DEBRIEF, ("review", "resume")),
        (FINISHED, ("review",)),
        (UNREADABLE, ()),
        (None, ()),
    ],
)
def test_acts(line: Line | None, expected: tuple[str, ...]) -> None:
    """What comes naturally is first; what cannot be used offers nothing."""
    assert expected == acts(line)


def test_the_unfinished_come_first() -> None:
    """Sessions that wait stand on top, the unreadable at the end, the others as they came."""
    found = sections(Shelf(5, SCENARIOS, (FINISHED, UNREADABLE, DEBRIEF, UNFINISHED, OLD)))
    assert ["latest", "scenarios", "earlier"] == codes(found)
    assert (UNFINISHED, FINISHED, DEBRIEF) == found[0].rows
    assert (OLD, UNREADABLE) == found[2].rows


def test_room_is_kept_while_sessions_are_looked_for() -> None:
    """Nothing that arrives later moves a scenario's row."""
    before = sections(Shelf(9, SCENARIOS, None))
    after = sections(Shelf(9, SCENARIOS, (UNFINISHED, FINISHED, DEBRIEF, OLD)))
    assert len(after[0].rows) == before[0].looking == LATEST


def test_first_run() -> None:
    """Where nothing was played yet, that is said, with what to do."""
    found = sections(Shelf(0, SCENARIOS, ()))
    assert "Press enter" in found[0].note
    assert FIRST_HOUR == rows(found)[first_place(Shelf(0, SCENARIOS, ()), rows(found)) or 0]


def test_no_scenarios() -> None:
    """An empty shelf says what to do next."""
    (_latest, scenarios) = sections(Shelf(0, (), ()))
    assert "Press o" in scenarios.note
    assert first_place(Shelf(0, (), ()), ()) is None


@pytest.mark.parametrize(
    ("shelf", "expected"),
    [
        (Shelf(2, None, None), None),
        (Shelf(2, SCENARIOS, None), None),
        (Shelf(5, SCENARIOS, (FINISHED, DEBRIEF)), FIRST_HOUR),
        (Shelf(5, SCENARIOS, (FINISHED, UNFINISHED)), UNFINISHED),
        (Shelf(0, (GREY_WEATHER, FIRST_HOUR), ()), FIRST_HOUR),
        (Shelf(0, (BROKEN,), ()), BROKEN),
    ],
)
def test_first_place(shelf: Shelf, expected: Line | None) -> None:
    """The cursor stands on what waits; else on what one person can try; nowhere until that is known."""
    found = rows(sections(shelf))
    place = first_place(shelf, found)
    assert expected == (None if place is None else found[place])


@pytest.mark.parametrize(
    ("needle", "line", "expected"),
    [
        ("grey", GREY_WEATHER, True),
        ("GREY 90", GREY_WEATHER, True),
        ("hybrid", GREY_WEATHER, True),
        ("T39", GREY_WEATHER, True),
        ("tabletop exercise", GREY_WEATHER, True),
        ("hospitals", GREY_WEATHER, True),
        ("grey solo", GREY_WEATHER, False),
        ("unfinished", UNFINISHED, True),
        ("rehearsal", DEBRIEF, True),
        ("what if", UNFINISHED._replace(forked_at=12, forked_from="gw.jsonl"), True),
        ("what if", UNFINISHED, False),
        ("rehearsal", FINISHED, False),
        ("mail", UNREADABLE, True),
    ],
)
def test_filter(needle: str, line: Line, expected: bool) -> None:  # noqa: FBT001
    """Every word typed must occur somewhere a person would look."""
    assert expected is fits(line, needle)


def test_filter_drops_empty_sections() -> None:
    """What has nothing that fits goes, heading and all."""
    assert ["earlier"] == codes(sections(Shelf(5, SCENARIOS, PLAYED), "2026-10-02"))
    assert () == sections(Shelf(5, SCENARIOS, PLAYED), "no such thing")


def test_opened_by_name() -> None:
    """What was opened stands on top, once, the newest first."""
    shelf = Shelf(0, SCENARIOS, ()).with_opened(OWN).with_opened(BROKEN).with_opened(UNREADABLE)
    assert (UNREADABLE, BROKEN) == sections(shelf)[0].rows


def test_checked() -> None:
    """What the check found replaces the line."""
    assert (FIRST_HOUR, BROKEN) == Shelf(0, (FIRST_HOUR, OWN), ()).with_looked_into(BROKEN).scenarios
    assert () == Shelf().with_looked_into(BROKEN).scenarios


def test_words() -> None:
    """A file that says nothing of its length or people shows nothing there."""
    bare = ScenarioLine("/x", "x", "X")
    assert ("", "") == (minutes(bare), people(bare))
    assert ("1 person", "8–30 people") == (people(FIRST_HOUR), people(GREY_WEATHER))


@pytest.mark.parametrize("code", THEMES)
def test_every_theme_has_words(code: str) -> None:
    """Nobody has to know what T41 is."""
    assert code != topic(code)


def test_unknown_theme() -> None:
    """A theme of a later version is shown by its code."""
    assert "T99" == topic("T99")
