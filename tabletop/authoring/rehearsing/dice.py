"""Scripted dice: a play says what is thrown, and the throw shows that.

Invariant: a written throw is one that real dice can show; a throw that is not written is drawn from the seed.
"""

from __future__ import annotations

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.divergence import Divergence, diverged
from tabletop.decisions.matrix_course import Thrown, Turned
from tabletop.exercise.events import Event, InterventionMade
from tabletop.scenario.play_file import Play

_DIE, _TWO = 6, 2


def shown(play: Play, used: dict[str, int], event: Event) -> Event | Divergence:
    """The event with what the play says the dice show; `used` counts the dice of each decision that were shown."""
    if not isinstance(event, InterventionMade) or event.decision not in play.dice:
        return event
    written = play.dice[event.decision][used.get(event.decision, 0) :]
    if not written:
        return event
    where = ("dice", event.decision)
    match event.intervention:
        case Thrown() as thrown:
            if len(written) < _TWO or max(written[:_TWO]) > _DIE:
                found = ", ".join(map(str, written[:_TWO]))
                return diverged(Diverged.DICE, where, found, "1-6, 1-6", decision=event.decision)
            used[event.decision] = used.get(event.decision, 0) + _TWO
            return event.model_copy(update={"intervention": thrown.model_copy(update={"dice": written[:_TWO]})})
        case Turned() as turned:
            used[event.decision] = used.get(event.decision, 0) + 1
            return event.model_copy(update={"intervention": turned.model_copy(update={"die": written[0]})})
        case _:
            return event
