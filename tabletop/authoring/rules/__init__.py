"""The rules of `check` above shape and references: structure (2xx), logic (3xx), content (4xx). One file for each.

Invariant: a rule is in the list of its group, or it does not exist. A group is imported when its first rule is wanted.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from tabletop.authoring.rules.base import Rule

_FOLDERS: Final = {"2": "structure", "3": "logic", "4": "content"}
"""The first digit of a code → where its rules stand."""
_DIGIT: Final = 2
"""Where the digit stands in a code."""


@cache
def of_group(digit: str) -> dict[str, Rule]:
    """The rules of a group by code, in the order of the codes; none for a digit that is no group of rules."""
    if digit not in _FOLDERS:
        return {}
    listed: tuple[Rule, ...] = import_module(f"{__name__}.{_FOLDERS[digit]}").RULES
    return {rule.code: rule for rule in listed}


def rule_of(code: str) -> Rule | None:
    """The rule with this code; None where there is none."""
    return of_group(code[_DIGIT : _DIGIT + 1]).get(code)


def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    return {code: rule for digit in _FOLDERS for code, rule in of_group(digit).items()}
