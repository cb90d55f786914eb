"""What the facilitator's screens say, from views made by hand: the corners that a lesson rarely meets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content

from tabletop.exercise import commands as ask
from tabletop.exercise.events import Fork
from tabletop.exercise.views import Control, FacilitatorView, Forward, GuideView, OutcomeView, PlanView, Room, UndoView
from tabletop.tui.facilitator.sheet import Sheet
from tabletop.tui.facilitator.words import cases, coming, guide, now, queue, results, rooms, run, steps, tables
from tabletop.tui.facilitator.words.columns import beside, indented
from tests.harbour import Table, opening
from tests.tui.facilitator.lesson import begun, rule_all, writing

MINUTE = 60_000


def view(table: Table) -> FacilitatorView:
    """Control's view."""
    return table.session.view(Control())


@pytest.mark.parametrize("width", [20, 40, 72, 120])
def test_nothing_is_wider_than_it_may_be(width: int) -> None:
    """Every text of the console keeps to its width, on any screen."""
    table = writing()
    rule_all(table)
    seen = view(table)
    texts = [
        now.now(seen, width),
        tables.tables(seen, width),
        tables.tables(seen, width, brief=True),
        guide.guide(view(begun()).guide, width),
        coming.coming(view(begun()), width),
        run.run(seen, width),
        steps.forward(seen, width),
        tables.strip(view(begun()), width),
    ]
    assert [] == [line for text in texts for line in text.plain.split("\n") if len(line) > max(width, 24)]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            PlanView(4 * MINUTE, 0, 0, "skip", inject="whisper"),
            "4 min behind: skip 2, “A whisper in the harbour bar” (s)",
        ),
        (PlanView(4 * MINUTE, 0, 0, "skip", inject="gone"), "4 min behind: skip 0, “” (s)"),
        (PlanView(90_000, 0, 0, "cut-talk", minutes=5), "2 min behind: cut each talk to 5 min"),
        (
            PlanView(-9 * MINUTE, 0, 0, "room-for-more", minutes=9),
            "9 min to spare: let them talk, or bring in something more (c)",
        ),
        (PlanView(0, 9 * MINUTE, 8 * MINUTE, "on-time"), "On time: 9 min left, 8 min wanted"),
    ],
)
def test_the_plan_line_names_what_to_do(plan: PlanView, expected: str) -> None:
    """Behind, ahead or on time."""
    assert expected == coming.plan_line(replace(view(begun()), plan=plan)).plain


@pytest.mark.parametrize(
    ("forward", "expected"),
    [
        (Forward("nothing"), "This session is finished."),
        (Forward("close-session"), "Go to the hot wash"),
        (Forward("answer", "no-such"), "Waiting for : d takes the answer"),
        (Forward("rule", "no-such"), "Rule on “no-such”"),
        (Forward("release", "no-such"), "Release no-such, to everybody"),
        (Forward("release", "whisper"), "Release 2  A whisper in the harbour bar, to ■ Press alone"),
    ],
)
def test_the_forward_line_names_the_thing(forward: Forward, expected: str) -> None:
    """Also for what a view no longer knows."""
    assert expected == steps.forward(replace(view(begun()), forward=forward), 100).plain


@pytest.mark.parametrize(
    ("undo", "expected"),
    [
        (None, "There is no step to take back."),
        (UndoView("inject-skipped", "gone"), "Take back the latest skip?"),
        (UndoView("move-started", "light"), "Take back the latest step?"),
        (UndoView("something-new", "x"), "Take back the latest step?"),
        (UndoView("answer-submitted", "NOBODY"), "Take back the answer of NOBODY?"),
        (UndoView("inject-held", "whisper"), "Take back that “2  A whisper in the harbour bar” is on hold?"),
    ],
)
def test_the_undo_question_names_the_step(undo: UndoView | None, expected: str) -> None:
    """As well as it can."""
    assert expected == steps.undoing(replace(view(begun()), undo=undo), {}).plain


def test_long_guides_have_labels_in_a_column_where_there_is_room() -> None:
    """In a narrow column the label begins the paragraph; nothing the author wrote is left out."""
    notes = GuideView("Why", "Read this", ("First?", "Second?"), "Stuck", "Watch", "Expect")
    roomy, tight = guide.guide(notes, 72).plain, guide.guide(notes, 40).plain
    assert "Probes     1 First?\n           2 Second?" in roomy
    assert "Probes\n1 First?\n2 Second?" in tight
    for text in ("Why", "Read this", "Stuck", "Watch", "Expect"):
        assert text in roomy
        assert text in tight
    assert "Ask: what do you know" in guide.guide(None, 40).plain


def test_a_fork_says_so_quietly() -> None:
    """Beside the title, for whoever leads it; a rehearsal too."""
    forked = Fork(session="s", number=12, hash="0" * 64, log="harbour.jsonl")
    table = Table(event=opening().model_copy(update={"forked": forked, "rehearsal": True}))
    assert "The harbour in fog · rehearsal · what if" == now.title(view(table).scene).plain


def test_a_rehearsal_says_that_it_is_one() -> None:
    """In the banner and before the start."""
    table = Table(event=opening().model_copy(update={"rehearsal": True}))
    assert "The harbour in fog · rehearsal" == now.title(view(table).scene).plain
    assert "This is a rehearsal" in guide.before_start(view(table), 60).plain


def test_a_notice_of_what_is_simplified_stands_under_the_prologue() -> None:
    """Where the author gave one."""
    seen = view(Table())
    scene = replace(seen.scene, simplification="Real harbours are larger.")
    assert "Simplified: Real harbours are larger." in now.now(replace(seen, scene=scene), 60).plain


def test_a_later_consequence_arrives_with_an_inject() -> None:
    """It stands under what everybody reads."""
    seen = view(begun())
    scene = replace(seen.scene, arrived=(("first-step", "The wait is in the papers."),))
    assert "Arrives with it\n   The wait is in the papers." in now.now(replace(seen, scene=scene), 60).plain


def test_results_are_words() -> None:
    """A code of the core never reaches the screen."""
    words = [results.result_words(code).plain for code in ("passes", "fails", "about-even", "Send the tug")]
    assert ["The motion passes", "The motion fails", "chances about even", "Send the tug"] == words
    counted = OutcomeView("proposed", "", (), (), "", (("for", 2), ("against", 1), ("abstain", 0)))
    assert "For 2 · Against 1" == results.counts(counted).plain
    assert "" == results.counts(replace(counted, counts=(("for", 2),))).plain


def test_an_outcome_without_consequences_says_so() -> None:
    """Rather than an empty page."""
    nothing = OutcomeView("proposed", "", (), (), "", ())
    assert "Nothing follows by the script." in cases.scripted(view(begun()), nothing, 60).plain


def test_sureness_and_marks_stand_with_an_answer() -> None:
    """How sure, what was marked, what it replaced, that it was late."""
    table = begun()
    rule_all(table)
    decision = view(table).scene.decisions[0]
    given = replace(
        decision.answers[0], sure=60, marks=("Clear",), late=True, earlier=(("Send the tug",), ()), status="decided"
    )
    text = cases.answer(decision, given).plain
    for part in ("How sure: 60 %", "Marked: Clear", "late", "Earlier: Send the tug", "Earlier: no decision"):
        assert part in text


def test_the_queue_is_of_open_decisions_only() -> None:
    """Who is missing, who comes next, where a team can be corrected; nothing for what is closed."""
    table = begun()
    seen = view(table)
    assert queue.Place("first-step", "PORT") == queue.next_missing(seen)
    assert queue.Place("first-step", "PORT") == queue.next_missing(seen, queue.Place("how-sure", "PILOTS"))
    assert queue.Place("first-step", "PORT") == queue.next_missing(seen, queue.Place("gone", "PORT"))
    assert queue.Place("gone", "X") == queue.beside(seen, queue.Place("gone", "X"), 1)
    assert queue.given(seen, queue.Place("gone", "X")) is None
    rule_all(table)
    assert queue.next_missing(view(table)) is None
    assert queue.of_team(view(table), "PORT") is None


def test_an_override_stands_in_the_timeline() -> None:
    """With its reason."""
    table = begun()
    table.must(
        ask.CloseDecision("first-step"), ask.RuleOutcome("first-step", ask.Override("It rains.", "Weather.", {}))
    )
    assert "Facilitator’s ruling: Weather." in run.run(view(table), 72).plain


def test_the_room_reads_no_outcome_that_is_not_there() -> None:
    """A ruled decision without an outcome leaves nothing."""
    table = begun()
    rule_all(table)
    scene = table.session.view(Room()).scene
    decision = replace(scene.decisions[0], outcome=None)
    assert "" == rooms.question(scene, decision, 60).plain
    assert "" == tables.tables(replace(view(table), scene=replace(view(table).scene, decisions=(decision,))), 60).plain


def test_columns_keep_their_places() -> None:
    """Text wraps under itself."""
    assert "ab  one two\n    three" == beside(Content("ab"), Content("one two three"), 12, 4).plain
    assert "ab" == beside(Content("ab"), Content(""), 12, 4).plain.rstrip()
    assert "   x" == indented(Content("x"), 20, 3).plain


def test_an_empty_sheet_takes_no_line() -> None:
    """And a line wider than the sheet is wrapped, whoever made it."""
    assert 0 == Sheet().get_content_height(None, None, 20)  # type: ignore[arg-type]
    sheet = Sheet(lambda _width: Content("one two three four five six\n\nseven"))
    assert 5 == sheet.get_content_height(None, None, 12)  # type: ignore[arg-type]


def test_what_a_proceeding_came_to_is_said_in_words() -> None:
    """Codes of results and counts have words of ours; a row of a table of sealed moves has no name at all."""
    for code in ("adopted", "broken", "success", "failure", "signed", "reserved", "walked"):
        assert results.result_words(code).plain not in {"", code}
    assert results.result_words("row-2").plain == results.result_words("otherwise").plain == ""
    counted = OutcomeView("scripted", "adopted", (), (), "", (("rounds", 1), ("objections", 2)))
    assert results.counts(counted).plain == "times under silence 1 · objections 2"
