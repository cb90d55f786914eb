"""What an account says of a log: everything that stands at the end, with its record; nothing that was struck."""

from __future__ import annotations

from dataclasses import replace

from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.exercise.events import Fork, Recorded
from tabletop.exercise.moments import FACILITATOR, Moment
from tabletop.reports.account import Account, AnswerAccount, DecisionAccount
from tabletop.reports.editions import in_edition
from tabletop.reports.telling import told
from tests.exercise.test_total import everything_that_happens
from tests.harbour import TEAMS, Table, opening
from tests.reports.logs import (
    harbour_account,
    harbour_records,
    named,
    overruled,
    quay_account,
    quay_records,
    telling,
)
from tests.tui.review.played import WAIT, fog, solo_records


def decisions(account: Account) -> dict[str, DecisionAccount]:
    """All that were put, by id."""
    return {one.id: one for move in account.moves for inject in move.injects for one in inject.decisions}


def answer(account: Account, decision: str, team: str) -> AnswerAccount:
    """A team's answer."""
    return next(one for one in decisions(account)[decision].answers if one.team == team)


def test_every_statement_names_the_record_that_says_it() -> None:
    """Injects, decisions, answers, rulings, changes and notes point to the record of that very event."""
    for account, records in ((harbour_account(), harbour_records()), (quay_account(), quay_records())):
        kinds = {one.number: one.event.type for one in records}
        for move in account.moves:
            for inject in move.injects:
                assert kinds[inject.record] in {"inject-released", "ad-hoc-inject-released"}
                assert all(kinds[one.record] == "indicator-changed" for one in inject.changes)
                for put in inject.decisions:
                    assert kinds[put.record] == "decision-opened"
                    assert all(kinds[one.record] == "answer-submitted" for one in put.answers)
                    assert put.ruling is not None
                    assert kinds[put.ruling.record] == "outcome-ruled"
                    assert all(kinds[one.record] == "indicator-changed" for one in put.ruling.changes)
        assert all(kinds[one.record] == "note-taken" for one in account.notes)
        assert [one.number for one in account.entries] == [one.number for one in records]


def test_every_change_is_told_once_with_its_cause() -> None:
    """What moved stands under the inject or the ruling it came with, and on its curve."""
    for account in (harbour_account(), quay_account()):
        of_causes = [
            one
            for move in account.moves
            for inject in move.injects
            for one in (*inject.changes, *(c for put in inject.decisions if put.ruling for c in put.ruling.changes))
        ]
        of_curves = [one for curve in account.curves for one in curve.changes]
        assert sorted(one.record for one in of_causes) == sorted(one.record for one in of_curves)
        for curve in account.curves:
            assert curve.end == (curve.changes[-1].to if curve.changes else curve.start)


def test_a_later_consequence_is_told_where_it_arrived() -> None:
    """What a decision set going is told with the inject that brought it, text and change."""
    table = Table(named())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    table.must(*(ask.SubmitAnswer("first-step", team, WAIT, rationale="So.") for team in TEAMS))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    table.must(ask.ReleaseInject("whisper"), ask.ReleaseInject("ships"))
    for edition in ("facilitator", "participant", "redacted"):
        account = in_edition(told(telling(table.store.records)), edition)
        injects = {one.id: one for move in account.moves for one in move.injects}
        assert injects["ships"].arrived == ("The wait is in the papers.",)
        assert injects["radar-out"].arrived == ()
        assert [(one.indicator, one.to) for one in injects["ships"].changes] == [("trust", 43)]


def test_answers_as_they_stood_at_the_end() -> None:
    """What was replaced is kept beside it; a split, silence and lateness are told as such."""
    account = harbour_account()
    port = answer(account, "first-step", "PORT")
    assert (port.name, port.lines, port.sure, port.rationale) == ("Gulls", ("Send the tug",), 60, "On second thought.")
    assert (port.earlier, port.took) == ((("Wait for light",),), 5 * 60_000)
    assert answer(account, "first-step", "PILOTS").status == "split"
    assert answer(account, "first-step", "PRESS").late
    put = decisions(account)["first-step"]
    assert put.split
    assert put.untaken == ("Wait for light",)
    assert put.offered == ("Send the tug", "Wait for light")


def test_those_who_never_answered_are_named() -> None:
    """A decision that was left open says who was waited for."""
    table = Table(named())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    account = told(telling(table.store.records))
    put = decisions(account)["first-step"]
    assert (put.waiting, put.closed, put.ruling, put.untaken) == (("Gulls", "Terns", "Crows"), None, None, ())
    assert account.honesty.undecided == 4
    assert (account.ending, account.prompts) == (("", ""), ())


def test_a_ruling_with_its_reason_and_what_was_announced_before() -> None:
    """An overruled ruling stays beside the one that took its place; its changes do not."""
    account = told(telling(overruled().store.records))
    ruling = decisions(account)["first-step"].ruling
    assert ruling is not None
    assert (ruling.how, ruling.why, ruling.umpire) == ("overridden", "It was late.", "the judge")
    assert ruling.lines == (("", "The tug waits."),)
    assert ruling.overruled == ("The tug turns back.",)
    assert ruling.assumptions == "KEPT-BACK-DICE"
    assert [(one.by, one.why) for one in ruling.changes] == [(2, "It was late.")]
    assert (account.honesty.corrections, account.honesty.overrides) == (2, 1)
    assert any(entry.struck for entry in account.entries)


def test_results_and_ballots_are_told_in_words() -> None:
    """No code of the program stands in an account where a person reads."""
    put = decisions(quay_account())
    rulings = {name: one.ruling.result for name, one in put.items() if one.ruling}
    assert rulings["how-likely"] == "chances about even"
    assert rulings["statement"] == "adopted: silence was not broken"
    assert rulings["radio"] == "Says what is known"
    assert rulings["board"] in {"The motion passes", "The motion fails"}
    assert {line for one in put["board"].answers for line in one.lines} <= {"For", "Against", "Abstain"}
    assert put["fault"].type == "straw-poll"
    assert put["statement"].agreed.startswith("The tables regret")
    assert put["terms"].agreed.splitlines()[1:] == [
        "berth: The berth is free by Thursday night.",
        "clause 3: Nobody speaks to the press.",
    ]
    assert [one.number for one in put["statement"].course] == sorted(one.number for one in put["statement"].course)
    assert put["crane"].answers[0].predicts[0][0] == "Yard"


def test_erased_words_say_so() -> None:
    """What was erased on request is not simply missing."""
    records = [one.model_copy(update={"event": _erased(one)}) for one in (*harbour_records(), *[])]
    account = told(telling(records))
    assert answer(account, "first-step", "PORT").rationale == "(erased on request)"
    assert {one.text for one in account.notes} == {"(erased on request)"}
    last = [_radio(one) for one in quay_records()]
    put = decisions(told(telling(last)))["radio"]
    assert put.answers[0].lines == ("(erased on request)",)


def _erased(recorded: Recorded) -> object:
    event, gone = recorded.event, Words(text=None)
    match event.type:
        case "answer-submitted":
            return event.model_copy(update={"rationale": event.rationale and gone})
        case "note-taken":
            return event.model_copy(update={"text": gone})
        case _:
            return event


def _radio(recorded: Recorded) -> Recorded:
    event = recorded.event
    if event.type != "answer-submitted" or event.decision != "radio" or event.answer is None:
        return recorded
    answered = event.answer.model_copy(update={"text": Words(text=None)})
    return recorded.model_copy(update={"event": event.model_copy(update={"answer": answered})})


def test_what_is_honest_is_counted() -> None:
    """Overrides, silence, pauses, what was written on the spot and what was left out."""
    found = harbour_account().honesty
    assert (found.overrides, found.rulings, found.undone, found.late, found.ad_hoc) == (1, 5, 1, 1, 1)
    assert (found.undecided, found.pauses, found.paused) == (2, 1, 4 * 60_000)
    assert found.skipped == ("A whisper in the harbour bar",)


def test_ratings_stand_beside_each_other() -> None:
    """The latest of each evaluator, none averaged; what was taken back is nowhere."""
    objective = harbour_account().objectives[0]
    assert objective.tasks[0].ratings == (
        ("anna", "performed", "Read out twice.", 4),
        ("berta", "major-challenges", "The pilots waited.", 4),
    )
    assert [one.text for one in objective.observations] == ["They asked.", "Nobody wrote it down."]
    assert [(one.who, one.team, one.text) for one in harbour_account().observations] == [
        ("carl", "Crows", "(erased on request)")
    ]


def test_prompts_are_those_of_this_run() -> None:
    """The split, the override and the silence are asked about, after the author's own questions."""
    prompts = dict(harbour_account().prompts)
    assert prompts["interpret"][0] == "Why?"
    assert any("otherwise than the script" in text for text in prompts["interpret"])
    assert any(text.startswith("Terns came to no decision") for text in prompts["interpret"])
    assert "reflection" not in prompts
    assert any("differed most" in text for _step, texts in quay_account().prompts for text in texts)


def test_a_fork_names_its_parent() -> None:
    """Session, record and hash of where it left; without the session where nobody is named."""
    fork = Fork(session="harbour-test", number=4, hash="a" * 64, log="harbour.jsonl")
    account = told(telling(harbour_records(named(forked=fork))))
    assert account.heading.forked == f"harbour-test:4:{'a' * 64}"
    assert told(telling(harbour_records(named(forked=fork))), "redacted").heading.forked == ":4:"


def test_a_run_alone() -> None:
    """One team, its own answers, no evaluators."""
    account = told(telling(solo_records()))
    assert account.heading.mode == "solo"
    assert [one.id for one in account.teams] == ["PORT"]


def test_strange_logs_are_told_all_the_same() -> None:
    """Any order of any events has an account: what does not fit is an entry and nothing else."""
    first = Table().store.records[0]
    happened = everything_that_happens()
    for events in (happened, happened[::-1]):
        records = [
            first,
            *(
                Recorded(
                    number=number,
                    at=Moment(wall=number * 1000, ticks=number * 1000),
                    actor=FACILITATOR,
                    command=f"c{number}",
                    event=event,
                )
                for number, event in enumerate(events, 2)
            ),
        ]
        for edition in ("facilitator", "participant", "redacted"):
            account = told(telling(records), edition)
            assert len(account.entries) == len(records)


def test_a_release_before_any_move() -> None:
    """A forged log can release an inject before a move: it stands in the first."""
    records = [one for one in harbour_records() if one.event.type != "move-started"]
    renumbered = [one.model_copy(update={"number": number}) for number, one in enumerate(records, 1)]
    account = told(telling(renumbered))
    assert [len(move.injects) for move in account.moves] == [3]


def test_a_team_that_joined_and_one_that_left() -> None:
    """Whoever took part has a line, whoever speaks for it now."""
    table = Table(named())
    fog(table)
    table.must(live.MergeTeams("PRESS", "PILOTS"))
    account = told(telling(table.store.records))
    assert [one.name for one in account.teams] == ["Gulls", "Terns", "Crows"]
    assert replace(account, source=None) == account
    without = told(telling(Table(opening(teams=("PORT",))).store.records))
    assert [one.people for one in without.teams] == [0]
    assert without.moves == ()
