"""Matrix argument: action, intended result and reasons; arguments for and against; a ruling.

After Engle, Mouat and Curry: whoever acts says what happens, what it leads to, and why it should work, in up to three
reasons. Others argue for and against. The umpire says which arguments count. Then one of three ways: the umpire rules;
two dice are thrown, one for each argument that counts added or taken away, 7 or more succeeds; or everybody shows an
estimative card (0, 10, 30, 50, 70, 90 or 100 %), and a throw is held against the median or the mean.

Invariant: chance is written into the intervention that throws, and one throw is all there is; nobody sees another
table's card before all are turned but the umpire. At every stage the umpire has a way on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Final, Literal, Self

from pydantic import Field as Bounds

from tabletop.decisions.base import Contribution, Fault, Roll, Tally
from tabletop.decisions.conditions import Condition
from tabletop.decisions.effects import Consequence, Part
from tabletop.decisions.entering import picked, picked_number, picked_some, too_long, words_of
from tabletop.decisions.form import Choice, Entries, PickOne, PickSome, WriteText
from tabletop.decisions.matrix_course import (
    REASONS,
    Argued,
    Countered,
    Course,
    Estimated,
    Judged,
    MatrixStep,
    Thrown,
    Turned,
    Weighed,
    take,
)
from tabletop.decisions.matrix_odds import chance, odds_of_cards, odds_of_throw, said
from tabletop.decisions.proceeding import (
    Intervention,
    Line,
    Made,
    Odds,
    Possible,
    Proceeding,
    Reader,
    Standing,
    Table,
)
from tabletop.decisions.scalars import By, Text, Whole

SUCCESS: Final = "success"
FAILURE: Final = "failure"
CARDS: Final = (0, 10, 30, 50, 70, 90, 100)
"""The seven estimative cards, in percent (PAXsims, MaGCK)."""
_ACTION: Final = 60
_REASON: Final = 40
"""Words."""
_MOST: Final = 24
"""Arguments in one matrix argument."""


_MEASURES: Final = (Choice("median", ""), Choice("mean", ""))
_JUDGE: Final = Possible(
    "judge", (PickOne("success", (Choice(SUCCESS, ""), Choice(FAILURE, "")), "verdict"),), final=True
)


_SIDE: Final = PickOne("side", (Choice("for", ""), Choice("against", "")), "side")
_COUNTER: Final = Possible("counter", (_SIDE, WriteText("text", "argument", _REASON)))


class Modifier(Part):
    """Something in the situation that helps or hinders."""

    when: Condition
    """When it counts."""
    by: By
    """What it adds to the throw."""
    why: Text
    """One sentence."""


class MatrixOutcomes(Part):
    """What follows from success and failure."""

    success: Consequence = Consequence()
    """The argument carries."""
    failure: Consequence = Consequence()
    """It does not."""


class Matrix(Proceeding):
    """Argue for an action."""

    type: Literal["matrix"]
    dice: Literal["2d6"] = "2d6"
    """What is thrown."""
    target: Annotated[Whole, Bounds(ge=2, le=12)] = 7
    """The throw, with arguments counted, that succeeds: 7 is 58 % for an even argument."""
    modifiers: tuple[Modifier, ...] = ()
    """What the situation adds."""
    outcomes: MatrixOutcomes = MatrixOutcomes()
    """What follows."""

    def spoken(self, speak: Callable[[str], str]) -> Self:
        """The modifiers' reasons, spoken."""
        modifiers = tuple(one.model_copy(update={"why": speak(one.why)}) for one in self.modifiers)
        return self.model_copy(update={"modifiers": modifiers})

    def results(self) -> Mapping[str, Consequence]:
        """Success, or failure."""
        return {SUCCESS: self.outcomes.success, FAILURE: self.outcomes.failure}

    def _course(self, made: Sequence[Made]) -> Course:
        course = Course()
        for one in made:
            take(course, one, self.target)
        return course

    def _situation(self, table: Table) -> tuple[int, ...]:
        return tuple(number for number, one in enumerate(self.modifiers, start=1) if table.holds(one.when))

    def _helps(self, situation: Sequence[int]) -> tuple[tuple[str, int], ...]:
        held = (one for number, one in enumerate(self.modifiers, start=1) if number in situation)
        return tuple((one.why, one.by) for one in held)

    def _net(self, course: Course, situation: Sequence[int]) -> int:
        return course.counted("for") - course.counted("against") + sum(by for _, by in self._helps(situation))

    def possible(self, made: Sequence[Made], team: str | None, table: Table) -> tuple[Possible, ...]:
        """The seat asked argues; then everybody else; then the umpire weighs and settles it."""
        course = self._course(made)
        if course.stage == "settled" or (team is not None and team not in table.teams):
            return ()
        if course.stage == "argument":
            argue = Possible("argue", _argument(), usual=True)
            if team is not None:
                return (argue,) if team in table.seats else ()
            return (_JUDGE,) if table.seats else (argue, Possible("throw", final=True), _JUDGE)
        counter = (_COUNTER,) if len(course.reasons) < _MOST else ()
        if team is not None:
            return (*counter, Possible("estimate", (PickOne("percent", _cards(), "estimate"),)))
        weighed = all(name in course.weighed for name, _, _, _ in course.reasons)
        accepted = PickSome("accepted", _reasons(course), 0, len(course.reasons), purpose="accepted")
        turn = (Possible("turn", (PickOne("by", _MEASURES, "measure"),), final=True),) if course.estimates else ()
        throw = Possible("throw", final=True, usual=weighed)
        return (Possible("weigh", (accepted,), usual=not weighed), throw, *turn, _JUDGE, *counter)

    @staticmethod
    def entered(act: str, entries: Entries) -> Intervention | Fault:
        """Read the form of `act`."""
        match act:
            case "argue":
                action, result = words_of(entries, "action"), words_of(entries, "result")
                reasons = tuple(one for i in range(1, REASONS + 1) if (one := words_of(entries, f"reason-{i}")))
                if action is None or result is None or not reasons:
                    return Fault.MISSING
                return Argued(action=action, result=result, reasons=reasons)
            case "counter":
                text, side = words_of(entries, "text"), picked(entries, "side")
                if text is None or side not in {"for", "against"}:
                    return Fault.MISSING
                return Countered(side="for" if side == "for" else "against", text=text)
            case "weigh":
                return Weighed(accepted=picked_some(entries, "accepted"))
            case "estimate":
                card = picked_number(entries, "percent")
                return Fault.MISSING if card is None else Estimated(percent=card)
            case "throw":
                return Thrown()
            case "turn":
                by = picked(entries, "by")
                return Turned(by="mean" if by == "mean" else "median") if by else Fault.MISSING
            case "judge":
                verdict = picked(entries, "success")
                return Judged(success=verdict == SUCCESS) if verdict else Fault.MISSING
            case _:
                return Fault.NOT_OFFERED

    def in_order(self, made: Sequence[Made], team: str | None, what: Intervention, table: Table) -> Fault | None:
        """Of this mechanic, of this stage, and of this seat."""
        if not isinstance(what, MatrixStep):
            return Fault.WRONG_KIND
        if not _for_whom(what, team, table):
            return Fault.NOT_YOURS
        if what.act not in {one.act for one in self.possible(made, team, table)}:
            return Fault.NOT_NOW
        return _in_detail(self._course(made), what)

    def with_chance(self, made: Sequence[Made], what: Intervention, table: Table, roll: Roll) -> Intervention:
        """Throw, and write down what was thrown and what it was held against."""
        course = self._course(made)
        match what:
            case Thrown():
                situation = self._situation(table)
                return Thrown(net=self._net(course, situation), situation=situation, dice=(roll(6), roll(6)))
            case Turned(by=by):
                return Turned(by=by, percent=said(tuple(course.estimates.values()), by), die=roll(100))
            case _:
                return what

    def by_script(self, made: Sequence[Made], table: Table) -> Intervention | None:
        """Throw, once somebody has argued or nobody can."""
        course = self._course(made)
        waits = course.stage == "argument" and bool(table.seats)
        return None if waits or course.stage == "settled" else Thrown()

    def standing(self, made: Sequence[Made], table: Table, reader: Reader) -> Standing:
        """The argument, the reasons and whether they count, the odds, and what was thrown."""
        course = self._course(made)
        lines: list[Line] = []
        if course.argued is not None and isinstance(course.argued.what, Argued):
            what, team = course.argued.what, course.argued.team
            lines.append(Line("action", "action", team, what.action.shown))
            lines.append(Line("result", "result", team, what.result.shown))
        for name, who, side, text in course.reasons:
            counts = course.weighed.get(name)
            state = "" if counts is None else "counts" if counts else "does-not-count"
            lines.append(Line(name, side, who, text, state))
        open_now = course.turned is not None or reader.chair
        shown = tuple((team, percent) for team, percent in course.estimates.items() if open_now or reader.team == team)
        return Standing(
            stage=course.stage if course.stage != "settled" else (SUCCESS if course.success else FAILURE),
            lines=tuple(lines),
            odds=self._odds(course, table),
            done=tuple(course.estimates),
            estimates=shown,
        )

    def _odds(self, course: Course, table: Table) -> Odds | None:
        """What a throw needs, or needed; none where no dice counted."""
        if course.turned is not None:
            return odds_of_cards(course.turned, self.target)
        if course.thrown is not None:
            return odds_of_throw(course.thrown, self.target, self._helps(course.thrown.situation))
        if course.argued is None or course.success is not None:
            return None
        situation = self._situation(table)
        net = self._net(course, situation)
        return Odds(self.target, net, self._helps(situation), chance(net, self.target))

    def concluded(self, made: Sequence[Made], table: Table) -> bool:  # noqa: ARG002 - seats do not count here
        """It was thrown, turned or judged."""
        return self._course(made).stage == "settled"

    def come_to(self, made: Sequence[Made], table: Table) -> Tally:  # noqa: ARG002 - seats do not count here
        """Success or failure; the consequence is the room's."""
        course = self._course(made)
        counts = (("for", course.counted("for")), ("against", course.counted("against")))
        if course.success is None:
            return Tally(None, (), counts)
        consequence = self.outcomes.success if course.success else self.outcomes.failure
        return Tally(SUCCESS if course.success else FAILURE, (Contribution(None, consequence),), counts)


def _for_whom(what: MatrixStep, team: str | None, table: Table) -> bool:
    match what:
        case Argued():
            return team in table.seats if team is not None else not table.seats
        case Countered():
            return team is None or team in table.teams
        case Estimated():
            return team in table.teams
        case _:
            return team is None


def _in_detail(course: Course, what: MatrixStep) -> Fault | None:
    match what:
        case Argued(action=action, result=result, reasons=reasons):
            said = too_long(action, _ACTION) or too_long(result, _ACTION)
            return said or next((fault for one in reasons if (fault := too_long(one, _REASON))), None)
        case Countered(text=text):
            return too_long(text, _REASON)
        case Weighed(accepted=accepted):
            if len(set(accepted)) != len(accepted):
                return Fault.TOO_MANY
            return None if set(accepted) <= {name for name, _, _, _ in course.reasons} else Fault.NOT_OFFERED
        case Estimated(percent=percent):
            return None if percent in CARDS else Fault.NOT_OFFERED
        case _:
            return None


def _argument() -> tuple[WriteText, ...]:
    reasons = tuple(WriteText(f"reason-{i}", "reason", _REASON, required=i == 1) for i in range(1, REASONS + 1))
    return (WriteText("action", "action", _ACTION), WriteText("result", "intended-result", _ACTION), *reasons)


def _reasons(course: Course) -> tuple[Choice, ...]:
    return tuple(Choice(name, text) for name, _, _, text in course.reasons)


def _cards() -> tuple[Choice, ...]:
    return tuple(Choice(str(percent), "") for percent in CARDS)
