"""Write things down."""

from __future__ import annotations

from tabletop.decisions.text import DECISION_LIMIT, clean
from tabletop.decisions.words import Words
from tabletop.exercise import commands as ask
from tabletop.exercise import events as happened
from tabletop.exercise.events import Event
from tabletop.exercise.refusals import Reason, Refusal
from tabletop.exercise.state import Phase, State


def take(state: State, command: ask.TakeNote) -> list[Event] | Refusal:
    """Keep a note, unless this session keeps decisions only. Parked questions and reflections are always kept."""
    if state.phase is Phase.CLOSED:
        return Refusal(Reason.SESSION_CLOSED)
    if command.purpose == "note" and state.opening.log_level == "decisions":
        return Refusal(Reason.NOTES_NOT_KEPT)
    text = clean(command.text, limit=DECISION_LIMIT)
    if not text:
        return Refusal(Reason.EMPTY_TEXT)
    if command.team is not None and command.team not in state.teams:
        return Refusal(Reason.NO_SUCH_TEAM, command.team)
    note = happened.NoteTaken(purpose=command.purpose, text=Words.of(text), team=command.team, about=command.about)
    return [note]
