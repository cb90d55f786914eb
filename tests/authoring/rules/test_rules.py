"""The list of rules: every rule in its group, in one file of its own, under one code and one name."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tabletop.authoring.profiles import GROUPS, Profile, Weight
from tabletop.authoring.rules import content, logic, rules, structure
from tabletop.authoring.rules.base import Rule

FOLDERS: dict[str, ModuleType] = {"2": structure, "3": logic, "4": content}


def in_files(group: ModuleType) -> list[Rule]:
    """The `RULE` of every file of a group, in the order of their codes."""
    [folder] = group.__path__
    modules = (import_module(f"{group.__name__}.{file.stem}") for file in Path(folder).glob("*.py"))
    found = [module.RULE for module in modules if hasattr(module, "RULE")]
    return sorted(found, key=lambda rule: rule.code)


@pytest.mark.parametrize("digit", FOLDERS)
def test_one_file_for_each_rule(digit: str) -> None:
    """The list of a group holds the `RULE` of each of its files once, in the order of the codes, and nothing else."""
    assert in_files(FOLDERS[digit]) == list(FOLDERS[digit].RULES)
    assert {digit} >= {rule.code[2] for rule in FOLDERS[digit].RULES}


def test_every_code_and_name_once() -> None:
    """A code and a name each mean one rule, and a name is a slug."""
    every = [rule for group in FOLDERS.values() for rule in group.RULES]
    assert len(every) == len(rules())
    assert {1} == set(Counter(rule.code for rule in every).values())
    assert {1} == set(Counter(rule.name for rule in every).values())
    assert [] == [rule.name for rule in every if not re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)]
    assert [] == [rule.code for rule in every if not re.fullmatch(r"TT[234][0-9]{2}", rule.code)]


def test_profiles_only_grow_stricter() -> None:
    """What counts in one profile counts at least as much in the next, and what makes a file unusable counts always."""
    order = [Weight.LEFT_OUT, Weight.COUNTED, Weight.REMARK, Weight.PROBLEM]
    for group in GROUPS:
        ranks = [order.index(group.weight(profile)) for profile in Profile]
        assert ranks == sorted(ranks)
        assert Weight.PROBLEM is group.publish
        assert group.reason
    assert {Weight.PROBLEM} == {group.weight(profile) for group in GROUPS[:2] for profile in Profile}
