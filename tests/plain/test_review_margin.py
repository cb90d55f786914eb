"""Line by line beside the log: marks, notes, evaluators, layers, words for commands, a session that goes on."""

from __future__ import annotations

import pytest

from tabletop.plain.review import Review
from tabletop.plain.review_aiming import aimed
from tabletop.session.port import NotSaved
from tabletop.session.port_review import Beside, Jotting
from tabletop.session.replayed import Replay, ReplayedSession
from tests.harbour import scenario_of
from tests.plain.players import console_of, ended
from tests.plain.test_review import number_of, records, reviewed
from tests.tui.review.margins import FakeMargin, Growing, evaluation


def beside(*lines: str, margin: FakeMargin | None = None) -> tuple[ReplayedSession, str]:
    """What is read out after these lines, with an evaluator's log and a margin."""
    past = ReplayedSession(Replay(iter(records()), lambda _opening: scenario_of()))
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    ended(Review(past, console, Beside((evaluation(),), ("x.jsonl",), margin)).run)
    return past, sink.getvalue()


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("next inject",), number_of("inject-released")),
        (("next decision",), number_of("decision-opened")),
        (("next move",), number_of("move-started")),
        (("e", "back move"), [one.number for one in records() if one.event.type == "move-started"][-1]),
        (("next change",), number_of("indicator-changed")),
        (("next", "next", "back"), 2),
        (("back inject",), 1),
        (("next tea",), 1),
        (("go 3",), 3),
        (("go tea",), 1),
        (("step",), number_of("move-started")),
    ],
)
def test_words(lines: tuple[str, ...], where: int) -> None:
    """Words go where letters go, and further."""
    past, _text = reviewed(*lines)
    assert where == past.number


@pytest.mark.parametrize(("text", "record"), [("12", 12), ("00:59", 2), ("1:00:00", 4), ("00:00", 1), ("x", None)])
def test_a_place_in_words(text: str, record: int | None) -> None:
    """A number, or a time: the last record by then."""
    assert record == aimed(text, [0, 10_000, 3_600_000, 3_600_000][: 4 if ":" in text else 1])


def test_eyes_by_name() -> None:
    """By a team's id, the beginning of its name, or what everybody calls the room; nobody else."""
    release = str(number_of("decision-opened"))
    _past, text = reviewed(release, "as pil", "as room", "as facil", "as nobody", "as", "2")
    assert text.count("As seen by: Pilots") == 1
    assert text.count("As seen by: the room") == 2
    assert "Nobody here is called “nobody”." in text


def test_marks_and_notes() -> None:
    """Marked, unmarked, noted, listed; a note that is asked for; what is left empty changes nothing."""
    margin = FakeMargin(label="table-2")
    _past, text = beside("4", "mark", "note Who knew?", "note", "Later", "note", "", "marks", "mark", margin=margin)
    assert "Left out: x.jsonl" in text
    assert ((), ["Who knew?", "Later"]) == (margin.marks, [one.text for one in margin.notes])
    assert "Record 4 is marked." in text
    assert "Record 4 is no longer marked." in text
    _past, text = beside(
        "go 4", "marks", margin=FakeMargin("", "", "", (4,), (Jotting(1, 4, "Hm"), Jotting(2, 999, "x")))
    )
    assert "(marked)" in text
    assert "My note: Hm" in text
    assert "Record 999, –: x" in text


def test_what_cannot_be_kept() -> None:
    """It is said; troubles are said at the beginning; where there is no margin, that is said, too."""
    margin = FakeMargin(trouble="marks.damaged", fitting=False, answer=NotSaved("no_room"))
    _past, text = beside("mark", "marks", margin=margin)
    assert "It was set aside" in text
    assert "the disk is full" in text
    _past, text = reviewed("mark", "note x", "marks")
    assert "Nothing can be marked here." in text
    assert "Nothing can be noted here." in text
    assert "Nothing is marked yet." in text


def test_layers() -> None:
    """Switched by the beginning of their word; evaluators' entries are read out with their record, and found."""
    past, text = beside("7", "layers int", "7", "layers tea", "/ They asked", "layers interpreted", "/ They asked")
    assert 7 == past.number
    assert text.count("table-2 (evaluator): Strength") >= 2
    assert "There is no layer “tea”." in text
    assert "“They asked” does not occur." in text
    past, _text = beside("layers observed", "layers interpreted", "next")
    assert records()[past.number - 1].event.type in {"outcome-ruled", "indicator-changed", "rubric-marked"}


def test_a_session_that_still_runs() -> None:
    """What came in the meantime is told, and one stays where one is."""
    growing = Growing(list(records()[20:]))
    log = growing.begin(list(records()[:20]))
    console, sink = console_of("3\n<\ne\n")
    ended(Review(log, console, Beside(underway=log)).run)
    assert "It is still running" in sink.getvalue()
    assert f"The session goes on: {len(records())} records by now." in sink.getvalue()
    assert len(records()) == log.number
