"""A session in the words of a play file: answers, steps, marks, rulings, dice, and the order of things.

Invariant: only what was decided and is open by now is said; nothing of the seed, of pseudonyms, of who spoke, or of
moves that are still under seal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from tabletop.authoring.rehearsing.leaving import Entered, entered
from tabletop.authoring.rehearsing.session import Course
from tabletop.decisions.allocation import AllocationAnswer
from tabletop.decisions.choice import ChoiceAnswer
from tabletop.decisions.confidence import ConfidenceAnswer
from tabletop.decisions.consensus_course import PutUnderSilence
from tabletop.decisions.matrix_course import Thrown, Turned
from tabletop.decisions.multi_choice import MultiChoiceAnswer
from tabletop.decisions.open_text import OpenTextAnswer
from tabletop.decisions.ranking import RankingAnswer
from tabletop.decisions.sealed import SealedAnswer
from tabletop.decisions.vote import VoteAnswer
from tabletop.decisions.words import Words
from tabletop.exercise.decide.adjudication import scripted
from tabletop.exercise.entries import GivenAnswer, OpenedDecision
from tabletop.exercise.events import FlagSet, IndicatorChanged
from tabletop.exercise.state import MINUTE
from tabletop.scenario.play_file import PLAY_FORMAT
from tabletop.scenario.writing import Written, legible

LEFT_OUT: Final = "(left out, $n)"
"""What stands in place of a text that is not to be written down, or was erased."""
Mapping = dict[str, Written]


@dataclass(slots=True)
class Sayer:
    """Says a session as a play; counts what it had to leave out."""

    course: Course
    texts: bool
    """Whether what people wrote is written down."""
    erased: int = 0
    """Texts that were erased from the log."""
    _marks: int = field(default=0)

    def play(self, title: str, *, turns: bool) -> Mapping:
        """The whole play; with the order of things written out where `turns`."""
        course, scenario = self.course, self.course.scenario
        self.erased = self._marks = 0
        seats = {seat.team: seat for seat in course.state.cast.seats}
        said: Mapping = {"format": PLAY_FORMAT, "scenario": scenario.id, "title": title}
        usual = "solo" if scenario.solo else "facilitated"
        said |= {"mode": course.opening.mode} if course.opening.mode != usual else {}
        said |= {"fictional": True} if course.opening.fictional else {}
        if set(seats) != set(scenario.teams):
            said["teams"] = [team for team in scenario.teams if team in seats]
        said |= _some("unplayed", [team for team, seat in seats.items() if not seat.played])
        said |= _some("skip", list(course.left_out))
        said |= {"pace": 0} if self._silences() else {}
        said |= _some("contingency", {} if turns else self._contingency())
        if not course.ended and not turns and (until := self._until()):
            said["until"] = until
        said |= _some("answers", {name: answers for name in self._decided() if (answers := self._answers(name))})
        said |= _some("proceedings", {name: steps for name in self._decided() if (steps := self._steps(name))})
        said |= _some("dice", {name: dice for name in self._decided() if (dice := self._dice(name))})
        said |= _some("overrides", {name: one for name in course.ruled if (one := self._override(name))})
        said |= _some("course", list(self._turns()) if turns else [])
        return said | {"expect": self._expect()}

    # what was decided

    def _decided(self) -> tuple[str, ...]:
        """Decisions whose answers are said: all that were closed; after ENDEX, all."""
        decisions = self.course.state.decisions.values()
        return tuple(one.id for one in decisions if one.ruling is not None or self._open_at_end(one))

    def _open_at_end(self, opened: OpenedDecision) -> bool:
        return self.course.ended and (opened.closed is not None or bool(opened.made) or opened.moves is not None)

    def _answers(self, decision: str) -> Mapping:
        opened = self.course.state.decisions[decision]
        found = {team: self._answer(opened, given) for team, given in opened.answers.items()}
        return {team: said for team, said in found.items() if said}

    def _answer(self, opened: OpenedDecision, given: GivenAnswer) -> Mapping:
        question = self.course.scenario.decisions[opened.id]
        said = self._chosen(opened, given)
        required = question.rationale == "required" and given.status == "decided"
        if given.rationale and self.texts:
            said["because"] = legible(given.rationale)
        elif required:
            said["because"] = self._mark()
        said |= {"sure": given.sure} if given.sure is not None else {}
        marks = opened.marks.get(given.team, ())
        return said | ({"marks": list(marks)} if marks else {})

    def _chosen(self, opened: OpenedDecision, given: GivenAnswer) -> Mapping:
        match given.answer:
            case ChoiceAnswer(option=option):
                return {"choose": option}
            case VoteAnswer(ballot=ballot):
                return {"choose": ballot}
            case MultiChoiceAnswer(options=options):
                return {"choose": list(options)}
            case RankingAnswer(order=order):
                return {"order": list(order)}
            case AllocationAnswer(points=points):
                return {"points": dict(points)}
            case ConfidenceAnswer(percent=percent):
                return {"percent": percent}
            case OpenTextAnswer(text=text):
                return {"text": self._say(text)}
            case SealedAnswer():
                return self._move(opened, given)
            case _:
                return {"no_decision": True}

    def _move(self, opened: OpenedDecision, given: GivenAnswer) -> Mapping:
        move = opened.moves.get(given.team) if opened.moves is not None else None
        if move is None:
            return {}
        return {"choose": move.option} | _some("predict", dict(move.predicts))

    # proceedings

    def _steps(self, decision: str) -> list[Written]:
        """What was done, with the minutes that passed since the text was put under silence."""
        steps: list[Written] = []
        since: int | None = None
        waited = 0
        for one in self.course.state.decisions[decision].made:
            passed = 0 if since is None else (one.at - since) // MINUTE
            if passed > waited:
                steps.append({"wait": passed - waited})
                waited = passed
            if isinstance(one.what, PutUnderSilence):
                since, waited = one.at, 0
            fields: Entered = entered(one.what, self._say)  # type: ignore[arg-type]  # made of the mechanics' own steps
            by: Mapping = {"by": one.team} if one.team else {}
            steps.append(by | {"act": one.what.act} | _some("enter", dict(fields.items())))
        return steps

    def _silences(self) -> bool:
        made = (one for name in self._decided() for one in self.course.state.decisions[name].made)
        return any(isinstance(one.what, PutUnderSilence) for one in made)

    def _dice(self, decision: str) -> list[int]:
        shown: list[int] = []
        for one in self.course.state.decisions[decision].made:
            if isinstance(one.what, Thrown):
                shown += one.what.dice
            elif isinstance(one.what, Turned):
                shown.append(one.what.die)
        return shown

    # what was ruled

    def _override(self, decision: str) -> Mapping:
        ruling = self.course.state.decisions[decision].ruling
        if ruling is None or ruling.how == "scripted":
            return {}
        why = self._say(ruling.why) if ruling.why is not None else self._mark()
        said: Mapping = {"amends": True} if ruling.how == "amended" else {}
        if ruling.ruling is not None:
            said["outcome"] = self._say(ruling.ruling)
        events = self.course.with_ruling(decision)
        effects: Mapping = {
            one.indicator: {"by": one.by, "why": legible(one.why) or why}
            for one in events
            if isinstance(one, IndicatorChanged) and one.cause == decision
        }
        said |= _some("effects", effects) | {"why": why}
        if ruling.how == "overridden" and ruling.result is not None:
            before = self.course.before_ruling(decision)
            usual = scripted(before, before.decisions[decision]).ruling.result
            if ruling.result != usual or any(isinstance(one, FlagSet) for one in events):
                said["result"] = ruling.result
        return said

    # the order of things

    def _contingency(self) -> Mapping:
        """Every held-back inject that was released → the inject before it."""
        found: Mapping = {}
        before = ""
        for name in self.course.released:
            if before and not self.course.scenario.injects[name].planned:
                found[name] = before
            before = name
        return found

    def _until(self) -> str:
        """The last thing that happened in a session that is not over: an inject that came, a ruling."""
        done = [name for what, name in self.course.turns() if what in {"release", "rule"}]
        return done[-1] if done else ""

    def _turns(self) -> Iterator[Mapping]:
        """The order as it was; closing and ruling in one where nothing came between."""
        decided, turns = set(self._decided()), list(self.course.turns())
        for number, (what, name) in enumerate(turns):
            if what in {"close", "rule"} and name not in decided:
                continue
            if what == "close" and turns[number + 1 : number + 2] == [("rule", name)]:
                yield {"decide": name}
            elif what == "rule" and number and turns[number - 1] == ("close", name):
                continue
            else:
                yield {what: name or True}

    def _expect(self) -> Mapping:
        course = self.course
        expect: Mapping = _some("injects", list(course.released))
        expect |= {"ending": course.state.ending} if course.state.ending is not None else {}
        expect |= _some("indicators", {name: f"exactly {value}" for name, value in course.state.indicators.items()})
        rulings = ((name, course.state.decisions[name].ruling) for name in course.ruled)
        results: Mapping = {name: one.result for name, one in rulings if one is not None and one.result is not None}
        return expect | _some("results", results)

    # words

    def _say(self, words: Words) -> str:
        if words.erased:
            self.erased += 1
        text = legible(words.shown).strip()
        return text if text and self.texts else self._mark()

    def _mark(self) -> str:
        self._marks += 1
        return LEFT_OUT.replace("$n", str(self._marks))


def _some(name: str, value: Written) -> Mapping:
    """A field, where there is anything in it."""
    return {name: value} if value else {}
