"""A session becomes a play, and the play becomes the session again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tabletop.authoring.rehearsing.leaving import entered
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.authoring.rehearsing.saving import NothingToSaveError, SavedPlay, saved
from tabletop.decisions.intervening import intervention_of
from tabletop.decisions.kinds import AnyIntervention
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise.events import Recorded
from tabletop.exercise.moments import Actor
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tests import harbour, quay
from tests.exercise.playing import STEPS, answer_all, begun, played
from tests.scenarios.test_quay import PLAYS
from tests.scenarios.test_quay import rehearsed as of_the_quay

QUAY = examine(quay.TEXT.encode(), "quay")
HARBOUR = examine(harbour.TEXT.encode(), "harbour")


def round_trip(play: SavedPlay, records: list[Recorded]) -> None:
    """The saved play, read again and rehearsed, has the session's injects, results, indicators and ending."""
    text = records[0].event.scenario_text  # type: ignore[union-attr]
    examined = examine(text.encode(), "scenario")
    assert examined.scenario is not None
    done = rehearse(parse_play(play.text.encode(), "saved", examined), examined.scenario, text)
    assert [] == done.divergences


@given(STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_session_comes_out_again(steps: list[tuple[str, ask.Command, int]]) -> None:
    """Whatever people did: the play comes out as the session did, or its head says what it cannot say."""
    records = played(steps).store.records
    try:
        play = saved(HARBOUR, records)
    except NothingToSaveError:
        assert not any(one.event.type == "inject-released" for one in records) or any(
            one.event.type in {"step-undone", "correction-made"} for one in records
        )
        return
    if play.same:
        round_trip(play, records)
    else:
        assert play.notes


@pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.name)
@pytest.mark.parametrize("texts", [True, False])
def test_every_mechanic_comes_out_again(play: object, texts: bool) -> None:  # noqa: FBT001 - pytest hands it over
    """Silence, argument, talks, sealed moves, votes: with the words that were said, and without."""
    done = next(of_the_quay(one) for one in PLAYS if one == play)
    found = saved(QUAY, done.records, texts=texts)
    assert found.same
    round_trip(found, done.records)
    assert QUAY.scenario is not None
    title = parse_play(found.text.encode(), "saved", QUAY).title
    assert [one.title for one in QUAY.scenario.endings if one.id == done.final.ending] == [title.split("“")[1][:-1]]
    said = [
        value.shown
        for one in done.records
        if one.event.type == "intervention-made"
        for _name, value in one.event.intervention
        if isinstance(value, Words)
    ]
    written = " ".join(found.text.split())
    assert said
    assert texts is all(" ".join(text.split()).replace('"', '\\"')[:40] in written for text in said)
    assert ("left out, 1" in found.text) is not texts


@given(st.data())
@settings(max_examples=20)
def test_what_was_entered_is_entered_again(data: st.DataObject) -> None:
    """The way back from an intervention to its form, and the form again."""
    done = of_the_quay(data.draw(st.sampled_from(PLAYS)))
    made = [
        (done.scenario.decisions[one.event.decision].type, one.event.intervention)
        for one in done.records
        if one.event.type == "intervention-made"
    ]
    kind, what = data.draw(st.sampled_from(made))
    fields = entered(what, lambda words: words.shown)
    entries = {name: tuple(one) if isinstance(one, list) else one for name, one in fields.items()}
    assert without_chance(what) == intervention_of(kind, what.act, entries)


def without_chance(what: AnyIntervention) -> AnyIntervention:
    """An intervention as it was asked for."""
    chance = {"net": 0, "situation": (), "dice": (), "die": 0}
    if what.act == "turn":
        chance |= {"percent": 0}
    fields = type(what).model_fields
    return what.model_copy(update={name: value for name, value in chance.items() if name in fields})


def test_a_running_session_ends_where_it_stood() -> None:
    """It is saved up to the last ruling or release; what is not ruled on is left out and named."""
    table = begun()
    answer_all(table)
    play = saved(HARBOUR, table.store.records)
    assert "until: radar-out" in play.text
    assert "answers:" not in play.text
    assert any("left out" in note for note in play.notes)
    assert play.same


def test_what_is_sealed_is_not_written_down() -> None:
    """A move that is not revealed is in no saved play, whoever asks."""
    table = quay.Table()
    table.put("crane")
    decision = table.state.scenario.decisions["crane"]
    for team in table.state.seats("crane"):
        answer = decision.guess_of(lambda _sides: 1, team, table.state.seats("crane"))
        table.do(ask.SubmitAnswer("crane", team, answer, rationale="Because."), Actor.of_team(team))  # type: ignore[arg-type]
    assert table.state.decisions["crane"].answers
    assert "crane:" not in saved(QUAY, table.store.records).text


def test_nothing_of_chance_or_names_is_written_down() -> None:
    """Neither the seed nor a pseudonym."""
    records = list(begun().store.records)
    opening = records[0].event
    assert opening.type == "session-opened"
    seat = opening.seats[0].model_copy(update={"name": Words.of("The Sea Wolves")})
    changed = opening.model_copy(update={"seed": 918_273_645, "seats": (seat, *opening.seats[1:])})
    play = saved(HARBOUR, [records[0].model_copy(update={"event": changed}), *records[1:]])
    assert "918273645" not in play.text
    assert "Wolves" not in play.text


def test_nothing_to_save() -> None:
    """Before the first inject there is no play."""
    with pytest.raises(NothingToSaveError):
        saved(HARBOUR, harbour.Table().store.records)


def test_erased_words_leave_a_mark() -> None:
    """What was forgotten on request is not needed: a mark stands in its place, and the play comes out."""
    done = of_the_quay(PLAYS[0])
    records = [erased(one) for one in done.records]
    play = saved(QUAY, records)
    assert play.same
    assert any("erased" in note for note in play.notes)


def erased(one: Recorded) -> Recorded:
    """A record whose words were forgotten."""
    event = one.event
    if event.type != "intervention-made" or not hasattr(event.intervention, "text"):
        return one
    gone = event.intervention.model_copy(update={"text": Words(text=None)})
    return one.model_copy(update={"event": event.model_copy(update={"intervention": gone})})
