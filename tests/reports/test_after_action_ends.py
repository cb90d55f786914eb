"""How an after-action report begins and ends: what has to be known first, the chronology, the foot."""

from __future__ import annotations

from dataclasses import replace

from tabletop.documents.document import Table
from tabletop.reports.editions import in_edition
from tabletop.reports.telling import told
from tests.reports.documents import flags, flat, report, section, whole
from tests.reports.logs import (
    harbour_account,
    quay_account,
    telling,
)
from tests.tui.review.played import solo_records

KNOWN_FIRST = (
    "It was a rehearsal.",
    "from record 7 of session abc",
    "played with invented names",
    "Only decisions were kept",
    "2 times before",
    "amended 1 of 5",
    "2 answers, for seats nobody played",
    "1 entry was corrected",
    "1 inject was written anew",
    "jumped 1 time",
    "opened again 3 times",
    "damaged at record 30 (byte 4711)",
    "2 texts were erased",
    "another_session.jsonl is left out: it belongs to another session.",
    "record_gone.jsonl is left out: it was begun at a record",
    "record_another.jsonl is left out: this log was changed",
    "too_new.jsonl is left out: a newer",
    "unreadable.jsonl is left out: it could not",
    "unreadable?.jsonl is left out: it is damaged.",
    "1 log beside it could not be read",
)
"""What a report says before anything else, where it is so."""


def test_the_chronology_has_every_record_and_three_layers() -> None:
    """What was taken back is struck through; what evaluators put down stands in its moment."""
    table = section(report(harbour_account()), "chronology").blocks[1]
    assert isinstance(table, Table)
    numbers = [flat(row[0]) for row in table.rows]
    assert [one for one in numbers if one.isdigit()] == [str(one.number) for one in harbour_account().entries]
    assert {flat(row[3]) for row in table.rows} == {"observed", "adjudicated", "interpreted"}
    struck = [row for row in table.rows if any(span.tone == "struck" for span in row[5])]
    assert struck
    assert all(len(row[5]) == 1 for row in struck)
    beside = numbers.index("to 4")
    assert numbers[beside - 1] == "4"
    assert flat(table.rows[beside][5]) == "Rated P: Says what is known\nRead out twice."
    redacted = section(report(in_edition(harbour_account(), "redacted")), "chronology").blocks[1]
    assert isinstance(redacted, Table)
    assert "Clock (UTC)" not in redacted.head
    late = replace(harbour_account().observations[0], record=10_000, at=0, tag="improve")
    table = section(report(replace(harbour_account(), observations=(late,))), "chronology").blocks[1]
    assert isinstance(table, Table)
    assert flat(table.rows[-1][0]) == "to 10000"
    assert flat(table.rows[-1][5]).startswith("Area to improve: ")


def test_days_in_the_chronology_and_in_the_date() -> None:
    """A session over midnight has its days; an edition without names has the day alone."""
    account = harbour_account()
    tomorrow = account.heading.finished + 86_400_000
    long = replace(account, heading=replace(account.heading, finished=tomorrow))
    assert report(long).subtitle == "2026-09-21 14:13 to 2026-09-22 14:49 (UTC)"
    table = section(report(long), "chronology").blocks[1]
    assert isinstance(table, Table)
    assert flat(table.rows[0][2]) == "2026-09-21 14:13:20"
    assert report(in_edition(account, "redacted")).subtitle == "2026-09-21"


def test_what_a_reader_has_to_know_first() -> None:
    """Rehearsal, fork, damage, erased words, what was left out, how time went: a sentence each."""
    account = harbour_account()
    text = flags(account)
    for sentence in (
        "ruled 1 of 5 outcomes",
        "1 answer came late",
        "1 step was taken back",
        "paused 1 time, for 4 minu",
    ):
        assert sentence in text, sentence
    head = replace(
        account.heading, rehearsal=True, forked="abc:7:ff", fictional=True, log_level="decisions", earlier_runs=2
    )
    honesty = replace(
        account.honesty, amended=1, drawn=2, corrections=1, edited_injects=1, clock_jumps=1, resumed=3, skipped=()
    )
    proof = replace(account.proof, erased=2, fault=("changed", 30, 4711))
    whys = ("another_session", "record_gone", "record_another", "too_new", "unreadable", "unreadable?")
    out = (*((f"{why}.jsonl", why) for why in whys), ("", "changed"))
    text = flags(replace(account, heading=head, honesty=honesty, proof=proof, left_out=out))
    assert [one for one in KNOWN_FIRST if one not in text] == []
    torn = replace(account, proof=replace(account.proof, fault=("torn", 30, 1)), heading=replace(head, forked=":7:"))
    assert "cut off while it was written" in flags(torn)
    assert "from record 7 of another session" in flags(torn)
    assert "half-written end" in report(torn).foot[0]


def test_the_foot_names_the_log() -> None:
    """Head, verification, scenario, session, program: what a log can be known again by."""
    foot = "\n".join(report(harbour_account()).foot)
    assert "All 1 records verify" in foot
    assert f"1:{'0' * 64}" in foot
    assert "Session: harbour-test" in foot
    damaged = replace(harbour_account(), proof=replace(harbour_account().proof, fault=("changed", 2, 9)))
    assert "is damaged and is not in this report" in report(damaged).foot[0]
    assert "harbour-test" not in "\n".join(report(in_edition(harbour_account(), "redacted")).foot)


def test_a_run_alone_has_a_shorter_report() -> None:
    """No evaluators, no improvement plan: what happened, and what somebody thought of it."""
    account = told(telling(solo_records()))
    document = report(account)
    assert [one.anchor for one in document.sections] == ["overview", "story", "indicators", "chronology"]
    assert document.title == "Report on a run alone: The harbour in fog"
    table = document.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert not table.to_fill
    note = replace(harbour_account().notes[0], purpose="reflection", about="What surprised you?", text="The fog.")
    thought = report(replace(account, notes=(note, replace(note, about=""))))
    assert whole(section(thought, "reflections")).startswith("Reflections\nWhat surprised you?\nThe fog.")


def test_questions_rubrics_and_objectives_where_there_are_any() -> None:
    """A part that has nothing to say is not there."""
    account = harbour_account()
    asked = report(replace(account, review_questions=("Who knew?",)))
    assert "Who knew?" in whole(section(asked, "questions"))
    bare = replace(account, objectives=(), observations=(), notes=(), prompts=(), review_questions=())
    anchors = [one.anchor for one in report(bare).sections]
    assert not {"performance", "analysis", "captured", "questions"} & set(anchors)
    learning = replace(account.objectives[0], tasks=(), target="", observations=())
    found = report(replace(account, objectives=(learning,), observations=()))
    assert "performance" not in [one.anchor for one in found.sections]
    assert whole(section(found, "objective-1")).count("\n") == 1
    assert "Says what is known" in whole(section(report(quay_account()), "rubrics"))
    simple = replace(account, heading=replace(account.heading, simplification="One harbour stands for many."))
    assert "One harbour stands for many." in whole(section(report(simple), "overview"))
