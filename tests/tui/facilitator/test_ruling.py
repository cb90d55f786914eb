"""Ruling: the script is shown first; accept, or say otherwise with a reason."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.exercise.events import IndicatorChanged, OutcomeRuled, RubricMarked
from tests.harbour import TEAMS, Table, opening
from tests.tui.facilitator.lesson import answer_all, begun, lesson, writing
from tests.tui.frames import SIZES, check_frame

AT_BOTH = pytest.mark.parametrize("size", SIZES)


def answered() -> Table:
    """Everything of the first inject is answered: two send the tug, one waits."""
    table = begun()
    for team, option in zip(TEAMS, ("tug", "wait", "tug"), strict=True):
        answer = table.state.scenario.decisions["first-step"].read({"answer": option})
        table.must(ask.SubmitAnswer("first-step", team, answer, rationale="So."))  # type: ignore[arg-type]
    estimate = table.state.scenario.decisions["how-sure"].read({"answer": 30})
    table.must(ask.SubmitAnswer("how-sure", "PILOTS", estimate))  # type: ignore[arg-type]
    return table


def rulings(table: Table) -> list[OutcomeRuled]:
    """What was ruled."""
    return [event for event in table.events if isinstance(event, OutcomeRuled)]


@AT_BOTH
async def test_space_closes_shows_the_script_and_enter_accepts(size: tuple[int, int]) -> None:
    """Then the next decision that waits for nobody comes up by itself; then what came of it is to be said aloud."""
    async with lesson(answered(), size=size) as at:
        await at.press("space")
        check_frame(at.app, "facilitator-ruling")
        assert not rulings(at.table)
        await at.press("enter")
        assert "How likely is it that a ship is lost?" in at.frame
        await at.press("enter")
        assert ["scripted", "scripted"] == [one.how for one in rulings(at.table)]
        check_frame(at.app, "facilitator-ruled")


@AT_BOTH
async def test_a_ruling_of_ones_own_begins_with_the_script(size: tuple[int, int]) -> None:
    """What happens, what it changes, and one line of reason; a change that stays as scripted keeps its own."""
    async with lesson(answered(), size=size) as at:
        await at.press("r", "3")
        check_frame(at.app, "facilitator-overriding")
        await at.press("ctrl+s")
        assert any("needs what happens" in said for said in at.said)
        await at.press("escape", "3", "tab", "1", "right", "2", "left", "pagedown", "pageup", "3", "backspace", "tab")
        await at.press("2", "tab")
        await at.press("4")
        await at.write(" Rightly so.")
        await at.press("enter")
        assert ("overridden", "4 Rightly so.") == (rulings(at.table)[0].how, rulings(at.table)[0].why.shown)  # type: ignore[union-attr]
        changed = {
            event.indicator: (event.by, event.why)
            for event in at.table.events
            if isinstance(event, IndicatorChanged) and event.cause == "first-step"
        }
        assert {"safety", "trust", "nerves"} == set(changed)
        assert ("", "Waiting wears.") == (changed["trust"][1], changed["nerves"][1])
        assert "" == at.table.drafts.get("facilitator/first-step/why")


async def test_the_script_is_amended_with_a_reason() -> None:
    """Words left as they are stay the script's; nothing is ruled without a line of reason."""
    async with lesson(answered()) as at:
        await at.press("r", "2", "ctrl+s")
        assert any("needs what happens" in said for said in at.said)
        await at.write("Thick fog.")
        await at.press("shift+tab", "1", "left", "ctrl+s")
        found = rulings(at.table)[0]
        assert ("amended", None, "Thick fog.") == (found.how, found.ruling, found.why.shown)  # type: ignore[union-attr]
        assert 52 == at.table.state.indicators["safety"]
        assert "tug-out" in at.table.state.facts


async def test_accepting_can_note_who_rules_and_on_what() -> None:
    """Assumptions are for the facilitator alone; the room learns who ruled."""
    async with lesson(answered()) as at:
        await at.press("r", "4")
        await at.write("The tug has fuel.")
        await at.press("enter")
        await at.write("White cell")
        await at.press("enter")
        found = rulings(at.table)[0]
        assert found.assumptions is not None
        assert found.umpire is not None
        assert ("scripted", "The tug has fuel.", "White cell") == (
            found.how,
            found.assumptions.shown,
            found.umpire.shown,
        )
        await at.press("escape")
        assert "For you alone, taken for granted: The tug has fuel." in " ".join(at.frame.split())
        await at.press("v")
        assert "The tug has fuel" not in at.frame


async def test_the_question_of_bias_goes_with_a_key() -> None:
    """It stays away for the rest of the session, and comes back with the same key."""
    async with lesson(answered()) as at:
        await at.press("r")
        assert "Whose option sounds natural to you?" in at.frame
        await at.press("ctrl+b")
        assert "sounds natural" not in at.frame
        await at.press("3")
        assert "sounds natural" not in at.frame
        await at.press("ctrl+b")
        assert "sounds natural" in at.frame


async def test_going_back_from_a_ruling_keeps_it_closed_and_what_was_written() -> None:
    """Nothing is ruled, and the words are there again."""
    async with lesson(answered()) as at:
        await at.press("r", "3", "tab", "tab", "tab")
        await at.write("Half a rea")
        await at.press("escape", "escape")
        assert ("Console", "closed") == (at.screen, at.view.scene.decisions[0].status)
        await at.press("space", "3")
        assert "Half a rea" in at.frame


@AT_BOTH
async def test_texts_are_marked_by_numbers_before_the_ruling(size: tuple[int, int]) -> None:
    """A text can be marked with several things or with nothing; the next one comes up by itself."""
    table = writing()
    answer_all(table)
    for team, text in zip(TEAMS, ("We know the tug is out.", "All ships are lost!", "No comment."), strict=True):
        answer = table.state.scenario.decisions["statement"].read({"answer": text})
        table.must(ask.SubmitAnswer("statement", team, answer))  # type: ignore[arg-type]
    async with lesson(table, size=size) as at:
        await at.press("r")
        check_frame(at.app, "facilitator-marking")
        await at.press("1", "enter")
        assert "All ships are lost!" in at.frame
        await at.press("1", "2", "1", "enter", "enter")
        marks = [event.marks for event in table.events if isinstance(event, RubricMarked)]
        assert [("clear",), ("guess",), ()] == marks
        assert "Ruling" == at.screen
        assert "Says what is known" not in at.frame
        await at.press("enter")
        assert "Close the harbour tonight?" in at.frame
        await at.press("enter")
        assert "it shows a mood and decides nothing" in " ".join(at.frame.split())
        await at.press("enter")
        assert 3 == len([one for one in rulings(table) if one.decision in {"statement", "close-it", "mood"}])


async def test_marking_can_be_left_and_taken_up() -> None:
    """Marks that were saved stay, and stand there when one comes back."""
    table = writing()
    answer_all(table)
    async with lesson(table) as at:
        await at.press("r", "1", "enter", "escape")
        assert "Mark the texts" in at.frame
        await at.press("u")
        assert "Take back the marks for ▲ Norway port authority?" in at.frame
        await at.press("escape", "space")
        assert "☑" in at.frame
        await at.press("escape")


async def test_what_is_answered_by_chance_needs_no_marks() -> None:
    """A seat nobody plays has been marked already."""
    table = Table(event=opening(unplayed=TEAMS))
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    async with lesson(table) as at:
        await at.press("space")
        assert "Ruling" == at.screen
        assert "drawn by chance" not in at.frame
        await at.press("escape", "tab")
        assert "drawn by chance" in at.frame
