"""Playing alone in lines: to the end, from any prefix, with any text, always the same way."""

from __future__ import annotations

from typing import Literal

import pytest

from tabletop.exercise.events import AnswerSubmitted, NoteTaken
from tabletop.exercise.state import Phase
from tabletop.plain.layout import WIDTH, cells
from tabletop.plain.solo import Solo
from tabletop.storage.port import NotSavedBecause
from tests.harbour import Table
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import EAGER, Player, Rules, console_of, ended, played_by
from tests.plain.tables import solo_table, taken_up, told

Name = Literal["first-hour", "harbour"]
BOTH: tuple[Name, ...] = ("first-hour", "harbour")


def played(name: Name, rules: Rules = EAGER) -> tuple[Table, Player]:
    """A whole run."""
    table, team = solo_table(name)
    console, player = played_by(rules)
    assert ended(Solo(table.session, team, console).run) is None
    return table, player


@pytest.mark.parametrize("name", BOTH)
def test_it_is_played_to_the_end(name: Name) -> None:
    """From the role card to the reflection, and the log is finished."""
    table, player = played(name)

    assert Phase.CLOSED is table.state.phase
    assert 3 == sum(isinstance(event, NoteTaken) for event in table.events)
    for words in (
        "Your role:",
        "Decision:",
        "What it changed:",
        "ENDEX.",
        "How sure you were",
        "To think about, 3 of 3",
    ):
        assert words in player.sink.getvalue()


@pytest.mark.parametrize("name", BOTH)
def test_a_line_is_a_line(name: Name) -> None:
    """Nothing is wider than 72 columns, and nothing is for a terminal to act on."""
    _table, player = played(name)

    for line in player.sink.getvalue().splitlines():
        assert cells(line) <= WIDTH, line
        assert line.isprintable(), line


@pytest.mark.parametrize("name", BOTH)
def test_the_same_answers_give_the_same_events(name: Name) -> None:
    """The same seed and the same lines: the same events, whoever typed them."""
    first, player = played(name)
    again, team = solo_table(name)
    console, _sink = console_of("\n".join(player.typed) + "\n")

    assert ended(Solo(again.session, team, console).run) is None
    assert told(first.events) == told(again.events)


@pytest.mark.parametrize("name", BOTH)
def test_blank_lines_that_go_on_may_be_left_out(name: Name) -> None:
    """In a script, an answer that comes at a pause is the answer to the next question."""
    full, player = played(name)
    table, team = solo_table(name)
    console, _sink = console_of("\n".join(line for line in player.typed if line) + "\n")

    ended(Solo(table.session, team, console).run)

    assert told(full.events)[:-2] == told(table.events)[: len(told(full.events)) - 2]


@pytest.mark.parametrize("name", BOTH)
def test_any_prefix_leaves_a_session_that_can_be_taken_up(name: Name) -> None:
    """The input may end at every prompt: no error, everything saved, and the rest can be played from there."""
    _table, player = played(name)
    for length in range(0, len(player.typed), 1 if name == "harbour" else 2):
        table, team = solo_table(name)
        console, _sink = console_of("".join(f"{line}\n" for line in player.typed[:length]))
        assert "end-of-input" == ended(Solo(table.session, team, console).run)

        session = taken_up(table)
        console, _player = played_by()

        assert ended(Solo(session, team, console).run) is None
        assert Phase.CLOSED is session.state.phase


def test_what_was_typed_before_leaving_is_offered_again() -> None:
    """A form left half filled in comes back with its answers."""
    table, team = solo_table("harbour")
    ended(Solo(table.session, team, console_of("\n\n2\nBecause of the fog.\nq\n")[0]).run)
    console, sink = console_of("\n\n60\nq\n")

    assert "asked" == ended(Solo(taken_up(table), team, console).run)
    assert "You typed before: 2" in sink.getvalue()
    assert "You typed before: Because of the fog." in sink.getvalue()
    assert "Saved" in sink.getvalue() or "What happened:" in sink.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_any_text_as_every_text(name: str) -> None:
    """A hostile reason, text or reflection is only text: it is kept, clean, and play goes on."""
    text = hostile_line(name).replace("\\", "\\\\")
    short = f"{text} word" if len(text) < 4_000 and len(text.split()) < 29 else "word"
    rules: Rules = (
        (r"^Why\? One sentence:", short),
        (r"^Your text", short),
        (r"^Your answer", text),
        *EAGER,
    )
    table, player = played("harbour", rules)

    assert Phase.CLOSED is table.state.phase
    assert all(line.isprintable() for line in player.sink.getvalue().splitlines())
    assert all(cells(line) <= WIDTH for line in player.sink.getvalue().splitlines())


@pytest.mark.parametrize("name", NAMES)
def test_any_text_at_every_prompt(name: str) -> None:
    """A script of nothing but one hostile line ends like any other script."""
    table, team = solo_table("first-hour")
    console, sink = console_of(f"{hostile_line(name)}\n" * 40)

    assert ended(Solo(table.session, team, console).run) in {"end-of-input", "asked"}
    assert all(line.isprintable() for line in sink.getvalue().splitlines())


def test_a_disk_that_is_full_loses_nothing() -> None:
    """What is not saved is said and kept; Enter sends it again, and it works once there is room."""
    table, team = solo_table("harbour")
    typed = ["", "1", "We need eyes.", "60", "", "", ""]

    class Filling(Player):
        def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
            if not typed:
                return ""
            table.store.failing = NotSavedBecause.NO_ROOM if len(typed) == 4 else None
            return f"{typed.pop(0)}\n"

    console, player = played_by()
    console._source = Filling(player.sink)  # noqa: SLF001 - a console whose disk fills up while it is read

    ended(Solo(table.session, team, console).run)

    answers = [event for event in table.events if isinstance(event, AnswerSubmitted) and event.team == "PORT"]
    assert "Not saved: the disk is full." in player.sink.getvalue()
    assert ["We need eyes."] == [answer.rationale.shown for answer in answers if answer.rationale]


def test_every_move_begins_with_its_words() -> None:
    """Also the first, which begins before its first inject."""
    _table, player = played("harbour")
    text = player.sink.getvalue()

    assert text.index("Move 1 of 2: Fog") < text.index("The horn sounds.") < text.index("Inject 1:")
    assert text.index("Move 2 of 2: Light") < text.index("Inject 2:")


def test_help_cards_role_and_gauges_are_one_letter_away() -> None:
    """At every question the letters show what they promise, and the question comes again."""
    table, team = solo_table("first-hour")
    console, sink = console_of("\n?\ni\nr\nw\nq\n")

    assert "asked" == ended(Solo(table.session, team, console).run)
    for words in ("A number chooses.", "The record: the war next door", "Your role:", "Where things stand:"):
        assert sink.getvalue().count(words) >= 1


def test_b_at_the_first_question_says_so() -> None:
    """There is no way back behind what was decided."""
    table, team = solo_table("first-hour")
    console, sink = console_of("\nb\nq\n")

    ended(Solo(table.session, team, console).run)

    assert "This is the first question; what came before stands." in sink.getvalue()
