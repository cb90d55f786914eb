"""What becomes of an evaluator's command, and what a log of them comes to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.decisions.words import Words
from tabletop.evaluation.commands import (
    EvaluationCommand,
    NoteObservation,
    RateTask,
    TakeUpEvaluation,
    WithdrawEntry,
)
from tabletop.evaluation.decide import EVIDENCE_LIMIT, decide
from tabletop.evaluation.events import (
    Assessed,
    EntryWithdrawn,
    EvaluationTakenUp,
    ObservationNoted,
    Pin,
    TaskRated,
)
from tabletop.evaluation.refusals import Declined, Ground
from tabletop.evaluation.state import Evaluation, begin, fold
from tabletop.evaluation.views import NOTES, latest_entry, note_views, objective_views
from tabletop.exercise.moments import Moment
from tabletop.language.labels import LABELS
from tabletop.language.sentences import SENTENCES
from tests.beside import evaluation_opening, first_assessed

RATINGS = ("performed", "some-challenges", "major-challenges", "unable", "not-observed")
TEAMS = ("PORT", "PILOTS")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
COMMANDS: st.SearchStrategy[EvaluationCommand] = st.one_of(
    st.builds(
        RateTask,
        st.sampled_from(["share", "nothing"]),
        st.integers(-1, 4),
        st.sampled_from(RATINGS),
        ANY_TEXT,
    ),
    st.builds(
        NoteObservation,
        ANY_TEXT,
        st.sampled_from(["plain", "strength", "improve"]),
        st.sampled_from([None, *TEAMS, "NOBODY"]),
        st.sampled_from([None, "share", "nothing"]),
    ),
    st.builds(WithdrawEntry, st.integers(0, 12)),
    st.builds(TakeUpEvaluation, st.integers(0, 3)),
)


def started(role: str = "evaluator") -> Evaluation:
    """An evaluation after its first record."""
    opening = evaluation_opening("scribe" if role == "scribe" else "evaluator")
    return begin(first_assessed(opening), opening)


def after(evaluation: Evaluation, *commands: EvaluationCommand) -> Evaluation:
    """What commands lead to; those that are declined lead to nothing."""
    for command in commands:
        decided = decide(evaluation, command, TEAMS)
        for event in () if isinstance(decided, Declined) else decided:
            number = evaluation.number + 1
            record = Assessed(
                number=number,
                at=Moment(wall=number, ticks=number),
                pin=Pin(record=number, exercise=number),
                command=f"c{number}",
                event=event,
            )
            evaluation = fold(evaluation, record)
    return evaluation


@pytest.mark.parametrize(
    ("command", "ground"),
    [
        (RateTask("share", 0, "performed", "x"), Ground.NO_SUCH_TASK),
        (RateTask("share", 3, "performed", "x"), Ground.NO_SUCH_TASK),
        (RateTask("calm", 1, "performed", "x"), Ground.NO_SUCH_TASK),
        (RateTask("share", 1, "major-challenges", " \u200b "), Ground.EVIDENCE_MISSING),
        (NoteObservation("\n\x1b"), Ground.EMPTY_TEXT),
        (NoteObservation("x", team="PRESS"), Ground.NO_SUCH_TEAM),
        (NoteObservation("x", objective="calm"), Ground.NO_SUCH_OBJECTIVE),
        (WithdrawEntry(1), Ground.NOTHING_TO_WITHDRAW),
    ],
)
def test_what_does_not_fit_is_declined(command: EvaluationCommand, ground: Ground) -> None:
    """With its ground, and nothing is written."""
    decided = decide(started(), command, TEAMS)

    assert isinstance(decided, Declined)
    assert decided.ground is ground


def test_every_ground_has_a_sentence() -> None:
    """No ground reaches a screen without words."""
    assert [] == [ground.value for ground in Ground if ground.value not in SENTENCES]


def test_a_scribe_takes_notes_only() -> None:
    """A scribe's rating is declined, a note is not."""
    scribe = started("scribe")

    assert decide(scribe, RateTask("share", 1, "performed", "x"), TEAMS) == Declined(Ground.SCRIBES_TAKE_NOTES)
    assert decide(scribe, NoteObservation("x"), TEAMS) == (ObservationNoted(tag="plain", text=Words.of("x")),)


def test_what_is_written() -> None:
    """Text is cleaned once; evidence is one line, and may be missing only for what was not observed."""
    rated = decide(started(), RateTask("share", 2, "some-challenges", " They\x1b[31m asked\nlate. "), TEAMS)
    unseen = decide(started(), RateTask("share", 2, "not-observed"), TEAMS)

    assert rated == (
        TaskRated(objective="share", task=2, rating="some-challenges", evidence=Words.of("They[31m asked late.")),
    )
    assert unseen == (TaskRated(objective="share", task=2, rating="not-observed"),)
    assert decide(started(), TakeUpEvaluation(7, handbook=True), TEAMS) == (
        EvaluationTakenUp(mended_bytes=7, handbook=True),
    )
    long = decide(started(), RateTask("share", 1, "unable", "x" * 5_000), TEAMS)
    assert not isinstance(long, Declined)
    assert isinstance(long[0], TaskRated)
    assert long[0].evidence is not None
    assert len(long[0].evidence.shown) == EVIDENCE_LIMIT


@given(st.lists(COMMANDS, max_size=30))
def test_nothing_is_lost(commands: list[EvaluationCommand]) -> None:
    """Every rating and note that was written is among the entries, whatever replaced it or took it back."""
    evaluation = started()
    written = 0
    for command in commands:
        decided = decide(evaluation, command, TEAMS)
        if not isinstance(decided, Declined):
            written += sum(isinstance(event, TaskRated | ObservationNoted) for event in decided)
        evaluation = after(evaluation, command)

    assert written == len(evaluation.entries)
    assert {one.number for one in evaluation.entries} >= evaluation.withdrawn
    assert latest_entry(evaluation) == max(
        (one.number for one in evaluation.entries if one.number not in evaluation.withdrawn), default=0
    )


@given(st.lists(COMMANDS, max_size=30))
def test_the_sheet_shows_the_latest_rating_that_stands(commands: list[EvaluationCommand]) -> None:
    """A task shows the last rating not taken back, and before it all others, in order."""
    evaluation = after(started(), *commands)
    (share,) = objective_views(evaluation.opening.sheet, evaluation)

    for task in share.tasks:
        standing = [
            one.number
            for one in evaluation.entries
            if isinstance(one.event, TaskRated)
            and one.event.task == task.number
            and one.number not in evaluation.withdrawn
        ]
        shown = [*task.earlier, *([task.rated] if task.rated else [])]
        assert standing == [one.number for one in shown]


def test_a_task_that_was_rated_twice_shows_both() -> None:
    """The latest rating that stands, and the earlier ones; what was taken back is gone."""
    rate = [RateTask("share", 1, "performed", text) for text in ("first", "second", "third")]
    evaluation = after(started(), *rate, WithdrawEntry(4))
    task = objective_views(evaluation.opening.sheet, evaluation)[0].tasks[0]
    unrated = objective_views(evaluation.opening.sheet, None)[0].tasks[0]

    assert task.rated is not None
    assert ("second", ["first"]) == (task.rated.evidence, [one.evidence for one in task.earlier])
    assert (None, ()) == (unrated.rated, unrated.earlier)


def test_notes_of_a_view_are_the_latest() -> None:
    """So many, the newest last; what was taken back is struck through, not removed."""
    evaluation = after(started(), *[NoteObservation(f"n{number}") for number in range(NOTES + 5)], WithdrawEntry(46))
    shown = note_views(evaluation)

    assert [f"n{number}" for number in range(5, NOTES + 5)] == [one.text for one in shown]
    assert [False, True] == [one.struck for one in shown[-2:]]
    assert after(evaluation, WithdrawEntry(46)) == evaluation
    assert evaluation.entry(46) is None
    assert latest_entry(evaluation) == 45


def test_a_withdrawal_is_one() -> None:
    """It names the record."""
    assert decide(after(started(), NoteObservation("x")), WithdrawEntry(2), TEAMS) == (EntryWithdrawn(number=2),)


def test_no_rating_is_a_number_or_a_failure() -> None:
    """M means achieved, but it harmed other activities; nothing anywhere says failed, score, points or percent."""
    words = {key: text.casefold() for key, text in LABELS.items() if key.startswith("rating.")}

    assert "achieved" in words["rating.major-challenges"]
    for text in words.values():
        assert not any(word in text for word in ("fail", "score", "point", "%", "percent", "average"))
        assert not any(character.isdigit() for character in text)
    assert {f"rating.{rating}" for rating in RATINGS} <= words.keys()
