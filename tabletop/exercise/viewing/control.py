"""What control sees beyond the scene: notes, what comes, the plan, proposals."""

from __future__ import annotations

from tabletop.exercise.conductor import forward
from tabletop.exercise.decide.adjudication import unmarked_team
from tabletop.exercise.moments import Moment
from tabletop.exercise.plan import plan, talk_minutes
from tabletop.exercise.state import InjectStatus, State
from tabletop.exercise.texts import filled
from tabletop.exercise.upcoming import allowed, planned, reserves
from tabletop.exercise.viewing.afterwards import brief
from tabletop.exercise.viewing.questions import proposal
from tabletop.exercise.views import (
    ComingInject,
    FacilitatorView,
    GuideView,
    NoteView,
    OutcomeView,
    Scene,
    UndoView,
)
from tabletop.scenario.model import EVERYONE, Inject

_NOTES = 20


def _guide(state: State) -> GuideView | None:
    inject = state.inject(state.current.id) if state.current else None
    notes = inject.facilitator if inject else None
    if notes is None:
        return None
    return GuideView(
        purpose=filled(state, notes.purpose),
        read_aloud=filled(state, notes.read_aloud),
        probes=tuple(filled(state, one) for one in notes.probes),
        if_stuck=filled(state, notes.if_stuck),
        watch_for=filled(state, notes.watch_for),
        expect=filled(state, notes.expect),
    )


def _coming(state: State, inject: Inject) -> ComingInject:
    return ComingInject(
        id=inject.id,
        title=filled(state, inject.title),
        minutes=talk_minutes(inject),
        move=state.scenario.move_of[inject.id],
        optional=inject.optional,
        held=state.injects.get(inject.id) is InjectStatus.HELD,
        contingency=inject.contingency,
        ad_hoc=inject.ad_hoc,
        due=allowed(state, inject),
        purpose=filled(state, inject.facilitator.purpose) if inject.facilitator else "",
        text=filled(state, inject.text.get(EVERYONE)),
        to=inject.to,
    )


def _proposals(state: State) -> tuple[tuple[str, OutcomeView], ...]:
    return tuple(
        (one.id, proposal(state, one))
        for one in state.decisions.values()
        if one.closed is not None and one.ruling is None and unmarked_team(one) is None
    )


def _undo(state: State) -> UndoView | None:
    if not state.undoable or not state.playing:
        return None
    step = state.undoable[-1]
    return UndoView(step.step, step.what)


def facilitator_view(state: State, cut: Scene, at: Moment) -> FacilitatorView:
    """Everything the person in front of the room needs at a glance."""
    return FacilitatorView(
        scene=cut,
        guide=_guide(state),
        coming=tuple(_coming(state, one) for one in planned(state)),
        contingencies=tuple(_coming(state, one) for one in reserves(state)),
        briefs=tuple(brief(state, team) for team in state.teams),
        notes=tuple(
            NoteView(
                one.number, one.note.purpose, one.note.text.shown, one.note.team or "", one.note.about or "", one.at
            )
            for one in state.notes.newest(_NOTES)
        ),
        plan=plan(state, at),
        forward=forward(state),
        undo=_undo(state),
        proposals=_proposals(state),
        log_level=state.opening.log_level,
        past=tuple(
            name for name, status in state.injects.items() if status in {InjectStatus.SKIPPED, InjectStatus.PASSED}
        ),
    )
