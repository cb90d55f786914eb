"""The page on how the scenarios of the house play.

Invariant: few enough plays that a test can make the page again in a second or two, and a fixed seed.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from tabletop.authoring.appraising.appraisal import Wanted, appraise, ready
from tabletop.authoring.appraising.overview import markdown
from tabletop.authoring.appraising.telling import margin
from tabletop.authoring.simulation.explore import CHECK
from tabletop.authoring.simulation.findings import Method
from tabletop.scenario.library import SCENARIO_FILE
from tabletop.scenario.loader import examine, read_limited
from tests.documentation.layout import laid_out

SCENARIOS: Final = Path(__file__).parents[2] / "scenarios"
PLAYS: Final = 1_000


def page() -> str:
    """The page."""
    wanted = Wanted(effort=replace(CHECK, plays=PLAYS))
    told = []
    for file in sorted(SCENARIOS.glob(f"*/{SCENARIO_FILE}")):
        parts = ready(examine(read_limited(file), os.fspath(file.relative_to(SCENARIOS.parent))))
        assert parts is not None, file
        told.append(appraise(*parts, wanted))
    points = margin(0.5, Method("sampled", PLAYS))
    return laid_out("scenarios.md", plays=f"{PLAYS:,}", points=str(points), table=markdown(told))
