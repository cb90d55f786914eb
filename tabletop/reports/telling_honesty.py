"""What a reader has to know before concluding anything from a session, counted.

Invariant: counts alone; nothing here says whether it was good or bad.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tabletop.exercise import events as happened
from tabletop.exercise.state import InjectStatus
from tabletop.reports.account import Honesty, MoveAccount
from tabletop.reports.telling_ground import Ground


@dataclass(slots=True)
class _Times:
    """How the program and its clock fared."""

    pauses: int = 0
    paused: int = 0
    jumps: int = 0
    resumed: int = 0
    since: int | None = None

    def take(self, recorded: happened.Recorded) -> None:
        """One more record."""
        match recorded.event:
            case happened.ExercisePaused():
                self.pauses += 1
                self.since = recorded.at.ticks
            case happened.ExerciseResumed() | happened.ExerciseEnded():
                self.paused += recorded.at.ticks - self.since if self.since is not None else 0
                self.since = None
            case happened.ClockJumped():
                self.jumps += 1
            case happened.SessionResumed():
                self.resumed += 1


def honesty(ground: Ground, moves: Iterable[MoveAccount]) -> Honesty:
    """What was done by hand, left open, interrupted."""
    decisions = [decision for move in moves for inject in move.injects for decision in inject.decisions]
    answers = [answer for decision in decisions for answer in decision.answers]
    rulings = [decision.ruling.how for decision in decisions if decision.ruling]
    standing = [one.event for one in ground.source.records if one.number not in ground.struck]
    times = _Times()
    for one in ground.source.records:
        times.take(one)
    return Honesty(
        overrides=rulings.count("overridden"),
        amended=rulings.count("amended"),
        rulings=len(rulings),
        corrections=sum(isinstance(one, happened.CorrectionMade) for one in standing),
        undone=sum(isinstance(one, happened.StepUndone) for one in standing),
        undecided=sum(one.status != "decided" for one in answers) + sum(len(one.waiting) for one in decisions),
        late=sum(one.late for one in answers),
        drawn=sum(one.drawn for one in answers),
        edited_injects=_edited(ground, standing),
        ad_hoc=sum(one.ad_hoc is not None for one in ground.state.released),
        skipped=_skipped(ground) if ground.open else (),
        pauses=times.pauses,
        paused=times.paused,
        clock_jumps=times.jumps,
        resumed=times.resumed,
    )


def _edited(ground: Ground, standing: Iterable[happened.Event]) -> int:
    """How many of the released injects did not read as the author wrote them."""
    released = {one.id for one in ground.state.released}
    edited = {one.inject for one in standing if isinstance(one, happened.InjectEdited | happened.InjectEffectsWritten)}
    return len(edited & released)


def _skipped(ground: Ground) -> tuple[str, ...]:
    gone = {InjectStatus.SKIPPED, InjectStatus.PASSED}
    script = ground.state.script.injects
    return tuple(
        ground.said(script[name].title)
        for name, status in ground.state.injects.items()
        if status in gone and name in script
    )
