"""Dialogs: typed answers, the safe one first, Esc destroys nothing."""

from __future__ import annotations

from typing import TypeVar

import pytest
from textual.content import Content
from textual.screen import ModalScreen

from tabletop.tui.base import TabletopApp
from tabletop.tui.dialogs.ask_text import AskText
from tabletop.tui.dialogs.confirm import Confirm
from tabletop.tui.dialogs.failure import Failure
from tabletop.tui.dialogs.pick import Pick
from tabletop.tui.dialogs.reader import cards_reader, glossary_reader
from tabletop.tui.dialogs.rows import PickRows
from tests.tui.frames import SIZES, SMALL, check_frame, frame
from tests.tui.keys import press
from tests.tui.samples import CARD

Result = TypeVar("Result")


def question() -> Confirm:
    """Something that cannot be undone."""
    return Confirm(
        Content("End the exercise?"),
        no=Content("Go on"),
        yes=Content("End it"),
        detail=Content("Roles end; the debrief begins."),
    )


async def answers(dialog: ModalScreen[Result], *keys: str) -> list[Result | None]:
    """What a dialog gives back for keys; nothing while it is open."""
    app, given = TabletopApp[None](), list[Result | None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(dialog, given.append)
        await pilot.pause()
        await press(pilot, *keys)
    return given


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["enter"], [False]),
        (["escape"], [False]),
        (["1"], [False]),
        (["2"], [True]),
        (["down", "enter"], [True]),
        (["y"], []),
    ],
)
async def test_the_safe_answer_is_first(keys: list[str], expected: list[bool]) -> None:
    """Enter and Esc are safe; yes takes a choice."""
    assert await answers(question(), *keys) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["escape"], [None]),
        (["enter"], []),
        (["a", "enter"], ["a"]),
        (["a", "ctrl+s"], ["a"]),
        (["a", "b", "c", "d", "e", "f", "enter"], []),
    ],
)
async def test_a_text_is_asked_for(keys: list[str], expected: list[str | None]) -> None:
    """An empty or too long text is not taken; Esc gives none."""
    assert await answers(AskText(Content("A note"), help_line=Content("One line."), limit=5), *keys) == expected


async def test_a_text_may_be_changed_or_empty() -> None:
    """A value stands there first, the cursor behind it."""
    assert await answers(AskText(Content("A note"), value="ab", lines=3), "c", "ctrl+s") == ["abc"]
    assert await answers(AskText(Content("A note"), empty=True), "enter") == [""]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [(["2"], [1]), (["down", "down", "down", "enter"], [2]), (["9"], []), (["escape"], [None])],
)
async def test_one_of_a_list(keys: list[str], expected: list[int | None]) -> None:
    """By number or arrow; the place in the list comes back."""
    assert await answers(Pick(Content("Which?"), [Content("a"), Content("b"), Content("c")]), *keys) == expected


async def test_an_empty_list_says_so() -> None:
    """Nothing can be picked."""
    assert await answers(Pick(Content("Which?"), [], nothing=Content("None yet.")), "1", "enter", "escape") == [None]


async def test_a_failure_can_be_copied() -> None:
    """`c` copies the text, Enter goes on."""
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(Failure(Content("Not saved"), Content("The disk is full.")))
        await press(pilot, "c")
        assert app.clipboard == "Not saved\nThe disk is full."
        assert "Copied." in frame(app)
        await press(pilot, "enter")
        assert not isinstance(app.screen, Failure)


@pytest.mark.parametrize("size", SIZES)
async def test_what_they_look_like(size: tuple[int, int]) -> None:
    """At both sizes."""
    for name, dialog in (("confirm", question()), ("cards", cards_reader((CARD,))), ("glossary", glossary_reader())):
        app = TabletopApp[None]()
        async with app.run_test(size=size) as pilot:
            await app.push_screen(dialog)
            await pilot.pause()
            check_frame(app, f"dialog-{name}")


async def test_the_text_turns_with_the_list() -> None:
    """The list stays, the text below follows the cursor, far down, too."""
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(glossary_reader())
        await press(pilot, *["down"] * 12)
        shown = frame(app)
        assert "▸    Escalation" in shown
        assert "A rise in intensity or scope" in shown


async def test_no_card_yet() -> None:
    """An empty state says what will fill it."""
    app = TabletopApp[None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(cards_reader(()))
        await pilot.pause()
        assert "Cards open with the injects they belong to." in frame(app)


async def test_rows_can_be_changed_and_clicked() -> None:
    """The cursor stays where it can; a click picks."""
    app, picked = TabletopApp[None](), list[int | None]()
    async with app.run_test(size=SMALL) as pilot:
        await app.push_screen(Pick(Content("Which?"), [Content("a"), Content("b"), Content("c")]), picked.append)
        rows = app.screen.query_one(PickRows)
        await press(pilot, "down", "down")
        rows.show([Content("a"), Content("b")])
        assert rows.cursor == 1
        await pilot.click(rows, offset=(3, 0))
        await pilot.pause()
        assert picked == [0]
        rows = PickRows([])
        rows.action_move(1)
        rows.action_pick()
        assert rows.key_hints() == ()
