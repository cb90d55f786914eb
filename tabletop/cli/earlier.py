"""Earlier runs of the same scenario by the same person, as the solo face wants them.

Invariant: they are read from finished logs; one that cannot be read is left out, never an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tabletop.cli.wording import when
from tabletop.exercise.views import Seat
from tabletop.session.opening import NotUnderstood, replayed
from tabletop.storage.opening import SessionSummary, sessions
from tabletop.storage.port import LogDamaged, LogTooNew
from tabletop.tui.solo.earlier import EarlierAnswer, EarlierRun

if TYPE_CHECKING:
    from tabletop.exercise.views import TeamView

_MOST = 5
"""Runs that are worth comparing with."""


def earlier(folder: Path, scenario: str, now: str) -> tuple[EarlierRun, ...]:
    """The latest finished runs of `scenario` in `folder` but the one at `now`, oldest first."""
    found = [
        entry
        for entry in sessions(folder)
        if isinstance(entry, SessionSummary)
        and (entry.scenario, entry.mode, entry.ended) == (scenario, "solo", True)
        and str(entry.path) != now
    ]
    runs: list[EarlierRun] = []
    for entry in found[:_MOST]:
        try:
            runs.append(_run(entry))
        except (NotUnderstood, LogDamaged, LogTooNew, OSError):
            continue
    return tuple(reversed(runs))


def _run(entry: SessionSummary) -> EarlierRun:
    past = replayed(entry.path)
    seat = next(seat.team for seat in past.opening.seats if seat.played)
    view = past.view(Seat(seat))
    scene = view.scene
    return EarlierRun(
        answers=_answers(view),
        ending=scene.ending.title if scene.ending else "",
        when=when(entry.started),
        indicators=tuple((gauge.id, gauge.value) for gauge in scene.indicators),
    )


def _answers(view: TeamView) -> tuple[EarlierAnswer, ...]:
    return tuple(
        EarlierAnswer(decision.id, answer.summary, answer.sure, answer.rationale)
        for decision in view.scene.decisions
        for answer in decision.answers
        if answer.team == view.team.id
    )
