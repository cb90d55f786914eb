"""The outlines of the scenarios that come with the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.outlining.building import outline
from tabletop.authoring.outlining.outline import Outline
from tabletop.scenario.loader import parse, read_limited

SHIPPED = sorted((Path(__file__).parents[3] / "scenarios").glob("*/scenario.yaml"))


@pytest.fixture(scope="session", params=SHIPPED, ids=lambda path: path.parent.name)
def shipped(request: pytest.FixtureRequest) -> Outline:
    """The outline of one of them."""
    return outline(parse(read_limited(request.param), "x"))
