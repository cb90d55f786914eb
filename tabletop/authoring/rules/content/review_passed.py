"""TT410: the month in which the facts were to be looked at again has passed."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    if subject.scenario.review_by < subject.month:
        place = subject.places.value(("review_by",))
        yield problem("TT410", place, "review_by", subject.scenario.review_by, subject.month)


RULE = Rule(
    "TT410",
    "review-passed",
    N_('the facts were to be looked at again by "$found", and it is $wants'),
    N_("go through the cards, bring them up to date, then write a month half a year ahead"),
    _find,
)
