"""TT416: where a decision is asked, the facilitator has more in hand than a purpose."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for inject in subject.scenario.injects.values() if not subject.scenario.solo else ():
        notes = inject.facilitator
        if inject.ask and notes is not None and not (notes.read_aloud or notes.probes or notes.if_stuck):
            place = subject.places.key((*subject.paths[inject.id], "facilitator"))
            yield problem("TT416", place, inject.id, "facilitator", part=inject.id)


RULE = Rule(
    "TT416",
    "thin-notes",
    N_('"$part" asks for a decision, and its "$found" notes give nothing to say, to ask or to do'),
    N_('add "read_aloud", "probes" (two questions for a silent table) or "if_stuck"'),
    _find,
)
