"""Steps of proceedings, reveals, corrections and changes of the plan as lines of a log."""

from __future__ import annotations

import pytest

from tabletop.decisions import consensus_course as silence
from tabletop.decisions import matrix_course as argument
from tabletop.decisions import negotiation_course as negotiation
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event, Recorded
from tabletop.exercise.moments import FACILITATOR, Moment
from tabletop.reports.timeline import Entry, entries, heading, kind_of
from tabletop.reports.wording import Wording
from tabletop.session.replayed import Replay
from tests.harbour import Table, scenario_of
from tests.plain.talks import TALKS, talks

SAID = Words.of("So be it.")


def recorded(event: Event, number: int = 9) -> Recorded:
    """A record."""
    return Recorded(number=number, at=Moment(wall=0, ticks=0), actor=FACILITATOR, command="c", event=event)


def step(what: AnyIntervention, team: str | None, decision: str) -> happened.InterventionMade:
    """A step."""
    return happened.InterventionMade(decision=decision, team=team, intervention=what)


def timeline(table: Table) -> list[Entry]:
    """The entries of a table's log."""
    replay = Replay(iter(list(table.store.records)), lambda event: scenario_of(event.scenario_text))
    replay.read()
    return list(entries(replay.records, replay.times, replay.latest))


def played() -> Table:
    """A table at which every mechanic was played."""
    table = talks()
    do = table.must
    do(ask.StartExercise(), ask.ReleaseInject("paper"))
    do(ask.Intervene("agree", "PORT", silence.Amended(text=SAID, why=SAID)))
    do(ask.Intervene("agree", None, silence.TakenUp(amendment=1)))
    do(ask.Intervene("agree", None, silence.PutUnderSilence(minutes=3)))
    do(ask.Intervene("agree", "PILOTS", silence.BrokeSilence(why=SAID)))
    do(ask.Intervene("agree", None, silence.GivenUp()), ask.CloseDecision("agree"), ask.RuleOutcome("agree"))
    do(ask.ReleaseInject("plan"))
    do(ask.Intervene("argue", "PORT", argument.Argued(action=SAID, result=SAID, reasons=(Words.of("Tugs."), SAID))))
    do(ask.Intervene("argue", "PRESS", argument.Countered(side="against", text=Words.of("Fog."))))
    do(ask.Intervene("argue", "PILOTS", argument.Estimated(percent=70)))
    made = table.state.decisions["argue"].made
    do(ask.Intervene("argue", None, argument.Weighed(accepted=(f"{made[0].number}.1", f"{made[1].number}"))))
    do(ask.Intervene("argue", None, argument.Turned(by="median")))
    do(ask.CloseDecision("argue"), ask.RuleOutcome("argue"), ask.ReleaseInject("night"))
    for team in ("PORT", "PILOTS", "PRESS"):
        predicts = {one: "sail" for one in ("PORT", "PILOTS", "PRESS") if one != team}
        do(ask.SubmitAnswer("hidden", team, SealedAnswer.of(SealedMove(option="stay", predicts=predicts))))
    do(ask.RevealMoves("hidden"))
    return table


def test_every_record_has_a_line() -> None:
    """No event is told by its code, and no line is empty."""
    table = played()
    told = timeline(table)
    assert [one.number for one in table.store.records] == [entry.number for entry in told]
    assert [] == [entry.text for entry in told if not entry.text or "-" in entry.text.partition(" ")[0]]


def test_who_did_what() -> None:
    """A step says who did what; what somebody wrote stands in the details."""
    told = {entry.text: entry.detail for entry in timeline(played()) if entry.what in {"agree", "argue"}}
    assert "So be it.\nBecause: So be it." == told["Norway port authority – proposed a wording"]
    assert "Norway port authority\nSo be it." == told["The chair – took up an amendment"]
    assert "3 minutes" == told["The chair – put it under silence"]
    assert "So be it." == told["Pilots – broke silence"]
    assert (
        "action: So be it.\nintended result: So be it.\nfor: Tugs.\nfor: So be it."
        == told["Norway port authority – argued"]
    )
    assert "Tugs.\nFog." == told["The chair – said which arguments count"]


def test_estimates_are_told_with_the_turning() -> None:
    """Before the cards are turned, a line says that one was laid, and not what it said."""
    told = {entry.text: entry.detail for entry in timeline(played())}
    assert "" == told["Pilots – laid an estimate"]
    assert told["The chair – turned the estimates"].startswith("Pilots 70 %\nthe median: the one in the middle: 70 %;")


def test_sealed_until_the_reveal() -> None:
    """A commitment says nothing of the move; the reveal says all moves and what was expected."""
    told = {entry.text: entry.detail for entry in timeline(played())}
    assert "" == told["Pilots – committed to a move, under seal"]
    revealed = told["Moves revealed: What do you do in the dark?"].splitlines()
    assert ["Norway port authority: Stay", "  expected of Pilots: Sail", "  expected of Press: Sail"] == revealed[:3]


def test_kinds_and_teams_of_steps() -> None:
    """A seat's step is an answer; what the chair does as umpire is a ruling, the rest belongs to the decision."""
    found = [(entry.kind, entry.layer, entry.team) for entry in timeline(played()) if " – " in entry.text]
    assert ("answer", "observed", "PORT") == found[0]
    assert ("decision", "observed", "") == found[1]
    assert ("ruling", "adjudicated", "") in found
    assert "decision" == kind_of(recorded(happened.MovesRevealed(decision="hidden", moves=())))


def test_taken_back_steps_do_not_count_for_numbers() -> None:
    """Numbers of amendments are those of the steps that stand."""
    table = talks()
    table.must(ask.StartExercise(), ask.ReleaseInject("paper"))
    table.must(ask.Intervene("agree", "PORT", silence.Amended(text=Words.of("Gone."))), ask.UndoStep())
    table.must(ask.Intervene("agree", "PILOTS", silence.Amended(text=Words.of("Stays."))))
    table.must(ask.Intervene("agree", None, silence.TakenUp(amendment=1)))

    told = timeline(table)
    assert "Pilots\nStays." == told[-1].detail
    assert ["Norway port authority – proposed a wording"] == [entry.text for entry in told if entry.struck]
    assert "(taken back)" in heading(next(entry for entry in told if entry.struck))


@pytest.mark.parametrize(
    ("what", "team", "detail"),
    [
        (silence.Redrafted(text=SAID), None, "So be it."),
        (silence.KeptSilence(), "PORT", ""),
        (silence.Reserved(kind="footnote", text=SAID), "PORT", "footnote: So be it."),
        (silence.TakenUp(amendment=5), None, ""),
        (argument.Thrown(net=-1, dice=(3, 4)), None, "3 + 4 -1 = 6"),
        (argument.Thrown(), None, ""),
        (argument.Judged(success=False), None, "it does not carry"),
        (negotiation.Worded(clause="pay", text=SAID), "PORT", "pay: So be it."),
        (negotiation.Worded(clause="+", text=SAID), "PORT", "a further clause: So be it."),
        (negotiation.Accepted(clauses=("pay", "the-watch")), "PORT", "pay, the watch"),
        (negotiation.ClauseReserved(clause="pay", text=SAID), "PORT", "pay: So be it."),
        (
            negotiation.SideDealDeclared(parties=("PRESS",), text=SAID, open=True),
            "PORT",
            "with Press, for all to read\nSo be it.",
        ),
        (negotiation.FormatSet(parties=("PORT", "PILOTS"), minutes=1), None, "Norway port authority, Pilots\n1 minute"),
        (negotiation.FormatSet(minutes=2, parties=()), None, "all talk together\n2 minutes"),
        (negotiation.WalkedOut(why=SAID), "PORT", "So be it."),
        (negotiation.SheetSigned(), "PORT", ""),
    ],
)
def test_details_of_steps(what: AnyIntervention, team: str | None, detail: str) -> None:
    """Each act has its details, and is told in the past."""
    line, told = Wording(talks().state).line(recorded(step(what, team, "terms")))
    assert detail == told
    assert line.startswith("Norway port authority – " if team else "The chair – ")


def test_reveal_of_what_nobody_knows() -> None:
    """A log from elsewhere can say anything; ids stand for what has no name."""
    move = happened.RevealedMove(team="NOBODY", option="fly")
    told = Wording(talks().state).line(recorded(happened.MovesRevealed(decision="nothing", moves=(move,))))
    assert ("Moves revealed: nothing", "NOBODY: fly") == told


@pytest.mark.parametrize(
    ("event", "line", "detail"),
    [
        (happened.ReleaseChanged(by="clock"), "Injects come by the clock", ""),
        (happened.ReleaseChanged(by="hand"), "Injects come by hand", ""),
        (happened.InjectsPostponed(minutes=5), "Everything to come put off by 5 minutes", ""),
        (happened.InjectsPostponed(minutes=-1), "Everything brought forward by 1 minute", ""),
        (happened.InjectReplanned(inject="paper", minutes=7), "Planned for minute 7 of its move: A paper", ""),
        (happened.InjectReplanned(inject="paper", minutes=None), "To be released by hand: A paper", ""),
        (happened.InjectEdited(inject="paper", part="text", words=SAID), "Written anew: A paper", "So be it."),
        (
            happened.InjectEdited(inject="paper", part="text", team="PORT", words=SAID),
            "Written anew: A paper (Norway port authority)",
            "So be it.",
        ),
        (
            happened.InjectEffectsWritten(
                inject="paper", effects=(happened.WrittenEffect(indicator="trust", by=-3, why=SAID),)
            ),
            "Effects written for: A paper",
            "Public trust -3: So be it.",
        ),
        (happened.InjectReaddressed(inject="paper", to=("PRESS",)), "Now for Press: A paper", ""),
        (happened.InjectReaddressed(inject="paper", to=()), "Now for everybody: A paper", ""),
        (happened.InjectMoved(inject="sheet", before="plan"), "Moved: A sheet, before A plan", ""),
        (happened.InjectMoved(inject="sheet", before=None), "Moved to the end: A sheet", ""),
        (
            happened.TeamsMerged(team="PRESS", into="PILOTS"),
            "Press and Pilots go on as one; Pilots speaks for both",
            "",
        ),
    ],
)
def test_live_changes(event: Event, line: str, detail: str) -> None:
    """What is changed while it runs has a line that says what, and what was written."""
    assert (line, detail) == Wording(talks().state).line(recorded(event))


def test_what_the_log_teaches() -> None:
    """A new title, and a team's own name, hold from their record on."""
    wording = Wording(talks().state)
    title = recorded(happened.InjectEdited(inject="paper", part="title", words=Words.of("A pamphlet")))
    joined = recorded(happened.TeamJoined(seat=happened.TeamSeat(team="PRESS", name=Words.of("The paper"))))
    wording.learn(title)
    wording.learn(joined)
    assert "Written anew: A pamphlet" == wording.line(title)[0]
    assert "The paper takes part from here on" == wording.line(joined)[0]
    assert ("PRESS", "paper") == (wording.team_of(joined), wording.subject_of(title))
    merged = recorded(happened.TeamsMerged(team="PRESS", into="PORT"))
    assert "PORT" == wording.team_of(merged)


@pytest.mark.parametrize(
    ("event", "line", "detail"),
    [
        (
            happened.CorrectionMade(act="answer-withdrawn", what="hidden", team="PORT", strikes=((7, 7),)),
            "Answer withdrawn, Norway port authority: What do you do in the dark?",
            "Struck: records 7",
        ),
        (
            happened.CorrectionMade(
                act="release-taken-back",
                what="paper",
                reason=SAID,
                strikes=((4, 6), (8, 8)),
                follow="recomputed",
            ),
            "Release taken back: A paper",
            "Because: So be it.\nStruck: records 4 to 6, 8\nWhat followed from it was worked out anew.",
        ),
        (
            happened.CorrectionMade(
                act="ruling-overruled",
                what="agree",
                strikes=(),
                follow="stands",
                stands=(happened.Stands(kind="change", what="trust"), happened.Stands(kind="inject", what="plan")),
            ),
            "Ruling overruled: What do we say together?",
            "What followed from it stands as announced.\nStands as announced: Public trust; A plan",
        ),
    ],
)
def test_corrections(event: happened.CorrectionMade, line: str, detail: str) -> None:
    """A correction says what, why, which records, and what became of the rest; it strikes those records."""
    wording = Wording(talks().state)
    assert (line, detail) == wording.line(recorded(event))
    assert (event.team or "", event.what) == (wording.team_of(recorded(event)), wording.subject_of(recorded(event)))


@pytest.mark.parametrize(
    "act", ["answer-corrected", "decision-reopened", "interventions-taken-back", "inject-restored"]
)
def test_every_correction_has_words(act: str) -> None:
    """None is told by its code."""
    event = happened.CorrectionMade.model_validate({"act": act, "what": "agree", "strikes": ()})
    assert act not in Wording(talks().state).line(recorded(event))[0]


def test_amended_rulings() -> None:
    """An amended outcome says so, with what happens, why, and who ruled on what assumption."""
    ruling = happened.OutcomeRuled(
        decision="agree", how="amended", result="adopted", ruling=SAID, why=SAID, umpire=SAID, assumptions=SAID
    )
    line, detail = Wording(talks().state).line(recorded(ruling))
    assert "Outcome, amended: What do we say together?" == line
    assert "So be it.\nSo be it.\nRuled by: So be it.\nAssumed, for the facilitator alone: So be it." == detail
    scripted = ruling.model_copy(
        update={"ruling": None, "outcomes": (happened.RuledOutcome(team=None, outcome="It stands."),)}
    )
    assert "It stands." == Wording(talks().state).line(recorded(scripted))[1].splitlines()[0]


def test_struck_records_are_struck() -> None:
    """Whatever a correction strikes is marked, wherever it stands; the correction itself is not."""
    table = played()
    number = table.store.records[-1].number
    gone = table.store.records[4].number
    event = happened.CorrectionMade(act="interventions-taken-back", what="agree", strikes=((gone, gone + 1),))
    records = [*table.store.records, recorded(event, number + 1)]
    told = list(entries(records, [0] * len(records), table.state))
    assert [gone, gone + 1] == [entry.number for entry in told if entry.struck]


def test_the_scenario_is_the_harbours() -> None:
    """These lines are told of the talks of the plain tests."""
    assert "agree" in scenario_of(TALKS).decisions
