"""TT403: what a whole room listens to is short: 120 words, the prologue 150."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import countable, words
from tabletop.language.catalogue import N_
from tabletop.scenario.model import EVERYONE
from tabletop.scenario.problems import Problem

_LIMITS: Final[Mapping[str, int]] = MappingProxyType(
    {"inject": 120, "intro": 120, "read-aloud": 120, "ending": 120, "prologue": 150}
)


def _find(subject: Subject) -> Iterator[Problem]:
    for passage in subject.passages:
        limit = _LIMITS.get(passage.voice)
        if limit is None or not countable(passage.text) or (passage.voice == "inject" and passage.path[-1] != EVERYONE):
            continue
        counted = words(passage.text)
        if len(counted) > limit:
            first = counted[limit]
            place = subject.places.part(passage.path, passage.text, first.start(), first.end())
            yield problem("TT403", place, passage.where, first[0], str(limit), count=str(len(counted)))


RULE = Rule(
    "TT403",
    "text-too-long",
    N_('$count words for the room, where people listen to $wants; "$found" is the first too many'),
    N_("shorten it, or move part of it to a card or to the team that needs it"),
    _find,
)
