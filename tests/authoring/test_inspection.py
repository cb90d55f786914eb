"""What is found in one scenario: loading first, then the rules, less what the author keeps."""

from __future__ import annotations

import pytest

from tabletop.authoring.inspection import Inspection, inspect
from tabletop.authoring.rules import rules
from tabletop.scenario.problems import in_order
from tests.authoring.examples import BASE, MONTH, laid_over

SHORT = "minutes: 60\n"
"""A scenario whose moves do not fit (TT214)."""


def inspected(text: str, groups: str = "0123") -> Inspection:
    """What is found in `text` laid over a whole scenario."""
    return inspect(laid_over(text, BASE).encode(), "x", month=MONTH, groups=groups)


def codes(text: str, groups: str = "0123") -> list[str]:
    """The codes of it."""
    return [str(one.code) for one in inspected(text, groups).problems]


def ignore(rule: str, where: str) -> str:
    """One entry under `ignore`."""
    return f"ignore: [{{rule: {rule}, where: {where}, why: We play it on two afternoons.}}]\n"


@pytest.mark.parametrize(
    ("broken", "only"),
    [
        ("kind: gam\n", "TT038"),
        ("cards: {art5: {title: T, as_of: 2026-11, sources: [treaty], text: X.}}\n", "TT106"),
        ("title: a: b\n", "TT008"),
        ("format: tabletop/9\n", "TT030"),
    ],
)
def test_rules_never_see_a_broken_file(broken: str, only: str) -> None:
    """One slip is one problem: what only follows from it is not told, nor what is wrong beside it further up."""
    assert [only] == codes(broken + SHORT)
    assert ["TT214"] == codes(SHORT)


def test_sorted_and_independent() -> None:
    """Problems of all rules come in the order of the file."""
    found = inspected(SHORT + "players: 1-24\nobjectives: {}\nevaluation: {}\n").problems
    assert ["TT214", "TT231", "TT233"] == [one.code for one in found]
    assert in_order(found) == found


def test_only_the_groups_asked() -> None:
    """A group that is not asked finds nothing."""
    assert [] == codes(SHORT, groups="3")


def test_set_aside() -> None:
    """What the author keeps with a reason is no problem any more, and still told."""
    found = inspected(SHORT + ignore("TT214", "minutes"))
    assert () == found.problems
    [aside] = found.set_aside
    assert ("TT214", "We play it on two afternoons.") == (aside.problem.code, aside.why)


@pytest.mark.parametrize(
    ("rule", "where", "expected"),
    [
        ("TT214", "move", ["TT214", "TT219"]),
        ("TT215", "minutes", ["TT214", "TT219"]),
        ("TT038", "minutes", ["TT214", "TT220"]),
        ("TT102", "minutes", ["TT214", "TT220"]),
        ("TT219", "TT214/minutes", ["TT214", "TT220"]),
        ("TT299", "minutes", ["TT214", "TT226"]),
    ],
)
def test_an_ignore_that_does_not_fit(rule: str, where: str, expected: list[str]) -> None:
    """An `ignore` sets aside the rule it names at the place it names, or it is a problem itself."""
    assert expected == sorted(codes(SHORT + ignore(rule, where)))


def test_what_is_said_of_ignores_cannot_be_set_aside() -> None:
    """No `ignore` keeps another `ignore` from being told."""
    text = "ignore:\n  - {rule: TT215, where: x, why: W}\n  - {rule: TT219, where: TT215/x, why: W}\n"
    assert ["TT219", "TT220"] == codes(text)


@pytest.mark.parametrize("why", ["your reason", "Your reason.", "…", "TODO"])
def test_a_reason_still_to_be_written(why: str) -> None:
    """The line that is shown for copying wants to be finished."""
    text = ignore("TT214", "minutes").replace("We play it on two afternoons.", f'"{why}"')
    assert ["TT234"] == codes(SHORT + text)


def test_an_ignore_of_a_group_that_was_not_asked() -> None:
    """Whether it sets something aside is not known, so nothing is said."""
    assert [] == codes(ignore("TT301", "x"), groups="2") if "TT301" in rules() else True
    assert [] == codes(ignore("TT401", "x"))


def test_a_name_that_is_near() -> None:
    """The places at which the rule does find something are the names that would have been right."""
    [_kept, idle] = sorted(inspected(SHORT + ignore("TT214", "minuets")).problems, key=lambda one: one.code)
    assert (("minutes",), "minutes") == (idle.known, idle.near)
