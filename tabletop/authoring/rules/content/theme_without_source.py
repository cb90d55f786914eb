"""TT401: an inject that claims a theme says where the theme comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    for inject in subject.scenario.injects.values():
        if inject.themes and not inject.sources:
            theme = next(iter(inject.themes))
            place = subject.places.key((*subject.paths[inject.id], "themes", theme))
            if subject.document.places.value((*subject.paths[inject.id], "themes", theme)) == place:
                place = subject.places.within((*subject.paths[inject.id], "themes", 0), theme)
            found = problem("TT401", place, inject.id, theme, part=inject.id)
            yield replace(found, known=tuple(subject.scenario.sources))


RULE = Rule(
    "TT401",
    "theme-without-source",
    N_('the inject "$part" claims the theme "$found" and cites no source'),
    N_('add "sources" to the inject, with the source the theme comes from'),
    _find,
)
