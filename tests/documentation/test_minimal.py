"""The scenario that the guide hands out to be copied is clean, and its golden play comes out as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.check import check
from tabletop.authoring.rehearsing.divergence import Divergence
from tabletop.authoring.rehearsing.rehearsal import rehearse
from tabletop.scenario.loader import examine
from tabletop.scenario.play_file import parse_play
from tests.documentation.scenario_format import MINIMAL

PLAYS = sorted(MINIMAL.parent.glob("plays/*.play.yaml"))


def test_it_is_clean() -> None:
    """`tabletop check` has nothing to say, of the scenario or of its plays."""
    assert [()] * (1 + len(PLAYS)) == [one.problems for one in check(MINIMAL)]


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.name)
def test_its_plays_come_out(path: Path) -> None:
    """What is expected happens."""
    text = MINIMAL.read_text(encoding="utf-8")
    examined = examine(text.encode(), "scenario.yaml")
    play = parse_play(path.read_bytes(), str(path), examined)
    expected: list[Divergence] = []
    assert examined.scenario is not None
    assert expected == rehearse(play, examined.scenario, text).divergences
