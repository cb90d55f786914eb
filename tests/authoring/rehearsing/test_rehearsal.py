"""A rehearsal goes through the real engine, and says where the first thing went otherwise."""

from __future__ import annotations

import pytest

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.entering import example
from tabletop.decisions.base import Fault
from tabletop.decisions.matrix_course import Thrown
from tabletop.exercise.events import InterventionMade
from tabletop.scenario.play_file import PlayedAnswer
from tabletop.scenario.reader import read
from tests import quay
from tests.authoring.rehearsing.examples import FILE, PLAY, rehearsed, whole


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what diverges in a play laid over a whole one."""
    _done, problems = rehearsed(whole(text))
    return [(problem.code, problem.place.line, problem.place.col) for problem in problems]


def test_the_dice_show_what_is_written() -> None:
    """A scripted throw stands in the log as if it had been thrown; it decides as it would have."""
    for dice, result in (("[1, 1]", "failure"), ("[6, 6]", "success")):
        done, problems = rehearsed(whole(f"dice:\n  board: {dice}\nexpect:\n  results: {{board: {result}}}\n"))
        thrown = [one.event.intervention for one in done.records if isinstance(one.event, InterventionMade)][-1]
        assert () == problems
        assert isinstance(thrown, Thrown)
        assert dice == str(list(thrown.dice))


def test_what_one_command_does_is_of_one_command() -> None:
    """All records of a command carry its name, as in a session: what changed with it is shown together."""
    done, _problems = rehearsed(whole("dice: {}\n"))
    of_moment: dict[int, set[str]] = {}
    for record in done.records:
        of_moment.setdefault(record.at.ticks, set()).add(record.command)
    assert {1} == {len(commands) for ticks, commands in of_moment.items() if ticks}
    assert len(of_moment) < len(done.records)


def test_without_dice_the_seed_decides_and_always_alike() -> None:
    """The same play gives the same records; another seed may throw otherwise."""
    first, second = rehearsed(whole("dice: {}\n"))[0], rehearsed(whole("dice: {}\n"))[0]
    assert first.records == second.records
    throws = {str(rehearsed(whole(f"dice: {{}}\nseed: {seed}\n"))[0].records[-6:]) for seed in range(4)}
    assert 1 < len(throws)


def test_a_play_may_say_only_part() -> None:
    """Nothing expected is nothing held against it; until ends it before its time."""
    done, problems = rehearsed(whole("until: first-response\nproceedings: {}\ndice: {}\nexpect: {}\n"))
    assert () == problems
    assert done.final.ending is None
    assert {"first-response"} == {one.id for one in done.final.decisions.values() if one.ruling}


def test_the_order_can_be_written_out() -> None:
    """Injects come and decisions are closed as the play says, where that is not the script's order."""
    course = "course: [{release: cable-cut}, {close: first-response}, {release: live-tv}, {rule: first-response}]\n"
    done, problems = rehearsed(whole(course + "proceedings: {}\ndice: {}\nexpect: {injects: [cable-cut, live-tv]}\n"))
    assert () == problems
    kinds = [one.event.type for one in done.records]
    assert kinds.index("decision-closed") < kinds.index("outcome-ruled")
    assert "inject-released" in kinds[kinds.index("decision-closed") : kinds.index("outcome-ruled")]


def test_a_written_order_may_close_without_an_answer() -> None:
    """Closing takes the answers that the play has, and no more."""
    text = (
        "answers: {}\nproceedings: {}\ndice: {}\ncourse: [{release: cable-cut}, {decide: first-response}]\nexpect: {}\n"
    )
    done, problems = rehearsed(whole(text))
    assert () == problems
    assert {} == done.final.decisions["first-response"].answers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("course: [{decide: first-response}]\n", [(Diverged.NEVER_REACHED, 1, 19)]),
        ("course: [{release: cable-cut}, {release: cable-cut}]\n", [(Diverged.REFUSED, 1, 33)]),
        ("contingency: {live-tv: talks}\nanswers: {first-response: {NO: {choose: police}}}\nexpect: {}\n", None),
        ("until: talks\nanswers: {first-response: {NO: {choose: police}}}\nexpect: {}\n", None),
        ("expect: {ending: apart, indicators: {cohesion: below 5}}\n", [(Diverged.ENDING, 1, 18)]),
        ("expect: {room: {seen: [Nobody ever says this]}}\n", [(Diverged.NOT_SEEN, 1, 24)]),
        ("expect: {room: {never_seen: [The Council meets tonight]}}\n", [(Diverged.SEEN, 1, 30)]),
        ("expect: {after: {cable-cut: {indicators: {cohesion: exactly 60}, flags: {asked: no}}}}\n", []),
        ("expect: {after: {first-response: {flags: {asked: no}}}}\n", [(Diverged.FLAG, 1, 50)]),
        ("overrides: {first-response: {outcome: Another., why: It is, effects: {cohesion: {by: +9, why: W}}}}\n", None),
        ("pace: 0\n", []),
        ("fictional: yes\nmode: facilitated\n", []),
    ],
)
def test_only_the_first_is_said(text: str, expected: list[tuple[str, int, int]] | None) -> None:
    """One divergence at its place, or none; what follows from it is not reported."""
    problems = found(text)
    if expected is None:
        assert 1 == len(problems)
    else:
        assert expected == problems


def test_the_message_says_where_the_play_stood() -> None:
    """The inject, the decision, the time, and every indicator in words and numbers."""
    _done, (problem,) = rehearsed(whole("answers: {}\n"))
    values = dict(problem.values)
    assert ("cable-cut", "first-response", "0:02") == (values["inject"], values["asked"], values["clock"])
    assert "Alliance cohesion high (60), Escalation risk low (20)" == values["stands"]
    assert FILE == problem.place.file


def test_a_play_that_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many steps a play is given up, and says so."""
    monkeypatch.setattr("tabletop.authoring.rehearsing.rehearsal.STEPS", 3)
    _done, problems = rehearsed(PLAY)
    assert [Diverged.NO_END] == [problem.code for problem in problems]


def test_an_answer_that_is_missing_is_shown_as_it_is_written() -> None:
    """For every mechanic that has answers, the way on shows one that could be written."""
    scenario = quay.scenario_of()
    shown = {one.type: example(one) for one in scenario.decisions.values() if one.form()}
    for kind, form in shown.items():
        written = PlayedAnswer.model_validate(read(f"{form}\n".encode(), "answer").data)
        question = next(one for one in scenario.decisions.values() if one.type == kind)
        assert not isinstance(question.read(written.entries(kind)), Fault), kind
    assert {"choice", "multi-choice", "ranking", "allocation", "vote", "confidence", "sealed", "open-text"} == set(
        shown
    )
