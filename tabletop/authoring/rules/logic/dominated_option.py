"""TT311: an option that is no dilemma, because another is never worse and somewhere better.

Invariant: judged in every state in which the decision is asked. Where the options differ in what is read or arrives
later, by where the indicators are expected to end; where that cannot be worked out exactly, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.logic.parts import option_place
from tabletop.language.catalogue import N_, _
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every option nobody has a reason to choose."""
    for one in subject.exploration.dominated:
        place = option_place(subject, one.decision, one.option)
        when = _("at once") if one.basis == "effects" else _("in the end, on the average")
        words = {"better": ", ".join(one.better), "when": when}
        where = f"{one.decision}/{one.option}"
        made = problem(RULE.code, place, where, one.option, " + ".join(one.by), **words)
        yield replace(made, related=option_place(subject, one.decision, one.by[0])) if one.by else made


RULE = Rule(
    code="TT311",
    name="dominated-option",
    sentence=N_('"$found" is no dilemma: "$wants" does better for $better and worse for nothing, $when'),
    remedy=N_('let "$found" gain something that "$wants" does not, or let "$wants" cost more'),
    find=_find,
    related=N_("the better one is in line $line"),
)
