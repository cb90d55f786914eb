"""The room’s display, line by line: what is new since the last look, as the room may know it.

Invariant: made from two of the room's views and nothing else; while the room is blank, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tabletop.exercise.views import DebriefView, DecisionView, InjectView, Room, Scene
from tabletop.language.catalogue import N_, _
from tabletop.language.labels import label
from tabletop.language.sentences import sentence
from tabletop.plain.console import Console
from tabletop.plain.hot_wash import of_this_run
from tabletop.plain.layout import said
from tabletop.plain.standing import move_lines, standing_lines
from tabletop.plain.wording import answered, banner, inject_head, left, notes_on, outcome_lines, result, team_name
from tabletop.session.port import Lookout

_CALLED: Final = (300_000, 120_000, 60_000, 0)
"""Milliseconds of talk left at which the time is called."""
_BEFORE_REVEAL: Final = ("defuse", "describe", "interpret")


class Display:
    """Says what is new, for as long as `wait` lets it."""

    def __init__(self, lookout: Lookout, console: Console, wait: Callable[[], bool]) -> None:
        """`wait` passes a little time; False means that somebody leaves."""
        self._lookout = lookout
        self._console = console
        self._wait = wait
        self._shown: Scene | None = None
        self._blank = False
        self._fault: tuple[str, int, int] | None = None

    def run(self) -> None:
        """Look and say until the session is finished, or somebody leaves."""
        waited = False
        while True:
            sight = self._lookout.look()
            self._trouble(sight.fault)
            if sight.session is not None:
                self.show(sight.session.view(Room()).scene)
            elif not waited:
                waited = True
                self._console.say(_("Waiting for an exercise to begin. It will show here by itself."))
            if (self._shown is not None and self._shown.phase == "closed") or not self._wait():
                return

    def show(self, scene: Scene) -> None:
        """Say what is new in it."""
        dark = scene.blank and scene.phase not in {"ended", "closed"}
        if dark != self._blank:
            self._blank = dark
            self._console.heading(_("The room’s screen is blank.") if dark else _("The room’s screen is back."))
        if dark:
            return
        before = self._shown if self._shown is not None and self._shown.session == scene.session else None
        for line in news(before, scene):
            indent = " " * (len(line) - len(line.lstrip()))
            self._console.say(line.strip(), indent=indent, hang=f"{indent}  " if indent else None)
        self._shown = scene

    def _trouble(self, fault: tuple[str, int, int] | None) -> None:
        if fault is not None and fault != self._fault:
            code, record, byte = fault
            self._console.say(sentence(f"log.{code}", record=record, byte=byte))
        self._fault = fault


def news(before: Scene | None, now: Scene) -> Iterator[str]:
    """Every line that is new; with nothing before, where it stands."""
    if before is None:
        yield banner(now)
        if not now.injects:
            yield now.prologue or now.summary
    yield from _phase(before, now)
    if now.debrief is not None:
        yield from _afterwards(before, now, now.debrief)
        return
    if now.move_number and (before is None or before.move_number != now.move_number):
        yield ""
        yield said(N_("Move $n of $all: $title"), n=now.move_number, all=now.moves, title=now.move_title)
        if now.move_intro:
            yield now.move_intro
    yield from _injects(before, now)
    for decision in now.decisions:
        old = before.decision(decision.id) if before else None
        if before is not None or decision.status != "ruled" or decision is now.decisions[-1]:
            yield from _decision(before, now, old, decision)
    yield from _time(before, now)


def _phase(before: Scene | None, now: Scene) -> Iterator[str]:
    was = before.phase if before else ""
    if now.phase == was:
        return
    if now.phase == "paused":
        yield _("PAUSED: time stands still.")
    elif now.phase == "running" and was == "paused":
        yield _("Time runs again.")
    elif now.phase == "closed":
        yield _("The exercise is finished. Thank you.")


def _injects(before: Scene | None, now: Scene) -> Iterator[str]:
    known = {one.id for one in before.injects} if before else {one.id for one in now.injects[:-1]}
    here = {one.id for one in now.injects}
    for gone in before.injects if before else ():
        if gone.id not in here:
            yield said(N_("Taken back: $title"), title=gone.title)
    for one in now.injects:
        if one.id not in known:
            yield from _inject(now, one)


def _inject(scene: Scene, inject: InjectView) -> Iterator[str]:
    yield ""
    yield said(N_("Inject $n: $title"), n=inject.number, title=inject.title)
    yield inject_head(inject)
    if inject.text:
        yield inject.text
    if inject.current:
        yield from (f"  {text}" for _cause, text in scene.arrived)
    cards = [one.title for one in scene.cards if one.id in inject.cards]
    if cards:
        yield said(N_("Cards: $titles"), titles="; ".join(cards))


def _decision(before: Scene | None, now: Scene, old: DecisionView | None, decision: DecisionView) -> Iterator[str]:
    if old is None:
        yield ""
        yield said(N_("Decision: $question"), question=decision.question)
        yield from notes_on(decision)
    if decision.standing is not None:
        known = set(_standing(before, old)) if before and old else set()
        yield from (f"  {line}" for line in _standing(now, decision) if line not in known)
    else:
        states = {one.team: one.state for one in old.seats} if old else {}
        for seat in decision.seats:
            if seat.state != states.get(seat.team, "waiting"):
                yield f"  {team_name(now, seat.team)}: {label(f'seat.{seat.state}')}"
    if decision.moves and not (old and old.moves):
        yield from (f"  {line}" for line in move_lines(now, decision.moves))
    if decision.status == "closed" and (old is None or old.status == "open"):
        yield _("All answers are in.")
    if decision.outcome is not None and (old is None or old.outcome is None):
        yield from _ruled(now, decision)


def _standing(scene: Scene, decision: DecisionView) -> list[str]:
    """What is on the table, without the time that is left, which is always new."""
    timeless = decision.standing is None or decision.standing.deadline is None
    lines = list(standing_lines(scene, decision))
    return lines if timeless else lines[:-1]


def _ruled(scene: Scene, decision: DecisionView) -> Iterator[str]:
    outcome = decision.outcome
    if outcome is None:
        return
    for answer in decision.answers:
        yield f"  {team_name(scene, answer.team)}: {answered(answer)}"
    yield said(N_("What happened: $question"), question=decision.question)
    if outcome.result:
        yield f"  {result(outcome, decision.type)}"
    yield from (f"  {line}" for line in outcome_lines(scene, outcome))


def _time(before: Scene | None, now: Scene) -> Iterator[str]:
    """The time is called when it passes a mark."""
    was, is_now = before.clock.talk_left if before else None, now.clock.talk_left
    if is_now is None:
        return
    new_talk = was is None or before is None or before.inject != now.inject
    if new_talk or any(is_now <= mark < was for mark in _CALLED if was is not None):
        yield said(N_("To talk: $left."), left=left(is_now))


def _afterwards(before: Scene | None, now: Scene, debrief: DebriefView) -> Iterator[str]:
    old = before.debrief if before else None
    if old is None:
        yield ""
        yield _("ENDEX. The exercise is over.")
        if now.ending is not None:
            yield now.ending.title
            yield now.ending.text
    if old is None or old.revealed != debrief.revealed:
        for step, prompts in debrief.prompts:
            if (step in _BEFORE_REVEAL) is not debrief.revealed and step != "reflection":
                yield label(f"debrief.{step}")
                yield from (f"  {one}" for one in (*of_this_run(now, step), *prompts))
    for words, is_now, was in (
        (N_("We keep: $text"), debrief.keep, old.keep if old else ()),
        (N_("We change: $text"), debrief.change, old.change if old else ()),
    ):
        yield from (said(words, text=one) for one in is_now[len(was) :])
