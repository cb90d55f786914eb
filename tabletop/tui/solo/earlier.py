"""What a player did the times before: handed in by the front door, shown only after committing.

Invariant: an earlier run is never shown before the same question is answered again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content

from tabletop.exercise.views import DecisionView, Scene
from tabletop.language.catalogue import _
from tabletop.tui.safe_text import foreign_line, told


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What was answered to one decision."""

    decision: str
    """The decision's id."""
    summary: tuple[str, ...]
    """As in `AnswerView.summary`."""
    sure: int | None = None
    """How sure, in percent."""
    rationale: str = ""
    """The reason given."""


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """One finished run of the same scenario on this machine, oldest first."""

    answers: tuple[EarlierAnswer, ...] = ()
    ending: str = ""
    """The title of its ending."""
    when: str = ""
    """The day, for people."""
    indicators: tuple[tuple[str, int], ...] = field(default=())
    """(indicator id, where it stood at the end)."""

    def answer(self, decision: str) -> EarlierAnswer | None:
        """What was answered to that decision, if it was put."""
        return next((one for one in self.answers if one.decision == decision), None)


Earlier = Sequence[EarlierRun]


def run_number(scene: Scene, earlier: Earlier) -> int:
    """1 for the first run."""
    return max(scene.earlier_runs, len(earlier)) + 1


def run_label(number: int) -> Content:
    """What the banner says of a later run; nothing of the first."""
    match number:
        case 1:
            return Content("")
        case 2:
            return Content(_("second run"))
        case 3:
            return Content(_("third run"))
        case _:
            return told(_("run $number"), number=str(number))


def answered_before(one: EarlierAnswer, between: str = " · ") -> Content:
    """An earlier answer on a line: what, and how sure."""
    summary = (
        Content(between).join(foreign_line(line, limit=120) for line in one.summary) if one.summary else Content("–")
    )
    sure = Content.styled(f"   {one.sure} %", "$quiet") if one.sure is not None else Content("")
    return Content.assemble(summary, sure)


def last_time(decision: DecisionView, earlier: Earlier) -> Content:
    """What was answered to this question the last time it was put; nothing if it never was."""
    for run in reversed(earlier):
        before = run.answer(decision.id)
        if before is not None:
            return Content.assemble(
                (_("Last time:"), "$quiet"),
                " ",
                answered_before(before, " → " if decision.type == "ranking" else " · "),
            )
    return Content("")
