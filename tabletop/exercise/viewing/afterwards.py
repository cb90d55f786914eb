"""The hot wash: prompts drawn from this very run, and what was hidden once it is revealed."""

from __future__ import annotations

from functools import partial
from typing import Final

from tabletop.decisions.form import PickOne, PickSome
from tabletop.exercise.state import InjectStatus, OpenedDecision, State
from tabletop.exercise.texts import filled, team_name
from tabletop.exercise.viewing.documents import private_texts
from tabletop.exercise.viewing.kept import Kept
from tabletop.exercise.views import Audience, BriefView, Control, DebriefView, Seat

_BRIEFS: Final[Kept[BriefView]] = Kept()


def brief(state: State, team: str) -> BriefView:
    """A team's role card; a seat that speaks for several teams holds all their cards."""
    return _BRIEFS.part((state.scenario, state.opening, state.cast), team, partial(_brief, state, team))


def _brief(state: State, team: str) -> BriefView:
    cards = [_card(state, voice) for voice in state.cast.voices(team)]
    if len(cards) == 1:
        return cards[0]
    return BriefView(
        team=team,
        situation=_both(state, [(card.team, card.situation) for card in cards]),
        wants=_both(state, [(card.team, card.wants) for card in cards]),
        fears=_both(state, [(card.team, card.fears) for card in cards]),
        may_not=_both(state, [(card.team, card.may_not) for card in cards]),
        secret=_both(state, [(card.team, card.secret) for card in cards]),
        left_out=_both(state, [(card.team, card.left_out) for card in cards]),
    )


def _both(state: State, texts: list[tuple[str, str]]) -> str:
    return "\n".join(f"{team_name(state, team)}: {text}" for team, text in texts if text)


def _card(state: State, team: str) -> BriefView:
    card = state.scenario.teams[team]
    return BriefView(
        team=team,
        situation=filled(state, card.brief.situation, team),
        wants=filled(state, card.brief.wants, team),
        fears=filled(state, card.brief.fears, team),
        may_not=filled(state, card.brief.may_not, team),
        secret=filled(state, card.brief.secret, team),
        left_out=filled(state, card.left_out, team),
    )


def _split(decision: OpenedDecision, state: State) -> int:
    """How many different answers there were, beyond one."""
    question = state.scenario.decisions[decision.id]
    kinds = {question.summary(given.answer) for given in decision.answers.values() if given.answer is not None}
    return len(kinds) - 1 if question.type not in {"open-text", "confidence"} else 0


def _widest(state: State) -> str:
    splits = [(_split(decision, state), decision.id) for decision in state.decisions.values()]
    widest = max(splits, key=lambda one: one[0], default=(0, ""))
    return widest[1] if widest[0] > 0 else ""


def _prompts(state: State) -> tuple[tuple[str, tuple[str, ...]], ...]:
    written = state.scenario.debrief
    steps = {
        "defuse": written.defuse,
        "describe": written.describe,
        "interpret": written.interpret,
        "reveal": written.reveal,
        "generalise": written.generalise,
        "apply": written.apply,
        "reflection": written.reflection,
    }
    return tuple((step, tuple(filled(state, one) for one in prompts)) for step, prompts in steps.items() if prompts)


def _alternatives(state: State) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for decision in state.decisions.values():
        question = state.scenario.decisions[decision.id]
        chosen = {
            label for given in decision.answers.values() if given.answer for label in question.summary(given.answer)
        }
        offered = [
            one.label for field in question.fields() if isinstance(field, PickOne | PickSome) for one in field.choices
        ]
        unchosen = tuple(filled(state, label) for label in offered if label and label not in chosen)
        if unchosen:
            found.append((decision.id, unchosen))
    return tuple(found)


def _unmet(state: State) -> tuple[str, ...]:
    return tuple(
        filled(state, inject.title)
        for inject in state.script.injects.values()
        if state.injects.get(inject.id) is not InjectStatus.RELEASED and not inject.ad_hoc
    )


def _hidden(state: State) -> tuple[tuple[str, str, str], ...]:
    found: list[tuple[str, str, str]] = []
    for released in state.released:
        inject = state.inject(released.id)
        private = private_texts(state, inject, Control()) if inject else ()
        found += [(filled(state, inject.title), team, text) for team, text in private if inject]
    return tuple(found)


def _notes(state: State, purpose: str) -> tuple[str, ...]:
    return tuple(one.note.text.shown for one in state.notes if one.note.purpose == purpose)


def debrief(state: State, audience: Audience) -> DebriefView | None:
    """None before ENDEX."""
    if state.ending is None:
        return None
    open_all = state.revealed or isinstance(audience, Control)
    alone = isinstance(audience, Seat) and state.opening.mode == "solo"
    show = open_all or alone
    undecided = tuple(
        (decision.id, given.team)
        for decision in state.decisions.values()
        for given in decision.answers.values()
        if given.status != "decided"
    )
    return DebriefView(
        prompts=_prompts(state),
        widest_split=_widest(state),
        overrides=tuple(one.id for one in state.decisions.values() if one.ruling and one.ruling.how != "scripted"),
        undecided=undecided,
        parked=_notes(state, "parked"),
        keep=_notes(state, "keep"),
        change=_notes(state, "change"),
        reflections=tuple(
            (one.note.about or "", one.note.text.shown) for one in state.notes if one.note.purpose == "reflection"
        ),
        briefs=tuple(brief(state, team) for team in state.teams) if show else (),
        hidden=_hidden(state) if show else (),
        alternatives=_alternatives(state) if show else (),
        unmet=_unmet(state) if show else (),
        revealed=state.revealed,
    )
