"""What the golden plays of a scenario reach together, and what none of them does.

Invariant: counted from what happened, never from what a play says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Template
from typing import Final

from tabletop.authoring.divergences import Diverged
from tabletop.authoring.rehearsing.rehearsal import Rehearsal
from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.choice import Choice, ChoiceAnswer
from tabletop.decisions.kinds import AnyAnswer, Decision
from tabletop.decisions.multi_choice import MultiChoice, MultiChoiceAnswer
from tabletop.decisions.open_text import OpenText
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.sealed import Sealed, SealedAnswer
from tabletop.decisions.vote import Vote, VoteAnswer
from tabletop.exercise.events import Event
from tabletop.exercise.results import results_of
from tabletop.language.catalogue import N_, _
from tabletop.scenario.model import Scenario
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Problem

KINDS: Final = ("inject", "contingency", "ending", "result", "option")
"""What is counted, in the order in which it is told."""
_BALLOTS: Final = ("for", "against")


@dataclass(frozen=True, slots=True)
class Part:
    """Something of a scenario that a play can reach."""

    kind: str
    name: str
    """Its id; of an option or a result, the decision's and its own: `first-response/accuse`."""
    where: Path
    """Where it stands in the scenario's file."""
    decision: str = ""


@dataclass(slots=True)
class Coverage:
    """What was reached, and by which plays."""

    scenario: Scenario
    parts: tuple[Part, ...]
    reached: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """(kind, name) → plays that reached it."""
    asked: dict[str, list[str]] = field(default_factory=dict)
    """Decision → plays in which it was put."""
    plays: list[str] = field(default_factory=list)

    def add(self, name: str, rehearsal: Rehearsal) -> None:
        """Count one more play."""
        self.plays.append(name)
        for record in rehearsal.records:
            if record.event.type == "decision-opened":
                self.asked.setdefault(record.event.decision, []).append(name)
            for kind, part in _met(self.scenario, record.event):
                plays = self.reached.setdefault((kind, part), [])
                if name not in plays:
                    plays.append(name)

    @property
    def missed(self) -> tuple[Part, ...]:
        """What no play reached, in the order of the kinds and of the file."""
        return tuple(part for part in self.parts if (part.kind, part.name) not in self.reached)

    def counts(self) -> Mapping[str, tuple[int, int]]:
        """Kind → (reached, all)."""
        found: dict[str, tuple[int, int]] = {}
        for kind in KINDS:
            of_kind = [part for part in self.parts if part.kind == kind]
            found[kind] = (sum((kind, part.name) in self.reached for part in of_kind), len(of_kind))
        return found

    def problems(self, places: Places, *, required: bool) -> tuple[Problem, ...]:
        """What was missed, each with its place and how to reach it; notes unless all `required`."""
        return tuple(self._problem(part, places, required=required) for part in self.missed)

    def _problem(self, part: Part, places: Places, *, required: bool) -> Problem:
        place = places.key(part.where)
        asked = next(iter(self.asked.get(part.decision, [])), "")
        values = (("kind", part.kind), ("way", self._way(part)), ("play", asked))
        return Problem(Diverged.NOT_COVERED, place, found=part.name, values=values, note=not required, where=part.name)

    def _way(self, part: Part) -> str:
        """What to play next."""
        if part.kind == "inject":
            return _("write a play in which its condition holds when its turn comes")
        if part.kind == "contingency":
            words = N_('write under "contingency" of a play: "$name: INJECT", the inject after which it comes')
            return Template(_(words)).safe_substitute(name=part.name)
        if part.kind == "ending":
            return _("write a play that leads to its condition")
        plays = self.asked.get(part.decision, [])
        if not plays:
            words = N_('no play reaches the decision "$decision" at all')
            return Template(_(words)).safe_substitute(decision=part.decision)
        words = N_('it is asked in "$play": copy that play, and answer so there')
        if part.kind == "result":
            words = N_('it is asked in "$play": copy that play, and let it come to this there')
        return Template(_(words)).safe_substitute(play=plays[0])


def coverage_of(scenario: Scenario) -> Coverage:
    """The coverage of a scenario before the first play."""
    return Coverage(scenario, tuple(_parts(scenario)))


def _parts(scenario: Scenario) -> Iterator[Part]:
    found: list[Part] = []
    for number, move in enumerate(scenario.moves):
        for index, inject in enumerate(move.injects):
            kind = "inject" if inject.planned else "contingency"
            found.append(Part(kind, inject.id, ("moves", number, "injects", index)))
        for index, decision in enumerate(move.decisions):
            found += _of_decision(decision, ("moves", number, "decisions", index))
    found += [Part("ending", one.id, ("endings", index)) for index, one in enumerate(scenario.endings)]
    return iter(sorted(found, key=lambda part: KINDS.index(part.kind)))


def _of_decision(decision: Decision, where: Path) -> Iterator[Part]:
    """Its options; and what it can come to, where that is something else."""
    for name, path in options_of(decision):
        yield Part("option", f"{decision.id}/{name}", (*where, *path), decision.id)
    if isinstance(decision, Choice | MultiChoice) or (isinstance(decision, Vote) and decision.straw_poll):
        return
    for number, result in enumerate(results_of(decision)):
        inner: Path = ("outcomes", number) if isinstance(decision, Sealed) else ("outcomes", result)
        if isinstance(decision, OpenText):
            inner = ("rubric", result)
        if result not in getattr(decision, "options", {}) and result not in getattr(decision, "items", {}):
            yield Part("result", f"{decision.id}/{result}", (*where, *inner), decision.id)


def options_of(decision: Decision) -> Iterator[tuple[str, Path]]:
    """What can be chosen, with its place inside the decision."""
    if isinstance(decision, Choice | MultiChoice | Sealed) or (isinstance(decision, Vote) and decision.options):
        yield from ((name, ("options", name)) for name in decision.options)
    elif isinstance(decision, Vote):
        yield from ((name, ()) for name in _BALLOTS)
    else:
        yield from ((name, ("items", name)) for name in getattr(decision, "items", {}))


def _met(scenario: Scenario, event: Event) -> Iterator[tuple[str, str]]:
    """(kind, name) of what an event reaches."""
    match event.type:
        case "inject-released":
            kind = "inject" if scenario.injects[event.inject].planned else "contingency"
            yield kind, event.inject
        case "answer-submitted" if event.answer is not None:
            yield from (("option", f"{event.decision}/{name}") for name in _chosen(event.answer))
        case "rubric-marked":
            yield from (("result", f"{event.decision}/{mark}") for mark in event.marks)
        case "outcome-ruled" if event.result is not None:
            yield "result", f"{event.decision}/{event.result}"
        case "exercise-ended":
            yield "ending", event.ending
        case _:
            pass


def _chosen(answer: AnyAnswer) -> Iterable[str]:
    """What an answer chose: of an order the first, of points what got any."""
    match answer:
        case ChoiceAnswer():
            return (answer.option,)
        case MultiChoiceAnswer():
            return answer.options
        case VoteAnswer():
            return (answer.ballot,)
        case SealedAnswer():
            move = answer.opened
            return (move.option,) if move else ()
        case RankingAnswer():
            return answer.order[:1]
        case AllocationAnswer():
            return tuple(name for name, points in answer.points.items() if points)
        case _:
            return ()
