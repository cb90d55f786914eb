"""What the script itself would do next: in solo play it leads, in a facilitated one it only suggests.

Invariant: a conductor never answers for a person. It waits where somebody has to decide, read or mark.
"""

from __future__ import annotations

from functools import partial

from tabletop.decisions.kinds import Decision
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.proceeding import Proceeding
from tabletop.exercise import commands as ask
from tabletop.exercise.commands import Command
from tabletop.exercise.decide.adjudication import sealed, unmarked_team
from tabletop.exercise.decide.proceedings import asked, concluded, table
from tabletop.exercise.dice import roll
from tabletop.exercise.state import OpenedDecision, Phase, State
from tabletop.exercise.upcoming import allowed, next_inject, reserves
from tabletop.exercise.views import Forward
from tabletop.scenario.model import Inject


def _missing(state: State, decision: OpenedDecision) -> tuple[str, ...]:
    return tuple(team for team in state.seats(decision.id) if team not in decision.answers)


def _unplayed(state: State) -> frozenset[str]:
    return frozenset(seat.team for seat in state.cast.seats if not seat.played)


def _pending(state: State) -> tuple[OpenedDecision, ...]:
    return tuple(one for one in state.decisions.values() if one.ruling is None)


def forward(state: State) -> Forward:
    """What `go on` means now, for whoever leads."""
    if state.phase is Phase.BRIEFING:
        return Forward("start")
    if state.phase is Phase.ENDED:
        return Forward("close-session")
    if state.phase is Phase.CLOSED:
        return Forward("nothing")
    for decision in _pending(state):
        return _for(state, decision)
    inject = _next(state)
    return Forward("release", inject.id) if inject else Forward("end")


def _for(state: State, decision: OpenedDecision) -> Forward:
    """What comes next for a decision that is not ruled on."""
    question = state.scenario.decisions[decision.id]
    if decision.closed is None and isinstance(question, Proceeding):
        return Forward("close" if concluded(state, decision) else "intervene", decision.id)
    if decision.closed is None and _missing(state, decision):
        return Forward("answer", decision.id)
    if sealed(state, decision):
        return Forward("reveal", decision.id)
    if decision.closed is None:
        return Forward("close", decision.id)
    return Forward("mark" if unmarked_team(decision) else "rule", decision.id)


def _next(state: State) -> Inject | None:
    """The next inject; without a facilitator a contingency of this move whose condition holds goes first."""
    if state.opening.mode == "solo":
        for inject in reserves(state):
            here = state.script.move_of[inject.id] == state.move
            if here and inject.contingency and inject.when is not None and allowed(state, inject):
                return inject
    return next_inject(state)


def go_on(state: State) -> Command | None:
    """The script's next step in solo play; None where it waits for the player."""
    step = forward(state)
    match step.step:
        case "start":
            return ask.StartExercise()
        case "release":
            return ask.ReleaseInject(step.what)
        case "end":
            return ask.EndExercise()
        case "close-session":
            return ask.CloseSession()
        case "intervene":
            return _by_script(state, state.decisions[step.what])
        case "answer" | "mark" | "reveal" | "close" | "rule" | "nothing":
            return None


def _by_script(state: State, decision: OpenedDecision) -> Command | None:
    """What the script does as chair."""
    question = asked(state, decision.id)
    what = question.by_script(decision.made, table(state, decision.id, state.last)) if question else None
    return None if what is None else ask.Intervene(decision.id, None, what)  # type: ignore[arg-type]


def automatic(state: State) -> Command | None:
    """What happens without anybody asking: seats nobody plays answer; in solo play decisions close and are ruled."""
    if not state.playing:
        return None
    for decision in _pending(state):
        command = _for_unplayed(state, decision)
        if command is not None:
            return command
    if state.opening.mode != "solo":
        return None
    for decision in _pending(state):
        command = _alone(state, decision)
        if command is not None or decision.closed is not None:
            return command
    return None


def _alone(state: State, decision: OpenedDecision) -> Command | None:
    """What happens to a decision by itself where nobody leads."""
    step = _for(state, decision).step
    if step == "reveal":
        return ask.RevealMoves(decision.id)
    if step == "close":
        return ask.CloseDecision(decision.id)
    nobody = not table(state, decision.id, state.last).seats
    if step == "intervene" and nobody:
        return _by_script(state, decision)
    return ask.RuleOutcome(decision.id) if step == "rule" else None


def _for_unplayed(state: State, decision: OpenedDecision) -> Command | None:
    unplayed = _unplayed(state)
    if isinstance(state.scenario.decisions[decision.id], Proceeding):
        return None
    if decision.closed is None:
        for team in _missing(state, decision):
            if team in unplayed:
                return drawn(state, state.scenario.decisions[decision.id], team)
    for team, given in decision.answers.items():
        if team in unplayed and team not in decision.marks and isinstance(given.answer, OpenTextAnswer):
            marks = drawn_marks(state, decision.id, team)
            return ask.MarkRubric(decision.id, team, marks)
    return None


def drawn(state: State, question: Decision, team: str) -> ask.SubmitAnswer:
    """An answer drawn by chance for a seat nobody plays; the throws come from the session's seed."""
    throws = iter(range(1_000_000))

    def throw(sides: int) -> int:
        return roll(state.opening.seed, state.number, f"{question.id}/{team}/{next(throws)}", sides)

    answer = question.guess_of(throw, team, state.seats(question.id))
    if isinstance(answer, OpenTextAnswer):
        answer = answer.model_copy(update={"marks": ()})
    because = "…" if question.rationale == "required" else ""
    return ask.SubmitAnswer(question.id, team, answer, rationale=because)  # type: ignore[arg-type]


def drawn_marks(state: State, decision: str, team: str) -> tuple[str, ...]:
    """Marks drawn by chance for a text that chance wrote."""
    question = state.scenario.decisions[decision]
    answer = question.guess(partial(roll, state.opening.seed, state.number, f"{decision}/{team}/marks"))
    return answer.marks if isinstance(answer, OpenTextAnswer) else ()
