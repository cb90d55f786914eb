"""No edition holds what its readers may not have, in any field, in any sentence, in any format."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.exercise.events import Recorded
from tabletop.reports.account import Account, Edition, FeedbackAccount
from tabletop.reports.after_action import after_action
from tabletop.reports.editions import AlreadyCut, in_edition
from tabletop.reports.formats.json import json
from tabletop.reports.telling import told
from tests.exercise.playing import STEPS, played
from tests.harbour import TEAMS, Table, opening
from tests.reports.logs import (
    FORMS,
    SENTINEL,
    evaluations,
    harbour_account,
    harbour_records,
    named,
    overruled,
    planted,
    planted_beside,
    quay_account,
    quay_records,
    telling,
    unrevealed,
)

SEALED = "(kept back from this edition)"


def written(account: Account) -> str:
    """Everything an edition gives away: as data, and as a document with all its parts."""
    return f"{json(account).decode()}\n{after_action(account)!r}"


def edition(records: list[Recorded], which: Edition) -> str:
    """An edition of a log with evaluators and forms beside it, written."""
    return written(in_edition(told(telling(records, planted_beside(evaluations()), FORMS)), which))


@pytest.mark.parametrize("log", ["quay", "apart", "harbour", "overruled"])
def test_without_names_nothing_that_anybody_wrote_is_left(log: str) -> None:
    """Every text of every event is planted; none is in the edition, and the facilitator's has nearly all."""
    logs = {
        "quay": list(quay_records()),
        "apart": list(quay_records("apart")),
        "harbour": harbour_records(),
        "overruled": overruled().store.records,
    }
    records, words = planted(logs[log])
    assert words
    assert SENTINEL.casefold() not in edition(records, "redacted").casefold()
    facilitators = edition(records, "facilitator")
    assert sum(word in facilitators for word in words) > len(words) / 2


def test_without_names_there_are_no_names() -> None:
    """Teams are numbered everywhere, in fields and in sentences; days instead of hours; no session, no speaker."""
    account = in_edition(harbour_account(), "redacted")
    text = written(account)
    for name in (
        "Gulls",
        "Terns",
        "Crows",
        "harbour-test",
        "anna",
        "berta",
        "carl",
        "PORT –",
        '"PORT"',
        "Harbour master –",
    ):
        assert name not in text, name
    assert [one.name for one in account.teams] == ["Team 1", "Team 2", "Team 3"]
    assert [one.id for one in account.teams] == ["team-1", "team-2", "team-3"]
    assert "What does Team 1, Team 2, Team 3 do first?" in text
    assert {one.wall % 86_400_000 for one in account.entries} == {0}
    assert account.heading.session == ""
    assert {one.team for one in account.entries} <= {"", "team-1", "team-2", "team-3"}
    assert "(text removed, 3 words)" in text
    assert {who for one in account.objectives for task in one.tasks for who, *_rest in task.ratings} == {
        "evaluator 1",
        "evaluator 2",
    }
    assert account.feedback is not None
    assert account.feedback.texts[0][1] == ("(text removed, 2 words)", "(text removed, 2 words)")
    assert account.feedback.statements == FORMS.statements


def test_figures_are_the_same_in_every_edition() -> None:
    """What an edition leaves out is words and secrets, never what happened."""
    whole = harbour_account()
    for which in ("participant", "redacted"):
        other = in_edition(whole, which)
        assert [(one.end, len(one.changes)) for one in other.curves] == [
            (one.end, len(one.changes)) for one in whole.curves
        ]
        assert len(other.entries) == len(whole.entries)
        assert other.honesty == whole.honesty
        assert other.proof == whole.proof


def test_participants_before_anything_was_revealed() -> None:
    """Secrets, private texts, purposes, the facilitator's notes, untaken ways, restricted gauges: nothing of it."""
    account = in_edition(told(telling(unrevealed().store.records, evaluations())), "participant")
    text = written(account)
    for word in ("SECRET-", "PRIVATE-", "FACILITATOR-ONLY", "KEPT-BACK", "Nobody asked the ministry", "Nerves of the"):
        assert word not in text, word
    for word in ("anna", "berta", "carl", "whisper"):
        assert word not in text, word
    assert {one.purpose for one in account.notes} == {"parked", "keep", "change"}
    assert not any(
        put.untaken or put.offered for move in account.moves for one in move.injects for put in one.decisions
    )
    assert SEALED in text
    assert "On second thought." in text


def test_participants_after_the_reveal() -> None:
    """What was hidden from tables is told; what is the facilitator's alone is not."""
    text = written(in_edition(harbour_account(), "participant"))
    for word in ("SECRET-PORT", "PRIVATE-PILOTS", "Nerves of the pilots"):
        assert word in text, word
    for word in ("FACILITATOR-ONLY", "Nobody asked the ministry"):
        assert word not in text, word


def test_an_umpires_private_matter_and_reasons_of_corrections() -> None:
    """What a ruling takes for granted and why something was corrected is not for participants; the rest of it is."""
    account = in_edition(told(telling(overruled().store.records)), "participant")
    text = written(account)
    assert "KEPT-BACK" not in text
    assert "The tug waits." in text
    assert "the judge" in text
    details = [one.detail for one in account.entries if one.type == "outcome-ruled"]
    assert any("It was late." in detail for detail in details)


@pytest.mark.parametrize("which", ["participant", "redacted"])
def test_secret_ballots_stay_secret(which: Edition) -> None:
    """Totals are told, votes are not: neither as answers nor in the chronology."""
    account = in_edition(quay_account(), which)
    ballots = [put for move in account.moves for one in move.injects for put in one.decisions if put.id == "board"]
    assert ballots[0].answers == ()
    assert ballots[0].ruling is not None
    assert sum(count for _name, count in ballots[0].ruling.counts) == 3
    records = {one.number for one in quay_records() if getattr(one.event, "decision", "") == "board"}
    votes = [one for one in account.entries if one.number in records and one.type == "answer-submitted"]
    assert {(one.text, one.detail, one.team) for one in votes} == {(SEALED, "", "")}


def test_deals_between_parties() -> None:
    """A closed side deal is its parties' until everything is revealed."""
    assert "DEAL-CREW-YARD" in written(quay_account())
    closed = written(in_edition(quay_account(), "participant"))
    assert "DEAL-CREW-YARD" not in closed
    assert "The fair buys the fish." in closed
    assert "PRIVATE-" not in closed


def test_few_forms_are_the_facilitators() -> None:
    """With fewer than five forms the others learn how many there were, and no more."""
    few = told(telling(harbour_records(), (), FeedbackAccount(4, FORMS.statements, FORMS.texts)))
    assert in_edition(few, "participant").feedback == FeedbackAccount(4, (), ())
    assert few.feedback is not None
    assert few.feedback.texts


def test_an_edition_carries_no_other_along() -> None:
    """Only the facilitator's account can be told again; an edition is the end of the way."""
    whole = harbour_account()
    assert in_edition(whole, "facilitator") is whole
    cut = in_edition(whole, "participant")
    assert cut.source is None
    assert in_edition(cut, "participant") is cut
    with pytest.raises(AlreadyCut):
        in_edition(cut, "facilitator")


@given(STEPS, st.sampled_from([TEAMS, ("PORT", "PILOTS")]))
@settings(max_examples=12)
def test_whatever_people_do(steps: list[tuple[str, ask.Command, int]], seated: tuple[str, ...]) -> None:
    """Any session can be told in every edition, and before a reveal participants get no secret."""
    table: Table = played(steps, teams=seated)
    whole = told(telling(table.store.records))
    assert json(whole)
    cut = written(in_edition(whole, "participant"))
    for word in ("SECRET-", "PRIVATE-", "FACILITATOR-ONLY"):
        assert word not in cut
    records, words = planted(table.store.records)
    bare = written(in_edition(told(telling(records)), "redacted"))
    assert not [word for word in words if word in bare]


def test_a_team_that_joined_later_has_no_name_either() -> None:
    """Nor has somebody's answer to a question that the team's name stood in."""
    table = Table(opening(teams=("PORT", "PILOTS")))
    table.must(ask.StartExercise(), live.AddTeam("PRESS", "Magpies", 2))
    table.must(ask.TakeNote("reflection", "Nothing.", team="PORT", about="What did Magpies do?"))
    whole = told(telling(table.store.records))
    assert "Magpies" in written(whole)
    cut = in_edition(whole, "redacted")
    assert "Magpies" not in written(cut)
    assert [one.name for one in cut.teams] == ["Team 1", "Team 2", "Team 3"]
    assert [one.about for one in cut.notes] == [""]


def test_notes_about_what_only_one_team_saw() -> None:
    """A parked question stays; which private inject it was about does not."""
    table = Table(named())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"), ask.ReleaseInject("whisper"))
    table.must(ask.TakeNote("parked", "Who paid?", about="whisper"), ask.TakeNote("parked", "Why?", about="radar-out"))
    whole = told(telling(table.store.records))
    assert [one.about for one in whole.notes] == ["A whisper in the harbour bar", "The radar is dark"]
    cut = in_edition(whole, "participant")
    assert [(one.text, one.about) for one in cut.notes] == [("Who paid?", ""), ("Why?", "The radar is dark")]
    assert "whisper" not in written(cut)


def test_left_out_files_are_numbered_by_nobody() -> None:
    """The name of a file beside the log can name its evaluator."""
    source = replace(telling(harbour_records()), left_out=(("x.evaluation-anna.jsonl", "changed"),))
    account = told(source)
    assert account.left_out == (("x.evaluation-anna.jsonl", "changed"),)
    assert in_edition(account, "participant").left_out == (("", "changed"),)
