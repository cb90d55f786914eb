"""TT402: a fact that will age stands on a dated card, not in what is read out.

Invariant: a word that only may be about the real world is a problem only where its sentence names something real.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.passages import Passage
from tabletop.authoring.rules.real_names import names_something_real
from tabletop.authoring.rules.wording import english, finds, sentences, spoken
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_VOICES: Final = ("inject", "prologue", "intro", "ending", "read-aloud", "outcome", "reason", "question", "draft")
_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|between|before|after|during|early|late|mid|the|spring|summer|autumn|winter"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)[ ]+|\()"
    r"((?:19[4-9]|20[1-4])[0-9]|200[1-9])\b"
    r"(?![ ]+(?:tons?|tonnes|men|women|people|soldiers|troops|litres|metres|kilometres|euros?|hours?|h|UTC|local)\b)",
    re.IGNORECASE,
)
_AGES: Final = re.compile(
    r"\b(?:currently|at present|nowadays|these days|recently|in recent (?:days|weeks|months|years)|to date"
    r"|annual(?:ly)?|(?:has|have) (?:\w+ )?(?:increased|grown|risen|fallen|decreased|doubled)|increasingly"
    r")\b|(?<![0-9.,:])[0-9]+(?:[.,][0-9]+)?[ ]?(?:%|per ?cent\b|(?:million|billion)\b)"
    r"|(?<![0-9.,:])[0-9]{1,3}(?:[, ][0-9]{3})+\b|(?<![0-9.,:])[0-9]{5,}\b",
    re.IGNORECASE,
)
_ALIAS: Final = re.compile(r"\$\{?[A-Z][A-Z0-9_]*")
"""An alias stands for a real name."""


def _find(subject: Subject) -> Iterator[Problem]:
    if not english(subject.scenario):
        return
    for passage in spoken(subject.passages, *_VOICES):
        for start, end in _facts(passage, subject.month):
            place = subject.places.part(passage.path, passage.text, start, end)
            yield problem("TT402", place, passage.where, passage.text[start:end])


def _facts(passage: Passage, month: str) -> Iterator[tuple[int, int]]:
    years = [match.span(1) for match in finds(_YEAR, passage.text) if not month or match[1] <= month[:4]]
    yield from years
    aging = [match.span() for match in finds(_AGES, passage.text)]
    for start, end in sentences(passage.text) if aging else ():
        said = passage.text[start:end]
        if _ALIAS.search(said) or names_something_real(said):
            yield from (span for span in aging if start <= span[0] < end and not _over(span, years))


def _over(span: tuple[int, int], years: list[tuple[int, int]]) -> bool:
    return any(first < span[1] and span[0] < last for first, last in years)


RULE = Rule(
    "TT402",
    "dated-fact",
    N_('"$found" will be out of date one day, and stands outside a dated card'),
    N_("put the fact on a card with its month and source, or say it without the date or figure"),
    _find,
)
