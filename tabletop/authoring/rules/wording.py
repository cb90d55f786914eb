"""How a text reads: its words, its sentences, and whether it is a text yet.

Invariant: what depends on the words of a language is asked only of texts in English; what can be counted, of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from tabletop.authoring.rules.passages import Passage
from tabletop.scenario.model import Scenario

_RUN: Final = re.compile(r"\S+")
_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*(?=\s)|\n\s*(?:\n|(?=[-•*(]))|\s[–—](?=\s)")
_UNFINISHED: Final = re.compile(
    r"\b(?-i:TODO|FIXME|XXX|TBD|TBC)\b|\blorem ipsum\b|\{\{[^{}\n]{0,60}\}\}"
    r"|<(?:your|insert|fill in|describe|write|replace|to be|name of|text of|title of)\b[^<>\n]{0,60}>"
    r"|\[(?:your|insert|fill in)\b[^\]\n]{0,60}\]",
    re.IGNORECASE,
)
_NOTHING: Final = re.compile(r"\s*(?:[.…?_*\-–—]+|\[[^\]]*\]|[Ll]orem\b.*|todo|[Xx]{2,}|n/a|N/A|tb[dc])\s*")
MOST: Final = 5
"""Findings of one rule in one text that anybody wants to hear of."""
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def english(scenario: Scenario) -> bool:
    """Whether the texts are in English."""
    return scenario.language.split("-", 1)[0] == "en"


def words(text: str) -> list[re.Match[str]]:
    """The words of a text, as they stand between white space; a dash on its own is none."""
    return [run for run in _RUN.finditer(text) if any(map(str.isalnum, run[0]))]


def countable(text: str) -> bool:
    """Whether words can be counted: not in scripts that set no space between them."""
    return not _UNSPACED.search(text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what is read in one breath: up to a full stop, colon, semicolon, spaced dash or new line."""
    start = 0
    for match in [*_END.finditer(text), None]:
        end = match.end() if match else len(text)
        if words(text[start:end]):
            yield start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
        start = end


def unfinished(text: str) -> tuple[int, int] | None:
    """Where a text shows that it is still to be written; None when it does not."""
    if _NOTHING.fullmatch(text):
        return 0, len(text.rstrip())
    match = _UNFINISHED.search(text)
    return match.span() if match else None


def finds(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """What a pattern finds in a text, as much of it as anybody wants to hear of."""
    return list(islice(pattern.finditer(text), MOST))


def whole_words(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds any of these names as whole words, the longest first; None when there are none."""
    longest = sorted(filter(None, names), key=lambda name: (-len(name), name))
    if not longest:
        return None
    listed = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<![\w$@./])(?:{listed})(?![\w@]|[./]\w)")


def spoken(passages: Iterable[Passage], *voices: str) -> Iterator[Passage]:
    """Those texts that speak in one of these voices and are written already."""
    return (one for one in passages if one.voice in voices and unfinished(one.text) is None)
