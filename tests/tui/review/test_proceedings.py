"""Looking back on what was decided in steps or under seal, and on what was corrected."""

from __future__ import annotations

from tabletop.decisions import consensus_course as silence
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.negotiation_course import SideDealDeclared
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.views import Audience, Control, Room, Seat
from tabletop.reports.timeline import entries
from tabletop.session.replayed import ReplayedSession
from tabletop.tui.review.app import ReviewApp
from tabletop.tui.review.chronicle import PLAY, Chronicle
from tabletop.tui.review.seen import seen
from tabletop.tui.review.signs import Sign
from tests.harbour import Table, opening
from tests.plain.talks import talks
from tests.tui.frames import SMALL, frame
from tests.tui.keys import press
from tests.tui.review.played import past

TEAMS = ("PORT", "PILOTS", "PRESS")
DEAL = "We pay you later."


def sealed(team: str, option: str) -> ask.SubmitAnswer:
    """A move under seal; everybody expects the others to stay."""
    predicts = {one: "stay" for one in TEAMS if one != team}
    return ask.SubmitAnswer("hidden", team, SealedAnswer.of(SealedMove(option=option, predicts=predicts)))


def played(move: str = "sail") -> Table:
    """Silence that was broken, moves that were revealed, a side deal."""
    table = talks()
    table.must(ask.StartExercise(), ask.ReleaseInject("paper"))
    text = Words.of("We note the fog with deep concern.")
    table.must(ask.Intervene("agree", "PORT", silence.Amended(text=text)))
    table.must(ask.Intervene("agree", None, silence.PutUnderSilence(minutes=10)))
    table.clock.pass_minutes(4)
    table.must(ask.Intervene("agree", "PILOTS", silence.BrokeSilence(why=Words.of("Never."))))
    table.must(ask.Intervene("agree", None, silence.GivenUp()), ask.CloseDecision("agree"), ask.RuleOutcome("agree"))
    table.must(ask.ReleaseInject("night"), sealed("PORT", move))
    table.must(*(sealed(team, "stay") for team in TEAMS[1:]), ask.RevealMoves("hidden"))
    table.must(ask.ReleaseInject("sheet"))
    deal = SideDealDeclared(parties=("PRESS",), text=Words.of(DEAL), open=False)
    table.must(ask.Intervene("terms", "PORT", deal))
    return table


def corrected() -> Table:
    """A ruling that moved indicators, struck for another; the one before stays on record."""
    table = Table(opening())
    table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    for team in TEAMS:
        table.must(ask.SubmitAnswer("first-step", team, ChoiceAnswer(option="tug"), rationale="So."))
    table.must(ask.CloseDecision("first-step"), ask.RuleOutcome("first-step"))
    table.clock.pass_minutes(2)
    overriding = ask.RuleOutcome("first-step", ask.Override("The tug turns back.", "It is late.", {}))
    table.must(ask.OverruleRuling(overriding))
    return table


def looked_at(table: Table) -> tuple[ReplayedSession, Chronicle]:
    """The past of a table, and its index."""
    found = past(list(table.store.records))
    found.read_on()
    chronicle = Chronicle(found)
    chronicle.take(len(found.records))
    return found, chronicle


def column(found: ReplayedSession, number: int, audience: Audience) -> str:
    """What somebody saw at a moment, in one line."""
    found.seek(number)
    return " ".join(seen(found.view(audience), 72).plain.split())


def number_of(table: Table, kind: str, place: int = 0) -> int:
    """The number of a record."""
    return [one.number for one in table.store.records if one.event.type == kind][place]


def test_signs_of_steps() -> None:
    """Steps, objections and reveals have signs of their own, on the lane of whoever made them."""
    table = played()
    _found, chronicle = looked_at(table)
    steps = [number_of(table, "intervention-made", place) for place in range(5)]
    assert steps[0] in chronicle.lanes["PORT"][Sign.STEP]
    assert [steps[2]] == chronicle.lanes["PILOTS"][Sign.OBJECTION]
    assert [steps[1], steps[3]] == chronicle.lanes[PLAY][Sign.STEP]
    assert [number_of(table, "moves-revealed")] == chronicle.lanes[PLAY][Sign.REVEAL]
    assert number_of(table, "moves-revealed") in chronicle.stops("decision")


def test_entries_are_those_of_the_timeline() -> None:
    """Worded one by one, in any order, they say what the report's timeline says."""
    for table in (played(), corrected()):
        found, chronicle = looked_at(table)
        expected = list(entries(found.records, found.times, found.latest))
        assert expected[::-1] == [chronicle.entry(number) for number in range(chronicle.count, 0, -1)]


def test_the_standing_at_any_moment() -> None:
    """Going through the log, one sees how the proceeding stood then, and what time was left."""
    table = played()
    found, _chronicle = looked_at(table)
    amended, under, broken = (number_of(table, "intervention-made", place) for place in range(3))
    assert "drafting" in column(found, amended, Room())
    assert "under silence" in column(found, under, Room())
    assert "until 10:00" in column(found, under, Seat("PRESS"))
    after = column(found, broken, Room())
    assert "silence was broken" in after
    assert "Never." in after
    assert "Never." not in column(found, under, Control())


def test_sealed_moves_in_the_past() -> None:
    """At a moment between commit and reveal nobody but a team itself could tell which move it made."""
    sail, stay = played("sail"), played("stay")
    commit, reveal = number_of(sail, "answer-submitted", 2), number_of(sail, "moves-revealed")
    pasts = [looked_at(table)[0] for table in (sail, stay)]
    for audience in (Room(), Control(), Seat("PILOTS"), Seat("PRESS")):
        assert 1 == len({column(found, commit, audience) for found in pasts})
        assert 2 == len({column(found, reveal, audience) for found in pasts})
    assert 2 == len({column(found, commit, Seat("PORT")) for found in pasts})
    assert "it was otherwise" in column(pasts[0], reveal, Room())


def test_a_closed_side_deal_in_the_past() -> None:
    """It is seen through the eyes of its parties and the facilitator, and through nobody else's."""
    table = played()
    found, chronicle = looked_at(table)
    last = chronicle.count
    saw = {one: DEAL in column(found, last, one) for one in (Control(), Seat("PORT"), Seat("PRESS"))}
    assert all(saw.values())
    assert DEAL not in column(found, last, Room())
    assert DEAL not in column(found, last, Seat("PILOTS"))


def test_a_correction_strikes_through() -> None:
    """What was struck has the crossed sign and is struck in the list; the correction stands."""
    table = corrected()
    _found, chronicle = looked_at(table)
    ruling, correction = number_of(table, "outcome-ruled"), number_of(table, "correction-made")
    assert chronicle.entry(ruling).struck
    assert not chronicle.entry(correction).struck
    assert correction in chronicle.lanes[PLAY][Sign.CORRECTED]
    assert Sign.CORRECTED.value == chronicle.mark(correction)
    assert "Ruling overruled: " in chronicle.entry(correction).text


def test_a_correction_taken_back() -> None:
    """What it struck counts again: in the list, on the lanes, and in the report's timeline."""
    table = corrected()
    ruling, correction = number_of(table, "outcome-ruled"), number_of(table, "correction-made")
    table.must(ask.UndoStep())
    found, chronicle = looked_at(table)
    told = {entry.number: entry.struck for entry in entries(found.records, found.times, found.latest)}
    assert (False, True) == (told[ruling], told[correction])
    assert told == {number: chronicle.entry(number).struck for number in told}
    assert "" == chronicle.mark(ruling)
    for gauge in found.view(Control()).scene.indicators:
        found.seek(chronicle.count)
        now = next(one for one in found.view(Control()).scene.indicators if one.id == gauge.id)
        assert now.value == chronicle.gauges.value(gauge.id, chronicle.count, gauge.start)


def test_what_was_announced_before_is_struck_through() -> None:
    """At the moment after the correction the earlier ruling stands there, struck through and said to be."""
    table = corrected()
    found, chronicle = looked_at(table)
    found.seek(chronicle.count)
    text = seen(found.view(Room()), 72)
    assert "The tug goes out." in text.plain.partition("(taken back)")[0]
    assert any("strike" in str(span.style) for span in text.spans)
    assert "(taken back)" not in column(found, number_of(table, "outcome-ruled"), Room())


def test_gauges_after_a_correction() -> None:
    """After every record an indicator stands where the views say it stood."""
    table = corrected()
    found, chronicle = looked_at(table)
    for number in range(1, chronicle.count + 1):
        end = chronicle.step_end(number)
        found.seek(end)
        for gauge in found.view(Control()).scene.indicators:
            assert gauge.value == chronicle.gauges.value(gauge.id, end, gauge.start), (end, gauge.id)
    values = {chronicle.gauges.value("safety", number, 50) for number in range(1, chronicle.count + 1)}
    assert len(values) > 1


def test_gauges_when_a_correction_is_undone() -> None:
    """Should a step with a correction be taken back, the indicator stands where it stood before it."""
    chronicle = looked_at(corrected())[1]
    gauges = chronicle.gauges
    before = gauges.value("safety", chronicle.count, 50)
    gauges.corrected(100, 0, {"safety": before - 7, "unheard-of": 3})
    assert before - 7 == gauges.value("safety", 100, 50)
    gauges.taken_back(101, 0, 100)
    assert before == gauges.value("safety", 101, 50)


async def test_the_screen() -> None:
    """On the screen, too: a broken silence is struck by nobody, and shows as it stood."""
    table = played()
    app = ReviewApp(past(list(table.store.records)))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, *("right",) * (number_of(table, "intervention-made", 2) - 1))
        assert "Pilots – broke silence" in frame(app)
        assert "objection" in frame(app)
