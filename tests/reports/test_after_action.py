"""The after-action report: HSEEP's order, every fact with its record, nothing invented, nothing averaged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tabletop.documents.document import Chart, Paragraph, Table
from tabletop.exercise import commands as ask
from tabletop.reports.account import Account, FeedbackAccount
from tabletop.reports.editions import in_edition
from tabletop.reports.telling import told
from tests.harbour import Table as Harbour
from tests.harbour import opening
from tests.reports.documents import flags, flat, report, section, sections, tables, whole
from tests.reports.logs import (
    FORMS,
    evaluations,
    harbour_account,
    harbour_records,
    named,
    overruled,
    quay_account,
    telling,
)


def test_the_parts_stand_in_hseeps_order() -> None:
    """Overview, performance, analysis, story and evidence, improvement plan, participants, chronology."""
    assert [one.anchor for one in report(harbour_account()).sections] == [
        "overview",
        "performance",
        "analysis",
        "story",
        "seen",
        "indicators",
        "feedback",
        "captured",
        "questions",
        "appendix-a",
        "appendix-b",
        "chronology",
    ]


@pytest.mark.parametrize("account", [harbour_account, quay_account], ids=["harbour", "quay"])
def test_the_document_is_in_order(account: Callable[[], Account]) -> None:
    """Anchors are unique and plain; every row has as many cells as its head; captions are unique, too."""
    document = report(account())
    anchors = [one.anchor for one in sections(document)]
    assert len(anchors) == len(set(anchors))
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", one) for one in anchors)
    assert all(len(row) == len(table.head) for table in tables(document) for row in table.rows)
    captions = [table.caption for table in tables(document)]
    assert len(captions) == len(set(captions))
    assert document.banner == "EXERCISE – fictional events"
    assert document.language == "en"


def test_the_same_account_makes_the_same_document() -> None:
    """Nothing of the day it is written on gets in."""
    again = told(telling(harbour_records(), evaluations()[::-1], FORMS))
    assert report(harbour_account()) == report(again)


def test_ratings_stand_beside_each_other_with_their_letters() -> None:
    """Two evaluators differ: both are there, with names; M is explained, and is no failure."""
    found = whole(section(report(harbour_account()), "performance"))
    assert "P performed without challenges – anna\nM performed with major challenges" in found
    assert "M is no failure" in found
    assert "N/A not observed – berta" in found
    without = whole(section(report(told(telling(harbour_records()))), "performance"))
    assert without.count("not rated") == 2
    assert "No evaluator" in without
    assert "M is no failure" not in without


def test_analysis_is_left_to_people() -> None:
    """Strengths and areas stand with who saw them and when; why it happened is a question."""
    document = report(harbour_account())
    found = section(document, "objective-1")
    prompts = [flat(one.text) for one in found.blocks if isinstance(one, Paragraph) and one.voice == "prompt"]
    assert [one.partition(":")[0] for one in prompts] == ["Reference", "Analysis", "Analysis"]
    text = whole(found)
    assert "They asked. (anna · Gulls · record 4, 01:00)" in text
    assert "Area 1. Nobody wrote it down. (anna · record 4, 01:00)" in text
    assert "(erased on request) (carl · Crows" in whole(section(document, "objective-none"))


def test_the_improvement_plan_is_never_filled_in() -> None:
    """Issues that somebody named; every other cell is empty and has room."""
    account = told(telling(harbour_records(), evaluations()))
    noted = replace(account.notes[0], purpose="change", text="Phone the ministry.")
    plan = section(report(replace(account, notes=(*account.notes, noted))), "appendix-a").blocks[1]
    assert isinstance(plan, Table)
    assert plan.to_fill
    assert [flat(row[0]).partition(" (")[0] for row in plan.rows] == ["Nobody wrote it down.", "Phone the ministry."]
    assert {cell for row in plan.rows for cell in row[1:]} == {()}
    empty = section(report(quay_account()), "appendix-a").blocks[1]
    assert isinstance(empty, Table)
    assert {cell for row in empty.rows for cell in row} == {()}


def test_sponsor_and_point_of_contact_are_left_blank() -> None:
    """A log knows neither."""
    table = section(report(harbour_account()), "overview").blocks[0]
    assert isinstance(table, Table)
    rows = {flat(row[0]): flat(row[1]) for row in table.rows}
    assert (rows["Sponsor"], rows["Point of contact"], table.to_fill) == ("", "", True)
    assert rows["Participants"] == "Gulls (4 people)\nTerns (3 people)\nCrows"
    assert rows["Scope"] == "32 minutes of play, 40 minutes planned · 2 of 2 moves · 3 injects"
    assert rows["Date"] == "2026-09-21, 14:13 to 14:49 (UTC)"


def test_the_story_has_answers_alternatives_and_rulings() -> None:
    """Who said what and why; what nobody chose; what was ruled, and what was announced before."""
    found = whole(section(report(harbour_account()), "story"))
    assert "Wait for light\nSend the tug | On second thought. | 60 % | 05:00 | 11" in found
    assert "Crows | no decision\nlate" in found
    assert "otherwise than the script (the script goes on as after: Send the tug · Send the tug: 1 · record 15" in found
    assert "Because: The crew is out of hours." in found
    assert "Public trust -6, now 44 – The crew is out of hours. (record 16)" in found
    again = whole(section(report(told(telling(overruled().store.records))), "story"))
    assert "Announced before, and struck: The tug turns back." in again
    assert "ruled by: the judge" in again
    assert "Assumed (for the facilitator): KEPT-BACK-DICE" in again


def test_the_story_of_proceedings_ballots_and_sealed_moves() -> None:
    """Step by step, with the text it came to; who expected what; a secret ballot by its totals."""
    found = whole(section(report(quay_account()), "story"))
    assert "Town – keeps silence (record 23)" in found
    assert "The text, as it read at the end:\nThe tables regret what happened." in found
    assert "Yard: Go to the crane (did not come true)\nTown: Stay away (came true)" in found
    assert "for Yard alone" in found
    assert "By the script (Stay away: 3" in found
    cut = whole(section(report(in_edition(quay_account(), "participant")), "story"))
    assert "It was a secret ballot: only the totals are known." in cut


def test_what_is_still_open_says_so() -> None:
    """A session that was broken off: no answers, no ruling, no end."""
    table = Harbour(named())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    account = told(telling(table.store.records))
    found = whole(section(report(account), "story"))
    assert "Gulls | no answer" in found
    assert "never closed" in found
    assert "It was never ruled on." in found
    assert "there is no ENDEX" in flags(account)
    empty = report(told(telling(Harbour(opening()).store.records)))
    assert "seen" not in [one.anchor for one in empty.sections]


def test_later_consequences_come_with_what_set_them_going() -> None:
    """Their text stands with the inject they came with."""
    inject = harbour_account().moves[0].injects[0]
    late = replace(inject, arrived=("The ferry is late.",), changes=harbour_account().curves[0].changes)
    move = replace(harbour_account().moves[0], injects=(late,))
    found = whole(section(report(replace(harbour_account(), moves=(move,))), "story"))
    assert "what an earlier decision had set going:\nThe ferry is late.\nWhat it moved\nSafety at sea +3" in found


def test_who_saw_what_and_when() -> None:
    """A row for each inject, a column for each team; who did not see it has a dash."""
    found = whole(section(report(quay_account()), "seen"))
    assert "1. A ship stays | 02:00 + own text | 02:00 + own text | 02:00 + own text" in found
    assert "3. A whisper | – | 40:00 + own text | –" in found


def test_figures_have_a_sentence_and_a_table() -> None:
    """Every change with its cause and its record, in the order of the dots."""
    charts = [one for one in section(report(harbour_account()), "indicators").blocks if isinstance(one, Chart)]
    trust = charts[1]
    assert trust.alt == (
        "Public trust began at 50, changed 3 times between 44 and 53, and ended at 53. Upwards is desirable."
    )
    assert len(trust.data.rows) == len(trust.series[0].points) - 1
    assert flat(trust.data.rows[0][3]) == "The crew is out of hours."
    assert "Downwards is desirable." in charts[2].alt
    assert "Nerves of the pilots: 30 of 100" in whole(section(report(harbour_account()), "indicators"))
    bare = replace(harbour_account(), curves=())
    assert "indicators" not in [one.anchor for one in report(bare).sections]


def test_few_forms_are_not_shown() -> None:
    """Fewer than five: how many texts there are, and why they are not shown. None: no part at all."""
    few = FeedbackAccount(3, FORMS.statements, FORMS.texts)
    text = whole(section(report(replace(harbour_account(), feedback=few)), "feedback"))
    assert "Fewer than 5 forms were handed in, with 2 texts." in text
    assert "The map." not in text
    bare = FeedbackAccount(3, (), ())
    text = whole(section(report(replace(harbour_account(), feedback=bare)), "feedback"))
    assert "Fewer than 5 forms were handed in. They" in text
    for none in (None, FeedbackAccount(0, (), ())):
        document = report(replace(harbour_account(), feedback=none))
        assert "feedback" not in [one.anchor for one in document.sections]
    assert "The map." in whole(section(report(harbour_account()), "feedback"))
