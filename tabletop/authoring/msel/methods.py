"""How an inject is delivered, in a planner's words, and the sort of document that it is here.

Invariant: what is not known becomes an incident, and is said.
"""

from __future__ import annotations

import re
from typing import Final

_UNSURE: Final = "incident"
_KINDS: Final = (
    ("social", r"social|twitter|tweet|\bx\b|facebook|instagram|tiktok|telegram|whatsapp|\bpost\b|socialnet"),
    ("news", r"news|\btv\b|television|press|media|broadcast|article|radio report|journal"),
    ("intelligence", r"intel|assessment|reporting"),
    ("order", r"order|fragord|opord|tasking|directive|instruction"),
    ("legal", r"legal|court|lawyer|statute|subpoena"),
    ("diplomatic", r"diplomat|note verbale|demarche|démarche|embassy"),
    ("military", r"militar|sitrep|contact report|situation report"),
    ("call", r"phone|call|telephone|verbal|voice|face.to.face|in person|radio|sms|text message|video"),
    ("incident", r"incident|event|inject|information|e-?mail|mail|letter|handout|document|paper|card|doc|system|fax"),
)
_PATTERNS: Final = tuple((kind, re.compile(words)) for kind, words in _KINDS)
KINDS: Final = tuple(kind for kind, _words in _KINDS)


def kind_of(method: str) -> tuple[str, bool]:
    """The kind of document, and whether the words say so."""
    words = method.casefold().strip()
    if words in KINDS:
        return words, True
    for kind, pattern in _PATTERNS:
        if pattern.search(words[:200]):
            return kind, kind != _UNSURE
    return _UNSURE, False
