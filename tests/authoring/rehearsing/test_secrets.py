"""The leak test finds a leak of every kind: each is planted as a mutant of the rules by which views are cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.exercise.state import State
from tabletop.exercise.viewing import audiences, documents
from tabletop.exercise.viewing.audiences import scene
from tabletop.exercise.views import Audience, Control, Scene, Seat
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import Play, parse_play
from tests import quay

Cut = Callable[[Scene, Scene, State, Audience], Scene]


@cache
def play_of(name: str) -> Play:
    """A golden play of the quay."""
    file = quay.FOLDER / "plays" / f"{name}.play.yaml"
    return parse_play(file.read_bytes(), str(file), examine(quay.TEXT.encode(), "quay"))


def leak(monkeypatch: pytest.MonkeyPatch, mutant: Cut, play: str = "together", seed: int = 7) -> dict[str, str]:
    """What the rehearsal says when views are cut by a mutant that also sees control's scene."""

    def cut(state: State, audience: Audience, at: object) -> Scene:
        honest = scene(state, audience, at)  # type: ignore[arg-type]
        if isinstance(audience, Control):
            return honest
        return mutant(honest, scene(state, Control(), at), state, audience)  # type: ignore[arg-type]

    monkeypatch.setattr(audiences, "scene", cut)
    done = rehearse(play_of(play).model_copy(update={"seed": seed}), quay.scenario_of(), quay.TEXT)
    (found,) = done.divergences
    assert Diverged.LEAK == found.code
    return dict(found.values) | {"found": found.found, "number": str(found.number)}


def test_without_a_mutant_nothing_leaks() -> None:
    """The honest rules leak nothing, or every test below would prove nothing."""
    assert [] == rehearse(play_of("together"), quay.scenario_of(), quay.TEXT).divergences


def test_a_text_for_one_team(monkeypatch: pytest.MonkeyPatch) -> None:
    """A private text in another's view is found, with who read it, whose it is, and where it stood."""
    honest = documents.private_texts
    monkeypatch.setattr(documents, "private_texts", lambda state, inject, _audience: honest(state, inject, Control()))
    done = rehearse(play_of("together"), quay.scenario_of().model_copy(), quay.TEXT)
    (found,) = done.divergences
    values = dict(found.values)
    assert Diverged.LEAK == found.code
    assert "PRIVATE-" in found.found
    assert values["owner"] != values["who"]
    assert 'with the inject "ship-in"' == values["source"]


def test_an_answer_before_the_ruling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of others in a decision that is not ruled on."""

    def show(cut: Scene, control: Scene, _state: State, _audience: Audience) -> Scene:
        answers = {one.id: one.answers for one in control.decisions}
        return replace(cut, decisions=tuple(replace(one, answers=answers[one.id]) for one in cut.decisions))

    said = leak(monkeypatch, show)
    assert said["owner"] in quay.TEAMS
    assert "with the decision" in said["source"]


def test_what_is_said_of_an_answer_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of an open answer, in a place where no answers are looked for."""

    def show(cut: Scene, control: Scene, _state: State, _audience: Audience) -> Scene:
        reasons = [one.rationale for d in control.decisions if d.status != "ruled" for one in d.answers]
        return replace(cut, summary=" ".join(reasons))

    long = "A reason of some length that nobody else has given here."
    play = play_of("together")
    by_team = next(teams for teams in play.answers.values() if len(teams) > 1)
    name = next(name for name, teams in play.answers.items() if teams is by_team)
    first = next(iter(by_team))
    answers = play.answers | {name: by_team | {first: by_team[first].model_copy(update={"because": long})}}

    def cut(state: State, audience: Audience, at: object) -> Scene:
        honest = scene(state, audience, at)  # type: ignore[arg-type]
        return show(honest, scene(state, Control(), at), state, audience)  # type: ignore[arg-type]

    monkeypatch.setattr(audiences, "scene", cut)
    done = rehearse(play.model_copy(update={"answers": answers}), quay.scenario_of(), quay.TEXT)
    (found,) = done.divergences
    assert (Diverged.LEAK, long) == (found.code, found.found)
    assert first == dict(found.values)["owner"]


def test_a_role_card_and_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret of another's card, and the facilitator's purpose, on a team's screen."""
    secret = quay.scenario_of().teams["YARD"].brief.secret

    def card(cut: Scene, _control: Scene, _state: State, audience: Audience) -> Scene:
        own = isinstance(audience, Seat) and audience.team == "YARD"
        return cut if own else replace(cut, summary=f"{cut.summary} {secret}")

    assert "YARD" == leak(monkeypatch, card)["owner"]
    notes = next(one.facilitator for one in quay.scenario_of().injects.values() if one.facilitator)

    def note(cut: Scene, _control: Scene, _state: State, _audience: Audience) -> Scene:
        return replace(cut, summary=f"{cut.summary} {notes.purpose}")

    assert "the facilitator" == leak(monkeypatch, note)["owner"]


def test_estimates_and_moves_before_the_reveal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards that lie face down, and moves under seal."""

    def estimates(cut: Scene, control: Scene, _state: State, _audience: Audience) -> Scene:
        standing = {one.id: one.standing for one in control.decisions}
        return replace(cut, decisions=tuple(replace(one, standing=standing[one.id]) for one in cut.decisions))

    plays = [name for name in ("together", "apart", "but") if "estimate" in str(play_of(name).proceedings)]
    said = leak(monkeypatch, estimates, plays[0])
    assert "%" in said["found"] or "DEAL" in said["found"]


def test_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A seed that could be no other number, anywhere in a text."""

    def show(cut: Scene, _control: Scene, state: State, _audience: Audience) -> Scene:
        return replace(cut, session=f"{state.opening.seed}")

    assert "918273645" == leak(monkeypatch, show, seed=918_273_645)["found"]
