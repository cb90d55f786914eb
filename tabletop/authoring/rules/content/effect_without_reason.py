"""TT404: an effect carries a reason of its own, because players are shown it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import countable, english, unfinished, words
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Problem

_LEAST: Final = 3
_EMPTY: Final = frozenset({
    "a", "above", "an", "and", "are", "as", "bad", "because", "before", "better", "changes", "choice", "clear",
    "clearly", "consequence", "consequences", "decision", "decreases", "down", "effect", "effects", "expected", "falls",
    "for", "go", "goes", "good", "has", "have", "impact", "impacts", "in", "increases", "indicator", "indicators", "is",
    "it", "its", "logical", "moves", "negative", "obvious", "obviously", "of", "on", "option", "outcome", "positive",
    "reason", "reasons", "rises", "same", "see", "since", "so", "that", "the", "this", "to", "up", "very", "was",
    "were", "will", "worse",
})  # fmt: skip
"""Words of which alone no reason is made."""
_WORD: Final = re.compile(r"\w+")


def _find(subject: Subject) -> Iterator[Problem]:
    speaks_english = english(subject.scenario)
    for path, effects in subject.uses.effects:
        for name, effect in effects.items():
            why = effect.get("why") if isinstance(effect, dict) else None
            if isinstance(why, str) and unfinished(why) is None:
                short = countable(why) and len(words(why)) < _LEAST
                if short or (speaks_english and _empty(why, subject.scenario.indicators[name].name)):
                    here = (*path, name, "why")
                    yield problem("TT404", subject.places.value(here), _where(subject, here), why)
    yield from _copied(subject)


def _empty(why: str, indicator: str) -> bool:
    """Whether nothing is said but that something happens to the indicator."""
    said = {word.casefold() for word in _WORD.findall(why)}
    return said <= _EMPTY | {word.casefold() for word in _WORD.findall(indicator)}


def _copied(subject: Subject) -> Iterator[Problem]:
    """The same reason for different results of one decision; rows of a table may share what one side did."""
    first: dict[tuple[str, str], tuple[str, Path]] = {}
    for result in subject.results:
        for _name, effect, path in result.effects():
            if result.way == "row" or len(words(effect.why)) < _LEAST or unfinished(effect.why):
                continue
            key = result.decision.id, " ".join(effect.why.casefold().split())
            held, other = first.setdefault(key, (result.name, (*path, "why")))
            if held != result.name:
                here = problem("TT404", subject.places.value((*path, "why")), result.where, effect.why)
                yield replace(here, related=subject.places.value(other))


def _where(subject: Subject, path: Path) -> str:
    return next(one.where for one in subject.passages if one.path == path)


RULE = Rule(
    "TT404",
    "effect-without-reason",
    N_('"$found" is no reason of its own for this effect'),
    N_("write one sentence on what happened to move the indicator; players read it"),
    _find,
    N_("the same reason stands at line $line"),
)
