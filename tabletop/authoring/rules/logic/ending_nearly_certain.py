"""TT303: an ending that play comes to nearly always, whatever is decided.

Invariant: of plays drawn, only a share that is clear of the threshold by three standard errors is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import ending_path, percent, plays
from tabletop.authoring.simulation.findings import EndingFigures
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

LIKELY: Final = 0.6
"""With three endings or more: where one takes more than three plays in five, the others together are exceptions, and a
class that plays twice will hardly see a second ending."""
LIKELY_OF_TWO: Final = 0.8
"""With two endings: one question to two teams already makes three plays in four, which is no certainty yet."""
_ERRORS: Final = 3


def _find(subject: Subject) -> Iterator[Problem]:
    """Every ending with too large a share. One that is certain is told of by those that are never reached."""
    endings = subject.exploration.endings
    threshold = LIKELY if len(endings) > 2 else LIKELY_OF_TWO  # noqa: PLR2004 - two endings
    for one in endings:
        if one.certainty != "always" and len(endings) > 1 and _surely(one) > threshold:
            place = subject.places.value((*ending_path(subject, one.id), "id"))
            found = {"share": percent(one.share), "plays": plays(one.method)}
            yield problem(RULE.code, place, one.id, found=one.id, **found)


def _surely(one: EndingFigures) -> float:
    """The share, less what a sample may be wrong by."""
    if one.method.how != "sampled" or not one.method.plays:
        return one.share
    return one.share - _ERRORS * sqrt(one.share * (1 - one.share) / one.method.plays)


RULE = Rule(
    code="TT303",
    name="ending-nearly-certain",
    sentence=N_('$share % of $plays end in "$found", if everybody answers by chance'),
    remedy=N_("make its condition harder to meet, or put an ending that should come more often before it"),
    find=_find,
)
