"""What holds in an exercise for every proceeding, whatever people do in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.proceeding import MINUTE, Possible
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Recorded
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.views import Audience, Control, Room, Seat
from tests.decisions.talks import filled_in
from tests.exercise.playing import replayed
from tests.quay import TEAMS, Table


@st.composite
def led(draw: st.DrawFn) -> Table:
    """A table where much was done in one proceeding, with pauses, waits and steps taken back in between."""
    table = Table()
    decision = draw(st.sampled_from(["statement", "terms", "find-owner"]))
    table.put(decision)
    for _ in range(draw(st.integers(0, 12))):
        table.clock.pass_ms(draw(st.sampled_from([0, MINUTE, 9 * MINUTE])))
        around = draw(st.sampled_from([None, None, None, ask.UndoStep(), ask.PauseExercise(), ask.ResumeExercise()]))
        if around is not None:
            table.do(around)
            continue
        if decision not in table.state.decisions:
            break
        seen = table.sees(decision)
        offers: list[tuple[str | None, Possible]] = [(None, one) for one in seen.possible]
        offers += [(team, one) for team, acts in seen.possible_for for one in acts]
        if offers:
            team, offer = draw(st.sampled_from(offers))
            table.step(decision, team, offer.act, filled_in(draw, offer.form))
    return table


@given(led())
@settings(max_examples=60)
def test_whatever_was_done_a_replay_is_live(table: Table) -> None:
    """The fold of the log, through JSON, is the state the session had; every prefix of it can be shown to everybody."""
    read = [Recorded.model_validate_json(one.model_dump_json()) for one in table.store.records]
    assert replayed(read) == table.state
    audiences: list[Audience] = [Control(), Room(), *map(Seat, TEAMS)]
    for number in range(len(read) - 5, len(read) + 1):
        state = replayed(read[:number])
        for audience in audiences:
            view(state, audience, state.last)


@given(led(), st.sampled_from(TEAMS))
@settings(max_examples=60)
def test_what_control_takes_down_for_a_team_is_what_the_team_may_do(table: Table, team: str) -> None:
    """From dictation or at its own screen: the same acts with the same forms; and in the room there are none."""
    for one in table.session.view(Control()).scene.decisions:
        own = table.sees(one.id, Seat(team)).possible
        assert dict(one.possible_for).get(team, ()) == own
        assert table.sees(one.id, Room()).possible == ()
