"""The harbour with a storm: dice and sealed moves, for what can be struck with a reason only."""

from __future__ import annotations

from typing import Final

from tabletop.decisions.matrix_course import Argued, Thrown
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tests.harbour import TEAMS, TEXT, Table, opening

_ASKED: Final = """
      - id: storm
        kind: news
        title: A storm
        minutes: 5
        text: {everyone: A storm comes up.}
        ask: [argument, moves]
      - id: nobody
"""
_DECIDED: Final = """
      - id: argument
        type: matrix
        by: PORT
        question: What do you argue for?
        outcomes:
          success: {outcome: It works., effects: {safety: {by: +5, why: It worked.}}, sets: worked}
          failure: {outcome: It fails., effects: {safety: {by: -5, why: It failed.}}}
      - id: moves
        type: sealed
        by: each team
        question: Where do you go?
        options:
          sea: {label: Out to sea}
          quay: {label: To the quay}
        outcomes:
          - {when: {PORT: sea}, outcome: They meet at sea., effects: {trust: {by: +4, why: They met.}}, sets: met}
          - {otherwise: yes, outcome: They miss each other., effects: {trust: {by: -4, why: They missed.}}}
endings:
"""
STORM: Final = TEXT.replace("\n      - id: nobody\n", _ASKED).replace("\nendings:\n", _DECIDED)
SEA: Final = SealedAnswer.of(SealedMove(option="sea"))
QUAY: Final = SealedAnswer.of(SealedMove(option="quay"))
ARGUED: Final = Argued(
    action=Words.of("We tow the ship."), result=Words.of("It is off the rocks."), reasons=(Words.of("We have a tug."),)
)
THROW: Final = ask.Intervene("argument", None, Thrown())


def stormy() -> Table:
    """A table at the storm."""
    table = Table(opening(text=STORM))
    table.must(ask.StartExercise(), ask.ReleaseInject("storm"))
    return table


def thrown() -> Table:
    """A table where the dice have been thrown."""
    table = stormy()
    table.must(ask.Intervene("argument", "PORT", ARGUED), THROW)
    return table


def revealed() -> Table:
    """A table where everybody went to sea and all know it."""
    table = stormy()
    table.must(*(ask.SubmitAnswer("moves", team, SEA) for team in TEAMS), ask.RevealMoves("moves"))
    return table
