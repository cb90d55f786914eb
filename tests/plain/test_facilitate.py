"""Leading in lines: Enter all the way, every letter, and nothing irreversible by accident."""

from __future__ import annotations

import io

import pytest

from tabletop.exercise.events import AnswerSubmitted, Event, NoteTaken, OutcomeRuled
from tabletop.exercise.state import InjectStatus, Phase
from tabletop.plain.facilitate import KEYS, Facilitate
from tabletop.plain.layout import WIDTH, cells
from tests.harbour import Table, opening
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import EAGER, Player, Rules, console_of, ended, played_by
from tests.plain.tables import taken_up, told

STARTED = ("", "")
"""Enter, and Enter again: STARTEX."""
RELEASED = (*STARTED, "", "")
"""And the first inject."""


def led(rules: Rules = EAGER, table: Table | None = None) -> tuple[Table, Player]:
    """A whole session, Enter wherever Enter does something."""
    table = table or Table(opening())
    console, player = played_by(rules)
    assert ended(Facilitate(table.session, console).run) is None
    return table, player


def typed(*lines: str, table: Table | None = None) -> tuple[Table, io.StringIO]:
    """What comes of these lines."""
    table = table or Table(opening())
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    ended(Facilitate(table.session, console).run)
    return table, sink


def of_type(table: Table, kind: type[Event]) -> list[Event]:
    """The events of one type."""
    return [event for event in table.events if isinstance(event, kind)]


def test_enter_leads_to_the_end() -> None:
    """Whoever follows the suggestions comes from STARTEX through the hot wash to a finished log."""
    table, player = led()

    assert Phase.CLOSED is table.state.phase
    for words in ("ENDEX.", "Defuse, 1 of 6", "Apply, 6 of 6", "SECRET-PORT", "What nobody chose:"):
        assert words in player.sink.getvalue()


def test_every_line_fits_and_every_prompt_is_one_line() -> None:
    """72 columns, no control character; and a prompt never breaks."""
    _table, player = led()

    for line in player.sink.getvalue().splitlines():
        assert cells(line) <= WIDTH, line
        assert line.isprintable(), line


def test_the_same_lines_give_the_same_events() -> None:
    """Nothing depends on who types, or when."""
    first, player = led()
    again, _sink = typed(*player.typed)

    assert told(first.events) == told(again.events)


def test_any_prefix_leaves_a_session_that_can_be_taken_up() -> None:
    """The input may end at every prompt; the session comes back paused and is led to its end."""
    _table, player = led()
    for length in range(0, len(player.typed), 5):
        table, _sink = typed(*player.typed[:length])
        session = taken_up(table)
        console, _player = played_by()

        assert ended(Facilitate(session, console).run) is None
        assert Phase.CLOSED is session.state.phase


def test_what_enter_does_is_named_first() -> None:
    """The suggestion names the inject, and a release is asked about before it happens."""
    table, sink = typed(*STARTED, "", "n")

    assert "Next: release “The radar is dark”." in sink.getvalue()
    assert "Release “The radar is dark” to everybody?" in sink.getvalue()
    assert () == table.state.released


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.letter)
@pytest.mark.parametrize("before", [(), STARTED, RELEASED], ids=["briefing", "running", "released"])
def test_no_letter_ever_ends_the_program(key: object, before: tuple[str, ...]) -> None:
    """Every letter at every stage does what it says, or says why not, and b goes back."""
    letter = getattr(key, "letter", "")
    _table, sink = typed(*before, letter, "b", "b", "b", "q")

    assert "Enter does that" in sink.getvalue()


def test_a_letter_that_is_none() -> None:
    """It is said, and nothing happens."""
    table, sink = typed("&", "release it", "?", "q")

    assert "There is no command “&”." in sink.getvalue()
    assert "There is no command “release it”." in sink.getvalue()
    assert "take down a team’s decision" in sink.getvalue()
    assert 1 == len(table.events)


def test_endex_and_finishing_ask_with_the_safe_answer_first() -> None:
    """Enter at the question about ENDEX changes nothing."""
    table, _sink = typed(*STARTED, "x", "", "x", "y")

    assert Phase.ENDED is table.state.phase
    assert 1 == sum(event.type == "exercise-ended" for event in table.events)
    assert not any(event.type == "session-closed" for event in table.events)


def test_a_decision_is_dictated() -> None:
    """Team, option, reason, who spoke: four lines."""
    table, sink = typed(*RELEASED, "d", "1", "1", "1", "We need eyes.", "2", "q")

    given = of_type(table, AnswerSubmitted)[0]
    assert isinstance(given, AnswerSubmitted)
    assert ("PORT", "clerk") == (given.team, given.speaker)
    assert given.rationale is not None
    assert "We need eyes." == given.rationale.shown
    assert "Saved. Norway port authority: Send the tug." in sink.getvalue()
    assert "Still waiting for: Pilots, Press." in sink.getvalue()


def test_no_decision_split_and_late() -> None:
    """A table that cannot decide is taken down as easily; so is one that is late."""
    table, _sink = typed(
        *RELEASED, "d 2", "1", "-", "They argue.", "d", "1", "3", "/", "", "d 1 l", "1", "2", "Later.", "", "q"
    )

    statuses = {event.team: (event.status, event.late) for event in table.events if isinstance(event, AnswerSubmitted)}
    assert {"PILOTS": ("no-decision", False), "PRESS": ("split", False), "PORT": ("decided", True)} == statuses


def test_a_ruling_of_ones_own() -> None:
    """It closes what is open, wants a sentence and a reason, and moves what it says; the log knows whose it is."""
    table, sink = typed(*RELEASED, "o", "1", "", "", "Fog.", "They argued well.", "1 +5, 9 -1", "1 +5, 2 -3", "", "q")

    ruling = of_type(table, OutcomeRuled)[0]
    assert isinstance(ruling, OutcomeRuled)
    assert "overridden" == ruling.how
    assert ruling.ruling is not None
    assert "Fog." == ruling.ruling.shown
    assert (55, 47) == (table.state.indicators["safety"], table.state.indicators["trust"])
    assert "That is not clear: “9 -1”" in sink.getvalue()


def test_skip_hold_contingency_and_undo() -> None:
    """What comes can be rearranged; a step taken back is named."""
    table, sink = typed(*STARTED, "s 2", "h 1", "c 1", "y", "u", "", "q")

    assert InjectStatus.SKIPPED is table.state.injects["whisper"]
    assert InjectStatus.HELD is table.state.injects["radar-out"]
    assert "siren" not in table.state.injects
    assert "Take back the release of “A siren”?" in sink.getvalue()


def test_an_inject_written_on_the_spot() -> None:
    """Title, text, teams."""
    table, _sink = typed(*STARTED, "a", "A knock", "Somebody knocks.", "9", "1 3", "", "q")

    current = table.state.current
    assert current is not None
    assert current.ad_hoc is not None
    assert ("PORT", "PRESS") == current.ad_hoc.to


def test_notes_parking_pause_and_minutes() -> None:
    """One line each."""
    table, _sink = typed(
        *RELEASED, "n 2: tired", "n", "", "so what?", "k Who pays?", "p", "e 5", "e -3 m", "e five", "b", "p", "b", "q"
    )

    notes = [(event.purpose, event.text.shown, event.team) for event in table.events if isinstance(event, NoteTaken)]
    assert [("note", "tired", "PILOTS"), ("note", "so what?", None), ("parked", "Who pays?", None)] == notes
    assert Phase.RUNNING is table.state.phase
    assert table.state.blank
    assert ["inject", "move"] == [event.scope for event in table.events if event.type == "time-extended"]


def test_the_room_sees_no_secret() -> None:
    """What v reads out comes from the room's view."""
    _table, sink = typed(*RELEASED, "v", "q")
    seen = sink.getvalue().partition("What the room sees:")[2]

    assert "The radar is dark" in seen
    for secret in ("PRIVATE", "FACILITATOR-ONLY", "SECRET", "Nerves"):
        assert secret not in seen


def test_the_hot_wash_draws_on_this_run() -> None:
    """The widest split, the override, who did not decide, what was parked; and it takes down what to keep."""
    lines = "k Who pays?|d|1|1|1|Eyes.||d|1|2|2|Light.|d|1|3|/|||n|o|1|Fog.|Why not.|||x|y||+ calm|- late|a note"
    table, sink = typed(*RELEASED, *lines.split("|"), *[""] * 6)

    for words in (
        "differed most on",
        "otherwise than the script",
        "Press came to no decision",
        "Parked on the way: Who pays?",
    ):
        assert words in " ".join(sink.getvalue().split()), words
    assert ["parked", "keep", "change", "note"] == [
        event.purpose for event in table.events if isinstance(event, NoteTaken)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_any_text_at_every_prompt(name: str) -> None:
    """A script of one hostile line, again and again, is only a script."""
    line = hostile_line(name)
    for letter in ("a", "o"):
        _table, sink = typed(*RELEASED, letter, *[line] * 8)
        assert all(shown.isprintable() for shown in sink.getvalue().splitlines())
