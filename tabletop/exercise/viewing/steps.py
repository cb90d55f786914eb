"""The latest steps for control, and what can be done about each.

Invariant: what is offered here is in order: the same records that a correction would strike are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Final

from tabletop.decisions.form import Form, PickOne
from tabletop.exercise.decide.striking import came_of, is_grave
from tabletop.exercise.provenance import GRAVE, NOWHERE, Origin, Step
from tabletop.exercise.state import InjectStatus, OpenedDecision, State
from tabletop.exercise.texts import filled
from tabletop.exercise.viewing.questions import form_for, proposal
from tabletop.exercise.views import Correctable, StepView

MOST: Final = 30


def steps(state: State) -> tuple[StepView, ...]:
    """Newest first."""
    if not state.playing:
        return ()
    return tuple(_view(state, step) for step in islice(state.steps.backwards(), MOST))


def _struck(state: State, step: Step) -> bool:
    return any(first <= step.key <= last for first, last in state.struck.backwards())


def _view(state: State, step: Step) -> StepView:
    struck = _struck(state, step)
    acts, grave, first, origin = ((), False, 0, NOWHERE) if struck else _about(state, step)
    decision = state.decisions.get(step.what)
    ruling = decision is not None and "overrule" in acts
    return StepView(
        number=step.number,
        step=step.step,
        what=step.what,
        team=step.team,
        at=step.at,
        struck=struck,
        acts=acts,
        grave=grave,
        first=first,
        hangs=tuple(_hangs(state, origin, decision)),
        proposal=proposal(state, decision) if decision is not None and ruling else None,
        form=_form(state, step) if "correct" in acts else (),
    )


def _form(state: State, step: Step) -> Form:
    """The form of the team, without what it is asked about itself."""
    fields = form_for(state, state.scenario.decisions[step.what], None)
    return tuple(field for field in fields if not (isinstance(field, PickOne) and field.team == step.team))


About = tuple[tuple[Correctable, ...], bool, int, Origin]
"""What can be done, whether that needs a reason, which intervention it was, and what things followed from."""
NOTHING: Final[About] = ((), False, 0, NOWHERE)


def _about(state: State, step: Step) -> About:
    """What can be done about a step that stands."""
    decision = state.decisions.get(step.what)
    if decision is not None:
        return _about_decision(decision, step)
    released = next((one for one in state.released if one.origin.number == step.key), None)
    if released is not None:
        grave = any(is_grave(one) for one in state.decisions.values() if one.inject == released.id)
        return ("take-back",), grave, 0, released.origin
    aside = step.key == state.placed.get(step.what) and state.injects.get(step.what) is not InjectStatus.RELEASED
    return (("restore",), False, 0, NOWHERE) if aside else NOTHING


def _about_decision(decision: OpenedDecision, step: Step) -> About:
    """Whatever of the decision came with the step and still stands can be corrected."""

    def mine(number: int) -> bool:
        return step.number <= number <= step.until

    acts: list[Correctable] = []
    shown = decision.moves is not None
    given = decision.answers.get(step.team)
    if given is not None and mine(given.number):
        acts.append("withdraw" if decision.closed is None else "correct")
    if mine(decision.ruled.number):
        acts += ["overrule", "reopen"]
    elif mine(decision.closing) or mine(decision.reveal):
        acts.append("reopen")
    if acts:
        return tuple(acts), shown and acts != ["withdraw"], 0, decision.ruled
    first = next((place for place, number in enumerate(decision.steps, 1) if mine(number)), 0)
    if first and decision.closed is None:
        thrown = any(one.what.act in GRAVE for one in decision.made[first - 1 :])
        return ("interventions",), thrown, first, NOWHERE
    return NOTHING


def _hangs(state: State, origin: Origin, decision: OpenedDecision | None) -> Iterator[tuple[str, str]]:
    """What followed, in the author's words."""
    if not origin.number:
        return
    followed = came_of(state, origin)
    later = takewhile(lambda change: change.number > origin.number, state.changes.backwards())
    for change in reversed([one for one in later if one.number in followed and one.by]):
        yield "change", f"{filled(state, state.scenario.indicators[change.indicator].name)} {change.by:+}"
    yield from (("flag", fact) for fact, where in state.origins.items() if where.number in followed)
    yield from (("pending", filled(state, one.outcome)) for one in state.pending if one.origin.number in followed)
    rulings = [decision] if decision is not None else _ruled_within(state, origin.cause)
    for one in rulings:
        if decision is None:
            yield "ruling", filled(state, state.scenario.decisions[one.id].question)
        yield from (("consequence", filled(state, text)) for cause, text in state.landed if cause == one.id)


def _ruled_within(state: State, inject: str) -> list[OpenedDecision]:
    """The decisions an inject asked that were ruled on."""
    return [one for one in state.decisions.values() if one.inject == inject and one.ruling is not None]
