"""TT417: what a scenario holds asks for a field at its top: content notes, credits, a simplification."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import english, spoken
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_TROUBLES: Final = re.compile(
    r"\b(?:killed|the dead|dead bod(?:y|ies)|casualty|casualties|wounded|bomb(?:s|ed|ing)?|hostages?|tortured?"
    r"|refugees?|displaced people|massacres?|terroris[mt]s?|suicide|nuclear (?:weapons?|strikes?|war)|air ?strikes?"
    r"|shelled|shelling|invasion|at war|war crimes?)\b",
    re.IGNORECASE,
)
_TOLD: Final = ("summary", "prologue", "intro", "inject", "read-aloud", "outcome", "ending", "brief")
_PROCEDURES: Final = frozenset({"vote", "consensus", "negotiation"})


def _find(subject: Subject) -> Iterator[Problem]:
    scenario = subject.scenario
    if not scenario.content_notes and english(scenario):
        yield from _troubling(subject)
    seeded = next((name for name, source in scenario.sources.items() if source.seed), None)
    if seeded is not None and scenario.credits is None:
        place = subject.places.value(("sources", seeded, "seed"))
        yield problem("TT417", place, "credits", str(scenario.sources[seeded].seed), "credits")
    folded = next((one for one in scenario.decisions.values() if one.type in _PROCEDURES), None)
    if folded is not None and scenario.aliases and scenario.simplification is None:
        place = subject.places.value((*subject.paths[folded.id], "type"))
        yield problem("TT417", place, "simplification", folded.type, "simplification")


def _troubling(subject: Subject) -> Iterator[Problem]:
    for passage in spoken(subject.passages, *_TOLD):
        match = _TROUBLES.search(passage.text)
        if match is not None:
            place = subject.places.part(passage.path, passage.text, *match.span())
            yield problem("TT417", place, "content_notes", match[0], "content_notes")
            return


RULE = Rule(
    "TT417",
    "front-matter-missing",
    N_('"$found" asks for "$wants" at the top of the file, where it is missing'),
    N_('write "$wants" below the licence; "tabletop explain TT417" says what belongs there'),
    _find,
)
