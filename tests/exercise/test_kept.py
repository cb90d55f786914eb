"""Parts of views that are kept from one state to the next: faster, and never different."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.decisions.choice import ChoiceAnswer
from tabletop.exercise import commands as ask
from tabletop.exercise import live
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import Actor
from tabletop.exercise.state import State, begin
from tabletop.exercise.viewing.audiences import view
from tabletop.exercise.viewing.kept import Kept
from tabletop.exercise.views import Audience, Control, Room, Seat, View
from tests.exercise.playing import STEPS, begun, played, rule_all
from tests.harbour import TEAMS, Table

AUDIENCES: tuple[Audience, ...] = (Room(), Control(), *map(Seat, TEAMS))


def states(table: Table) -> list[State]:
    """Every state of a table, from its log."""
    found = [begin(table.state.scenario, table.event)]
    for record in table.store.records:
        found.append(evolve(found[-1], record))
    return found[1:]


def views(states: list[State]) -> list[View]:
    """What everybody saw in every state."""
    return [view(state, audience, state.last) for state in states for audience in AUDIENCES]


def cut_anew(_kept: object, _basis: tuple[object, ...], _cut: Hashable, make: Callable[[], object]) -> object:
    """As if nothing was kept."""
    return make()


def same_as_anew(table: Table) -> None:
    """Seen one after the other with all that is kept, twice, and seen without."""
    along = states(table)
    kept, again = views(along), views(along)
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(Kept, "part", cut_anew)
        anew = views(along)
    assert kept == anew
    assert again == anew


@given(STEPS, st.sampled_from([TEAMS, ("PORT", "PILOTS")]))
@settings(max_examples=40)
def test_whatever_people_do_a_kept_part_is_what_would_be_cut_anew(
    steps: list[tuple[str, ask.Command, int]], seated: tuple[str, ...]
) -> None:
    """Changes live, joins, merges, steps taken back: every audience sees in every state what it would see anyway."""
    same_as_anew(played(steps, teams=seated))


def test_corrections_merges_and_the_reveal_reach_what_was_kept() -> None:
    """A ruling that is overruled and reopened, two teams that go on as one, ENDEX, everything revealed."""
    table = begun()
    rule_all(table)
    table.must(live.MergeTeams("PILOTS", "PORT"), ask.ReleaseInject("whisper"))
    rule_all(table)
    table.must(ask.UndoStep(), live.EditInject("ships", "Other ships"), ask.ReleaseInject("ships"))
    table.do(ask.SubmitAnswer("first-step", "PORT", ChoiceAnswer(option="tug")), Actor.of_team("PORT"))
    table.must(ask.EndExercise(), ask.RevealSecrets())

    same_as_anew(table)


def test_a_full_store_begins_anew() -> None:
    """So much and no more is kept; what is made of the same objects is made once until then."""
    made: list[str] = []
    kept = Kept[str](most=2)

    def part(of: object, cut: str) -> str:
        def make() -> str:
            made.append(cut)
            return cut * 2

        return kept.part((of,), cut, make)

    one, other = object(), object()
    assert ["aa", "aa", "aa", "bb"] == [part(one, "a"), part(one, "a"), part(other, "a"), part(one, "b")]
    assert ["a", "a", "b"] == made
    assert ("bb", "aa") == (part(one, "b"), part(one, "a"))
    assert ["a", "a", "b", "a"] == made
