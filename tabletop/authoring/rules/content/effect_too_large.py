"""TT413: one effect moves an indicator by at most 15 points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_MOST: Final = 15


def _find(subject: Subject) -> Iterator[Problem]:
    places = {one.path: one.where for one in subject.passages if one.path[-1] == "by"}
    for path, effects in subject.uses.effects:
        for name, effect in effects.items():
            by = effect.get("by") if isinstance(effect, dict) else None
            if isinstance(by, str) and abs(int(by)) > _MOST:
                here = (*path, name, "by")
                yield problem("TT413", subject.places.value(here), places[here], by, str(_MOST), indicator=name)


RULE = Rule(
    "TT413",
    "effect-too-large",
    N_('"$found" moves the indicator "$indicator" by more than $wants points at once'),
    N_("keep to $wants, or divide it: part now, part later"),
    _find,
)
