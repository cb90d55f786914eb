"""A session that somebody played alone, with chance at the other tables, becomes a play, too."""

from __future__ import annotations

import pytest

from tabletop.authoring.rehearsing.saving import saved
from tabletop.decisions.base import Fault
from tabletop.decisions.form import Entry, Field, PickOne, PickSome
from tabletop.decisions.intervening import intervention_of
from tabletop.exercise import commands as ask
from tabletop.exercise.conductor import drawn, forward
from tabletop.exercise.moments import Actor
from tabletop.exercise.views import Seat
from tabletop.scenario.loader import examine
from tabletop.session.port import Saved
from tests import quay

ME = "CREW"


def entry(field: Field) -> Entry:
    """Something that fits a field."""
    match field:
        case PickOne():
            return field.choices[0].id
        case PickSome():
            return tuple(one.id for one in field.choices[:1])
        case _:
            return "Words of mine"


def step(table: quay.Table) -> bool:
    """One step further: the script's, or an answer by chance; False where there is none."""
    state = table.state
    table.session.go_on()
    if table.state is not state:
        return True
    what = forward(state)
    me = Actor.of_team(ME)
    match what.step:
        case "answer":
            table.session.send(drawn(state, state.scenario.decisions[what.what], ME), me)
        case "mark":
            table.session.send(ask.MarkRubric(what.what, ME, ()), me)
        case "intervene":
            decision = table.session.view(Seat(ME)).scene.decision(what.what)
            assert decision is not None
            for one in decision.possible:
                made = intervention_of(decision.type, one.act, {field.name: entry(field) for field in one.form})
                if not isinstance(made, Fault) and isinstance(
                    table.session.send(ask.Intervene(what.what, ME, made), me), Saved
                ):
                    break
        case _:
            return False
    return table.state is not state


@pytest.mark.parametrize("seed", [1, 918_273_645])
def test_played_alone(seed: int) -> None:
    """Chance's answers are written down as they fell; what ENDEX opens to one who plays alone is no leak."""
    table = quay.Table(quay.opening(mode="solo", unplayed=("YARD", "TOWN"), seed=seed))
    while table.state.ending is None and step(table):
        pass
    assert table.state.ending is not None
    play = saved(examine(quay.TEXT.encode(), "quay"), table.store.records)
    assert () == play.notes
    assert play.same
    assert "mode: solo\n" in play.text
    assert "unplayed:\n  - YARD\n  - TOWN\n" in play.text
    assert str(seed) not in play.text or seed == 1
