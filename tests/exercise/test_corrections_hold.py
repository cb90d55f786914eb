"""What holds whatever is corrected: replay, sums, facts, secrecy, and that an end is reached."""

from __future__ import annotations

from hypothesis import event, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tabletop.exercise import commands as ask
from tabletop.exercise.events import CorrectionMade, IndicatorChanged, OutcomeRuled, Recorded
from tabletop.exercise.moments import Actor
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, Room, RoomView, Seat, TeamView
from tests.exercise.correcting import (
    CORRECTED,
    CORRECTIONS,
    Steps,
    answer_all,
    command_of,
    corrections,
    facts_of,
    go_on,
    offers,
    played_in_storm,
    refolded,
    summed,
)
from tests.harbour import TEAMS

AS_JSON = TypeAdapter(RoomView | TeamView)


@given(CORRECTED)
@settings(max_examples=150)
def test_replay_is_live_with_corrections(steps: Steps) -> None:
    """The fold of the log is the state the session had, also after going through JSON."""
    table = played_in_storm(steps)
    read = [Recorded.model_validate_json(one.model_dump_json()) for one in table.store.records]
    for one in corrections(table):
        event(one.act)

    assert read == table.store.records
    assert refolded(read) == table.state


@given(CORRECTED, st.data())
@settings(max_examples=60)
def test_every_prefix_replays_and_can_be_looked_at(steps: Steps, data: st.DataObject) -> None:
    """Any beginning of a log with corrections, in the middle of one too, is a state with views for everybody."""
    records = played_in_storm(steps).store.records
    state = refolded(records[: data.draw(st.integers(1, len(records)))])
    audiences: list[Audience] = [Room(), Control(), *(Seat(team) for team in TEAMS)]
    for audience in audiences:
        view(state, audience, state.last)


@given(CORRECTED)
@settings(max_examples=150)
def test_indicators_are_the_clamped_sum_of_what_was_not_struck(steps: Steps) -> None:
    """Whatever was struck, in whatever order; and the changes that are shown add up."""
    table = played_in_storm(steps)
    state = table.state

    assert dict(state.indicators) == summed(table.store.records, state)
    for name, value in state.indicators.items():
        shown = sum(change.by for change in state.changes if change.indicator == name)
        assert state.scenario.indicators[name].start + shown == value


@given(CORRECTED)
@settings(max_examples=150)
def test_nothing_struck_affects_facts(steps: Steps) -> None:
    """Conditions read what counts, and all of it."""
    table = played_in_storm(steps)

    assert dict(table.state.facts) == facts_of(table.store.records, table.state)


@given(CORRECTED)
@settings(max_examples=100)
def test_what_stands_as_announced_moves_nothing(steps: Steps) -> None:
    """A correction that lets things stand changes no indicator, itself or by what follows it."""
    table = played_in_storm(steps)
    stood = {
        one.command
        for one in table.store.records
        if isinstance(one.event, CorrectionMade) and one.event.follow == "stands"
    }

    for one in corrections(table):
        assert one.follow == "recomputed" or not one.levels
    moved = [one for one in table.store.records if isinstance(one.event, IndicatorChanged) and one.command in stood]
    assert not moved


@given(CORRECTED)
@settings(max_examples=60)
def test_what_was_corrected_can_be_taken_back_step_by_step(steps: Steps) -> None:
    """Undoing goes back through corrections in order; sums and facts hold after every step back."""
    table = played_in_storm(steps)
    while table.state.undoable and table.state.playing:
        table.must(ask.UndoStep("All of it."))
        assert dict(table.state.indicators) == summed(table.store.records, table.state)
        assert dict(table.state.facts) == facts_of(table.store.records, table.state)
    assert refolded(table.store.records) == table.state


@given(CORRECTED, st.data())
@settings(max_examples=60)
def test_what_is_offered_is_in_order(steps: Steps, data: st.DataObject) -> None:
    """Every correction that control's list offers happens, with a reason, in both ways."""
    table = played_in_storm(steps)
    offered = offers(table)
    if not offered:
        return
    command = command_of(*data.draw(st.sampled_from(offered)), data.draw(st.integers(0, 7)))

    result = table.do(command)
    assert not isinstance(result, Refusal), (command, result)


@given(CORRECTED)
@settings(max_examples=40)
def test_an_end_is_always_reached(steps: Steps) -> None:
    """After any corrections, somebody who answers everything and follows the suggestions finishes."""
    table = played_in_storm(steps)
    for _ in range(150):
        if table.state.phase == "closed":
            break
        if table.state.phase == "paused":
            table.must(ask.ResumeExercise())
        answer_all(table)
        go_on(table)

    assert table.state.phase == "closed"


@given(CORRECTED, CORRECTIONS)
@settings(max_examples=60)
def test_no_seat_may_correct(steps: Steps, command: ask.Command) -> None:
    """Corrections are the facilitator's."""
    table = played_in_storm(steps[:5])

    assert table.refused(command, Actor.of_team("PORT")) == "not_allowed"


@given(CORRECTED, st.sampled_from([Room(), *(Seat(team) for team in TEAMS)]))
@settings(max_examples=100)
def test_assumptions_change_no_byte_of_any_other_view(steps: Steps, audience: Room | Seat) -> None:
    """Non-interference: what a ruling takes for granted is control's alone, after ENDEX and the reveal, too."""
    table = played_in_storm(steps)
    table.do(ask.EndExercise())
    table.do(ask.RevealSecrets())
    records = table.store.records
    other = [replaced(one) for one in records]
    for number in {len(records), len(records) - 1, len(records) - 2, len(records) // 2 + 1}:
        one, two = refolded(records[:number]), refolded(other[:number])
        seen = AS_JSON.dump_json(view(one, audience, one.last))
        assert seen == AS_JSON.dump_json(view(two, audience, two.last))
        assert b"ASSUMED" not in seen


def replaced(recorded: Recorded) -> Recorded:
    """The same record with nothing taken for granted."""
    if not isinstance(recorded.event, OutcomeRuled):
        return recorded
    return recorded.model_copy(update={"event": recorded.event.model_copy(update={"assumptions": None})})
