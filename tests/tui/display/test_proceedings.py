"""What is decided step by step, and under seal, as the room follows it; and the digits and pages it is drawn with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tabletop.exercise import commands as ask
from tabletop.exercise.views import Room
from tabletop.tui.display.digits import big
from tabletop.tui.display.pages import Group, Piece, pages
from tests.quay import Table
from tests.tui.display.projector import projector
from tests.tui.frames import COMFORTABLE, SMALL, check_frame, frame


def _drafting(table: Table) -> None:
    table.put("statement")
    table.steps(
        "statement",
        ("CREW", "amend", {"text": "The tables regret what happened.\nThey meet on Friday.", "why": "Shorter."}),
        ("YARD", "reserve", {"kind": "footnote", "text": "The yard was closed."}),
    )


def _under_silence(table: Table) -> None:
    _drafting(table)
    table.steps("statement", (None, "silence", {"minutes": "8"}), ("TOWN", "keep", {}))
    table.clock.pass_minutes(6.2)


def _broken(table: Table) -> None:
    _under_silence(table)
    table.steps("statement", ("CREW", "break", {"why": "It names nobody."}))


def _committed(table: Table) -> None:
    table.put("crane")
    table.move("CREW", "go", YARD="go", TOWN="stay")
    table.move("YARD", "stay", CREW="stay", TOWN="stay")


def _moves_revealed(table: Table) -> None:
    _committed(table)
    table.move("TOWN", "go", CREW="go", YARD="go")
    table.must(ask.CloseDecision("crane"), ask.RevealMoves("crane"))


def _moved(table: Table) -> None:
    _moves_revealed(table)
    table.must(ask.RuleOutcome("crane"))


def _talks(table: Table) -> None:
    table.put("terms")
    standing = table.sees("terms").standing
    assert standing is not None
    clauses = [line.id for line in standing.lines if line.kind == "clause"]
    table.steps(
        "terms",
        ("CREW", "accept", {"clauses": (clauses[0],)}),
        ("TOWN", "side-deal", {"parties": ("CREW",), "text": "SECRET between two.", "open": "closed"}),
        ("TOWN", "side-deal", {"parties": ("CREW",), "text": "The fair buys the fish.", "open": "open"}),
        (None, "format", {"parties": ("CREW", "TOWN"), "minutes": "5"}),
    )


def _argued(table: Table) -> None:
    table.put("find-owner")
    owner = {"action": "The mate writes to the bank.", "result": "The bank asks.", "reason-1": "The ship is security."}
    table.steps(
        "find-owner",
        ("CREW", "argue", owner),
        ("TOWN", "counter", {"side": "against", "text": "Banks are slow."}),
        (None, "weigh", {"accepted": ()}),
    )


def _thrown(table: Table) -> None:
    _argued(table)
    table.steps("find-owner", (None, "throw", {}))


def _turned(table: Table) -> None:
    _argued(table)
    table.steps("find-owner", ("YARD", "estimate", {"percent": "70"}), (None, "turn", {"by": "median"}))


STATES = (_drafting, _under_silence, _broken, _committed, _moves_revealed, _moved, _talks, _argued, _thrown, _turned)


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__[1:].replace("_", "-"))
async def test_what_the_room_follows(state: Callable[[Table], None], size: tuple[int, int]) -> None:
    """The text and the silence; the argument and its odds; the sheet; the moves, all at once."""
    table = Table()
    state(table)
    async with projector(size) as display:
        await display.shows(table.session)
        assert "SECRET" not in frame(display.app)
        check_frame(display.app, f"display-{state.__name__[1:].replace('_', '-')}")


async def test_a_sealed_move_changes_nothing_on_the_display_before_the_reveal() -> None:
    """Go or stay, and whatever is expected of the others: the same frame to the cell."""
    frames = set()
    for option, expected in (("go", "go"), ("stay", "stay")):
        table = Table()
        table.put("crane")
        table.move("CREW", option, YARD=expected, TOWN=expected)
        async with projector() as display:
            frames.add(await display.shows(table.session))
    assert len(frames) == 1


async def test_silence_is_counted_down_and_stands_still_in_a_pause() -> None:
    """The deadline is exercise time: eight minutes less what has passed, whatever the wall clock says."""
    table = Table()
    _under_silence(table)
    async with projector() as display:
        running = await display.shows(table.session)
        table.must(ask.PauseExercise())
        before = await display.shows(table.session)
        table.clock.pass_minutes(30)
        assert await display.shows(table.session) == before
    assert "under silence" in running
    assert "PAUSED" in before
    assert table.session.view(Room()).scene.clock.exercise == 372_000


# ── Digits and pages ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("scale", "rows", "columns"), [(0, 3, 17), (1, 5, 34), (2, 10, 68)])
def test_digits_are_as_high_as_they_are_wide(scale: int, rows: int, columns: int) -> None:
    """Every row has the same width; what is no digit is left out."""
    lines = big("12:40", scale).split("\n")
    assert (len(lines), {len(line) for line in lines}) == (rows, {columns})
    assert big("1 2", scale) == big("12", scale)


WORDS = st.lists(st.sampled_from(["a", "word", "considerable", "–", "123"]), max_size=60).map(" ".join)


@given(
    groups=st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=4), st.booleans()), max_size=6),
    width=st.integers(20, 80),
    height=st.integers(1, 30),
    columns=st.integers(1, 3),
)
def test_nothing_that_must_be_read_is_left_out(
    groups: list[tuple[list[str], bool]], width: int, height: int, columns: int
) -> None:
    """Every word of what is no extra stands on a page, in order; no page is too high or too wide."""
    made = [Group(tuple(Piece(Content(text), Content("• "), 2) for text in texts), extra) for texts, extra in groups]
    found = pages(made, width, height, columns=columns, gap=2)
    told = " ".join(page.plain for page in found).split()
    wanted = [word for texts, extra in groups if not extra for text in texts for word in text.split()]
    assert found
    for page in found:
        lines = page.plain.split("\n")
        assert len(lines) <= height
        assert max(map(len, lines)) <= columns * (width + 2)
    for word in set(wanted):
        assert told.count(word) >= wanted.count(word)
    if columns == 1 and not any(extra for _texts, extra in groups):
        assert [word for word in told if word != "•"] == wanted
