"""TT420: a debrief of a long exercise has more than one question for each of its stages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_STAGES: Final = ("describe", "interpret", "reveal", "generalise")
_ENOUGH: Final = 2
_LONG: Final = 90
"""Minutes from which a debrief has the time for two questions in each stage."""


def _find(subject: Subject) -> Iterator[Problem]:
    debrief = subject.scenario.debrief
    for stage in _STAGES if subject.scenario.minutes >= _LONG else ():
        prompts: tuple[str, ...] = getattr(debrief, stage)
        if len(prompts) < _ENOUGH:
            yield problem("TT420", subject.places.key(("debrief", stage)), f"debrief/{stage}", stage, str(_LONG))


RULE = Rule(
    "TT420",
    "thin-debrief",
    N_('under "$found" stands one question, and an exercise of $wants minutes or more has time for two'),
    N_("add a second question, on a new line that starts with a hyphen"),
    _find,
)
