"""The guide to `tabletop check` says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from tabletop.authoring.inspection import inspect
from tabletop.authoring.profiles import GROUPS, Profile
from tests.authoring.examples import BASE, laid_over, shown

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "check-a-scenario.md").read_text(encoding="utf-8")


def test_the_table_of_profiles() -> None:
    """The table is the one the program goes by, with its reasons."""
    rows = [
        f"| TT{group.digit}xx | {group.name} | "
        + " | ".join(str(group.weight(profile)) for profile in Profile)
        + f" | {group.reason} |"
        for group in GROUPS
    ]
    assert rows == re.findall(r"^\| TT\dxx .*$", GUIDE, re.MULTILINE)


def test_the_ignore() -> None:
    """What the guide sets aside is set aside."""
    [text] = re.findall(r"^```yaml\n(minutes.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    found = inspect(laid_over(text, BASE).encode(), "x", groups="2")
    assert () == found.problems
    assert ["TT214"] == [aside.problem.code for aside in found.set_aside]


def test_the_message() -> None:
    """The message is what the program says of such a number of players."""
    [message] = re.findall(r"^```text\n(.*?)\n```$", GUIDE, re.MULTILINE | re.DOTALL)
    team = "{name: T, roles: {r: R}, brief: {wants: W, fears: F, may_not: M, secret: S}, left_out: L}"
    text = f"players: 3-30\nteams: {{NO: {team}, DE: {team}, A: {team}, B: {team}}}\n"
    raw = ("\n" * 10 + laid_over(text, BASE)).encode()
    problems = inspect(raw, "scenario.yaml", groups="2").problems
    assert message == shown(raw, tuple(one for one in problems if one.code == "TT231"))
