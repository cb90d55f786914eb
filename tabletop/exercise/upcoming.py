"""What may still come: the order of injects, and which of them the situation allows.

Invariant: an inject whose condition does not hold is never next; one that was held is next only by hand.
"""

from __future__ import annotations

from itertools import takewhile

from tabletop.decisions.conditions import holds
from tabletop.exercise.state import InjectStatus, State
from tabletop.scenario.model import Ending, Inject


def allowed(state: State, inject: Inject) -> bool:
    """Whether the situation allows it; a template is always allowed."""
    when = inject.when
    return when is None or isinstance(when, str) or holds(when, state.indicators, state.facts)


def is_open(state: State, inject: Inject) -> bool:
    """Whether it is still to come: neither released, skipped, passed over nor left out at set-up."""
    return inject.id not in state.opening.left_out and state.injects.get(inject.id) in {None, InjectStatus.HELD}


def planned(state: State) -> tuple[Inject, ...]:
    """Planned injects still to come, in the order of play; held ones among them."""
    return tuple(one for one in state.script.injects.values() if one.planned and is_open(state, one))


def next_inject(state: State) -> Inject | None:
    """The inject that comes next: the first that is planned, not held, and allowed now."""
    return next((one for one in planned(state) if one.id not in state.injects and allowed(state, one)), None)


def passed_over(state: State, released: Inject) -> tuple[str, ...]:
    """Planned injects standing before `released` whose condition does not hold: their turn has come and gone."""
    if not released.planned:
        return ()
    before = takewhile(lambda inject: inject.id != released.id, planned(state))
    return tuple(one.id for one in before if one.id not in state.injects and not allowed(state, one))


def reserves(state: State) -> tuple[Inject, ...]:
    """Held-back injects and templates not used yet, those whose condition holds first."""
    found = [one for one in state.script.injects.values() if not one.planned and is_open(state, one)]
    return tuple(sorted(found, key=lambda one: (one.ad_hoc, not allowed(state, one))))


def ending(state: State) -> Ending:
    """The ending the situation fits: the first whose condition holds, else the last."""
    endings = state.scenario.endings
    return next(
        (one for one in endings if one.when is not None and holds(one.when, state.indicators, state.facts)), endings[-1]
    )
