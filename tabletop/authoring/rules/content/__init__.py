"""The rules about content: what a text must and must not be.

Invariant: a rule that depends on words speaks only about scenarios in English; what can be counted, about all.
"""

from __future__ import annotations

from tabletop.authoring.rules.base import Rule

RULES: tuple[Rule, ...] = ()
"""In the order of their codes."""
