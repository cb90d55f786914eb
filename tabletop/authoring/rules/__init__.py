"""The rules of `check` above shape and references: structure (2xx), logic (3xx), content (4xx). One file for each.

Invariant: a rule is in the list of its group, or it does not exist.
"""

from __future__ import annotations

from functools import cache

from tabletop.authoring.rules import content, logic, structure
from tabletop.authoring.rules.base import Rule


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    every = sorted((*structure.RULES, *logic.RULES, *content.RULES), key=lambda rule: rule.code)
    return {rule.code: rule for rule in every}
