"""A course: replayed as it was, as far as it goes, with what is left kept for later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.previewing.acts import THROW, Answer, Begin, Finish, Jump, Read, Release, Settle
from tabletop.authoring.previewing.course import Course, Spot, Version, begun, replayed
from tabletop.authoring.previewing.playing import ASKED_FIRST, COMES_FIRST, Lost, take
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import begin
from tabletop.scenario.loader import examine
from tests import quay
from tests.authoring.previewing.plays import WHEN, chosen, played, version
from tests.harbour import TEXT

NUMBERS = st.lists(st.integers(0, 20), max_size=40)
WHOLE = 80
"""More acts than the harbour has."""
TUG = Answer("first-step", None, ChoiceAnswer(option="tug"))
WAIT = Answer("first-step", None, ChoiceAnswer(option="wait"))
LINES = TEXT.split("\n")


def after(course: Course, *acts: object) -> Course:
    """The course with some more acts, all of which happen."""
    for act in acts:
        following = course.after(act)  # type: ignore[arg-type]
        assert not isinstance(following, Lost), following
        course = following
    return course


def changed(before: str, after_: str, text: str = TEXT) -> Version:
    """The harbour with a stretch of its text replaced; it loads."""
    assert before in text
    return version(text.replace(before, after_))


@given(NUMBERS)
@settings(max_examples=12, deadline=None)
def test_the_same_file_gives_the_same_course(numbers: list[int]) -> None:
    """Replaying onto the file a course was played on is the identity, to the last record."""
    course = played(numbers)
    again = course.onto(course.version)
    assert (course.taken, course.state, course.spot, ()) == (again.taken, again.state, again.spot, again.ahead)


@given(NUMBERS)
@settings(max_examples=12, deadline=None)
def test_the_records_fold_to_the_state(numbers: list[int]) -> None:
    """What a log of it would hold folds to where it stands: it is the engine that plays."""
    course = played(numbers)
    first = course.records[0].event
    assert first.type == "session-opened"
    state = begin(course.version.scenario, first)
    for record in course.records:
        state = evolve(state, record)
    assert course.state == replace(state, undoable=course.state.undoable)


@given(NUMBERS, st.integers(0, len(LINES) - 1), st.integers(1, 12), st.sampled_from(["cut", "twice", "flip"]))
@settings(max_examples=40, deadline=None)
def test_any_edit_replays_as_far_as_it_goes(numbers: list[int], at: int, count: int, how: str) -> None:
    """Whatever was cut, doubled or turned round: nothing raises, and the next act really cannot happen."""
    part = LINES[at : at + count]
    new = {"cut": [], "twice": part * 2, "flip": part[::-1]}[how]
    text = "\n".join([*LINES[:at], *new, *LINES[at + count :]])
    examined = examine(text.encode(), "harbour")
    if examined.scenario is None or examined.errors:
        return
    course = played(numbers)
    moved = course.onto(Version(examined.scenario, text, WHEN))
    if moved.lost is None:
        assert () == moved.ahead
    else:
        assert moved.lost == take(moved.state, moved.ahead[0])
        assert set(map(repr, moved.ahead)) <= set(map(repr, course.acts))


@given(NUMBERS, st.integers(0, 50))
@settings(max_examples=10, deadline=None)
def test_back_and_on_again(numbers: list[int], steps: int) -> None:
    """Any number of steps back and as many on again leads to the same place."""
    course = played(numbers)
    went = 0
    back = course
    for _ in range(steps):
        if back.taken:
            back, went = back.back(), went + 1
    while back.ahead:
        following = back.again()
        assert isinstance(following, Course)
        back = following
    assert course.acts == back.acts
    assert course.state == back.state


def test_the_way_through() -> None:
    """Briefing, inject with its question, consequence, the next question, and in the end the ending."""
    course = begun(version())
    assert Spot("briefing") == course.spot
    assert Begin() == course.following()
    course = after(course, Begin(), Release("radar-out"))
    assert Spot("question", "radar-out", "first-step") == course.spot
    assert course.following() is None
    course = after(course, TUG)
    assert Spot("consequence", "radar-out", "first-step") == course.spot
    assert Read("first-step") == course.following()
    course = after(course, Read("first-step"))
    assert "question" == course.spot.kind
    whole = played([0] * WHOLE)
    assert "ending" == whole.spot.kind
    assert Finish() == whole.acts[-1]
    assert whole.following() is None


def test_a_renamed_option_is_lost_and_comes_back() -> None:
    """A renamed option stops the replay at its question; once its name is back, all of it is played again."""
    course = after(played([]), Begin(), Release("radar-out"), TUG, Read("first-step"))
    renamed = course.onto(changed("          tug:\n", "          boat:\n"))
    assert Lost(TUG, "answer_faulty", "not_offered") == renamed.lost
    assert (TUG, Read("first-step")) == renamed.ahead
    assert Spot("question", "radar-out", "first-step") == renamed.spot
    assert course.acts == renamed.onto(version()).acts


def test_choosing_otherwise_forgets_what_it_replaces() -> None:
    """Another answer takes the place of the lost one; what was chosen after it can still be gone on with."""
    course = after(played([]), Begin(), Release("radar-out"), TUG, Read("first-step"))
    renamed = course.onto(changed("          tug:\n", "          boat:\n"))
    now = after(renamed, WAIT)
    assert (Read("first-step"),) == now.ahead
    assert now.lost is None
    assert (TUG,) == after(begun(version()), Begin(), Release("radar-out"), TUG).back().ahead


def test_a_new_inject_that_asks_nothing_is_read_on_the_way() -> None:
    """It is shown before what came after it, and one stands where one stood."""
    course = after(played([]), Begin(), Release("radar-out"))
    new = "      - {id: before, title: Before all, kind: news, text: {everyone: It begins.}}\n"
    start = TEXT.index("      - id: radar-out")
    moved = course.onto(version(TEXT[:start] + new + TEXT[start:]))
    assert (Begin(), Release("before"), Release("radar-out")) == moved.acts
    assert course.spot == moved.spot


def test_what_changed_places_is_played_in_its_new_place() -> None:
    """Two injects that changed places are played in the new order, with what was decided in each."""
    course = played([1] * WHOLE)
    first, second = TEXT.index("      - id: radar-out"), TEXT.index("      - id: whisper")
    third = TEXT.index("      - id:", second + 1)
    turned = version(TEXT[:first] + TEXT[second:third] + TEXT[first:second] + TEXT[third:])
    moved = course.onto(turned)
    released = [act.inject for act in moved.acts if isinstance(act, Release)]
    assert ["whisper", "radar-out"] == released[:2]
    assert moved.lost is None


def test_a_new_decision_stops_the_replay_at_it() -> None:
    """What is asked now and was not asked before is for the author to choose; the rest is kept."""
    course = played([1] * 8)
    question = course.state.scenario.decisions["first-step"]
    assert "choice" == question.type
    start = TEXT.index("      - id: first-step")
    new = "      - {id: new-one, type: confidence, by: each team, question: Is it new?}\n"
    text = (TEXT[:start] + new + TEXT[start:]).replace("ask: [first-step", "ask: [new-one, first-step")
    moved = course.onto(version(text))
    assert moved.lost is not None
    assert (ASKED_FIRST, "new-one") == (moved.lost.why, moved.lost.detail)
    assert "new-one" == moved.spot.decision
    assert isinstance(moved.ahead[0], Answer)


def test_what_cannot_be() -> None:
    """An act that is not in turn is refused with its reason, and nothing happens."""
    course = after(played([]), Begin(), Release("radar-out"))
    reasons = {
        act: found.why
        for act in (Begin(), Finish(), Release("nowhere"), Release("radar-out"), Release("whisper"), Read("first-step"))
        if isinstance(found := take(course.state, act), Lost)
    }
    assert {
        Begin(): "already_started",
        Finish(): ASKED_FIRST,
        Release("nowhere"): "no_such_inject",
        Release("radar-out"): "inject_released",
        Release("whisper"): ASKED_FIRST,
        Read("first-step"): "not_ruled",
    } == reasons
    faults = [take(course.state, act) for act in (Answer("nothing", None, None), Settle("first-step", "yes"))]
    assert ["no_such_decision", "no_such_result"] == [one.why for one in faults if isinstance(one, Lost)]
    later = after(course, WAIT, Read("first-step"))
    found = take(later.state, WAIT)
    assert isinstance(found, Lost)
    assert "decision_ruled" == found.why
    early = take(begun(version()).state, Finish())
    assert isinstance(early, Lost)
    assert "not_started" == early.why


def test_comes_first() -> None:
    """An inject that stands before the wanted one is named."""
    course = begun(version())
    found = take(after(course, Begin()).state, Release("whisper"))
    assert Lost(Release("whisper"), COMES_FIRST, "radar-out") == found


@pytest.mark.parametrize("number", range(3))
def test_every_result_of_a_proceeding_can_be_chosen(number: int) -> None:
    """Each is led to by the mechanic's own steps, and the script's consequence follows."""
    course = begun(version(quay.TEXT))
    seen = set()
    while (act := chosen(course, number)) is not None:
        course = after(course, act)
        if isinstance(act, Settle):
            seen.add(course.state.scenario.decisions[act.decision].type)
            ruling = course.state.decisions[act.decision].ruling
            assert ruling is not None
            assert "scripted" == ruling.how
            assert act.result in {ruling.result, THROW}
    assert {"consensus", "matrix", "negotiation"} == seen
    assert course.acts == course.onto(course.version).acts


def test_a_state_set_by_hand() -> None:
    """The inject comes with the levels, flags and results that were set; it is known that it was so."""
    jump = Jump("tug-back", (("safety", 12), ("ghost", 9)), (("tug-out", "yes"), ("first-step", "tug")))
    course = begun(version()).jumped(jump)
    assert isinstance(course, Course)
    assert course.by_hand
    assert (12, "yes", "tug") == (
        course.state.indicators["safety"],
        course.state.facts["tug-out"],
        course.state.facts["first-step"],
    )
    assert "tug-back" == course.spot.inject
    assert "light" == course.state.move or course.state.move is not None
    refused = begun(version()).jumped(Jump("tug-back"))
    assert isinstance(refused, Lost)
    assert "inject_not_due" == refused.why
    assert course.acts == course.onto(version()).acts
    nowhere = begun(version()).jumped(Jump("nowhere"))
    assert isinstance(nowhere, Lost)


def test_nothing_is_left_of_a_course_that_begins_again() -> None:
    """Beginning again forgets everything."""
    assert begun(version()) == played([1] * 9).restarted()


def test_replaying_nothing() -> None:
    """No acts, no course."""
    assert ((), (), None) == replayed(version(), ())
