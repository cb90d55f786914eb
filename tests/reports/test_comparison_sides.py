"""A few runs side by side: rows, partings, words."""

from __future__ import annotations

from tabletop.exercise.events import Fork
from tabletop.reports.comparing import Comparison
from tabletop.reports.comparison import Compared
from tabletop.reports.comparison_sides import Sides
from tabletop.reports.run_model import RunAnswer, RunDecision
from tests.reports.lived import RULED, WHY, compared, labels, lived, text_of

PLAIN = lived()
RULED_OTHERWISE = lived(overridden=True)
SHORT = lived(whole=False)


def test_side_by_side() -> None:
    """Rows in the order of play, differences marked, reasons read where they may be; nothing is suppressed."""
    pair = (compared(PLAIN, "a"), compared(RULED_OTHERWISE, "b"))
    quotes = {0: {7: WHY}, 1: {11: RULED}}
    comparison = Comparison(labels(), pair, side=True, quote=lambda place, record: quotes[place].get(record, ""))
    sides = comparison.sides
    text = text_of(comparison)

    assert sides.rows[0].id == "radar-out"
    assert not sides.rows[0].differs
    assert sides.rows[1].differs
    assert sides.parted is not None
    assert (sides.parted.how, sides.parted.row) == ("difference", 1)
    assert "fewer than" not in text
    assert WHY in text
    assert RULED in text
    assert "They part at record 11 of A and record 11 of B." in text
    assert text.startswith("EXERCISE – fictional events")


def test_the_same_run_does_not_part() -> None:
    """Two runs in which all came out alike; and one that stops where the other goes on."""
    same = Comparison(labels(), (compared(PLAIN, "a"), compared(PLAIN, "b")), side=True)
    short = Sides(labels(), (compared(SHORT, "a"), compared(PLAIN, "b")))
    other = Sides(labels(), (compared(PLAIN, "a"), compared(SHORT, "b")))

    assert "They do not part" in text_of(same)
    assert short.parted is not None
    assert other.parted is not None
    assert short.parted.records[::-1] == other.parted.records
    assert short.parted.records[0] == 0
    assert Sides(labels(), (compared(PLAIN), compared(SHORT), compared(PLAIN, "z"))).parted is None
    assert "Where they part" not in text_of(
        Comparison(labels(), (compared(PLAIN), compared(SHORT), compared(PLAIN, "z")), side=True)
    )


def test_a_fork_parts_at_its_point() -> None:
    """Exactly there, whichever is named first; two forks of one session share what the shorter has."""
    point = Fork(session="a", number=9, hash="0" * 64, log="a.jsonl")
    fork = compared(RULED_OTHERWISE, "f", forked=point)
    twin = compared(PLAIN, "g", forked=point.model_copy(update={"number": 30}))
    for pair in ((compared(PLAIN, "a"), fork), (fork, compared(PLAIN, "a"))):
        comparison = Comparison(labels(), pair, side=True)
        assert comparison.sides.parted is not None
        assert (comparison.sides.parted.how, comparison.sides.parted.shared) == ("fork", 9)
        assert "up to record 9 they are the same" in text_of(comparison)
        assert "a:9" in text_of(comparison)
    both = Comparison(labels(), (fork, twin), side=True)
    assert both.sides.parted is not None
    assert (both.sides.parted.how, both.sides.parted.shared) == ("forks", 9)
    assert "Both are forks" in text_of(both)
    equal = Comparison(labels(), (compared(PLAIN, "a"), compared(PLAIN, "h", forked=point)), side=True)
    assert "Every step came out the same" in text_of(equal)


def test_words_for_what_the_scenario_does_not_know() -> None:
    """An id stands for itself; nothing fails."""
    words, run = labels(), compared(PLAIN).run
    strange = RunDecision(
        decision="new", inject="?", record=5, opened=0, how="amended", result="x",
        answers=(RunAnswer(team="GHOST", record=6, status="decided", at=1, took=1),),
    )  # fmt: skip
    odd = run.model_copy(update={"decisions": (strange, *run.decisions)})

    assert (words.inject("?"), words.team("GHOST"), words.question("new")) == ("?", "GHOST", "new")
    assert (words.indicator("?"), words.ending("?"), words.ending(None)) == ("?", "?", "not ended")
    assert words.known_inject("?") is None
    assert words.level("?", 90) == "very high"
    assert words.asked("new", odd) == ("GHOST",)
    assert words.answered("new", strange.answers[0]) == "committed to a move, under seal"
    assert words.result(strange) == "x (amended)"
    assert words.result(None) == "not put"
    assert words.result(strange.model_copy(update={"how": None})) == "not ruled on"
    assert words.result(strange.model_copy(update={"result": None, "how": "overridden"})) == "no result (overridden)"
    assert "new" in text_of(Comparison(words, (Compared(odd, "x"), Compared(run, "y")), side=True))


def test_answers_in_words() -> None:
    """Orders, shares, percentages, ballots, what was late, drawn or under seal."""
    words = labels()

    def said(decision: str, **answer: object) -> str:
        given = RunAnswer.model_validate({"team": "A", "record": 1, "status": "decided", "at": 0, "took": 0, **answer})
        return words.answered(decision, given)

    assert " > " in said("order", picks=("ferry", "tanker"))
    assert said("spend", picks=("watch=5",)).endswith(": 5")
    assert said("how-sure", percent=75) == "75 % – probable"
    assert said("statement") == "a text"
    assert said("first-step", status="split") == "no decision – split"
    assert words.option("close-it", "for") == "For"
    assert words.answered("order", None) == "no answer"


def test_late_and_by_chance_are_said() -> None:
    """Beside the answer, with how sure a team was."""
    run = compared(PLAIN).run
    odd = tuple(one.model_copy(update={"late": True, "drawn": True, "sure": 70}) for one in run.decisions[0].answers)
    changed = run.model_copy(update={"decisions": (run.decisions[0].model_copy(update={"answers": odd}),)})
    text = text_of(Comparison(labels(), (Compared(changed, "a"), Compared(run, "b")), side=True))

    assert "70 % sure, late, drawn by chance, record 7" in text
