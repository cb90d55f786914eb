"""The harbour with what is decided step by step, and with sealed moves: laid over its first inject."""

from __future__ import annotations

from typing import Literal

from tabletop.decisions.form import Entry
from tabletop.decisions.intervening import intervention_of
from tabletop.decisions.proceeding import Intervention
from tabletop.decisions.sealed import SealedAnswer, SealedMove
from tabletop.exercise import commands as ask
from tabletop.exercise.moments import FACILITATOR, Actor
from tabletop.session.port import Saved
from tests.harbour import TEXT, Table, opening

CONSENSUS = """\
      - id: joint
        type: consensus
        by: each team
        question: What do we say together?
        silence: 8 min
        text: >-
          The harbour of $COAST [is closed] until the fog lifts. Ships at sea keep their distance.
        outcomes:
          adopted:
            outcome: One voice is heard.
            effects: {trust: {by: +6, why: One voice.}, cost: {by: +2, why: It took time.}}
          broken:
            outcome: Everybody speaks.
            effects: {trust: {by: -5, why: Three voices.}, cost: {by: -1, why: It was quick.}}
"""
MATRIX = """\
      - id: board
        type: matrix
        by: PORT
        question: "Argue: the tug can go out in this fog."
        target: 7
        modifiers:
          - {when: {safety: at least 40}, by: +1, why: The crew is rested.}
        outcomes:
          success:
            outcome: The tug finds the ships.
            effects: {safety: {by: +8, why: Somebody looks.}, cost: {by: +3, why: Fuel.}}
          failure:
            outcome: The tug turns back.
            effects: {safety: {by: -4, why: Nobody looks.}, cost: {by: +2, why: Fuel.}}
"""
SEALED = """\
      - id: moves
        type: sealed
        by: each team
        predict: yes
        question: "Who leaves the harbour, all at the same time?"
        options:
          out: {label: Go out}
          stay: {label: Stay in the harbour}
        outcomes:
          - when: {PORT: out, PILOTS: out}
            outcome: Two boats meet in the fog.
            effects: {safety: {by: -6, why: They nearly met.}}
          - {otherwise: yes, outcome: The fog keeps them apart., effects: {safety: {by: +2, why: Nothing met.}}}
"""
NEGOTIATION = """\
      - id: terms
        type: negotiation
        by: [PORT, PILOTS]
        question: Agree on who sails tonight.
        minutes: 15
        clauses:
          sail: The port sails nobody before dawn.
          pay: The pilots are paid for the night.
        outcomes:
          signed:
            outcome: They shake hands.
            effects: {trust: {by: +5, why: A deal holds.}, cost: {by: +3, why: Pay for the night.}}
          reserved:
            outcome: They nod.
            effects: {trust: {by: +2, why: Half a deal.}, cost: {by: +2, why: Pay for the night.}}
          walked:
            outcome: They part.
            effects: {trust: {by: -5, why: No deal.}, cost: {by: -2, why: No pay.}}
"""
NAMES = {CONSENSUS: "joint", MATRIX: "board", SEALED: "moves", NEGOTIATION: "terms"}
_LATER = """\
      - id: later
        kind: call
        title: An hour later
        minutes: 5
        text: {everyone: The fog is thicker.}
        facilitator: {purpose: Go on.}
        ask: [first-step, how-sure]
"""


def text_with(decision: str) -> str:
    """The harbour with `decision` asked first; what was asked first comes with an inject of its own, later."""
    asked = TEXT.replace("        ask: [first-step, how-sure]\n", f"        ask: [{NAMES[decision]}]\n{_LATER}")
    return asked.replace("    decisions:\n      - id: first-step", f"    decisions:\n{decision}      - id: first-step")


def table_with(
    decision: str, *, mode: Literal["solo", "facilitated"] = "facilitated", unplayed: tuple[str, ...] = ()
) -> Table:
    """A table at which `decision` has just been put."""
    table = Table(event=opening(text=text_with(decision), mode=mode, unplayed=unplayed))
    if mode == "facilitated":
        table.must(ask.StartExercise(), ask.ReleaseInject("radar-out"))
    return table


def does(table: Table, team: str | None, act: str, **entries: Entry) -> None:
    """Somebody does something; it must happen. `_` in a name of a field stands for `-`."""
    decision = next(one for one in table.state.decisions.values() if one.closed is None)
    kind = table.state.scenario.decisions[decision.id].type
    what = intervention_of(kind, act, {name.replace("_", "-"): entry for name, entry in entries.items()})
    assert isinstance(what, Intervention), what
    actor = FACILITATOR if team is None else Actor.of_team(team)
    result = table.do(ask.Intervene(decision.id, team, what), actor)
    assert isinstance(result, Saved), (act, result)


AMENDED = (
    "The harbour of Norway is open for pilots only until the fog lifts. "
    "Ships at sea keep their distance and call every hour."
)


def amended() -> Table:
    """A draft with an amendment and a footnote, three minutes into play."""
    table = table_with(CONSENSUS)
    does(table, "PILOTS", "amend", text=AMENDED, why="Two ships are out there.")
    does(table, "PRESS", "reserve", kind="footnote", text="We print it at six.")
    table.clock.pass_minutes(3.2)
    return table


def silent() -> Table:
    """The amendment is the text; it stands under silence, which one of three keeps."""
    table = amended()
    does(table, None, "take-up", amendment="1")
    does(table, None, "silence", minutes="8")
    does(table, "PORT", "keep")
    table.clock.pass_minutes(4.8)
    return table


def argued() -> Table:
    """An argument, one against it, two estimates."""
    table = table_with(MATRIX)
    first = {"action": "We send the tug with two lamps.", "result": "It finds both ships."}
    does(table, "PORT", "argue", **first, reason_1="The tug has radar of its own.", reason_2="The crew is good.")
    does(table, "PRESS", "counter", side="against", text="Nobody has seen the mole for an hour.")
    does(table, "PILOTS", "estimate", percent="70")
    does(table, "PORT", "estimate", percent="50")
    return table


def talked() -> Table:
    """Two of two clauses worded and accepted by one, a side deal, and two that talk alone."""
    table = table_with(NEGOTIATION)
    does(table, "PORT", "accept", clauses=("sail",))
    does(table, "PILOTS", "word", clause="pay", text="The pilots are paid double for the night.")
    does(table, "PORT", "side-deal", parties=("PRESS",), text="The press waits until noon.", open="closed")
    does(table, "PORT", "reserve-clause", clause="pay", text="Only if the ministry agrees.")
    does(table, None, "format", parties=("PORT", "PILOTS"), minutes="10")
    table.clock.pass_minutes(3.2)
    return table


def committed() -> Table:
    """Sealed moves of all three, with what they expect of each other."""
    table = table_with(SEALED)
    moves = {
        "PORT": ("out", {"PILOTS": "out", "PRESS": "stay"}),
        "PILOTS": ("out", {"PORT": "stay", "PRESS": "stay"}),
        "PRESS": ("stay", {"PORT": "out", "PILOTS": "stay"}),
    }
    for team, (option, predicts) in moves.items():
        answer = SealedAnswer.of(SealedMove(option=option, predicts=predicts))
        table.must(ask.SubmitAnswer("moves", team, answer), actor=Actor.of_team(team))
    return table
