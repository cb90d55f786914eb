"""The scenario that was written from `tabletop new` is ready to be handed on, and stays so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.check import check
from tabletop.authoring.profiles import Profile
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play

FILE = Path(__file__).parents[2] / "docs" / "guides" / "first-steps" / "scenario.yaml"
PLAYS = sorted(FILE.parent.glob("plays/*.play.yaml"))
EXAMINED = examine(FILE.read_bytes(), FILE.name)


def test_it_can_be_published() -> None:
    """The strictest profile has nothing to say, of the scenario or of its plays."""
    found = check(FILE, profile=Profile.PUBLISH, month="2026-11")
    assert [()] * (1 + len(PLAYS)) == [one.problems for one in found]


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.name)
def test_its_plays_come_out(path: Path) -> None:
    """What is expected happens."""
    assert EXAMINED.scenario is not None
    play = parse_play(path.read_bytes(), path.name, EXAMINED)
    assert [] == list(rehearse(play, EXAMINED.scenario, FILE.read_text("utf-8")).divergences)


def test_a_play_for_every_ending() -> None:
    """Each ending has a golden play."""
    assert EXAMINED.scenario is not None
    plays = [parse_play(path.read_bytes(), path.name, EXAMINED) for path in PLAYS]
    assert {ending.id for ending in EXAMINED.scenario.endings} == {play.expect.ending for play in plays}
