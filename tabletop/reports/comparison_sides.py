"""A few runs side by side: what happened in which, step by step, and where they part.

Invariant: a step of play is one row for all runs, in the order it happened; whatever differs is marked, and nothing
says which is better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from tabletop.reports.comparison import Compared
from tabletop.reports.comparison_labels import Labels
from tabletop.reports.run_model import Run, RunAnswer, RunDecision

Kind = Literal["inject", "decision", "ending"]


@dataclass(frozen=True, slots=True)
class Row:
    """A step of play."""

    kind: Kind
    id: str
    title: str
    differs: bool
    """Whether not all runs have it, or not in the same way."""


@dataclass(frozen=True, slots=True)
class Said:
    """A team's part of a decision in one run."""

    team: str
    """The team's name."""
    what: str
    record: int
    """0 where it never answered."""
    took: int | None
    quoted: bool
    """Whether its reasons may be shown: not for a secret ballot, nor for a move still under seal."""
    sure: int | None = None
    late: bool = False
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A row in one run."""

    there: bool
    record: int = 0
    at: int = 0
    said: tuple[Said, ...] = ()
    result: str = ""
    """How it was ruled, or the ending."""
    ruled: int = 0
    """The record of the ruling; 0 for none."""
    overridden: bool = False


@dataclass(frozen=True, slots=True)
class Parted:
    """Where two runs part."""

    how: Literal["fork", "forks", "difference", "same"]
    """One is a fork of the other; both are forks of the same session; neither, and here they differ; nowhere."""
    shared: int = 0
    """The last record that both have, for a fork."""
    records: tuple[int, int] = (0, 0)
    """The first record of each that differs; 0 where one has come to its end."""
    row: int | None = None
    """The first row that differs."""


class Sides:
    """Runs laid beside each other."""

    def __init__(self, labels: Labels, runs: Sequence[Compared]) -> None:
        self.labels = labels
        self.compared = tuple(runs)
        self.runs = tuple(one.run for one in runs)
        self.rows = tuple(self._rows())

    @property
    def parted(self) -> Parted | None:
        """Where they part; None unless there are two."""
        if len(self.runs) != 2:  # noqa: PLR2004 - a pair
            return None
        first, second = self.runs
        row = next((place for place, one in enumerate(self.rows) if one.differs), None)
        how, shared = _kinship(first, second)
        if how is not None:
            after = (_next(first, shared), _next(second, shared))
            return Parted(how, shared, after, row)
        records = _differ(_story(first), _story(second))
        return Parted("same") if records is None else Parted("difference", 0, records, row)

    def _rows(self) -> Iterable[Row]:
        for kind, name in _merged([_steps(run) for run in self.runs]):
            cells = [self._what(run, kind, name) for run in self.runs]
            title = self.labels.inject(name) if kind == "inject" else self.labels.question(name)
            yield Row(kind, name, title, differs=len(set(cells)) > 1)
        yield Row("ending", "", "", differs=len({run.ending for run in self.runs}) > 1)

    def _what(self, run: Run, kind: Kind, name: str) -> object:
        """What makes the difference between two runs in a row."""
        if kind == "inject":
            return any(one.inject == name for one in run.injects)
        decision = run.decision(name)
        if decision is None:
            return None
        secret = self.labels.secret(name)
        answers = frozenset(
            (one.team, one.status, () if secret else one.picks, one.percent) for one in decision.answers
        )
        return (answers, decision.how, decision.result, decision.counts if secret else ())

    def cell(self, row: Row, place: int) -> Cell:
        """A row in one of the runs."""
        run = self.runs[place]
        match row.kind:
            case "inject":
                found = next((one for one in run.injects if one.inject == row.id), None)
                return Cell(there=True, record=found.record, at=found.at) if found else Cell(there=False)
            case "ending":
                return Cell(there=run.ended, at=run.played, result=self.labels.ending(run.ending))
            case "decision":
                decision = run.decision(row.id)
                return self._decision(run, decision) if decision else Cell(there=False)

    def _decision(self, run: Run, decision: RunDecision) -> Cell:
        teams = self.labels.asked(decision.decision, run)
        return Cell(
            there=True,
            record=decision.record,
            at=decision.opened,
            said=tuple(self._said(decision, team) for team in teams),
            result=self.labels.result(decision),
            ruled=decision.ruled,
            overridden=decision.how == "overridden",
        )

    def _said(self, decision: RunDecision, team: str) -> Said:
        answer = decision.answer(team)
        what = self.labels.answered(decision.decision, answer)
        if answer is None:
            return Said(self.labels.team(team), what, 0, None, quoted=False)
        return Said(
            team=self.labels.team(team),
            what=what,
            record=answer.record,
            took=answer.took,
            quoted=not self.labels.secret(decision.decision) and self._open(decision.decision, answer),
            sure=answer.sure,
            late=answer.late,
            drawn=answer.drawn,
        )

    def _open(self, name: str, answer: RunAnswer) -> bool:
        return answer.status != "decided" or bool(answer.picks) or self.labels.kind(name) != "sealed"


def _steps(run: Run) -> list[tuple[Kind, str]]:
    """What was released and asked, in the order of the log."""
    injects: list[tuple[int, Kind, str]] = [(one.record, "inject", one.inject) for one in run.injects]
    asked: list[tuple[int, Kind, str]] = [(one.record, "decision", one.decision) for one in run.decisions]
    return [(kind, name) for _record, kind, name in sorted([*injects, *asked])]


def _merged(stories: Sequence[list[tuple[Kind, str]]]) -> list[tuple[Kind, str]]:
    """Every step once: as the first run has them, and what only others have behind the step it came after."""
    merged: list[tuple[Kind, str]] = []
    for story in stories:
        place = 0
        for step in story:
            if step in merged:
                place = merged.index(step) + 1
            else:
                merged.insert(place, step)
                place += 1
    return merged


def _kinship(first: Run, second: Run) -> tuple[Literal["fork", "forks"] | None, int]:
    """Whether one is a fork of the other, or both of one session; and the last record that both have."""
    for child, parent in ((first, second), (second, first)):
        if child.forked is not None and child.forked.session == parent.session != child.session:
            return "fork", child.forked.number
    if first.forked is not None and second.forked is not None and first.forked.session == second.forked.session:
        return "forks", min(first.forked.number, second.forked.number)
    return None, 0


def _next(run: Run, shared: int) -> int:
    return shared + 1 if run.head_number > shared else 0


def _story(run: Run) -> list[tuple[int, object]]:
    """(record, what) of everything that can make a difference."""
    found: list[tuple[int, object]] = [(one.record, ("inject", one.inject)) for one in run.injects]
    for decision in run.decisions:
        found.append((decision.record, ("asked", decision.decision)))
        found += [
            (one.record, ("answered", decision.decision, one.team, one.status, one.picks, one.percent))
            for one in decision.answers
        ]
        if decision.ruled:
            found.append((decision.ruled, ("ruled", decision.decision, decision.how, decision.result)))
    if run.ended:
        found.append((run.head_number + 1, ("ended", run.ending)))
    return sorted(found, key=lambda one: one[0])


def _differ(first: list[tuple[int, object]], second: list[tuple[int, object]]) -> tuple[int, int] | None:
    """The records of the first difference; 0 where one has come to its end."""
    for (here, one), (there, other) in zip(first, second, strict=False):
        if one != other:
            return here, there
    if len(first) == len(second):
        return None
    shorter = min(len(first), len(second))
    longer = first if len(first) > len(second) else second
    record = longer[shorter][0]
    return (record, 0) if longer is first else (0, record)
