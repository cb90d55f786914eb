"""What control sees beyond the scene: notes, what comes, the plan, proposals."""

from __future__ import annotations

from string import Template

from tabletop.exercise.by_clock import comes
from tabletop.exercise.conductor import forward
from tabletop.exercise.decide.adjudication import sealed, unmarked_team
from tabletop.exercise.due import planned_at
from tabletop.exercise.moments import Moment
from tabletop.exercise.plan import plan, talk_minutes
from tabletop.exercise.state import InjectStatus, State
from tabletop.exercise.texts import filled
from tabletop.exercise.upcoming import allowed, planned, reserves
from tabletop.exercise.viewing.afterwards import brief
from tabletop.exercise.viewing.heads import absent_heads
from tabletop.exercise.viewing.questions import proposal
from tabletop.exercise.viewing.steps import steps
from tabletop.exercise.views import (
    ComingInject,
    FacilitatorView,
    GuideView,
    InjectWording,
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
        move=state.script.move_of[inject.id],
        optional=inject.optional,
        held=state.injects.get(inject.id) is InjectStatus.HELD,
        contingency=inject.contingency,
        ad_hoc=inject.ad_hoc,
        due=allowed(state, inject),
        purpose=filled(state, inject.facilitator.purpose) if inject.facilitator else "",
        text=filled(state, inject.text.get(EVERYONE)),
        to=tuple(dict.fromkeys(map(state.cast.voice, inject.to))),
        wording=_wording(state, inject),
        move_number=[move.id for move in state.scenario.moves].index(state.script.move_of[inject.id]) + 1,
        at=planned_at(state, inject),
        comes=comes(state, inject),
    )


def _wording(state: State, inject: Inject) -> InjectWording:
    """To write on: aliases in their places, `$team` and `$role` as they are."""
    names = state.scenario.names(fictional=state.opening.fictional)

    def spoken(text: str) -> str:
        return Template(text).safe_substitute(names)

    return InjectWording(
        title=spoken(inject.title),
        text=spoken(inject.text.get(EVERYONE, "")),
        private=tuple((team, spoken(text)) for team, text in inject.text.items() if team != EVERYONE),
        effects=tuple((name, one.by, spoken(one.why)) for name, one in inject.effects.items()),
    )


def _proposals(state: State) -> tuple[tuple[str, OutcomeView], ...]:
    return tuple(
        (one.id, proposal(state, one))
        for one in state.decisions.values()
        if one.closed is not None and one.ruling is None and unmarked_team(one) is None and not sealed(state, one)
    )


_OF_A_TEAM = frozenset({"answer-submitted", "rubric-marked"})


def _undo(state: State) -> UndoView | None:
    if not state.undoable or not state.playing:
        return None
    step = state.undoable[-1].step
    return UndoView(step.step, step.team if step.step in _OF_A_TEAM else step.what, step.grave)


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
        steps=steps(state),
        proposals=_proposals(state),
        log_level=state.opening.log_level,
        release=state.schedule.by,
        absent=absent_heads(state),
        past=tuple(
            name for name, status in state.injects.items() if status in {InjectStatus.SKIPPED, InjectStatus.PASSED}
        ),
    )
