"""TT422: what is read aloud is made of sentences that can be said in one breath."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.passages import Passage
from tabletop.authoring.rules.wording import MOST, countable, sentences, spoken, words
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_VOICES: Final = ("prologue", "intro", "inject", "read-aloud", "question", "outcome", "ending")
_LONGEST: Final = 35
_ON_AVERAGE: Final = 20
_FEW: Final = 3
"""Sentences a text must have before their average says anything."""


def _find(subject: Subject) -> Iterator[Problem]:
    for passage in spoken(subject.passages, *_VOICES):
        if countable(passage.text):
            yield from _in(subject, passage)


def _in(subject: Subject, passage: Passage) -> Iterator[Problem]:
    lengths = {(start, end): len(words(passage.text[start:end])) for start, end in sentences(passage.text)}
    long = [span for span, length in lengths.items() if length > _LONGEST]
    if not long and len(lengths) >= _FEW and sum(lengths.values()) > _ON_AVERAGE * len(lengths):
        long = [max(lengths, key=lambda span: lengths[span])]
    for start, end in long[:MOST]:
        place = subject.places.part(passage.path, passage.text, start, end)
        average = round(sum(lengths.values()) / len(lengths))
        yield problem(
            "TT422", place, passage.where, passage.text[start:end], count=str(lengths[start, end]), average=str(average)
        )


RULE = Rule(
    "TT422",
    "sentence-too-long",
    N_('a sentence of $count words is hard to follow by ear (here the average is $average): "$found"'),
    N_("divide it: about 15 words in a sentence, never more than 35"),
    _find,
)
