"""Playing a preview by chance, for properties that hold whatever an author does."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.authoring.previewing.acts import Act, Answer, Settle
from tabletop.authoring.previewing.asking import as_answer
from tabletop.authoring.previewing.course import Course, Version, begun
from tabletop.authoring.previewing.playing import Lost
from tabletop.authoring.previewing.settling import ways
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tests.harbour import TEXT, scenario_of

WHEN = "14:02"


def version(text: str = TEXT) -> Version:
    """A version of the harbour."""
    return Version(scenario_of(text), text, WHEN)


def chosen(course: Course, number: int) -> Act | None:
    """What comes next, or the choice that a number stands for; None at the end."""
    following = course.following()
    if following is not None or course.spot.kind != "question":
        return following
    question = course.state.scenario.decisions[course.spot.decision]
    if isinstance(question, Proceeding):
        results = ways(question)
        return Settle(question.id, results[number % len(results)])
    seats = course.state.seats(question.id)
    team = next(one for one in seats if one not in course.state.decisions[question.id].answers)
    answer = question.guess_of(lambda sides: 1 + number % sides, team, seats)
    if isinstance(answer, OpenTextAnswer):
        return Answer(question.id, team, answer.model_copy(update={"marks": ()}), answer.marks)
    return Answer(question.id, team, as_answer(answer))


def played(numbers: Iterable[int], text: str = TEXT) -> Course:
    """A course of as many acts as there are numbers, or up to ENDEX."""
    course = begun(version(text))
    for number in numbers:
        act = chosen(course, number)
        if act is None:
            break
        following = course.after(act)
        assert not isinstance(following, Lost)
        course = following
    return course
