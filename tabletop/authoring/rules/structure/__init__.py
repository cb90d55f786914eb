"""The rules of this group."""

from __future__ import annotations

from tabletop.authoring.rules.base import Rule

RULES: tuple[Rule, ...] = ()
"""In the order of their codes."""
