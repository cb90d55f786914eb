"""A rehearsal: one golden play through the real engine, watched by every team and the room, held to what it expects.

Invariant: the same play of the same scenario gives the same records and the same texts on every machine: no clock but
the play's own, no chance but the seed's and the play's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Final

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing import comparing, entering
from tabletop.authoring.rehearsing.dice import shown
from tabletop.authoring.rehearsing.divergence import Divergence, diverged, placed
from tabletop.authoring.rehearsing.hand import Doing, Hand
from tabletop.authoring.rehearsing.secrets import Secrets, uncovered
from tabletop.authoring.rehearsing.watching import Watch
from tabletop.exercise.conductor import forward
from tabletop.exercise.engine import decide
from tabletop.exercise.events import Event, Recorded, SessionOpened, TeamSeat
from tabletop.exercise.evolve import evolve
from tabletop.exercise.moments import PROGRAM, Moment
from tabletop.exercise.refusals import Refusal
from tabletop.exercise.setup import play_minutes
from tabletop.exercise.state import MINUTE, State, begin
from tabletop.exercise.views import Room, Seat
from tabletop.scenario.model import Scenario
from tabletop.scenario.play_file import Play

STEPS: Final = 1_000
"""Steps after which a play is taken not to end."""


@dataclass(slots=True)
class Rehearsal:
    """A play, and what came of it."""

    play: Play
    scenario: Scenario
    text: str
    """The scenario file."""
    records: list[Recorded] = field(default_factory=list)
    divergences: list[Divergence] = field(default_factory=list)
    """The first thing that did not go as written; empty where all did."""
    watches: list[Watch] = field(default_factory=list)
    """What each team, and then the room, saw."""
    hand: Hand = field(init=False)
    final: State = field(init=False)
    """How it stood when the play was over."""
    thrown: dict[str, int] = field(default_factory=dict)
    """Dice of each decision that were shown as written."""

    def __post_init__(self) -> None:
        self.hand = Hand(self.play)

    @property
    def done(self) -> dict[str, int]:
        """Steps of each proceeding that were taken."""
        return self.hand.done

    def run(self) -> State:
        """Play to the end, or to the first divergence; then compare."""
        state = self.final = self._open()
        for _ in range(STEPS):
            self._look(state)
            if self.divergences or state.ending is not None or self._over(state):
                break
            following = self._next(state)
            if following is None:
                break
            state = self.final = following
        else:
            self._diverge(diverged(Diverged.NO_END, ("title",), str(STEPS)), state)
        self._judge(state)
        return state

    def _open(self) -> State:
        play, scenario = self.play, self.scenario
        teams = play.teams or tuple(scenario.teams)
        seats = (TeamSeat(team=team, played=team not in play.unplayed) for team in scenario.teams if team in teams)
        opening = SessionOpened(
            program="rehearsal",
            scenario=scenario.id,
            scenario_title=scenario.title,
            scenario_text=self.text,
            scenario_digest=hashlib.sha256(self.text.encode()).hexdigest(),
            seed=play.seed,
            session="rehearsal",
            mode=play.mode or ("solo" if scenario.solo else "facilitated"),
            seats=tuple(seats),
            left_out=play.skip,
            minutes=play_minutes(scenario),
            rehearsal=True,
            log_level="full",
            fictional=play.fictional,
        )
        first = Recorded(number=1, at=Moment(wall=0, ticks=0), actor=PROGRAM, command="1", event=opening)
        self.records.append(first)
        state = evolve(begin(scenario, opening), first)
        self.watches += [Watch(Seat(team)) for team in state.teams]
        if opening.mode == "facilitated":
            self.watches.append(Watch(Room()))
        return state

    def _look(self, state: State) -> None:
        """Let everybody look who may see something new."""
        looking = self._looking(state)
        for watch in self.watches:
            if looking is None or watch.team in looking:
                found = uncovered(state, watch, watch.look(state))
                if found is not None:
                    self._diverge(found, state)

    def _looking(self, state: State) -> frozenset[str] | None:
        """Who looks, for speed; None for all. Whoever does not look now sees the same at the next step.

        Between answers to one decision only the team that has just answered looks; when one is closed or a text
        marked, those who were asked and the room.
        """
        event = self.records[-1].event
        match event.type:
            case "answer-submitted" if forward(state).step == "answer":
                return frozenset({event.team})
            case "decision-closed" | "rubric-marked":
                return frozenset({"", *state.seats(event.decision)})
            case _:
                return None

    def _over(self, state: State) -> bool:
        return self.play.until is not None and self.play.until in comparing.met(state)

    def _next(self, state: State) -> State | None:
        doing = self.hand.next(state)
        if isinstance(doing, Divergence):
            self._diverge(doing, state)
        if not isinstance(doing, Doing):
            return None
        following = self._apply(state, doing)
        if following is not None:
            for found in comparing.underway(self.play, state, following):
                self._diverge(found, following)
        return following

    def _apply(self, state: State, doing: Doing) -> State | None:
        number, command = state.number, str(state.number)
        time = (number * self.play.pace + self.hand.waited) * MINUTE
        at = Moment(wall=time, ticks=time)
        decided = decide(state, doing.command, doing.actor, at)
        if isinstance(decided, Refusal):
            self._diverge(entering.refused(self.play, doing.command, doing.where, decided), state)
            return None
        events: list[Event] = []
        for event in decided:
            as_written = shown(self.play, self.thrown, event)
            if isinstance(as_written, Divergence):
                self._diverge(as_written, state)
                return None
            events.append(as_written)
        for event in events:
            number += 1
            recorded = Recorded(number=number, at=at, actor=doing.actor, command=command, event=event)
            self.records.append(recorded)
            state = evolve(state, recorded)
        return state

    def _diverge(self, found: Divergence, state: State) -> None:
        """Keep the first divergence alone."""
        if not self.divergences:
            self.divergences.append(placed(found, state))

    def _judge(self, state: State) -> None:
        """What shows only in what everybody saw, and at the end; what came first counts."""
        secrets = Secrets(self.scenario, self.play)
        ended = next((one.number for one in self.records if one.event.type == "exercise-ended"), state.number + 1)
        open_from = ended if state.opening.mode == "solo" else state.number + 1  # alone, ENDEX reveals everything
        early = [secrets.found(watch, open_from) for watch in self.watches]
        early += [comparing.never_seen(self.play, watch, ended) for watch in self.watches]
        first = min((one for one in early if one is not None), key=lambda one: one.number, default=None)
        if first is not None and (not self.divergences or first.number <= self.divergences[0].number):
            self.divergences = [placed(first, self._state_at(first.number))]
        for found in () if self.divergences else comparing.afterwards(self.play, state, self.watches):
            self._diverge(found, state)

    def _state_at(self, number: int) -> State:
        opening = self.records[0].event
        if not isinstance(opening, SessionOpened):
            raise TypeError(opening)
        state = begin(self.scenario, opening)
        for record in self.records[:number]:
            state = evolve(state, record)
        return state


def rehearse(play: Play, scenario: Scenario, text: str) -> Rehearsal:
    """Play `scenario`, whose file is `text`, as `play` says."""
    rehearsal = Rehearsal(play, scenario, text)
    rehearsal.run()
    return rehearsal
