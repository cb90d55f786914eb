"""TT425: a fact or a citation cannot be of a month that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    dated = [("sources", name, one.as_of) for name, one in subject.scenario.sources.items()]
    dated += [("cards", name, one.as_of) for name, one in subject.scenario.cards.items()]
    for part, name, month in dated:
        if month is not None and subject.month and month > subject.month:
            yield problem("TT425", subject.places.value((part, name, "as_of")), name, month, subject.month)


RULE = Rule(
    "TT425",
    "date-to-come",
    N_('"$found" is still to come: it is $wants'),
    N_("write the month in which you looked the fact up"),
    _find,
)
