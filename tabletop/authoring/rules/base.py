"""What a rule of `check` is, and what it looks at.

A rule is one file with one `RULE`: a code, a slug, its words, and a function that yields problems. It speaks only about
a scenario that has the right shape and hangs together (no error from the groups 0xx and 1xx), so it never has to ask
whether a name exists.

Invariant: a rule reads; it knows no clock, no file and no profile. Whether what it finds is a problem or a remark is
for the profile to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tabletop.authoring.rules.passages import Passage, passages
from tabletop.authoring.rules.results import Result, results
from tabletop.scenario.model import Scenario
from tabletop.scenario.positions import Path, Places
from tabletop.scenario.problems import Place, Problem
from tabletop.scenario.reader import Document
from tabletop.scenario.references.names import Story, story
from tabletop.scenario.references.uses import Uses, uses

if TYPE_CHECKING:
    from tabletop.authoring.simulation.findings import Exploration


@dataclass(frozen=True)
class Subject:
    """A scenario under examination: as data, as it stands in its file, and as it plays."""

    scenario: Scenario
    document: Document
    month: str
    """The month of the examination, `2026-11`: what "passed" means for a review date. Empty: nothing has passed."""
    found: tuple[Problem, ...] = ()
    """What the other rules found. Only the rules that come last see it."""
    ran: frozenset[str] = frozenset()
    """The codes of the rules that were asked. Only the rules that come last see it."""
    explored: Exploration | None = None
    """How it plays, where somebody explored it already; else it is explored when the first rule asks."""

    @property
    def places(self) -> Places:
        """Where everything stands."""
        return self.document.places

    @cached_property
    def story(self) -> Story:
        """The file's parts with their paths."""
        return story(self.document, ())

    @cached_property
    def uses(self) -> Uses:
        """Where effects, flags, conditions and `$NAME` stand."""
        return uses(self.document.data)

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The path of every inject and decision, by id."""
        return {part.id: part.path for part in (*self.story.injects, *self.story.decisions)}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text, with who speaks it."""
        return passages(self.document)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Everything that decisions can come to, with what follows."""
        return results(self.scenario, self.paths)

    @cached_property
    def exploration(self) -> Exploration:
        """How it plays: explored once, at the latest when the first rule asks."""
        from tabletop.authoring.simulation.explore import explore  # noqa: PLC0415 - only the logic rules pay for it

        return explore(self.scenario) if self.explored is None else self.explored


Find = Callable[[Subject], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of `check`."""

    code: str
    """`TT` and three digits; the first says the group: 2 structure, 3 logic, 4 content."""
    name: str
    """A slug, as in SARIF and in the list of rules: `decision-never-asked`."""
    sentence: str
    """What is wrong, marked with `N_`; `$found`, `$wants` and the names in a problem's `values` stand for its words."""
    remedy: str
    """One concrete fix, marked with `N_`, with the same names."""
    find: Find
    related: str = ""
    """What the other place is, marked with `N_`; `$line` stands for it. Only where the rule gives one."""
    last: bool = False
    """Whether it looks at what the others found."""


def problem(rule: str, place: Place, where: str, found: str = "", wants: str = "", **values: str) -> Problem:
    """A problem that a rule found.

    `where` is the part it is about, as an `ignore` names it: `first-response/accuse`. For the other place of a problem:
    `replace(problem(…), related=place)`; for names that would have been right, `known`.
    """
    return Problem(rule, place, found=found, wants=wants, where=where, values=tuple(values.items()))
