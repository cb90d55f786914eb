"""Every fault that is planted, and the good scenarios it is planted into."""

from __future__ import annotations

from tests.architecture.house import ROOT
from tests.authoring.seeded.craft import CRAFT
from tests.authoring.seeded.dead_branches import DEAD_BRANCHES
from tests.authoring.seeded.loose_ends import LOOSE_ENDS
from tests.authoring.seeded.references import REFERENCES
from tests.authoring.seeded.slips import SLIPS

EVERY = (*SLIPS, *REFERENCES, *LOOSE_ENDS, *DEAD_BRANCHES, *CRAFT)
FILES = tuple(sorted([*ROOT.glob("docs/guides/*/scenario.yaml"), *ROOT.glob("scenarios/*/scenario.yaml")]))
