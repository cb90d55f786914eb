"""Reading and writing lines: what always works, and how it ends."""

from __future__ import annotations

import io

import pytest

from tabletop.plain.console import LONGEST, Back, Console, Instead, Left
from tests.plain.players import console_of


def test_what_is_typed_is_shown_in_a_script() -> None:
    """A transcript has the answers in it; at a terminal they are there already."""
    script, shown = console_of("2\n")
    script.ask("Which?")
    terminal, bare = console_of("2\n", terminal=True)
    terminal.ask("Which?")

    assert "Which? 2\n" == shown.getvalue()
    assert "Which? " == bare.getvalue()


def test_comments_are_passed_over_in_a_script_only() -> None:
    """A line that begins with # explains an answers file; at a terminal it is an answer."""
    script, _shown = console_of("# the first decision\n2\n")
    terminal, _bare = console_of("# 2\n", terminal=True)

    assert "2" == script.ask("Which?")
    assert "# 2" == terminal.ask("Which?")


@pytest.mark.parametrize(
    ("typed", "expected"), [("\\q", "q"), ("\\#one", "#one"), ("\\\\q", "\\q"), ("\\n", "\\n"), ("a\\b", "a\\b")]
)
def test_a_backslash_makes_a_letter_a_text(typed: str, expected: str) -> None:
    """Every text can be typed, even one that would mean something else."""
    console, _sink = console_of(f"{typed}\n")

    assert expected == console.ask("Text:")


def test_a_letter_shows_something_and_the_question_comes_again() -> None:
    """Help does not use up the question."""
    console, sink = console_of("?\nI\n3\n")
    console.asides = {"?": lambda: console.say("help"), "i": lambda: console.say("cards")}

    assert "3" == console.ask("Which?")
    assert ["Which? ?", "help", "Which? I", "cards", "Which? 3"] == sink.getvalue().splitlines()


def test_leaving_and_going_back() -> None:
    """With q one leaves, with b one goes back, the end of the input leaves, too."""
    with pytest.raises(Left) as asked:
        console_of("q\n")[0].ask("?")
    with pytest.raises(Left) as over:
        console_of("")[0].ask("?")
    with pytest.raises(Back):
        console_of("b\n")[0].ask("?")

    assert ("asked", "end-of-input") == (asked.value.why, over.value.why)


def test_ctrl_c_while_reading_leaves() -> None:
    """An interruption is one of the ways to leave."""

    class Interrupted(io.StringIO):
        def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    console = Console(Interrupted(), io.StringIO(), terminal=True)

    with pytest.raises(Left) as left:
        console.ask("?")
    assert "interrupted" == left.value.why
    assert not console.reading


def test_ctrl_c_at_another_time_waits_for_the_next_question() -> None:
    """What is being saved is saved; then one leaves."""
    console, _sink = console_of("2\n")
    console.interrupted = True

    with pytest.raises(Left) as left:
        console.ask("?")
    assert "interrupted" == left.value.why


def test_a_sign_in_place_of_an_answer_only_where_it_is_allowed() -> None:
    """A hyphen is a text like any other, unless the question says what it means."""
    console, _sink = console_of("-\n-\n")

    assert "-" == console.ask("?")
    console.instead = frozenset("-")
    with pytest.raises(Instead):
        console.ask("?")


def test_a_pause_keeps_an_answer_that_came_early() -> None:
    """In a script the blank lines that only go on may be left out."""
    console, _sink = console_of("2\n")

    console.pause("Enter: go on.")

    assert "2" == console.ask("Which?")


def test_a_pause_at_a_terminal_wants_enter() -> None:
    """There nothing typed by mistake becomes an answer."""
    console, sink = console_of("2\n\n3\n", terminal=True)

    console.pause("Enter: go on.")

    assert "3" == console.ask("Which?")
    assert "Enter goes on" in sink.getvalue()


@pytest.mark.parametrize(
    ("typed", "enter", "expected"),
    [("", True, True), ("", False, False), ("YES", False, True), ("n", True, False), ("maybe\ny", False, True)],
)
def test_yes_or_no(typed: str, enter: bool, expected: bool) -> None:  # noqa: FBT001 - a table
    """Enter takes what is safe; anything unclear is asked again."""
    console, _sink = console_of(f"{typed}\n")

    assert expected is console.confirm("Really?", yes_on_enter=enter)


def test_arrow_keys_leave_nothing_behind() -> None:
    """A terminal that only knows lines sends them as escape sequences."""
    console, _sink = console_of("\x1b[D\x1bOA2\x1b[1;5C\n", terminal=True)

    assert "2" == console.ask("Which?")


def test_a_line_has_an_end() -> None:
    """A line longer than anybody types is cut, and the next line is the next line."""
    console, _sink = console_of("x" * 300_000 + "\n2\n")

    assert LONGEST == len(console.ask("Text:"))
    assert "2" == console.ask("Which?")


def test_a_terminal_that_cannot_show_a_character_shows_another() -> None:
    """No encoding of the output can end the program."""
    raw = io.BytesIO()
    console = Console(io.StringIO(""), io.TextIOWrapper(raw, encoding="ascii", write_through=True), terminal=False)

    console.say("Stufăreni – 危")

    assert b"Stuf?reni ? ?\n" == raw.getvalue()
