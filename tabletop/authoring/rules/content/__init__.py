"""The rules about content: what a text must and must not be.

Invariant: a rule that depends on words speaks only about scenarios in English; what can be counted, about all.
"""

from __future__ import annotations

from tabletop.authoring.rules.base import Rule
from tabletop.authoring.rules.content import (
    contested_with_one_source,
    date_to_come,
    dated_fact,
    debrief_of_any_story,
    effect_too_large,
    effect_without_reason,
    front_matter_missing,
    label_stands_out,
    name_without_alias,
    name_written_out,
    narrator_takes_sides,
    nothing_held_back,
    option_moves_little,
    option_only_bad,
    option_only_good,
    outcome_copied,
    person_named,
    result_without_words,
    review_passed,
    sentence_too_long,
    start_at_the_end,
    text_too_long,
    theme_without_dilemma,
    theme_without_source,
    thin_debrief,
    thin_notes,
    title_twice,
    unfinished_text,
    word_twice,
)

RULES: tuple[Rule, ...] = (
    theme_without_source.RULE,
    dated_fact.RULE,
    text_too_long.RULE,
    effect_without_reason.RULE,
    option_moves_little.RULE,
    option_only_good.RULE,
    option_only_bad.RULE,
    name_written_out.RULE,
    unfinished_text.RULE,
    review_passed.RULE,
    contested_with_one_source.RULE,
    narrator_takes_sides.RULE,
    effect_too_large.RULE,
    start_at_the_end.RULE,
    result_without_words.RULE,
    thin_notes.RULE,
    front_matter_missing.RULE,
    theme_without_dilemma.RULE,
    nothing_held_back.RULE,
    thin_debrief.RULE,
    person_named.RULE,
    sentence_too_long.RULE,
    label_stands_out.RULE,
    name_without_alias.RULE,
    date_to_come.RULE,
    outcome_copied.RULE,
    word_twice.RULE,
    title_twice.RULE,
    debrief_of_any_story.RULE,
)
"""In the order of their codes."""
