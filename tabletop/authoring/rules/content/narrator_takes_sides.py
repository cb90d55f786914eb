"""TT412: the narrator has no word for what is not a game, and none that makes a people an object.

Invariant: what somebody in the story says, and what stands between quotation marks, is theirs and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.authoring.rules.wording import english, finds, spoken
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem

_VOICES: Final = (
    "title", "summary", "prologue", "intro", "inject", "outcome", "reason", "ending", "card", "note", "goal",
    "indicator", "question", "read-aloud",
)  # fmt: skip
_WORDS: Final[Mapping[str, str]] = MappingProxyType({
    r"Ukrain(?:e|ian) crisis|\$\{?UKRAIN(?:E|IAN)\}? crisis": "Russia's full-scale invasion of Ukraine",
    r"(?:conflict|crisis|civil war) in (?:Ukraine|\$\{?UKRAINE\}?)": "Russia's war against Ukraine",
    r"buffer (?:zones?|states?)": "neighbours, by name",
    r"pawns?(?! shop)": "who decides there, by name",
    r"(?:winners?|losers?)(?: of (?:the|this) (?:game|exercise))?(?! of\b)": "what changed, and for whom",
    r"(?:wins?|won|lost|loses?) the (?:game|exercise|scenario)": "where the story stands",
    r"scores?(?! of\b)|scoreboard|leader ?board|points total": "what changed",
    r"victory points?|game over": "where the story stands",
})  # fmt: skip
_GUARDED: Final = re.compile("|".join(rf"(?<!\w)({words})(?!\w)" for words in _WORDS), re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|(?<!\w)[‘\'][^’\']*[’\'](?!\w)")
_OTHER_SENSE: Final = re.compile(
    r"\b(?:settl\w+|even|old|on (?:that|this|which)|musical|prize|award|election|lottery|sore)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
"""What comes before a word that means something else here: an old score, the prize winner."""
_DENIED: Final = re.compile(r"\b(?:no|not|nobody|none|never|without|neither)\b[^.!?]*$", re.IGNORECASE)


def _find(subject: Subject) -> Iterator[Problem]:
    if not english(subject.scenario):
        return
    for passage in spoken(subject.passages, *_VOICES):
        if passage.attributed:
            continue
        quoted = [match.span() for match in _QUOTED.finditer(passage.text)]
        for match in finds(_GUARDED, passage.text):
            said = any(start <= match.start() < end for start, end in quoted)
            before = passage.text[: match.start()]
            if not said and not _DENIED.search(before) and not _OTHER_SENSE.search(before):
                place = subject.places.part(passage.path, passage.text, *match.span())
                better = tuple(_WORDS.values())[(match.lastindex or 1) - 1]
                yield problem("TT412", place, passage.where, match[0], better)


RULE = Rule(
    "TT412",
    "narrator-takes-sides",
    N_('"$found" is not for the narrator to say'),
    N_("say instead: $wants. Somebody in the story may say it, in quotation marks or in an inject with a sender"),
    _find,
)
