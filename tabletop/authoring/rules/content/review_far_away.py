"""TT433: the next look at the facts is not put off for years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_LONGEST: Final = 24
"""Months; half a year is usual."""


def _find(subject: Subject) -> Iterator[Problem]:
    month = subject.scenario.review_by
    if subject.month and _count(month) - _count(subject.month) > _LONGEST:
        yield problem("TT433", subject.places.value(("review_by",)), "review_by", month, str(_LONGEST))


def _count(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number)


RULE = Rule(
    "TT433",
    "review-far-away",
    N_('the facts are to be looked at again by "$found", more than $wants months from now'),
    N_("write a month about half a year ahead"),
    _find,
)
