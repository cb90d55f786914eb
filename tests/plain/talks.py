"""The harbour again, with nothing but what is decided step by step or under seal: one inject, one decision each."""

from __future__ import annotations

import io
from typing import Final, Literal

from tabletop.decisions.proceeding import Intervention
from tabletop.exercise import commands as ask
from tabletop.exercise.events import InterventionMade
from tabletop.plain.facilitate import Facilitate
from tests.harbour import TEXT, Table, opening
from tests.plain.players import console_of, ended

_MOVES: Final = """
moves:
  - id: talks
    title: Talks
    minutes: 40
    injects:
      - {id: paper, kind: diplomatic, title: A paper, text: {everyone: A paper goes round.}, minutes: 5, ask: [agree]}
      - {id: plan, kind: order, title: A plan, text: {everyone: Somebody has a plan.}, minutes: 5, ask: [argue]}
      - {id: night, kind: call, title: A night, text: {everyone: Everybody moves at once.}, minutes: 5, ask: [hidden]}
      - {id: sheet, kind: legal, title: A sheet, text: {everyone: Clauses lie there.}, minutes: 5, ask: [terms]}
    decisions:
      - id: agree
        type: consensus
        by: [PORT, PILOTS]
        question: What do we say together?
        text: We note the fog with [grave] concern.
        silence: 10
        outcomes:
          adopted: {outcome: The paper stands., effects: {trust: {by: +4, why: One voice.}}}
          broken: {outcome: Everybody speaks alone.}
      - id: argue
        type: matrix
        by: PORT
        question: What do you try?
        modifiers:
          - {when: {trust: at least 10}, by: +1, why: People follow.}
        outcomes:
          success: {outcome: It works.}
          failure: {outcome: It fails.}
      - id: hidden
        type: sealed
        by: each team
        question: What do you do in the dark?
        predict: yes
        options:
          stay: {label: Stay}
          sail: {label: Sail}
        outcomes:
          - {when: {PORT: stay}, outcome: PORT stays.}
          - {otherwise: yes, outcome: PORT sails.}
      - id: terms
        type: negotiation
        by: [PORT, PILOTS]
        question: On what do you agree?
        minutes: 12
        clauses: {pay: The port pays., watch: The pilots keep watch.}
        outcomes:
          signed: {outcome: There is a deal.}
          walked: {outcome: There is none.}
"""

TALKS: Final = (
    TEXT[: TEXT.index("\nmoves:")]
    + _MOVES
    + TEXT[TEXT.index("endings:") :]
    .replace(
        "{id: shut, when: {closed: yes}, title: A shut harbour, text: Nothing moves.}",
        "{id: shut, when: {safety: below 10}, title: A shut harbour, text: Nothing moves.}",
    )
    .replace("{all: [{radar-works: yes}, {safety: at least 50}]}", "{safety: at least 60}")
)

AT = {"agree": "paper", "argue": "plan", "hidden": "night", "terms": "sheet"}
"""The inject that asks for each decision."""


def talks(mode: Literal["solo", "facilitated"] = "facilitated", unplayed: tuple[str, ...] = ()) -> Table:
    """A table at which they are played."""
    return Table(opening(mode=mode, text=TALKS, unplayed=unplayed))


def at(decision: str) -> Table:
    """A led session at which this decision has just been put."""
    table = talks()
    table.must(ask.StartExercise(), ask.ReleaseInject(AT[decision]))
    return table


def typed(table: Table, *lines: str) -> io.StringIO:
    """What is written when these lines are typed to the facilitator's face; then the input ends."""
    console, sink = console_of("".join(f"{line}\n" for line in lines))
    assert "end-of-input" == ended(Facilitate(table.session, console).run)
    return sink


def steps(table: Table) -> list[tuple[str | None, Intervention]]:
    """Who did what."""
    return [(one.team, one.intervention) for one in table.events if isinstance(one, InterventionMade)]


def acts(table: Table) -> list[str]:
    """What was done, in order."""
    return [what.act for _team, what in steps(table)]
