"""The run's story in an account: moves, what was released in them, and what followed.

Invariant: an inject stands in the move during which it was released; what was struck is not there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tabletop.exercise import events as happened
from tabletop.exercise.entries import ReleasedInject
from tabletop.exercise.views import InjectView
from tabletop.reports.account import ChangeAccount, InjectAccount, MoveAccount
from tabletop.reports.telling_decisions import decisions_of
from tabletop.reports.telling_ground import Ground

Began = tuple[int, str]
"""The record that began a move, and the move."""


def moves(ground: Ground) -> tuple[MoveAccount, ...]:
    """Every move that was begun, in order."""
    began = _began(ground)
    of: list[list[InjectAccount]] = [[] for _one in began]
    starts = [number for number, _move in began]
    seen = {one.id: one for one in ground.scene.injects}
    for released in ground.state.released:
        shown = seen.get(released.id)
        if shown is not None:
            place = max(0, bisect_right(starts, released.origin.number) - 1)
            of[place].append(_inject(ground, released, shown))
    return tuple(_move(ground, record, name, tuple(injects)) for (record, name), injects in zip(began, of, strict=True))


def _began(ground: Ground) -> list[Began]:
    known = {move.id for move in ground.state.scenario.moves}
    began = [
        (one.number, one.event.move)
        for one in ground.source.records
        if isinstance(one.event, happened.MoveStarted) and one.number not in ground.struck and one.event.move in known
    ]
    if not began and ground.state.released:
        return [(ground.state.released[0].origin.number, ground.state.scenario.moves[0].id)]
    return began


def _move(ground: Ground, record: int, name: str, injects: tuple[InjectAccount, ...]) -> MoveAccount:
    scenario = ground.state.scenario
    number, move = next((place, one) for place, one in enumerate(scenario.moves, 1) if one.id == name)
    return MoveAccount(name, number, ground.said(move.title), ground.time(record), move.minutes, injects)


def _inject(ground: Ground, released: ReleasedInject, shown: InjectView) -> InjectAccount:
    inject = ground.state.inject(released.id)
    notes = inject.facilitator if inject else None
    return InjectAccount(
        id=released.id,
        number=released.number,
        title=shown.title,
        kind=shown.kind,
        sender=shown.sender,
        confidence=shown.confidence,
        text=shown.text,
        private=tuple((ground.name(team), text) for team, text in shown.private),
        seen_by=ground.names(shown.to),
        ad_hoc=released.ad_hoc is not None,
        purpose=ground.said(notes.purpose) if notes and ground.leads else "",
        changes=tuple(_changes(ground, released)),
        arrived=tuple(_arrived(ground, released)),
        decisions=decisions_of(ground, released.id),
        record=released.origin.number,
        at=released.at,
    )


def _changes(ground: Ground, released: ReleasedInject) -> Iterator[ChangeAccount]:
    """What moved with the release: by itself, or because a later consequence arrived."""
    for change in ground.changes:
        if change.command == released.origin.command or change.cause == released.id:
            yield ground.change(change)


def _arrived(ground: Ground, released: ReleasedInject) -> Iterator[str]:
    """What later consequences told these readers with that release."""
    known = {one.id for one in ground.scene.decisions}
    arrived = (one for one in ground.arrivals.get(released.origin.command, ()) if ground.open or one.cause in known)
    yield from (ground.said(one.outcome) for one in arrived if one.outcome)
