"""TT411: a card that says that somebody disagrees rests on two sources that do not come from one hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.passages import Passage
from tabletop.authoring.rules.wording import english
from tabletop.language.catalogue import N_
from tabletop.scenario.model import Source
from tabletop.scenario.problems import Problem

_ENOUGH: Final = 2
_SAYS: Final = (
    r"says|argues?|claims?|insists?|maintains?|denies|deny|denied|disputes?|rejects?|rejected|alleges?|accuses?|accused"
    r"|contends?|replies|reply"
)
_CONTESTED: Final = re.compile(
    r"\b(?:disputed|contested|controversial|disagree|disagrees|disagreed|critics)\b"
    r"|(?:\$\{?[A-Z][A-Z0-9_]*\}?|\b(?:Moscow|Russia|Kyiv|Ukraine|Minsk|Beijing|China|Washington|Tehran|the Kremlin))"
    rf"\s+(?:also\s+|itself\s+)?(?:{_SAYS})\b"
)
_ISSUER: Final = re.compile(r"^[^,;:(]+")


def _find(subject: Subject) -> Iterator[Problem]:
    if not english(subject.scenario):
        return
    for passage in subject.passages:
        match = _CONTESTED.search(passage.text) if passage.path[0] == "cards" and passage.voice != "rest" else None
        if match is not None:
            yield from _of_one_hand(subject, passage, match.span())


def _of_one_hand(subject: Subject, passage: Passage, span: tuple[int, int]) -> Iterator[Problem]:
    card = passage.where
    ids = tuple(dict.fromkeys(subject.scenario.cards[card].sources))
    hands = {_hand(subject.scenario.sources[one]) for one in ids}
    if len(hands) < _ENOUGH:
        place = subject.places.value(("cards", card, "sources", len(subject.scenario.cards[card].sources) - 1))
        found = problem("TT411", place, card, ids[-1], said=" ".join(passage.text[slice(*span)].split()))
        yield replace(found, related=subject.places.part(passage.path, passage.text, *span))


def _hand(source: Source) -> str:
    """Who is behind a source: the name a citation starts with, or the seed document."""
    if source.cite is None:
        return f"seed {source.seed}"
    issuer = _ISSUER.match(source.cite)
    return issuer[0].strip().casefold() if issuer else source.cite


RULE = Rule(
    "TT411",
    "contested-with-one-source",
    N_('what is contested ("$said") rests on one hand: "$found"'),
    N_("cite a second source that comes from somebody else"),
    _find,
    N_("that it is contested is said at line $line"),
)
