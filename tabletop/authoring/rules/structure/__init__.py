"""The rules about structure: loose ends that can be seen without playing the scenario through."""

from __future__ import annotations

from tabletop.authoring.rules.base import Rule
from tabletop.authoring.rules.structure import (
    decision_never_asked,
)

RULES: tuple[Rule, ...] = (decision_never_asked.RULE,)
"""In the order of their codes."""
