"""What can happen in a matrix argument, and where it stands after that.

Invariant: `take` is total over any list of interventions; what does not fit changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from pydantic import Field as Bounds

from tabletop.decisions.proceeding import Intervention, Made
from tabletop.decisions.words import Words

REASONS: Final = 3


class Argued(Intervention):
    """A seat says what it does, what comes of it, and why that should work."""

    act: Literal["argue"] = "argue"
    action: Words
    """What is done."""
    result: Words
    """What is to come of it."""
    reasons: Annotated[tuple[Words, ...], Bounds(min_length=1, max_length=REASONS)]
    """Why it should work."""


class Countered(Intervention):
    """A seat, or the umpire for the room, gives a reason for or against."""

    act: Literal["counter"] = "counter"
    side: Literal["for", "against"]
    """Which side it is on."""
    text: Words
    """The reason."""


class Weighed(Intervention):
    """The umpire says which of the reasons so far count. A later weighing replaces an earlier one."""

    act: Literal["weigh"] = "weigh"
    accepted: tuple[str, ...]
    """Those that count: `N` for the argument of the Nth intervention, `N.I` for the Ith reason of an actor."""


class Estimated(Intervention):
    """Somebody shows an estimative card, face down until all are turned."""

    act: Literal["estimate"] = "estimate"
    percent: int
    """0, 10, 30, 50, 70, 90 or 100."""


class Thrown(Intervention):
    """Two dice, and what counts for and against."""

    act: Literal["throw"] = "throw"
    net: int = 0
    """Added to the dice: arguments and situation. Written by the program."""
    situation: tuple[int, ...] = ()
    """Which of the scenario's modifiers count, 1 for the first. Written by the program."""
    dice: tuple[int, ...] = ()
    """The two dice. Written by the program."""


class Turned(Intervention):
    """The cards are turned, and a throw of 1 to 100 is held against what they say."""

    act: Literal["turn"] = "turn"
    by: Literal["median", "mean"]
    """What counts of the cards."""
    percent: int = 0
    """What the cards say, in percent. Written by the program."""
    die: int = 0
    """1 to 100; at most `percent` succeeds. Written by the program."""


class Judged(Intervention):
    """The umpire rules without chance."""

    act: Literal["judge"] = "judge"
    success: bool
    """Whether it carries."""


MatrixStep = Argued | Countered | Weighed | Estimated | Thrown | Turned | Judged


@dataclass(slots=True)
class Course:
    """Where the argument stands."""

    stage: str = "argument"
    argued: Made | None = None
    reasons: list[tuple[str, str | None, str, str]] = field(default_factory=list)
    """(id, who, `for` or `against`, text)."""
    weighed: dict[str, bool] = field(default_factory=dict)
    """Whether a reason counts, as the umpire says; one that is not weighed counts."""
    estimates: dict[str, int] = field(default_factory=dict)
    thrown: Thrown | None = None
    turned: Turned | None = None
    success: bool | None = None

    def counted(self, side: str) -> int:
        """How many reasons count on a side. An actor's own reasons are arguments for it, one each."""
        return sum(of == side and self.weighed.get(name, True) for name, _, of, _ in self.reasons)


def take(course: Course, one: Made, target: int) -> None:
    """Let one more intervention change where the course stands; `target` is what a throw has to reach."""
    match one.what:
        case Argued(reasons=reasons):
            course.stage, course.argued = "reasons", one
            course.reasons = [
                (f"{one.number}.{i}", one.team, "for", why.shown) for i, why in enumerate(reasons, start=1)
            ]
        case Countered(side=side, text=text):
            course.reasons.append((str(one.number), one.team, side, text.shown))
        case Weighed(accepted=accepted):
            course.weighed = {name: name in accepted for name, _, _, _ in course.reasons}
        case Estimated(percent=percent) if one.team is not None:
            course.estimates[one.team] = percent
        case Thrown(net=net, dice=dice) as thrown:
            course.thrown, course.success = thrown, sum(dice) + net >= target
        case Turned(percent=percent, die=die) as turned:
            course.turned, course.success = turned, die <= percent
        case Judged(success=success):
            course.success = success
        case _:
            pass
    if course.success is not None:
        course.stage = "settled"
