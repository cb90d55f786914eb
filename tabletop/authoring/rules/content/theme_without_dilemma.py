"""TT418: a theme is claimed with a sentence on how the inject puts its dilemma."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for passage in subject.passages:
        if passage.path[0] == "moves" and "themes" in passage.path:
            bare = isinstance(passage.path[-1], int)
            if bare or not passage.text.strip():
                theme = passage.text if bare else str(passage.path[-1])
                place = subject.places.value(passage.path) if bare else subject.places.key(passage.path)
                yield problem("TT418", place, passage.where, theme, part=passage.where)


RULE = Rule(
    "TT418",
    "theme-without-dilemma",
    N_('"$part" claims the theme "$found" and does not say how it puts it to the table'),
    N_('write "$found: one sentence" under "themes", with what pulls each way'),
    _find,
)
