"""What a person judged about messages where a program cannot: what the carets stand under, why a mark is missing.

Invariant: each entry is needed. The test of the table fails for a code that does without, and for one that lacks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CARETS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "TT001": ("#", "the whole file is wrong, and it starts here"),
    "TT002": ("\N{REPLACEMENT CHARACTER}", "the byte that is no text, shown as the sign for it"),
    "TT003": ("e", "the last thing in a file that has nothing but comments"),
    "TT004": ("- format: tabletop/1", "the list that stands where fields should"),
    "TT005": ("\N{REPLACEMENT CHARACTER}", "the character nobody sees, shown as the sign for it"),
    "TT006": ("\N{REPLACEMENT CHARACTER}", "the lone carriage return, shown as the sign for it"),
    "TT007": ("    ", "the tab, as wide as it is shown"),
    "TT008": (":", "the second colon"),
    "TT010": ("text:", "the name that starts in the wrong column"),
    "TT011": ("[", "the bracket that is never closed"),
    "TT012": ("summary", "the line that has no colon"),
    "TT014": ("goes", "the first word after the closing quote"),
    "TT015": ("title", "where reading stopped; no file has brought this about yet"),
    "TT018": ("---", "the three hyphens that begin a second document"),
    "TT020": (":", "the colon without a name before it"),
    "TT021": ("[", "the first bracket too many"),
    "TT022": ("a", "the first value too many"),
    "TT023": ("x", "where the text that is too long begins"),
    "TT032": ("id", "the head of the part that lacks a field; what is missing cannot be underlined"),
    "TT039": (
        "A cable goes silent in the night, and nobody knows whether it was an…",
        "the text, as far as the line shows it; what was found is its length",
    ),
    "TT041": ("options", "the name of what holds too few; what was found is their number"),
    "TT043": ("treaty", "the name of the part whose fields contradict each other"),
    "TT110": ("$NROWAY", "the name with its dollar sign, which is quoted without it"),
    "TT124": ("describe", "the name of the list that holds another number; what was found is that number"),
    "TT125": ("prologue", "the head of the part; what is not translated cannot be underlined"),
    "TT208": ("[CREW]", "the teams that see it, all of them optional; what was found is the indicator"),
    "TT210": ("15", "the minutes that do not suffice; what was found is the move"),
    "TT212": ("outcomes", "the table that lacks a row; what was found is its decision"),
    "TT213": ("+5 min", "the time that runs backwards; what was found is its inject"),
    "TT215": ("when", "where `otherwise` should stand; what was found is the ending"),
    "TT223": ("debrief", "the part that lacks questions for whoever plays alone"),
    "TT225": ("+45 min", "the time past the move's end; what was found is its inject"),
    "TT227": ("NO", "the one team that is asked; what was found is the decision"),
    "TT229": ("text", "the texts, of which none is for that team; what was found is the inject"),
    "TT233": ("A cable goes silent", "the title, as the head of the file; what is missing cannot be underlined"),
    "TT301": ("above 80", "the comparison; the name before it is quoted with it"),
    "TT304": ("at least 50", "the comparison; the name before it is quoted with it"),
    "TT305": ("at least 40", "the comparison; the name before it is quoted with it"),
    "TT314": ("2", "the target; what was found is the decision"),
})  # fmt: skip
"""Code → the words above the carets in its example, and why they are the wrong part."""

NOES: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        (
            "TT219",
            "alone",
        ): "what the misspelt `ignore` was meant to set aside is told as well, because it still is a problem",
    }
)
"""Code and point → why the point is missing."""
