"""Every theme is put to a team by an inject that says how and cites where the theme comes from."""

from __future__ import annotations

import pytest

from tests.documentation.themes import Claim, Row, claims, headings, rows, shipped

CLAIMED = [claim for row in rows() for claim in claims(row.id)]


def _name(claim: Claim) -> str:
    return f"{claim.scenario.id}/{claim.inject.id}"


def test_there_are_seventy_eight() -> None:
    """The rows are complete and in order."""
    assert [f"T{number:02}" for number in range(1, 79)] == [row.id for row in rows()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_theme_is_put_to_a_team(row: Row) -> None:
    """No row is left: some inject of a shipped scenario claims it."""
    assert list(claims(row.id))


def test_a_claim_says_how() -> None:
    """One sentence on how the inject puts the theme's dilemma."""
    assert [] == [_name(claim) for claim in CLAIMED if len(claim.how.split()) < 5]


def test_a_claimed_theme_is_decided_on() -> None:
    """An inject that claims a theme asks for a decision."""
    assert [] == sorted({_name(claim) for claim in CLAIMED if not claim.inject.ask})


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_claim_cites_its_heading(row: Row) -> None:
    """Among the sources of the inject is a heading under which the theme stands."""
    known = {headings()[code] for code in row.headings if code in headings()}
    assert [] == [_name(claim) for claim in claims(row.id) if known and not known & claim.cited]


def test_the_scenario_claims_what_its_injects_do() -> None:
    """The list at the top of a scenario is that of its injects."""
    for scenario in shipped():
        claimed = {theme for inject in scenario.injects.values() for theme in inject.themes}
        assert claimed == set(scenario.themes), scenario.id
