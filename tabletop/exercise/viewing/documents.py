"""Injects and cards, as an audience reads them."""

from __future__ import annotations

from functools import partial
from typing import Final

from tabletop.exercise.state import ReleasedInject, State
from tabletop.exercise.texts import filled
from tabletop.exercise.viewing.kept import Kept
from tabletop.exercise.views import Audience, CardView, Control, InjectView, Room, Seat
from tabletop.scenario.model import EVERYONE, Card, Inject, Source

_INJECTS: Final[Kept[InjectView]] = Kept()
_CARDS: Final[Kept[CardView]] = Kept()


def sees(state: State, inject: Inject, audience: Audience) -> bool:
    """Whether this audience sees the inject at all. The room sees what is addressed to everybody who plays.

    A seat that speaks for several teams sees what any of them sees.
    """
    match audience:
        case Control():
            return True
        case Seat():
            return _seen_by(state, inject, audience.team)
        case Room():
            return all(_seen_by(state, inject, team) for team in state.teams)


def _seen_by(state: State, inject: Inject, team: str) -> bool:
    return any(map(inject.seen_by, state.cast.voices(team)))


def private_texts(state: State, inject: Inject, audience: Audience) -> tuple[tuple[str, str], ...]:
    """What single teams are told in addition, as far as it is this audience's business."""
    return tuple(
        (team, filled(state, inject.text[voice], voice))
        for team in state.teams
        for voice in state.cast.voices(team)
        if voice in inject.text
        and (isinstance(audience, Control) or (isinstance(audience, Seat) and audience.team == team))
    )


def inject_view(state: State, released: ReleasedInject, audience: Audience, number: int) -> InjectView | None:
    """A released inject, or None where this audience does not see it."""
    inject = state.inject(released.id)
    if inject is None or not sees(state, inject, audience):
        return None
    current = released is state.current
    basis = (state.scenario, state.opening, state.cast, released, inject)
    return _INJECTS.part(
        basis, (audience, number, current), partial(_inject, state, released, inject, audience, number)
    )


def _inject(state: State, released: ReleasedInject, inject: Inject, audience: Audience, number: int) -> InjectView:
    reader = audience.team if isinstance(audience, Seat) else None
    return InjectView(
        id=released.id,
        number=number,
        title=filled(state, inject.title, reader),
        kind="ad-hoc" if released.ad_hoc else inject.kind,
        sender=filled(state, inject.source_name, reader),
        confidence=inject.confidence or "",
        text=filled(state, inject.text.get(EVERYONE), reader),
        private=private_texts(state, inject, audience),
        to=tuple(dict.fromkeys(map(state.cast.voice, inject.to))),
        cards=inject.cards,
        at=released.at,
        current=released is state.current,
    )


def inject_views(state: State, audience: Audience) -> tuple[InjectView, ...]:
    """All released injects this audience sees, numbered as it counts them."""
    views: list[InjectView] = []
    for released in state.released:
        view = inject_view(state, released, audience, len(views) + 1)
        if view is not None:
            views.append(view)
    return tuple(views)


def _citation(source: Source) -> str:
    if source.cite is not None:
        return f"{source.cite} ({source.as_of})"
    return f"{source.seed}: {source.heading}"


def cards(state: State, injects: tuple[InjectView, ...]) -> tuple[CardView, ...]:
    """The cards that opened with the injects this audience saw."""
    names = dict.fromkeys(name for inject in injects for name in inject.cards if name in state.scenario.cards)
    found = ((name, state.scenario.cards[name]) for name in names)
    basis = (state.scenario, state.opening, state.cast)
    return tuple(_CARDS.part((*basis, card), name, partial(_card, state, name, card)) for name, card in found)


def _card(state: State, name: str, card: Card) -> CardView:
    known = (state.scenario.sources.get(source) for source in card.sources)
    sources = tuple(_citation(source) for source in known if source is not None)
    return CardView(name, filled(state, card.title), card.as_of, filled(state, card.text), sources)
