"""The rules about logic: what playing a scenario in every way shows, or in many, with what can be proved beside it."""

from __future__ import annotations

from tabletop.authoring.rules.base import Rule
from tabletop.authoring.rules.logic import (
    condition_always_holds,
    condition_never_holds,
    consequence_never_arrives,
    dead_end,
    decision_changes_nothing,
    dice_decided,
    dominant_sealed_move,
    dominated_option,
    ending_nearly_certain,
    ending_never_reached,
    indicator_hardly_moves,
    inject_never_happens,
    option_never_selectable,
    options_alike,
)

RULES: tuple[Rule, ...] = (
    inject_never_happens.RULE,
    ending_never_reached.RULE,
    ending_nearly_certain.RULE,
    condition_always_holds.RULE,
    condition_never_holds.RULE,
    dead_end.RULE,
    option_never_selectable.RULE,
    decision_changes_nothing.RULE,
    options_alike.RULE,
    indicator_hardly_moves.RULE,
    dominated_option.RULE,
    dominant_sealed_move.RULE,
    dice_decided.RULE,
    consequence_never_arrives.RULE,
)
"""In the order of their codes."""
