"""The leak test: nobody reads what is meant for somebody else, before it is revealed.

It knows what is secret from the scenario (texts for single teams, role cards, the facilitator's notes) and from the
course of play (answers before the ruling, sealed moves and estimates before the reveal, closed side deals, the seed).

Invariant: it looks at views alone, after every step, and trusts no one of the rules by which views are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import BaseModel

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.divergence import Divergence, diverged
from tabletop.authoring.rehearsing.watching import Read, Watch
from tabletop.decisions.matrix_course import Turned
from tabletop.decisions.negotiation_course import SideDealDeclared
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.vote import Vote
from tabletop.exercise.state import OpenedDecision, State
from tabletop.exercise.views import DecisionView
from tabletop.language.catalogue import _
from tabletop.scenario.model import EVERYONE, Inject, Scenario
from tabletop.scenario.play_file import Play

_PIECES: Final = re.compile(r"\$\{?\w+\}?|\n|(?<=[.!?…])[”“’\"']?\s+")
_LETTERS, _WORDS = 24, 4
"""A piece of a text shorter than that could stand anywhere."""
_SEED: Final = 100_000
"""A seed below that could be any number."""
_WHERE: Final = ("title",)


@dataclass(frozen=True)
class Secrets:
    """What is secret in one play of a scenario."""

    scenario: Scenario
    play: Play

    def found(self, watch: Watch, until: int) -> Divergence | None:
        """The first text of the scenario that this audience read before record `until`, and may not have."""
        texts = {text: where for text, where in watch.texts.items() if where.number < until}
        read = "\n".join(texts)
        leaks = [(owner, piece) for piece, owner in self._for_others(watch.team).items() if piece in read]
        first: tuple[Read, str, str] | None = None
        for owner, piece in leaks:
            where = min((one for text, one in texts.items() if piece in text), key=lambda one: one.number)
            if first is None or where.number < first[0].number:
                first = (where, owner, piece)
        if first is None:
            return None
        where, owner, piece = first
        return _leak(watch, owner, piece, where.source, where.number)

    def _for_others(self, team: str) -> dict[str, str]:
        """Piece of a secret text → whose it is; nothing that this audience, or the play, says or reads elsewhere."""
        open_text = "\n".join([*self._open_to(team), *self._said])
        return {
            piece: owner for owner, text in self._secret_from(team) for piece in _pieces(text) if piece not in open_text
        }

    def _secret_from(self, team: str) -> Iterator[tuple[str, str]]:
        """(whose, text) of everything that this audience may not read."""
        for inject in self.scenario.injects.values():
            if self._sees(team, inject):
                yield from ((to, text) for to, text in inject.text.items() if to not in {EVERYONE, team})
            else:
                owner = ", ".join(inject.to)
                yield from ((owner if to == EVERYONE else to, text) for to, text in inject.text.items())
            if inject.facilitator is not None:
                notes = inject.facilitator
                texts = (notes.purpose, notes.watch_for, notes.expect, notes.if_stuck, *notes.probes)
                yield from ((_("the facilitator"), text) for text in texts if text)
        for name, other in self.scenario.teams.items():
            if name != team:
                brief = other.brief
                cards = (brief.secret, brief.wants, brief.fears, brief.may_not, brief.situation, other.left_out)
                yield from ((name, text) for text in cards if text)

    def _sees(self, team: str, inject: Inject) -> bool:
        playing = self.play.teams or tuple(self.scenario.teams)
        return inject.seen_by(team) if team else all(map(inject.seen_by, playing))

    def _open_to(self, team: str) -> Iterator[str]:
        """Everything of the scenario that this audience may read at some time."""
        yield from self._for_all
        for inject in self.scenario.injects.values():
            if self._sees(team, inject):
                kept = {to: text for to, text in inject.text.items() if to in {EVERYONE, team}}
                yield from _strings(inject.model_copy(update={"text": kept, "facilitator": None}))
        if team in self.scenario.teams:
            yield from _strings(self.scenario.teams[team])

    @cached_property
    def _for_all(self) -> tuple[str, ...]:
        """What is no secret from anybody: everything but injects and role cards."""
        rest = self.scenario.model_copy(update={"moves": (), "teams": {}})
        moves = [move.model_copy(update={"injects": ()}) for move in self.scenario.moves]
        teams = [[team.name, team.roles] for team in self.scenario.teams.values()]
        return tuple(_strings([rest, moves, teams]))

    @cached_property
    def _said(self) -> tuple[str, ...]:
        """What the play itself says: who shares a secret across the table has not made the program leak."""
        return tuple(_strings([self.play.answers, self.play.proceedings, self.play.overrides]))


def uncovered(state: State, watch: Watch, new: Iterable[str]) -> Divergence | None:
    """What this audience sees now and should not: an answer, a move, an estimate, a deal, the seed.

    `new` is what it did not read before.
    """
    for decision in watch.views[-1].scene.decisions:
        shown = _shown(state, watch.team, decision)
        if shown is not None:
            return _leak(watch, *shown, Read(0, "decision", decision.id).source, state.number)
    covered = tuple(_under_cover(state))
    own = "\n".join(text for owner, _readers, text in covered if owner == watch.team)
    hidden = [(owner, text) for owner, readers, text in covered if watch.team not in readers and text not in own]
    if state.opening.seed >= _SEED:
        hidden.append((_("the facilitator"), str(state.opening.seed)))
    for text in new:
        for owner, piece in hidden:
            if piece in text:
                return _leak(watch, owner, piece, watch.texts[text].source, state.number)
    return None


def _shown(state: State, team: str, shown: DecisionView) -> tuple[str, str] | None:
    """(whose, what) stands in a view of a decision too early."""
    opened = state.decisions[shown.id]
    question = state.scenario.decisions[shown.id]
    secret = isinstance(question, Vote) and question.secret
    if opened.ruling is None or secret:
        for answer in shown.answers:
            if answer.team != team:
                return answer.team, ", ".join(answer.summary) or answer.rationale
    if shown.moves and opened.moves is None:
        return shown.moves[0].team, shown.moves[0].option
    if shown.standing is not None and not any(isinstance(one.what, Turned) for one in opened.made):
        for other, percent in shown.standing.estimates:
            if other != team:
                return other, f"{percent} %"
    return None


def _under_cover(state: State) -> Iterator[tuple[str, frozenset[str], str]]:
    """(whose, who may read it, text) of what was written and is not open yet."""
    for opened in state.decisions.values():
        if opened.ruling is None:
            yield from _answers(opened)
        for one in opened.made:
            if isinstance(one.what, SideDealDeclared) and not one.what.open:
                yield one.team or "", frozenset({one.team or "", *one.what.parties}), one.what.text.shown


def _answers(opened: OpenedDecision) -> Iterator[tuple[str, frozenset[str], str]]:
    for team, given in opened.answers.items():
        texts = [given.rationale]
        if isinstance(given.answer, OpenTextAnswer):
            texts.append(given.answer.text.shown)
        yield from ((team, frozenset({team}), text) for text in texts if len(text) >= _LETTERS)


def _leak(watch: Watch, owner: str, text: str, source: str, number: int) -> Divergence:
    who = watch.team or _("the room")
    found = diverged(Diverged.LEAK, _WHERE, text, who=who, owner=owner, source=source)
    return Divergence(found.code, found.where, found.found, "", found.values, number=number)


def _pieces(text: str) -> Iterator[str]:
    """A text in sentences, without names that are put in; what is so short that it could stand anywhere is left out."""
    for piece in _PIECES.split(text):
        words = piece.strip(" .!?…,;:„“”\"'")
        if len(words) >= _LETTERS and len(words.split()) >= _WORDS:
            yield words


def _strings(value: object) -> Iterator[str]:
    """Every text in a part of a scenario or of a play."""
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, BaseModel):
            todo.extend(getattr(one, name) for name in type(one).model_fields)
        elif isinstance(one, dict):
            todo.extend(one.values())
        elif isinstance(one, list | tuple):
            todo.extend(one)
