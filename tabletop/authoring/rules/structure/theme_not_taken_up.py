"""TT230: a theme that the scenario claims and no inject takes up.

Invariant: a template or an inject that is held back takes it up as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rules.base import Rule, Subject, problem
from tabletop.language.catalogue import N_
from tabletop.scenario.problems import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    """Every theme of the scenario that stands under no inject."""
    taken = {theme for inject in subject.scenario.injects.values() for theme in inject.themes}
    for number, theme in enumerate(subject.scenario.themes):
        if theme not in taken:
            yield problem(RULE.code, subject.places.value(("themes", number)), theme, found=theme)


RULE = Rule(
    code="TT230",
    name="theme-not-taken-up",
    sentence=N_("the scenario claims the theme $found, and no inject takes it up"),
    remedy=N_('add "themes: {$found: how it puts the dilemma}" to an inject, or take the theme out'),
    find=_find,
)
