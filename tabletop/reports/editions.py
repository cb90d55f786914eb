"""Editions of an account: for the facilitator, for participants after the hot wash, and without names or words.

Invariant: an edition is told anew from a log that holds no more than its readers may have. Nothing is searched for and
replaced in finished sentences, so nothing can be overlooked in one; and no edition carries another along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeVar

from pydantic import BaseModel

from tabletop.decisions.sealed import SealedAnswer
from tabletop.decisions.words import Words
from tabletop.evaluation.events import Assessed
from tabletop.exercise import events as happened
from tabletop.exercise.events import Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.state import begin
from tabletop.language.catalogue import N_, n_
from tabletop.reports.account import Account, Edition, FeedbackAccount
from tabletop.reports.naming import said
from tabletop.reports.telling import Telling, told

M = TypeVar("M", bound=BaseModel)
DAY: Final = 86_400_000
"""Milliseconds."""


class AlreadyCut(Exception):  # noqa: N818 - it is what the sentence says
    """The account is another edition than the facilitator's, and has not what a further one would need."""


def in_edition(account: Account, edition: Edition) -> Account:
    """The same session as the readers of `edition` may have it.

    Raises:
        AlreadyCut: `account` is another edition already.
    """
    if account.edition == edition:
        return account
    if not isinstance(account.source, Telling):
        raise AlreadyCut(account.edition)
    return told(account.source if edition == "participant" else without_words(account.source), edition)


def without_words(source: Telling) -> Telling:
    """A log in which nobody is named and nothing that anybody wrote can be read; days instead of hours."""
    names = {name: said(N_("Team $n"), n=number) for number, name in enumerate(source.state.scenario.teams, 1)}
    records = [_record(one, names) for one in source.records]
    opening = records[0].event
    assert isinstance(opening, SessionOpened)  # noqa: S101 - the first record of every log that could be told
    teams = {name: team.model_copy(update={"name": names[name]}) for name, team in source.state.scenario.teams.items()}
    state = begin(source.state.scenario.model_copy(update={"teams": teams}), opening)
    for one in records:
        state = evolve(state, one)
    return replace(
        source,
        opening=opening,
        records=records,
        state=state,
        evaluations=tuple(tuple(map(_assessed, log)) for log in source.evaluations),
        feedback=_feedback(source.feedback) if source.feedback else None,
    )


def removed(text: str) -> str:
    """What stands in place of somebody's words."""
    count = len(text.split())
    return n_("(text removed, {n} word)", "(text removed, {n} words)", count).replace("{n}", str(count))


def _record(recorded: Recorded, names: dict[str, str]) -> Recorded:
    day = recorded.at.model_copy(update={"wall": recorded.at.wall - recorded.at.wall % DAY})
    return recorded.model_copy(update={"at": day, "event": _event(recorded.event, names)})


def _event(event: happened.Event, names: dict[str, str]) -> happened.Event:
    bare = _bare(event)
    match bare:
        case happened.SessionOpened():
            return bare.model_copy(update={"seats": tuple(_seat(seat, names) for seat in bare.seats)})
        case happened.TeamJoined():
            return bare.model_copy(update={"seat": _seat(bare.seat, names)})
        case happened.AnswerSubmitted():
            return bare.model_copy(update={"speaker": None})
        case happened.OutcomeRuled():
            return bare.model_copy(update={"umpire": None})
        case happened.NoteTaken(purpose="reflection"):
            return bare.model_copy(update={"about": None})
        case _:
            return bare


def _seat(seat: TeamSeat, names: dict[str, str]) -> TeamSeat:
    return seat.model_copy(update={"name": Words.of(names.get(seat.team, ""))})


def _bare(part: M) -> M:
    """The same without what anybody wrote."""
    values = {name: getattr(part, name) for name in type(part).model_fields}
    changed = {name: after for name, value in values.items() if (after := _cut(value)) is not value}
    return part.model_copy(update=changed) if changed else part


def _cut(value: object) -> object:
    """The same value where nothing in it is somebody's words. A sealed move is a choice, not words."""
    match value:
        case Words():
            return Words.of(removed(value.shown)) if value.shown else value
        case BaseModel() if not isinstance(value, SealedAnswer):
            return _bare(value)
        case tuple():
            parts = tuple(map(_cut, value))
            return parts if any(one is not old for one, old in zip(parts, value, strict=True)) else value
        case _:
            return value


def _assessed(one: Assessed) -> Assessed:
    return one.model_copy(update={"event": _bare(one.event)})


def _feedback(told: FeedbackAccount) -> FeedbackAccount:
    texts = tuple((question, tuple(sorted(map(removed, answers)))) for question, answers in told.texts)
    return replace(told, texts=texts)
