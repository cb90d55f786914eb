"""The builder of accounts: what one log says, told for the readers of one edition.

Invariant: pure; the same log tells the same account. Everything is told from what stands at the end, with the record
that proves it; what was struck appears in the entries, struck, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tabletop.exercise.viewing.afterwards import brief
from tabletop.exercise.viewing.heads import everybody
from tabletop.language.labels import LABELS
from tabletop.reports.account import (
    Account,
    Curve,
    Edition,
    FeedbackAccount,
    Heading,
    NoteAccount,
    TeamAccount,
)
from tabletop.reports.feedback import FEW
from tabletop.reports.naming import Naming, clipped, said
from tabletop.reports.telling_entries import entries_for
from tabletop.reports.telling_evaluations import objectives, others, seen
from tabletop.reports.telling_ground import Ground, Telling, words
from tabletop.reports.telling_honesty import honesty
from tabletop.reports.telling_play import moves

__all__ = ["Telling", "told"]

_LONGEST: Final = 96
"""Characters of a question inside a prompt."""


def told(source: Telling, edition: Edition = "facilitator") -> Account:
    """What a log says. For an edition without names `source` has none any more: see `editions`, the usual way here."""
    ground = Ground.of(source, edition)
    ground = replace(ground, entries=entries_for(ground))
    played = moves(ground)
    found = seen(ground)
    scene = ground.scene
    return Account(
        edition=edition,
        heading=_heading(ground, len({one.id for one in played})),
        proof=source.proof,
        teams=tuple(_teams(ground)),
        prologue=scene.prologue,
        moves=played,
        ending=(scene.ending.title, scene.ending.text) if scene.ending else ("", ""),
        curves=tuple(_curves(ground)),
        objectives=objectives(ground, found),
        observations=others(ground, found),
        notes=tuple(_notes(ground)),
        prompts=_prompts(ground),
        drawn=tuple(_drawn(ground)),
        review_questions=tuple(map(ground.said, ground.state.scenario.review_questions)) if ground.open else (),
        feedback=_feedback(source.feedback, edition) if source.feedback else None,
        honesty=honesty(ground, played),
        revealed=ground.state.revealed,
        entries=ground.entries,
        left_out=source.left_out if edition == "facilitator" else tuple(("", why) for _file, why in source.left_out),
        source=source if edition == "facilitator" else None,
    )


def _feedback(found: FeedbackAccount, edition: Edition) -> FeedbackAccount:
    """The forms; where they are few, whoever was there may guess who wrote what: the facilitator alone has them."""
    few = found.forms < FEW and edition != "facilitator"
    return FeedbackAccount(found.forms, (), ()) if few else found


def _heading(ground: Ground, moves_played: int) -> Heading:
    opening, scenario, scene = ground.source.opening, ground.state.scenario, ground.scene
    named, fork = ground.edition != "redacted", opening.forked
    return Heading(
        title=scene.title,
        summary=scene.summary,
        scenario=scene.scenario,
        digest=opening.scenario_digest,
        session=opening.session if named else "",
        mode=opening.mode,
        kind=scenario.kind,
        rehearsal=opening.rehearsal,
        fictional=opening.fictional,
        program=opening.program,
        format=opening.format,
        log_level=opening.log_level,
        language=scenario.language,
        started=ground.source.records[0].at.wall,
        finished=ground.source.records[-1].at.wall,
        planned_minutes=opening.minutes,
        played=scene.clock.exercise,
        moves_played=moves_played,
        moves=scene.moves,
        content_notes=scene.content_notes,
        credits=ground.said(scenario.credits),
        simplification=scene.simplification,
        earlier_runs=opening.earlier_runs,
        forked=(f"{fork.session}:{fork.number}:{fork.hash}" if named else f":{fork.number}:") if fork else "",
    )


def _teams(ground: Ground) -> Iterator[TeamAccount]:
    for head in everybody(ground.state):
        seat = ground.state.cast.seat(head.id) or next(
            (one for one in ground.source.opening.seats if one.team == head.id), None
        )
        yield TeamAccount(
            id=ground.key(head.id),
            name=head.name,
            sign=head.sign,
            people=seat.people if seat else 0,
            roles=tuple(name for _role, name in head.roles),
            played=head.played,
            secret=brief(ground.state, head.id).secret if ground.open else "",
        )


def _curves(ground: Ground) -> Iterator[Curve]:
    for one in ground.scene.indicators:
        changes = tuple(ground.change(change) for change in ground.changes if change.indicator == one.id)
        yield Curve(one.id, one.name, one.about, one.good, one.start, one.value, one.word, changes)


def _notes(ground: Ground) -> Iterator[NoteAccount]:
    for one in ground.state.notes:
        note = one.note
        if note.purpose == "note" and not ground.leads:
            continue
        about = _about(ground, note.about, asked=note.purpose == "reflection") if note.about else ""
        team = ground.name(note.team) if note.team else ""
        yield NoteAccount(note.purpose, words(note.text), team, about, one.number, one.at)


def _about(ground: Ground, about: str, *, asked: bool) -> str:
    """The inject or the question a note is about; what these readers never saw is not named."""
    seen = {one.id: one.title for one in ground.scene.injects} | {
        one.id: one.question for one in ground.scene.decisions
    }
    known = about in seen or asked or ground.open
    return seen.get(about) or (Naming(ground.state).cause(about) if known else "")


def _prompts(ground: Ground) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The author's prompts by step; those that this very run asks for stand with `interpret`."""
    debrief = ground.scene.debrief
    if debrief is None:
        return ()
    written = dict(debrief.prompts)
    drawn = tuple(_drawn(ground))
    alone = ground.source.opening.mode == "solo"
    steps = ("defuse", "describe", "interpret", "reveal", "generalise", "apply", *(("reflection",) if alone else ()))
    found = ((step, (*written.get(step, ()), *(drawn if step == "interpret" else ()))) for step in steps)
    return tuple((step, texts) for step, texts in found if texts)


def _drawn(ground: Ground) -> Iterator[str]:
    debrief, put = ground.scene.debrief, {one.id: one for one in ground.scene.decisions}
    if debrief is None:
        return
    if debrief.widest_split in put:
        question = put[debrief.widest_split].question
        yield said(LABELS["prompt.split"], question=clipped(question, _LONGEST))
    for question in (put[name].question for name in debrief.overrides if name in put):
        yield said(LABELS["prompt.overridden"], question=clipped(question, _LONGEST))
    for name, team in ((name, team) for name, team in debrief.undecided if name in put):
        question = clipped(put[name].question, _LONGEST)
        yield said(LABELS["prompt.undecided"], team=ground.name(team), question=question)
