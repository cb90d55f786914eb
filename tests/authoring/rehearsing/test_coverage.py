"""Coverage counts what happened, and says how to reach the rest."""

from __future__ import annotations

from tabletop.authoring.divergences import Diverged, spoken
from tabletop.authoring.rehearsing.coverage import Coverage, coverage_of
from tests import quay
from tests.authoring.rehearsing.examples import EXAMINED, PLAY, rehearsed, whole
from tests.scenarios.test_quay import PLAYS
from tests.scenarios.test_quay import rehearsed as of_the_quay


def covered(*plays: str) -> Coverage:
    """The coverage of plays laid over a whole one."""
    assert EXAMINED.scenario is not None
    found = coverage_of(EXAMINED.scenario)
    for number, text in enumerate(plays):
        found.add(f"play-{number}", rehearsed(whole(text))[0])
    return found


def test_what_one_play_reaches() -> None:
    """Injects, options, results, endings and contingencies, each counted once."""
    counts = covered(PLAY, PLAY).counts()
    assert {"inject": (2, 2), "contingency": (0, 1), "ending": (1, 2), "result": (1, 2), "option": (1, 2)} == counts


def test_what_is_missed_has_a_place_and_a_way() -> None:
    """Each missing part points into the scenario, and says what to play next."""
    assert EXAMINED.document is not None
    problems = covered(PLAY).problems(EXAMINED.document.places, required=False)
    assert ["live-tv", "apart", "board/failure", "first-response/police"] == [one.found for one in problems]
    assert {Diverged.NOT_COVERED} == {one.code for one in problems}
    assert all(one.note and one.place.file == "scenario.yaml" and one.place.line > 1 for one in problems)
    assert 'it is asked in "play-0"' in spoken(problems[-1])["way"]
    assert "contingency" in spoken(problems[0])["way"]
    required = covered(PLAY).problems(EXAMINED.document.places, required=True)
    assert not any(one.note for one in required)


def test_plays_add_up() -> None:
    """What any play reaches is reached."""
    other = "answers: {first-response: {NO: {choose: police}}}\ndice: {board: [1, 1]}\nexpect: {}\n"
    with_tv = "contingency: {live-tv: cable-cut}\n"
    assert () == covered(PLAY, other, with_tv).missed


def test_a_decision_no_play_asks() -> None:
    """It is said so."""
    course = "answers: {}\nproceedings: {}\ndice: {}\ncourse: [{release: live-tv}, {end: yes}]\nexpect: {}\n"
    found = covered(course)
    assert EXAMINED.document is not None
    ways = {one.found: spoken(one)["way"] for one in found.problems(EXAMINED.document.places, required=False)}
    assert "no play reaches the decision" in ways["first-response/consult"]
    assert "condition" in ways["talks"]


def test_every_mechanic_is_counted() -> None:
    """The plays of the quay reach every ending and every result of its proceedings."""
    found = coverage_of(quay.scenario_of())
    for play in PLAYS:
        found.add(play.name, of_the_quay(play))
    counts = found.counts()
    assert counts["inject"][0] == counts["inject"][1]
    assert counts["ending"][0] == counts["ending"][1]
    assert counts["option"][0] > counts["option"][1] / 2
    names = {(part.kind, part.name) for part in found.parts}
    assert set(found.reached) - names <= {pair for pair in found.reached if pair[0] in {"result", "option"}}
