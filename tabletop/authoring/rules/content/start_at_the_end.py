"""TT414: an indicator starts where it can move both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_LOWEST: Final = 15
_HIGHEST: Final = 85


def _find(subject: Subject) -> Iterator[Problem]:
    for name, indicator in subject.scenario.indicators.items():
        if not _LOWEST <= indicator.start <= _HIGHEST:
            place = subject.places.value(("indicators", name, "start"))
            bounds = f"{_LOWEST}-{_HIGHEST}"
            yield problem("TT414", place, name, str(indicator.start), bounds, indicator=name)


RULE = Rule(
    "TT414",
    "start-at-the-end",
    N_('"$indicator" starts at $found, so near the end that it can hardly move that way'),
    N_("start it within $wants"),
    _find,
)
