"""Everything that can be said about one scenario: what loading finds, and then what the rules find.

Invariant: the rules see only a scenario that has the right shape and hangs together, so one slip is one problem.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tabletop.authoring.profiles import GROUPS
from tabletop.authoring.rules import of_group, rule_of
from tabletop.authoring.rules.base import Subject
from tabletop.scenario.loader import Examined, examine
from tabletop.scenario.model import Ignore
from tabletop.scenario.problems import Problem, in_order

EVERY_GROUP = frozenset(group.digit for group in GROUPS)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A problem that the author keeps, and why."""

    problem: Problem
    why: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in one scenario, before a profile says what counts."""

    examined: Examined
    problems: tuple[Problem, ...]
    """Sorted by place."""
    set_aside: tuple[SetAside, ...] = ()
    """What an `ignore` of the file takes out, in the same order."""


def inspect(raw: bytes, file: str, *, month: str = "", groups: Iterable[str] = EVERY_GROUP) -> Inspection:
    """Look at a scenario's bytes. Never raises; `file` is the name shown.

    Args:
        raw: The bytes.
        file: The name shown.
        month: The month of the examination, `2026-11`.
        groups: First digits of the rules that are asked.
    """
    examined = examine(raw, file)
    scenario, document = examined.scenario, examined.document
    if scenario is None or document is None or examined.errors:
        return Inspection(examined, examined.problems)
    found = in_order([*examined.problems, *_found(Subject(scenario, document, month), frozenset(groups))])
    why = {problem: reason for problem in found if (reason := _reason(problem, scenario.ignore)) is not None}
    return Inspection(
        examined,
        tuple(one for one in found if one not in why),
        tuple(SetAside(one, why[one]) for one in found if one in why),
    )


def _found(subject: Subject, groups: frozenset[str]) -> list[Problem]:
    """What the rules of these groups find; those that look at the others' findings come last."""
    asked = [rule for digit in sorted(groups) for rule in of_group(digit).values()]
    found = [problem for rule in asked if not rule.last for problem in rule.find(subject)]
    after = replace(subject, found=tuple(found), ran=frozenset(rule.code for rule in asked))
    return found + [problem for rule in asked if rule.last for problem in rule.find(after)]


def _reason(problem: Problem, ignores: Iterable[Ignore]) -> str | None:
    """Why the author keeps a problem; None where no `ignore` names it."""
    rule = rule_of(problem.code)
    if rule is None or rule.last:
        return None
    return next((one.why for one in ignores if (one.rule, one.where) == (problem.code, problem.where)), None)
