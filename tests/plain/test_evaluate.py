"""Beside a session, line by line."""

from __future__ import annotations

import pytest

from tabletop.exercise import commands as ask
from tabletop.plain.evaluate import HELP, Evaluate
from tabletop.plain.layout import WIDTH, cells
from tabletop.session.observing import Observing
from tabletop.storage.port import NotSavedBecause
from tests.beside import Chair, observer
from tests.harbour import TEXT
from tests.plain.corpus import NAMES, hostile_line
from tests.plain.players import console_of, ended


def heard(sheet: Observing, *lines: str) -> str:
    """What is read out after these lines."""
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    ended(Evaluate(sheet, console).run)
    return sink.getvalue()


def chair(**changes: bool) -> Chair:
    """A chair beside a session that has begun."""
    found = Chair(**changes)  # type: ignore[arg-type]
    found.begun()
    return found


def test_rating_a_task() -> None:
    """By the number of the task, with the evidence behind it or asked for; the latest rating counts."""
    here = chair()
    text = heard(
        here.sheet, "s 2 They asked late.", "m 4", "They hurried him.", "x 1", "p 2 Then they asked.", "l", "q"
    )

    rated = [task.rated for one in here.sheet.view().objectives for task in one.tasks]
    assert [one and (one.rating, one.evidence) for one in rated] == [
        ("not-observed", ""),
        ("performed", "Then they asked."),
        None,
        ("major-challenges", "They hurried him."),
    ]
    assert "P, performed without challenges (04:00): Then they asked." in text
    assert "at a cost to other activities" in text
    assert "not rated yet" in text
    assert "fail" not in text.casefold()


def test_notes() -> None:
    """With a tag, and about the team that was chosen."""
    here = chair()
    text = heard(
        here.sheet, "n It is loud.", "t", "2", "+ Says what is known.", "t", "9", "- Late.", "o", "w", "y", "o", "q"
    )

    notes = here.sheet.view().notes
    assert [(one.tag, one.team, one.text, one.struck) for one in notes] == [
        ("plain", "", "It is loud.", False),
        ("strength", "PORT", "Says what is known.", False),
        ("improve", "PORT", "Late.", True),
    ]
    assert "04:00 strength, Norway port authority: Says what is known." in text
    assert "(taken back)" in text


def test_what_is_typed_without_a_text_is_asked_for() -> None:
    """B goes back and writes nothing; what is declined is said."""
    here = chair()
    text = heard(here.sheet, "n", "b", "n", "", "+", "Good.", "u 9 x", "w", "n", "w", "y", "w", "q")

    assert [one.text for one in here.sheet.view().notes] == ["Good."]
    assert "Nothing was changed." in text
    assert "There is nothing to write down yet." in text
    assert "The scenario names no such task." in text
    assert "nothing of yours to take back" in text


def test_what_could_not_be_saved_is_kept() -> None:
    """It is said, and n alone writes it down later; a rating’s evidence, too."""
    here = chair()
    here.store.failing = NotSavedBecause.NO_ROOM
    text = heard(here.sheet, "n Important.", "s 1 Seen.", "w", "q")
    assert "the disk is full" in text
    assert (here.sheet.draft("note"), here.sheet.draft("task/share/1")) == ("Important.", "Seen.")

    here.store.failing = None
    text = heard(here.sheet, "n", "s 1", "", "q")
    assert "A note you began is kept: “Important.”" in text
    assert [one.text for one in here.sheet.view().notes] == ["Important."]
    rated = here.sheet.view().objectives[0].tasks[0].rated
    assert rated is not None
    assert rated.evidence == "Seen."
    assert here.drafts.kept == {}


def test_the_room_is_read_out() -> None:
    """What it sees now, the handbook for whoever has it, what came since; before STARTEX and after the end."""
    early = Chair(handbook=True)
    text = heard(early.sheet, "v", "l", "o", "q")
    assert "The exercise has not started yet." in text
    assert "There are no notes yet." in text
    early.begun()
    text = heard(early.sheet, "v", "q")
    assert "The radar of Norway shows nothing." in text
    assert "From the handbook, not for players:" in text
    early.play(ask.EndExercise())
    assert "Where it ended:" in heard(early.sheet, "q")


def test_what_comes_is_said() -> None:
    """At the next line, once."""
    here = Chair()

    console, sink = console_of("\n\nq\n")
    here.table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    ended(Evaluate(here.sheet, console).run)
    assert sink.getvalue().count("The room sees now: The radar is dark") == 1


def test_looking_back() -> None:
    """To the inject before, and on again; both ends are said."""
    here = chair()
    text = heard(here.sheet, "]", "[", "n There.", "[", "]", "q")

    assert "This is the present." in text
    assert "There is no inject before that." in text
    assert here.sheet.view().notes[0].pin.exercise == 0


def test_an_observer_writes_nothing() -> None:
    """It is said, and nothing is asked for twice."""
    sheet, table = observer()
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    text = heard(sheet, "n Something.", "l", "q")

    assert "You are only looking" in text
    assert "as observer" in text


def test_a_damaged_session_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with the session's log, in one sentence."""
    here = chair()
    monkeypatch.setattr(type(here.watched), "fault", property(lambda _: ("changed", 4, 99)))

    assert "Record 4 (byte 99) is not what was written" in heard(here.sheet, "q")


def test_help_and_what_is_no_command() -> None:
    """Everything typed is answered."""
    text = heard(Chair().sheet, "?", "zz", "nonsense", "s", *map(hostile_line, NAMES), "q")

    assert HELP[-1] in " ".join(text.split())
    assert "There is no command “zz”" in text
    assert all(cells(line) <= WIDTH for line in text.splitlines())


def test_no_tasks() -> None:
    """A scenario may name none."""
    here = Chair(text=TEXT.partition("evaluation:")[0])

    assert "There are no tasks to rate here." in heard(here.sheet, "l", "q")
