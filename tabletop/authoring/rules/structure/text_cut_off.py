"""TT235: a text that ends where its author did not mean it to, because YAML reads what follows a `#` as a remark.

Invariant: a remark that begins like one, with a space after its `#`, is a remark; so is one behind a closing quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.positions import Path
from tabletop.scenario.problems import Place, Problem
from tabletop.scenario.reader import Data

_CUT: Final = re.compile(r"[^\s#][^\n]*?\s(#[^\s#!][^\n]*)$")
_BEHIND: Final = re.compile(r"\s+(#[^\s#!].*)$")
_QUOTES: Final = frozenset("\"'|>[{")


def _find(subject: Subject) -> Iterator[Problem]:
    """Every plain text behind which a word begins with `#`."""
    lines = subject.places.lines
    if not any(_CUT.search(line) for line in lines):
        return
    for path, words in _texts(subject.document.data):
        place = subject.places.value(path)
        line = lines[place.line - 1]
        behind = _BEHIND.match(line, place.end - 1)
        if behind is None or line[place.col - 1 : place.col] in _QUOTES or not words:
            continue
        lost = Place(place.file, place.line, behind.start(1) + 1, len(line.rstrip()) + 1)
        where = "/".join(str(step) for step in path if isinstance(step, str))
        yield problem(RULE.code, lost, where, found=behind[1].rstrip())


def _texts(data: Data) -> Iterator[tuple[Path, str]]:
    todo: list[tuple[Path, Data]] = [((), data)]
    while todo:
        path, part = todo.pop()
        if isinstance(part, str):
            yield path, part
        elif isinstance(part, list):
            todo += [((*path, number), item) for number, item in enumerate(part)]
        else:
            todo += [((*path, key), value) for key, value in part.items()]


RULE = Rule(
    code="TT235",
    name="text-cut-off",
    sentence=N_('"$found" is not read: behind a space, "#" begins a remark'),
    remedy=N_('put the whole text in double quotes; a remark of your own begins with "# "'),
    find=_find,
)
