"""A preview: the last good version stays playable, and what is wrong is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.previewing.acts import THROW, Answer, Begin, Jump, Read, Release, Settle
from tabletop.authoring.previewing.checking import Checker
from tabletop.authoring.previewing.course import Course
from tabletop.authoring.previewing.jumping import usual_way
from tabletop.authoring.previewing.preview import Preview
from tabletop.authoring.previewing.watching import Found
from tabletop.authoring.previewing.wording import act_words, file_words, lost_words, saved_words, where_words
from tabletop.decisions.base import Fault
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise.views import Control, Room, Seat
from tabletop.scenario.problems import Code, Place, Problem
from tests import quay
from tests.authoring.previewing.plays import played, version
from tests.harbour import TEXT

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "yaml").glob("*.yaml"))


def opened(text: str = TEXT) -> Preview:
    """A preview of the harbour."""
    preview = Preview("harbour.yaml")
    preview.found(Found(text.encode(), "14:02"))
    return preview


def saved(preview: Preview, before: str, after: str, when: str = "14:05") -> None:
    """The harbour saved with a stretch of its text replaced."""
    assert before in TEXT
    preview.found(Found(TEXT.replace(before, after).encode(), when))


def at_first_step() -> Preview:
    """The first decision is asked."""
    preview = opened()
    assert preview.go_on() is None
    return preview


def course_of(preview: Preview) -> Course:
    """What was played."""
    assert preview.course is not None
    return preview.course


def choose(preview: Preview, number: int) -> None:
    """Choose by number."""
    asked = preview.asking(together=True)
    assert asked is not None
    assert preview.take(asked.offers[number - 1].act) is None


@pytest.mark.parametrize("file", CORPUS, ids=lambda path: path.stem)
def test_hostile_files_leave_the_last_good_version(file: Path) -> None:
    """Whatever is saved, one stands where one stood, with a line that says what is wrong; then all is well again."""
    preview = at_first_step()
    choose(preview, 1)
    course = preview.course
    preview.found(Found(file.read_bytes(), "14:03"))
    assert preview.course is course
    assert "broken" == preview.standing
    words = file_words(preview)
    assert words.startswith("line ")
    assert words.endswith("– showing the version of 14:02")
    preview.found(Found(TEXT.encode(), "14:04"))
    assert course is not None
    assert preview.course is not None
    assert course.acts == preview.course.acts
    assert "saved 14:04, no problems" == file_words(preview)
    assert "" == saved_words(preview)


@pytest.mark.parametrize("cut", range(0, len(TEXT.encode()), 811))
def test_half_written(cut: int) -> None:
    """A file that is there in part never raises, and never moves one from one's place unless it can be played."""
    preview = at_first_step()
    course = preview.course
    preview.found(Found(TEXT.encode()[:cut], "14:03"))
    if preview.standing != "good":
        assert preview.course is course


def test_windows_line_endings() -> None:
    """CRLF and a byte order mark change nothing."""
    preview = at_first_step()
    before = preview.course
    preview.found(Found(("\ufeff" + TEXT.replace("\n", "\r\n")).encode(), "14:03"))
    assert before is not None
    assert preview.course is not None
    assert before.acts == preview.course.acts
    assert "good" == preview.standing


def test_never_good() -> None:
    """Until a version loads there is nothing to play, and it says so."""
    preview = opened("title: [")
    assert preview.course is None
    assert file_words(preview).endswith("– there is no version to show yet")
    assert preview.view(Control()) is None
    assert preview.asking(together=True) is None
    assert (None, None, None, None) == (preview.go_on(), preview.again(), preview.play([]), preview.take(Begin()))
    assert preview.jump(Jump("radar-out")) is None
    preview.back()
    preview.restart()
    assert preview.course is None
    assert "The file has not been looked at yet." == file_words(Preview("new"))


def test_gone() -> None:
    """A file that went away leaves the version there was."""
    preview = at_first_step()
    preview.found(Found(None, why="No such file or directory"))
    assert "The file is not there: No such file or directory – showing the version of 14:02" == file_words(preview)
    assert preview.view(Room()) is not None


def test_an_option_that_went() -> None:
    """It says which choice could not be played again, why, and where one stands."""
    preview = at_first_step()
    choose(preview, 1)
    saved(preview, "          tug:\n", "          boat:\n")
    assert (
        "Not replayed: “Send the tug” to “What does Norway port authority, Pilots, Pr…” – what was chosen is not "
        "offered any more. You stand at “What does Norway port authority, Pilots, Pr…”."
    ) == saved_words(preview)
    choose(preview, 2)
    assert "" == saved_words(preview)


def test_a_condition_that_does_not_hold_any_more() -> None:
    """It says what it needs, and where that stands."""
    way = usual_way(version(), "tug-back", plays=4)
    assert way is not None
    preview = opened()
    assert preview.play(way) is None
    saved(preview, "when: {tug-out: yes}", "when: {safety: below 2}")
    words = saved_words(preview)
    assert "Not replayed: the inject “The tug returns” – it needs Safety at sea below 2 (Safety at sea is at" in words
    assert "You stand after" in words or "You stand at" in words


def test_what_cannot_be_done_is_said() -> None:
    """A refusal is a sentence about this act."""
    preview = at_first_step()
    lost = preview.take(Release("whisper"))
    assert lost is not None
    assert preview.course is not None
    assert (
        "the inject “A whisper in the harbour bar”: “What does Norway port authority, Pilots, Pr…” is asked first now."
    ) == lost_words(lost, preview.course)
    wrong = preview.play([Release("radar-out"), Begin()])
    assert wrong is not None


def test_going_on_and_back() -> None:
    """The first inject comes with the start, and goes with it; what was taken back can be done again."""
    preview = opened()
    assert "You stand at the beginning." == where_words(course_of(preview))
    preview.go_on()
    assert (Begin(), Release("radar-out")) == course_of(preview).acts
    preview.back()
    assert () == course_of(preview).acts
    assert preview.again() is None
    assert (Begin(),) == course_of(preview).acts
    assert "You stand before the first inject." == where_words(course_of(preview))
    preview.restart()
    assert () == course_of(preview).ahead


def test_views_are_those_of_the_exercise() -> None:
    """The room reads nothing that is a team's, a team nothing that is another's."""
    preview = at_first_step()
    room, port = preview.view(Room()), preview.view(Seat("PORT"))
    assert room is not None
    assert port is not None
    assert () == room.scene.injects[0].private
    assert ("PORT",) == tuple(team for team, _text in port.scene.injects[0].private)


def test_a_thorough_check_counts_for_its_own_file_only() -> None:
    """What was found in an older text is not said of a newer one."""
    preview = opened()
    remark = Problem(Code.NO_TEAM, Place("harbour.yaml", 4, 1, 2), found="X", note=True)
    preview.checked(preview.raw, [remark])
    assert 'saved 14:02 – 1 remark, line 4: no team called "X"' == file_words(preview)
    older = preview.raw
    saved(preview, "radar is dark", "radar is dead")
    preview.checked(older, [remark])
    assert "saved 14:05, no problems" == file_words(preview)
    problem = Problem(Code.NO_TEAM, Place("harbour.yaml", 4, 1, 2), found="X")
    preview.checked(preview.raw, [problem, problem])
    assert 'line 4: no team called "X" – and 1 more' == file_words(preview)


def test_a_faulty_form() -> None:
    """A form that is not in order gives the fault."""
    preview = opened()
    asked = at_first_step().asking(together=True)
    assert asked is not None
    preview.go_on()
    assert preview.answer(asked, {}) is Fault.MISSING
    assert Preview("x").answer(asked, {}) is Fault.MISSING


def test_checker_tells_of_the_newest_only() -> None:
    """What was saved while a check ran is checked next; each outcome is told once."""
    found = Problem(Code.NO_TEAM, Place("f", 1, 1, 2))
    checker = Checker(lambda: [found])
    assert checker.outcome() is None
    checker.begin(b"one")
    checker.wait()
    outcome = checker.outcome()
    assert outcome is not None
    assert (b"one", (found,)) == (outcome.raw, outcome.problems)
    assert checker.outcome() is None
    silent = Checker(lambda: None)
    silent.begin(b"two")
    silent.wait()
    assert silent.outcome() is None


def test_the_guide_says_what_the_program_says() -> None:
    """What the guide shows of a choice that went is what is said of it."""
    text = TEXT.replace("What does $team do first?", "What do you do first?")
    preview = opened(text)
    preview.go_on()
    choose(preview, 1)
    preview.found(Found(text.replace("          tug:\n", "          boat:\n").encode(), "14:05"))
    guide = (Path(__file__).parents[3] / "docs" / "guides" / "preview.md").read_text(encoding="utf-8")
    shown = guide.split("```text\n")[1].split("```")[0]
    assert " ".join(shown.split()) == saved_words(preview)


def test_every_act_has_its_words() -> None:
    """Whatever was chosen can be named, by its label where the file has one, else by its id."""
    for text in (TEXT, quay.TEXT):
        course = played([1] * 90, text)
        words = [act_words(act, course.version) for act in course.acts]
        assert all(words)
        assert "the start" == words[0]
        assert "the end" == words[-1]
    here = version()
    assert "no decision" in act_words(Answer("first-step", "PORT", None), here)
    assert "“choice” to “nowhere”" == act_words(Answer("nowhere", None, ChoiceAnswer(option="x")), here)
    assert "“throw the dice” to “nowhere”" == act_words(Settle("nowhere", THROW), here)
    assert "the jump to “nowhere”" == act_words(Jump("nowhere"), here)
    assert "going on after “What does Norway port authority, Pilots, Pr…”" == act_words(Read("first-step"), here)


def test_back_to_where_one_jumped_from() -> None:
    """Before the first step of another way lies the place one came from, in the version of now."""
    preview = at_first_step()
    choose(preview, 1)
    before = course_of(preview)
    assert preview.jump(Jump("ships", (("safety", 3),))) is None
    assert course_of(preview).by_hand
    saved(preview, "The tug goes out.", "The tug goes OUT.")
    preview.back()
    assert before.acts == course_of(preview).acts
    assert "The tug goes OUT." in course_of(preview).version.text
    way = usual_way(version(), "ships", plays=4)
    assert way is not None
    assert preview.play(way) is None
    while course_of(preview).taken:
        preview.back()
    assert preview.can_go_back
    preview.back()
    assert before.acts == course_of(preview).acts
    preview.restart()
    assert not preview.can_go_back
